from __future__ import annotations

import pytest

from tests.conftest import text_of, where
from trainer.practice.models import Attempt


@pytest.mark.parametrize("before", [False, True])
def test_it_turns_the_coach_on_and_off(as_person, maya, attempt, before):
    maya.wants_coach = before
    maya.save()
    answer = as_person(maya).post(where("coach", attempt))
    maya.refresh_from_db()
    assert maya.wants_coach is not before
    assert answer.url == where("conversation", attempt)


def test_it_carries_the_notes_along(as_person, maya, attempt):
    form = {"notes": "Rosa", "notes_version": 0}
    answer = as_person(maya).post(where("coach", attempt), form, follow=True)
    assert Attempt.objects.get().notes == "Rosa"
    assert ">Rosa</textarea>" in text_of(answer)


def test_it_is_nobody_elses(as_person, omar, attempt):
    as_person(omar).post(where("coach", attempt))
    omar.refresh_from_db()
    assert omar.wants_coach is False
