"""Use cases: the parts put together."""
