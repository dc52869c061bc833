from __future__ import annotations

import pytest
from django.core.management import call_command

from tests.practice.after import best, make_boiler, make_wrapped_up
from trainer.practice.models import Attempt, GuidelineResult


@pytest.fixture
def attempt(maya) -> Attempt:
    return make_wrapped_up(user=maya, edition=make_boiler(), replies=best, notes="Ortega")


def rows() -> list[tuple[str, int, int, int]]:
    found = GuidelineResult.objects.order_by("guideline")
    return list(found.values_list("guideline", "opportunities", "kept", "broken"))


def test_it_works_out_what_was_lost(attempt):
    before, score = rows(), attempt.score
    GuidelineResult.objects.all().delete()
    Attempt.objects.update(score=None)
    call_command("rebuild_results")
    assert (rows(), Attempt.objects.get().score) == (before, score)


def test_it_says_how_many_there_were(attempt, capsys):
    call_command("rebuild_results")
    assert "Worked out anew: 1" in capsys.readouterr().out


def test_it_leaves_alone_what_waits_for_its_wrap_up(attempt):
    Attempt.objects.update(wrapped_up_at=None, score=None)
    call_command("rebuild_results")
    assert Attempt.objects.get().score is None
