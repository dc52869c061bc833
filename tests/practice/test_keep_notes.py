from __future__ import annotations

import pytest

from trainer.practice.models import Attempt
from trainer.practice.recording import keep_notes


def test_it_keeps_a_new_version(attempt):
    keep_notes(attempt, "Rosa", version=0)
    kept = Attempt.objects.get()
    assert (kept.notes, kept.notes_version) == ("Rosa", 1)
    assert (attempt.notes, attempt.notes_version) == ("Rosa", 1)


def test_it_joins_what_was_saved_between_reading_and_writing(attempt):
    also_read = Attempt.objects.get()
    keep_notes(attempt, "Rosa", version=0)
    keep_notes(also_read, "Two mornings", version=0)
    assert Attempt.objects.get().notes == "Rosa\n\nTwo mornings"
    assert also_read.notes_version == 2


@pytest.mark.parametrize("stale", ["", "Rosa", "  third call\n"])
def test_it_adds_nothing_that_is_there_already(attempt, stale):
    keep_notes(attempt, "Rosa, third call", version=0)
    keep_notes(attempt, stale, version=0)
    assert Attempt.objects.get().notes == "Rosa, third call"


def test_it_has_no_blank_lines_above_what_joins_nothing(attempt):
    keep_notes(attempt, "Rosa", version=0)
    keep_notes(attempt, "", version=1)
    keep_notes(attempt, "Two mornings", version=1)
    assert Attempt.objects.get().notes == "Two mornings"
