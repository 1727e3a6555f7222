"""Paths and bytes in, articles and problems out. `sources.read_paths` is the way in."""
