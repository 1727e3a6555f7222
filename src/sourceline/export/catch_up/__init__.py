"""What is new to a reader, rendered."""
