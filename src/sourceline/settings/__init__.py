"""What a user may set, where it was set, and what is wrong with it."""
