"""The nouns, frozen: what every stage takes and gives."""
