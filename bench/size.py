"""How large the default install is: installs the package into an empty environment and weighs it.

    python bench/size.py [--limit MB]

Prints the megabytes that each package takes in site-packages, and fails above the limit.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import venv
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIMIT_MB = 150.0
# Comes with every environment and belongs to no package of ours.
INSTALLERS = frozenset({"pip", "setuptools", "wheel"})

# Run inside the new environment: what each distribution says it installed.
_LIST = """
import json, sys
from importlib.metadata import distributions
print(json.dumps({d.metadata["Name"]: [str(d.locate_file(f)) for f in d.files or ()] for d in distributions()}))
"""


def install(into: Path) -> Path:
    """The Python of a new environment that holds the package and what it needs."""
    venv.create(into, with_pip=True)
    python = into / "bin" / "python"
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    subprocess.run([*pip, str(ROOT)], check=True)
    return python


def weigh(python: Path) -> Counter[str]:
    """Bytes on disk by distribution, compiled files as pip leaves them."""
    listed = subprocess.run([python, "-c", _LIST], check=True, capture_output=True, text=True)
    sizes: Counter[str] = Counter()
    for name, files in json.loads(listed.stdout).items():
        if name.lower() in INSTALLERS:
            continue
        paths = {Path(file).resolve() for file in files}
        sizes[name] = sum(path.stat().st_size for path in paths if path.is_file())
    return sizes


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--limit", type=float, default=LIMIT_MB, metavar="MB")
    limit: float = parser.parse_args().limit
    with tempfile.TemporaryDirectory() as folder:
        sizes = weigh(install(Path(folder) / "env"))
    for name, size in sizes.most_common():
        print(f"{size / 1e6:8.1f} MB  {name}")
    total = sum(sizes.values()) / 1e6
    print(f"{total:8.1f} MB  together, of {limit:.0f} MB")
    return 0 if total <= limit else 1


if __name__ == "__main__":
    sys.exit(main())
