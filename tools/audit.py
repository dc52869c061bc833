#!/usr/bin/env python3
"""Asks whether holes are known in the locked dependencies; says so where nobody can be asked.

    python tools/audit.py

Known holes are a failure. No network is none: a machine without one can still check the rest.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.txt", "requirements-dev.txt")
PATIENCE = 240  # seconds
COMMAND = [sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes"]
OPTIONS = ["--format", "json", "--progress-spinner", "off", "--timeout", "10"]


def ask(lock: str) -> list[str] | None:
    """The holes known in what this file locks; None if there was no answer."""
    command = [*COMMAND, *OPTIONS, "--requirement", lock]
    try:
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
        return holes(json.loads(done.stdout))
    except (subprocess.TimeoutExpired, json.JSONDecodeError):
        return None


def holes(answer: dict[str, Any]) -> list[str]:
    return [
        f"{one['name']} {one['version']}: {hole['id']}, "
        f"mended in {', '.join(hole['fix_versions']) or 'no version yet'}"
        for one in answer["dependencies"]
        for hole in one.get("vulns", ())
    ]


def main() -> int:
    failed = False
    for lock in LOCKS:
        found = ask(lock)
        if found is None:
            print(f"  NOT RUN  audit of {lock}: nobody could be asked, as without a network")
        else:
            failed = failed or bool(found)
            print("\n".join([f"  {'FAILED' if found else 'ok':<8} audit of {lock}", *found]))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
