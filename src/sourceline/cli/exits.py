"""What the process says to whoever started it."""

from __future__ import annotations

DONE = 0
FAILED = 1
WRONG_USAGE = 2
DONE_WITH_PROBLEMS = 3
# As shells count a process that a signal ended: 128 and SIGINT, 128 and SIGPIPE.
STOPPED = 130
READER_GONE = 141

# Every command's help ends with this.
EPILOG = (
    "Exit codes: 0 done, 1 failed, 2 wrong usage, "
    "3 done, but something could not be read and was left out."
)
