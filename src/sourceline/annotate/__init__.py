"""Everything that one report says by itself. `annotator.annotate` is the way in."""
