"""Every command of Steady's own that a page shows is there, with what is given to it."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

import pytest
from django.core.management import get_commands, load_command_class
from django.core.management.base import CommandError

from tests.docs.pages import ROOT, blocks, pages

# As it is typed: by `manage.py`, or by the small command that docs/deploy/ has for servers.
typed = re.compile(r"(?:manage\.py|sudo steady) (?!\()(.+)$", re.MULTILINE)


def shown() -> Iterator[str]:
    texts = ["".join(blocks(page, "console")) for page in pages()]
    texts += [unit.read_text("utf-8") for unit in sorted((ROOT / "docs/deploy").glob("*.service"))]
    for text in texts:
        for line in re.sub(r"\\\n\s*", "", text).splitlines():
            yield from (found.rstrip("'") for found in typed.findall(line))


commands = sorted(set(shown()))


def understood(line: str) -> bool:
    """Whether the command exists and its parser takes the rest of the line."""
    name, *arguments = shlex.split(line)
    command = load_command_class(get_commands()[name], name)
    command.create_parser("manage.py", name).parse_args(arguments)
    return True


def test_it_finds_commands():
    assert {"migrate", "retention --yes"} <= set(commands)


@pytest.mark.parametrize("line", commands)
def test_it_is_a_command_that_takes_that(line):
    assert understood(line)


@pytest.mark.parametrize("line", ["backup", "retention --sure"])
def test_it_would_notice(line):
    with pytest.raises(CommandError):
        understood(line)
