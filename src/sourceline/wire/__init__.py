"""The model as bytes and back: the JSON contracts."""
