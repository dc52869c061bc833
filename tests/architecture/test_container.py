"""The Containerfile, as far as it can be tried without building it."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from tests.architecture.sources import root

text = (root / "Containerfile").read_text(encoding="utf-8")
lines = re.sub(r"\\\n\s*", "", text).splitlines()
final = lines[max(number for number, line in enumerate(lines) if line.startswith("FROM")) :]
safe = {
    "SECRET_KEY": "x" * 25 + "abcdefghijklmnopqrstuvwxyz",
    "ALLOWED_HOSTS": "steady.example.com",
}


def words(instruction: str) -> Iterator[list[str]]:
    return (shlex.split(line)[1:] for line in final if line.startswith(f"{instruction} "))


@pytest.fixture
def image(tmp_path) -> Path:
    """A folder with what the image has of Steady, and nothing else."""
    place: Path = tmp_path / "steady"
    place.mkdir()
    for source, target in (pair for pair in words("COPY") if not pair[0].startswith("--")):
        copy: Any = shutil.copytree if (root / source).is_dir() else shutil.copy
        copy(root / source, place / target)
    return place


def manage(image: Path, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    given = {**safe, **env, "DATA_DIR": str(image.parent / "data")}
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(
        command, cwd=image, env=given, capture_output=True, text=True, check=False
    )


def test_it_has_all_that_is_needed_to_collect_what_is_static(image):
    done = manage(image, "collectstatic", "--no-input", "--dry-run", "--verbosity", "0")
    assert (done.returncode, done.stderr) == (0, "")


def test_it_has_all_that_is_needed_to_load_the_library(image):
    done = manage(image, "check_scenario", "scenarios/library/one-sofa-too-many.yaml")
    assert done.returncode == 0, done.stderr


def test_it_runs_without_rights():
    assert list(words("USER")) == [["steady"]]
    assert "useradd --system" in text


class Site(BaseHTTPRequestHandler):
    """Answers as Steady does behind a proxy: to its own name, over HTTPS, when it is well."""

    def do_GET(self) -> None:
        asked = (self.path, self.headers["Host"], self.headers["X-Forwarded-Proto"])
        well = asked == ("/health/", "steady.example.com", "https")
        self.send_response(200 if well else 500)
        self.end_headers()

    def log_message(self, *args: Any) -> None:
        pass


@pytest.mark.parametrize(("host", "code"), [("steady.example.com, other", 0), ("other", 1)])
def test_its_health_check_asks_as_the_proxy_would(host, code):
    site = HTTPServer(("127.0.0.1", 0), Site)
    Thread(target=site.handle_request, daemon=True).start()
    (check,) = (line for line in final if line.startswith("HEALTHCHECK"))
    _python, *arguments = json.loads(check.partition("CMD ")[2])
    asked = [one.replace("8000", str(site.server_port)) for one in arguments]
    env = {**os.environ, "ALLOWED_HOSTS": host}
    done = subprocess.run([sys.executable, *asked], env=env, timeout=30, check=False)
    site.server_close()
    assert done.returncode == code


def test_it_is_built_in_the_form_that_knows_health_checks():
    """Podman's own form leaves them out."""
    page = (root / "docs/deploying.md").read_text(encoding="utf-8")
    assert "$ podman build --format docker --tag steady .\n" in page
