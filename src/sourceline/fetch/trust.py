"""Whose certificates are believed: the machine's list, or the one that comes along where it has none."""

from __future__ import annotations

import os
import ssl
import sys


def trusted() -> ssl.SSLContext:
    """Certificates and names of servers are checked; nothing switches that off."""
    paths = ssl.get_default_verify_paths()
    folder = paths.capath is not None and bool(os.listdir(paths.capath))
    if sys.platform == "win32" or paths.cafile or folder:
        return ssl.create_default_context()
    import certifi

    return ssl.create_default_context(cafile=certifi.where())
