"""Without DEBUG nothing starts that is not safe. Each start is a process of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.architecture.sources import root

safe = {"SECRET_KEY": "a-long-random-text", "ALLOWED_HOSTS": "steady.example.com"}
no_secret = "SECRET_KEY is not set."
unsafe = {
    "nothing set": ({}, [no_secret, "ALLOWED_HOSTS is empty"]),
    "any host": ({"ALLOWED_HOSTS": "*"}, [no_secret, "ALLOWED_HOSTS has a wildcard"]),
    "no secret": ({**safe, "SECRET_KEY": ""}, [no_secret]),
    "any host of a domain": ({**safe, "ALLOWED_HOSTS": ".example.com"}, ["has a wildcard"]),
}
every_unsafe = pytest.mark.parametrize(("env", "sentences"), unsafe.values(), ids=unsafe)


@pytest.fixture
def start(tmp_path):
    """Runs Python in this environment and no other; what it writes lands in a folder of its own."""

    def run(*arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
        given = {**env, "DATA_DIR": str(tmp_path)}
        command = [sys.executable, *arguments]
        return subprocess.run(
            command, cwd=root, env=given, capture_output=True, text=True, check=False, timeout=60
        )

    return run


@every_unsafe
def test_it_refuses_to_serve(start, env, sentences):
    done = start("-c", "import trainer.wsgi", **env)
    assert done.returncode != 0
    assert "ImproperlyConfigured" in done.stderr
    assert all(sentence in done.stderr for sentence in sentences)


def test_it_refuses_to_migrate_and_says_what_to_write_instead(start):
    done = start("manage.py", "migrate", ALLOWED_HOSTS="*")
    assert done.returncode != 0
    assert no_secret in done.stderr
    assert all(hint in done.stderr for hint in ("secrets.token_urlsafe", "List the host names"))


def test_it_serves_with_safe_settings(start):
    done = start("-c", "import trainer.wsgi; print('ready')", **safe)
    assert (done.returncode, done.stdout) == (0, "ready\n"), done.stderr


def test_it_needs_no_secret_to_develop(start):
    done = start("-c", "import trainer.wsgi; print('ready')", DEBUG="1")
    assert (done.returncode, done.stdout) == (0, "ready\n")


def test_it_refuses_a_switch_that_is_none(start):
    done = start("manage.py", "check", DEBUG="maybe")
    assert done.returncode != 0
    assert "DEBUG is 'maybe'; it is a switch: write 1 or 0." in done.stderr


def test_it_makes_no_demo_people_in_production(start):
    """Before it asks for a database: everybody knows their password."""
    done = start("manage.py", "demo_people", **safe)
    assert done.returncode != 0
    assert done.stderr.startswith("CommandError: Demo people have a password that everybody knows")


def test_it_has_nothing_that_the_deployment_check_minds(start):
    secret = "".join(chr(33 + number) for number in range(60))
    given = {**safe, "SECRET_KEY": secret, "SECURE_PROXY": "1"}
    done = start("manage.py", "check", "--deploy", "--fail-level", "WARNING", **given)
    assert done.returncode == 0, done.stderr
