"""How the network of `annotate/tagger.py` is made; not part of the package."""
