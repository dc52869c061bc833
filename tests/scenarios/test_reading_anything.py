"""A script file with anything in it is read, or refused with lines that are there."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.exchange.errors import NotAScript
from scenarios.exchange.reading import read_persona, read_scenario
from tests.conftest import short_talk

marks = ["{", "}", "[", "]", ": ", "- ", "&a ", "*a", "!!python/object:os.system ", "|", "\n", "\t"]
values = ["null", "~", "1e999", "0x1F", "-1", ".nan", "9" * 30, "when: {again: 3}", "ending", "'"]
pieces = st.sampled_from(marks) | st.sampled_from(values) | st.text(max_size=6)
within = st.integers(min_value=0, max_value=len(short_talk))


@settings(max_examples=60, derandomize=True, deadline=None, database=None)
@given(within, st.integers(0, 40), pieces)
def test_it_reads_or_refuses_a_script_that_was_tampered_with(start, length, put):
    text = short_talk[:start] + put + short_talk[start + length :]
    raw = text.encode("utf-8", errors="surrogatepass")
    assert all(0 <= line <= raw.count(b"\n") + 2 for line in complained_of(raw))


@settings(max_examples=60, derandomize=True, deadline=None, database=None)
@given(st.binary(max_size=80))
def test_it_reads_or_refuses_any_bytes(raw):
    assert complained_of(raw)


def complained_of(raw: bytes) -> list[int]:
    """The lines that were complained of; whatever else came out would fail the test."""
    found: list[int] = []
    for read in (read_scenario, read_persona):
        try:
            read(raw, "talk.yaml")
        except NotAScript as refused:
            found += [one.line or 0 for one in refused.complaints]
    return found
