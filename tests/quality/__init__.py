"""How well the program tells a pile of reports, measured against truths written by hand.

`python -m tests.quality.measure [PILE...] [-v]` prints the table; `-v` lists each miss.
`python -m tests.quality.raise_floors` lifts `floors.json` to what is measured now.
"""
