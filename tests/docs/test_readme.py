"""The README's first lines do what they say."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.docs.pages import ROOT, blocks, commands, names, tables, text_of


@pytest.fixture
def run(tmp_path):
    """Runs Python in the folder of Steady as a newcomer would, with no settings at all."""
    env = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path)}

    def python(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, *arguments], cwd=ROOT, env=env, capture_output=True, check=False
        )
        return (done.stdout + done.stderr).decode()

    return python


def test_it_prints_what_it_shows(run):
    (code,), (shown,) = blocks("README.md", "python"), blocks("README.md", "text")
    assert run("-c", code) == shown


def test_it_plays_in_the_terminal_what_it_shows(run):
    (((python, *arguments), shown),) = commands("README.md")
    assert python == "python"
    assert run(*arguments) == shown


def test_it_begins_with_ten_lines():
    (code,) = blocks("README.md", "python")
    assert len([line for line in code.splitlines() if line]) <= 10


def test_it_names_commands_that_make_knows():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (rows,) = tables("README.md", "Two commands")
    for row in rows:
        (command,) = names(row[0])
        assert f"\n{command.removeprefix('make ')}:" in makefile


def test_it_shows_a_picture_that_is_there():
    assert "](docs/img/conversation.png)" in text_of("README.md")
    assert (ROOT / "docs/img/conversation.png").read_bytes().startswith(b"\x89PNG")
