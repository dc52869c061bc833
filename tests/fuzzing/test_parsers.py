"""What parsers begin with, and what once made one of them fail."""

from __future__ import annotations

import pytest

from tests.fuzzing.parsers import found, parsers

once_failed = sorted(found.glob("*/*"))


@pytest.mark.parametrize("name", parsers)
def test_it_reads_what_it_begins_with(name):
    for seed in parsers[name].seeds:
        parsers[name].read(seed.encode())


@pytest.mark.parametrize("path", once_failed, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_it_reads_or_refuses_what_once_made_it_fail(path):
    parsers[path.parent.name].read(path.read_bytes())


@pytest.mark.parametrize("name", parsers)
@pytest.mark.parametrize("raw", [b"", b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\r", b"{" * 3000])
def test_it_reads_or_refuses_what_is_no_text(name, raw):
    parsers[name].read(raw)
