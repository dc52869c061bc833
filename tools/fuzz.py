#!/usr/bin/env python3
"""Feeds every parser with input that is made to reach new code, for a while each.

    python tools/fuzz.py [--seconds 60] [parser ...]

Prints how often each was run. Input that makes one fail is left in tests/fuzzing/found/, where the
tests try it from then on. Needs Linux and requirements-fuzz.txt; `make fuzz` sees to that.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
SLOW = 10  # seconds; one input that takes longer is a failure
LARGEST = 8192  # bytes; what is made at random is larger than this for no good


WATCHED = ["scenarios.exchange", "scenarios.written", "trainer.accounts.roster", "ruamel"]
SETTINGS = {"DEBUG": "1", "DJANGO_SETTINGS_MODULE": "trainer.settings"}


def main() -> int:
    """Run each parser in a process of its own: the fuzzer ends the one it runs in."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("parser", nargs="*")
    options.add_argument("--seconds", type=int, default=60)
    options.add_argument("--here", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.here:
        return fuzz_here(given.here[0], given.here[1:])
    names = given.parser or ["script", "twee", "html", "roster", "conditions", "json"]
    return 1 if sum([fuzz(name, given.seconds) for name in names]) else 0


def fuzz(name: str, seconds: int) -> bool:
    """Whether this parser failed, which is told."""
    print(f"{name:<12}", end="", flush=True)
    limits = [f"-max_total_time={seconds}", f"-timeout={SLOW}", f"-max_len={LARGEST}"]
    done = subprocess.run(
        [sys.executable, __file__, "--here", name, *limits, "-print_final_stats=1"],
        cwd=ROOT,
        env={**os.environ, **SETTINGS},
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    runs = re.search(r"stat::number_of_executed_units:\s*(\d+)", done.stderr)
    print(f"{int(runs[1]):>10,} runs" if runs else "did not run", end="")
    print("" if done.returncode == 0 else f", FAILED:\n{done.stderr[-2000:]}", flush=True)
    return done.returncode != 0


def fuzz_here(name: str, limits: list[str]) -> int:
    """In this process, until its time is over."""
    import atheris
    import django

    with atheris.instrument_imports(include=WATCHED):
        django.setup()
        from tests.fuzzing.parsers import found, parsers
    parser = parsers[name]
    (found / name).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        corpus, words = Path(folder) / "corpus", Path(folder) / "words"
        corpus.mkdir()
        for number, seed in enumerate(parser.seeds):
            (corpus / f"{number}").write_bytes(seed.encode())
        words.write_text("".join(f'"{escaped(word)}"\n' for word in parser.words))
        told = [f"-dict={words}", f"-artifact_prefix={found / name}/", *limits]
        atheris.Setup([sys.argv[0], *told, str(corpus)], parser.read)
        atheris.Fuzz()
    return 0


def escaped(word: str) -> str:
    """As a dictionary of the fuzzer has it."""
    return "".join(f"\\x{byte:02x}" for byte in word.encode())


if __name__ == "__main__":
    sys.exit(main())
