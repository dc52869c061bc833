"""Starts a server so that it ends with whoever started it, however that ends.

    python benchmarks/launch.py [--like-anybody] COMMAND...

With --like-anybody what a file permits holds for root too.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys

end_with_parent, drop_capability = 1, 24  # of prctl
past_permissions = (1, 2)  # the capabilities to write, and to read, what is not permitted


def main(*command: str) -> None:
    prctl = ctypes.CDLL(None).prctl
    prctl(end_with_parent, signal.SIGTERM)
    if command[0] == "--like-anybody":
        command = command[1:]
        for capability in past_permissions:
            prctl(drop_capability, capability)
    os.execv(command[0], command)


if __name__ == "__main__":
    main(*sys.argv[1:])
