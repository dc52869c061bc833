"""The audit tells known holes; it fails for them where that is wanted, and for nothing else."""

from __future__ import annotations

import json
import subprocess
from types import SimpleNamespace

import pytest

from tools import audit

hole = {"id": "CVE-2026-1", "fix_versions": ["1.1"]}
mended = {"name": "good", "version": "2.0", "vulns": []}
skipped = {"name": "ours", "skip_reason": "not on an index"}


@pytest.fixture
def answers(monkeypatch):
    """What pip-audit prints."""

    def prints(text: str) -> None:
        answer = SimpleNamespace(stdout=text, returncode=1)
        monkeypatch.setattr(subprocess, "run", lambda *args, **kwargs: answer)

    return prints


@pytest.mark.parametrize(("audited", "code"), [("required", 1), ("", 0)])
def test_it_tells_a_known_hole_and_fails_where_that_is_wanted(
    answers, capsys, monkeypatch, audited, code
):
    monkeypatch.setenv("AUDIT", audited)
    bad = {"name": "bad", "version": "1.0", "vulns": [hole]}
    answers(json.dumps({"dependencies": [bad, mended, skipped]}))
    assert audit.main() == code
    assert "bad 1.0: CVE-2026-1, mended in 1.1" in capsys.readouterr().out


def test_it_passes_where_none_is_known(answers):
    answers(json.dumps({"dependencies": [mended, skipped]}))
    assert audit.main() == 0


@pytest.mark.parametrize("answer", ["", json.dumps({"dependencies": [skipped, skipped]})])
def test_it_passes_and_says_so_where_nobody_can_be_asked(answers, capsys, answer):
    answers(answer)
    assert audit.main() == 0
    assert "NOT RUN" in capsys.readouterr().out


def test_it_does_not_wait_for_ever(monkeypatch):
    def hang(*args, **kwargs):
        raise subprocess.TimeoutExpired("pip_audit", kwargs["timeout"])

    monkeypatch.setattr(subprocess, "run", hang)
    assert audit.main() == 0
