"""Which reports belong together."""
