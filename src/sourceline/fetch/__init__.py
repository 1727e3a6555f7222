"""Addresses in, pages out: the only room that opens sockets. `fetcher.Fetcher` is the way in."""
