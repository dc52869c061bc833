#!/usr/bin/env python3
"""Everything Steady is held to: the linters, then the tests on SQLite and on PostgreSQL.

    python tools/check.py                 # all of it
    python tools/check.py -k briefing     # what it does not know goes to pytest
    python tools/check.py --lint          # only the linters
    python tools/check.py --format        # puts in order what a program can put in order

What this machine lacks is left out, and the summary says so. BROWSER_TESTS=required and
POSTGRES_TESTS=required make that a failure. CHROMIUM names the browser to use.
"""

import argparse
import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
BIN = Path(PYTHON).parent
WITH_POSTGRES = [PYTHON, "tools/with_postgres.py"]

BROWSER, SQLITE, POSTGRES = "browser tests", "tests on SQLite", "tests on PostgreSQL"
NOT_BROWSER = ["-m", "not browser"]
TWICE = ["-m", "database and not browser and not faults"]
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
DOWNLOAD_PATIENCE = 300  # seconds
NO_TESTS_COLLECTED = 5  # pytest's exit code
# The whole suite is shared between the cores; a selection starts sooner without that.
SHARED = ["--numprocesses=auto", "--dist=loadscope"]

Command = Sequence[str | Path]
Environment = dict[str, str]


@dataclass(frozen=True)
class Outcome:
    name: str
    verdict: str  # "ok", "FAILED" or "NOT RUN"
    note: str
    output: str = ""

    def __str__(self) -> str:
        return f"  {self.verdict:<8} {self.name:<21} {self.note}"


@dataclass
class Report:
    """What ran, what did not and why: told as it happens, and once more at the end."""

    outcomes: list[Outcome] = field(default_factory=list)

    def add(self, outcome: Outcome) -> None:
        self.outcomes.append(outcome)
        if outcome.verdict == "FAILED" and outcome.output:
            say(f"\n{outcome.output.rstrip()}")
        say(outcome)

    def not_run(self, name: str, why: str) -> None:
        self.add(Outcome(name, "NOT RUN", why))

    def missing(self, name: str, why: str, *, variable: str) -> None:
        """This machine lacks something: a failure to those who said that it must be there."""
        if os.environ.get(variable) == "required":
            self.add(Outcome(name, "FAILED", f"{why}, and {variable}=required"))
        else:
            self.not_run(name, why)

    def names(self, verdict: str) -> str:
        return ", ".join(one.name for one in self.outcomes if one.verdict == verdict)

    @property
    def failed(self) -> bool:
        return bool(self.names("FAILED"))

    def conclusion(self) -> str:
        left_out = self.names("NOT RUN")
        lines = [f"FAILED: {self.names('FAILED')}." if self.failed else "Nothing failed."]
        if left_out:
            lines.append(f"!!! NOT RUN, for the reasons given above: {left_out}.")
        return "\n".join(lines)


def say(line: object) -> None:
    """Flushed, or it would appear after the words of the programs that run in between."""
    print(line, flush=True)


def judge(name: str, started: float, *, ok: bool, note: str = "", output: str = "") -> Outcome:
    seconds = f"{time.monotonic() - started:5.1f} s"
    return Outcome(name, "ok" if ok else "FAILED", f"{seconds}  {note}".rstrip(), output)


def environment(data: str) -> Environment:
    """The caller's, without Steady's settings: they must not decide whether the tests pass."""
    settings = re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
    ours = {*settings, "DJANGO_SETTINGS_MODULE"}
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return {**kept, "DEBUG": "1", "DATA_DIR": data}


# --- Linters -----------------------------------------------------------------------------------


def djade(*options: str) -> Command:
    return [BIN / "djade", "--target-version", "5.2", *options, *Path("templates").rglob("*.html")]


def linters() -> dict[str, Command]:
    """The slow one first: two run at a time, and all the others fit beside it."""
    manage = [PYTHON, "manage.py"]
    return {
        "mypy": [PYTHON, "-m", "mypy"],
        "ruff check": [BIN / "ruff", "check"],
        "ruff format": [BIN / "ruff", "format", "--check"],
        "template format": djade("--check"),
        "import contracts": [BIN / "lint-imports", "--no-logo"],
        "missing migrations": [*manage, "makemigrations", "--check", "--dry-run"],
        "Django's checks": [*manage, "check", "--fail-level", "WARNING"],
    }


def lint(name: str, command: Command, env: Environment) -> Outcome:
    started = time.monotonic()
    done = subprocess.run(
        command, env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    return judge(name, started, ok=done.returncode == 0, output=done.stdout)


def run_linters(report: Report, env: Environment) -> None:
    with ThreadPoolExecutor(max_workers=2) as pool:
        running = [pool.submit(lint, name, command, env) for name, command in linters().items()]
        for outcome in running:
            report.add(outcome.result())


def format_everything() -> None:
    ruff = BIN / "ruff"
    commands: list[Command] = [[ruff, "check", "--fix-only"], [ruff, "format"], djade()]
    for command in commands:
        subprocess.run(command, check=True)


# --- Tests -------------------------------------------------------------------------------------


def chromium_here() -> str | None:
    found = (shutil.which(name) for name in CHROMIUMS)
    return os.environ.get("CHROMIUM") or next(filter(None, found), None)


def playwright_has_one() -> bool:
    """Whether Playwright has a browser of its own, or could fetch one just now."""
    say("No Chromium is installed: asking Playwright for one.")
    try:
        command = [PYTHON, "-m", "playwright", "install", "chromium"]
        return subprocess.run(command, timeout=DOWNLOAD_PATIENCE, check=False).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def follow(command: Command, env: Environment) -> int:
    """Runs a command that talks to the terminal itself; gives it the time to stop in order."""
    process = subprocess.Popen(command, env=env)
    signal.signal(signal.SIGTERM, lambda number, _frame: process.send_signal(number))
    while True:
        with contextlib.suppress(KeyboardInterrupt):  # Ctrl-C reached the command too
            return process.wait()


@dataclass(frozen=True)
class Suite:
    """The tests, once for each database."""

    report: Report
    env: Environment
    arguments: list[str]  # what the caller wants pytest to know

    def on_sqlite(self) -> None:
        chromium = chromium_here()
        if chromium:
            self.run(SQLITE, f"with {chromium}", env={"CHROMIUM": chromium})
        elif playwright_has_one():
            self.run(SQLITE, "with the Chromium of Playwright")
        else:
            why = "no Chromium was found, nor could Playwright fetch one"
            self.report.missing(BROWSER, why, variable="BROWSER_TESTS")
            self.run(SQLITE, "without a browser", select=NOT_BROWSER)

    def on_postgres(self) -> None:
        """What uses the database, but for the browser; the faults bring databases of their own."""
        command = [*WITH_POSTGRES, "--check"]
        asked = subprocess.run(command, capture_output=True, text=True, check=False)
        if asked.returncode == 0:
            note = f"with {asked.stdout.strip()}"
            self.run(POSTGRES, note, through=WITH_POSTGRES, select=TWICE)
        else:
            self.report.missing(POSTGRES, asked.stderr.strip(), variable="POSTGRES_TESTS")

    def run(
        self,
        name: str,
        note: str,
        *,
        through: Command = (),
        select: Command = (),
        env: Environment | None = None,
    ) -> None:
        say(f"\n{name[0].upper()}{name[1:]}, {note}")
        started = time.monotonic()
        wanted = self.arguments or SHARED
        command = [*through, PYTHON, "-m", "pytest", *select, *wanted]
        code = follow(command, self.env | (env or {}))
        if code == NO_TESTS_COLLECTED and self.arguments:
            self.report.not_run(name, "none was selected")
        else:
            self.report.add(judge(name, started, ok=code == 0, note=note))


def check(*, only_lint: bool, pytest_arguments: list[str]) -> Report:
    report = Report()
    with tempfile.TemporaryDirectory(prefix="steady-check-") as data:
        suite = Suite(report, environment(data), pytest_arguments)
        run_linters(report, suite.env)
        if only_lint:
            return report
        for name, run in ((SQLITE, suite.on_sqlite), (POSTGRES, suite.on_postgres)):
            if report.failed:
                report.not_run(name, "something before it failed")
            else:
                run()
    return report


def main() -> int:
    about, usage = (__doc__ or "").split("\n\n", 1)
    parser = argparse.ArgumentParser(
        description=about, epilog=usage, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--lint", action="store_true", help="run the linters only")
    choice.add_argument("--format", action="store_true", help="change files to suit the linters")
    options, pytest_arguments = parser.parse_known_args()
    os.chdir(ROOT)
    if options.format:
        format_everything()
        return 0
    report = check(only_lint=options.lint, pytest_arguments=pytest_arguments)
    say("\n".join(["\nSummary", *map(str, report.outcomes), report.conclusion()]))
    return 1 if report.failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("\nStopped.")
