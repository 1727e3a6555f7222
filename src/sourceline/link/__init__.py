"""Everything that only appears when reports are laid side by side. `linker.link` is the way in."""
