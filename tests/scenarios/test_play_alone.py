"""`manage.py play FILE` in a process of its own: no secret, no database, no environment at all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from scenarios.exchange.files import library
from tests.conftest import short_talk
from tests.scenarios.files import file_of


def play(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command in an empty environment, started from an empty folder."""
    manage = str(Path(settings.BASE_DIR) / "manage.py")
    command = [sys.executable, manage, "play", *arguments]
    return subprocess.run(
        command, cwd=folder, env={}, capture_output=True, text=True, check=False, timeout=60
    )


def test_it_prints_json_alone(tmp_path):
    done = play(tmp_path, str(library / "the-wrong-kind-of-quiet.yaml"), "--bot", "first", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["finished"]


@pytest.mark.parametrize(
    ("text", "arguments", "sentence"),
    [
        (short_talk, ["--replies", "sing"], "'sing' is not offered at 'opening'."),
        ("nodes: [", [], "talk.yaml, line 1: this is not YAML"),
    ],
)
def test_it_refuses_without_a_traceback(tmp_path, text, arguments, sentence):
    done = play(tmp_path, str(file_of(tmp_path, text)), *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"CommandError: {sentence}")
    assert len(done.stderr.splitlines()) == 1


def test_it_bears_that_nobody_reads_to_the_end(tmp_path):
    """As `play … | head` does: the pipe is closed before the first word."""
    manage = str(Path(settings.BASE_DIR) / "manage.py")
    file = str(library / "the-wrong-kind-of-quiet.yaml")
    command = [sys.executable, manage, "play", file, "--bot", "first"]
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        command, cwd=tmp_path, env={}, stdout=writer, stderr=subprocess.PIPE, check=False
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_it_names_a_setting_that_makes_no_sense(tmp_path):
    manage = str(Path(settings.BASE_DIR) / "manage.py")
    command = [sys.executable, manage, "check"]
    env = {"DEBUG": "perhaps"}
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, check=False)
    said = b"Steady cannot start: DEBUG is 'perhaps'; it is a switch: write 1 or 0."
    assert (done.returncode, done.stderr.strip()) == (1, said)


def test_it_leaves_nothing_behind(tmp_path):
    play(tmp_path, str(file_of(tmp_path, short_talk)), "--replies", "go-on")
    assert [path.name for path in tmp_path.iterdir()] == ["talk.yaml"]
