"""What belongs to the page and not to the report is marked, never removed."""
