"""The story as one page that needs nothing else. `page.render` is the way in."""
