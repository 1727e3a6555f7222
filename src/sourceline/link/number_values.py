"""How exact a number is told: the least and the greatest that its words can mean."""

from __future__ import annotations

from sourceline.model.annotations import Figure, Qualifier

# "About" leaves a place of the number open, and this share of it at least.
LOOSE = 0.03


def bounds(figure: Figure) -> tuple[float, float]:
    """The least and the greatest number that the words can mean.

    "61,000" can be 61,204; "300" can be no 250; "more than 60" can be any greater number.
    """
    if isinstance(figure.value, tuple):
        low, high = sorted(figure.value)
    else:
        low = high = figure.value
    slack = _rounding(low)
    low, high = low - slack, high + _rounding(high)
    if figure.qualifier is Qualifier.ABOUT:
        return low - _loosely(low), high + _loosely(high)
    if figure.qualifier is Qualifier.OVER:
        return low, float("inf")
    if figure.qualifier is Qualifier.UNDER:
        return float("-inf"), high + _loosely(high)
    return low, high


def _rounding(value: float) -> float:
    """Half of the last place told, from a thousand on; below, a whole number is told in full.

    >>> _rounding(61000.0), _rounding(340000.0), _rounding(61204.0), _rounding(300.0), _rounding(2.5)
    (500.0, 5000.0, 0.5, 0.0, 0.05)
    """
    size = abs(value)
    if size != int(size):
        return float(f"5e-{len(f'{size:g}'.partition('.')[2]) + 1}")
    return _place(size) / 2 if size >= 1000 else 0.0


def _place(size: float) -> float:
    """The last place told: 1000 of 61,000, 100 of 300."""
    place = 1
    while size and size % (place * 10) == 0:
        place *= 10
    return float(place)


def _loosely(value: float) -> float:
    """How far "about 61,000" may lie from what it stands for."""
    return max(_place(abs(value)), LOOSE * abs(value))
