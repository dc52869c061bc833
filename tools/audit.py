#!/usr/bin/env python3
"""Asks whether holes are known in the locked dependencies; says so where nobody can be asked.

    python tools/audit.py

Told and no failure, unless AUDIT=required: a hole that became known this morning must not stop
what was right yesterday. A machine without a network can still check the rest.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.txt", "requirements-dev.txt")
PATIENCE = 60  # seconds
COMMAND = [sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes"]
OPTIONS = ["--format", "json", "--progress-spinner", "off", "--timeout", "10"]


def ask(lock: str) -> list[dict[str, Any]]:
    """What is known of the packages that this file locks; none of them if nobody answered.

    Without a network pip-audit leaves packages out, in an answer that looks as if all were well.
    """
    command = [*COMMAND, *OPTIONS, "--requirement", lock]
    try:
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
        return [one for one in json.loads(done.stdout)["dependencies"] if "vulns" in one]
    except (subprocess.TimeoutExpired, json.JSONDecodeError):
        return []


def holes(known: list[dict[str, Any]]) -> list[str]:
    return [
        f"{one['name']} {one['version']}: {hole['id']}, "
        f"mended in {', '.join(hole['fix_versions']) or 'no version yet'}"
        for one in known
        for hole in one["vulns"]
    ]


def main() -> int:
    failed = False
    for lock in LOCKS:
        known = ask(lock)
        found = holes(known)
        failed = failed or bool(found)
        verdict = "HOLES" if found else "ok" if known else "NOT RUN"
        print(f"  {verdict:<8} audit of {lock}: {len(known)} packages could be asked about")
        print("".join(f"{one}\n" for one in found), end="")
    return 1 if failed and os.environ.get("AUDIT") == "required" else 0


if __name__ == "__main__":
    sys.exit(main())
