"""Every setting is told of where people look for it, and nothing else is."""

from __future__ import annotations

import ast
import re

from tests.docs.pages import ROOT, names, tables

readers = {"text", "flag", "words", "choice", "mail", "days"}


def settings_read() -> set[str]:
    """The variables that trainer/settings.py asks trainer/env.py for."""
    tree = ast.parse((ROOT / "trainer/settings.py").read_text(encoding="utf-8"))
    return {
        ast.literal_eval(call.args[0])
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and ast.unparse(call.func.value) == "env"
        and call.func.attr in readers
    }


def test_it_finds_the_settings():
    assert {"SECRET_KEY", "DEBUG", "LOG_LEVEL", "ALLOWED_HOSTS"} <= settings_read()


def test_it_reads_the_environment_in_one_place_only():
    asking = [
        str(path.relative_to(ROOT))
        for folder in ("trainer", "scenarios")
        for path in (ROOT / folder).rglob("*.py")
        if re.search(r"\benviron\b(?!\.setdefault)|\bgetenv\b", path.read_text(encoding="utf-8"))
    ]
    assert asking == ["trainer/env.py"]


def test_it_has_them_all_in_the_example():
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^([A-Z_]+)=", example, re.MULTILINE)) == sorted(settings_read())


def test_it_has_them_all_in_the_page():
    (rows,) = tables("docs/deploying.md", "Settings")
    told = [name for row in rows for name in names(row[0])]
    assert sorted(told) == sorted(settings_read())
