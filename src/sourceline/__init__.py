"""Give it the reports, get the story."""

from __future__ import annotations

__version__ = "0.1.0.dev0"
