"""A story as something to look at: one file a format. `registry.render` is the way in."""
