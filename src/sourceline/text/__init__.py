"""Offsets, words, and what is known of a language; no decision about any story."""
