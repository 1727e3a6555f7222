"""One file per section of the story: how it is held against the truth."""
