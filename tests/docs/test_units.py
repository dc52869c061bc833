"""What docs/deploy/ has for a server fits what it is for: the units, the settings, the proxies."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
from configparser import ConfigParser
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, blocks, names, section, text_of

folder = ROOT / "docs/deploy"
page = "docs/deploying.md"
timers = sorted(path.stem for path in folder.glob("*.timer"))


def unit(name: str) -> ConfigParser:
    """A unit as systemd reads it; of a key that is there twice the last."""
    found = ConfigParser(strict=False, interpolation=None)
    found.optionxform = str  # type: ignore[assignment,method-assign]
    found.read(folder / name, encoding="utf-8")
    return found


def by_shell(file: Path) -> dict[str, str]:
    """The variables of a file that a shell reads."""
    script = 'set -a; . "$0"; exec env -0'
    done = subprocess.run(
        ["sh", "-c", script, file], env={}, capture_output=True, text=True, check=True
    )
    return dict(line.split("=", 1) for line in done.stdout.split("\0") if line)


def by_systemd(file: Path) -> dict[str, str]:
    """The same as systemd reads it: no shell, but quotes mean what they mean there."""
    lines = (line for line in file.read_text("utf-8").splitlines() if re.match(r"[A-Z_]+=", line))
    pairs = (line.split("=", 1) for line in lines)
    return {name: " ".join(shlex.split(value)) for name, value in pairs}


@pytest.mark.parametrize("name", timers)
def test_it_has_a_service_for_each_timer(name):
    assert unit(f"{name}.service")["Service"]["Type"] == "oneshot"
    assert f"`{name}`" in section(page, "Timers")


def test_it_tells_of_every_unit():
    told = names(section(page, "The first start"))
    for path in folder.glob("steady-*.s*"):
        assert path.name in told or path.stem in told or f"{path.name}/steady.conf" in told


def test_it_starts_the_server_as_the_image_does():
    image = json.loads(re.findall(r"^CMD (.*)$", text_of("Containerfile"), re.MULTILINE)[-1])
    service = unit("steady-web.service")["Service"]
    workers = shlex.split(service["Environment"])[0].partition("=")[2]
    python, _m, *started = f"{service['ExecStart']} {workers}".split()
    assert python == "/opt/steady/.venv/bin/python"
    assert sorted([*started, "--bind", "0.0.0.0:8000"]) == sorted(image)


def test_its_command_has_the_settings_of_the_services():
    services = unit("steady-.service.d/steady.conf")["Service"]
    command = (folder / "steady").read_text("utf-8")
    assert f". {services['EnvironmentFile']}\n" in command
    assert f"cd {services['WorkingDirectory']}\n" in command
    assert f"--user {services['User']} " in command
    assert os.access(folder / "steady", os.X_OK)


@pytest.mark.parametrize("number", range(len(blocks(page, "sh"))))
def test_its_settings_mean_the_same_to_a_shell_and_to_systemd(number, tmp_path):
    file = tmp_path / "steady.env"
    file.write_text(blocks(page, "sh")[number], "utf-8")
    assert by_systemd(file).items() <= by_shell(file).items()


def test_the_example_means_the_same_to_both():
    file = ROOT / ".env.example"
    assert by_systemd(file).items() <= by_shell(file).items()


def test_it_asks_for_settings_that_there_are():
    known = by_systemd(ROOT / ".env.example").keys() | {"GUNICORN_CMD_ARGS"}
    shown = set(re.findall(r"^([A-Z_]+)=", "".join(blocks(page, "sh")), re.MULTILINE))
    assert shown <= known


@pytest.mark.parametrize("name", ["nginx.conf", "nginx-many.conf"])
def test_its_proxies_set_what_steady_believes(name):
    text = (folder / name).read_text("utf-8")
    for header in ("Host $host", "X-Forwarded-Proto $scheme", "X-Forwarded-For $remote_addr"):
        assert f"proxy_set_header {header};" in text


def test_it_shows_the_proxy_that_it_ships():
    assert blocks(page, "caddyfile") == [(folder / "Caddyfile").read_text("utf-8")]
