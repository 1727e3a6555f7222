"""The reading room: an archive as pages and JSON over HTTP. `site.site` is the way in."""
