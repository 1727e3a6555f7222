"""What the reader sees first: the story out of the links."""
