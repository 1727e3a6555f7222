"""One report's annotations made visible: its text with what was found in it, and the entities."""
