"""What was read and told, kept in one SQLite file."""
