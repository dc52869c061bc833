"""What was known of a scenario before an assessed run: said, and never hidden."""

from __future__ import annotations

from tests.conftest import make_attempt, text_of, where
from tests.practice.assessed import make_assessed, make_over
from tests.practice.scripts import make_talk
from trainer.practice.models import Attempt
from trainer.practice.results import wrap_up


def known(attempt: Attempt) -> tuple[int, int]:
    return attempt.practised_before, attempt.solutions_seen_before


def test_it_is_nothing_at_first(assessed):
    assert known(assessed) == (0, 0)


def test_it_counts_practice_in_which_something_was_said(maya, edition):
    make_attempt(user=maya, edition=edition, replies=("go-on",))
    make_attempt(user=maya, edition=edition)
    assert known(make_assessed(user=maya, edition=edition)) == (1, 0)


def test_it_counts_debriefs_that_were_opened(as_person, maya, edition, wrapped_up):
    as_person(maya).get(where("debrief", wrapped_up))
    as_person(maya).get(where("debrief", wrapped_up))
    assert known(make_assessed(user=maya, edition=edition)) == (1, 1)


def test_it_counts_mistakes_looked_at_again(as_person, maya, edition, wrapped_up):
    as_person(maya).get(where("learn", wrapped_up))
    assert known(make_assessed(user=maya, edition=edition)) == (1, 1)


def test_it_counts_the_debrief_of_an_assessed_run(as_person, maya, edition, over):
    as_person(maya).get(where("debrief", over))
    assert known(make_assessed(user=maya, edition=edition)) == (0, 1)


def test_it_counts_only_this_scenario(maya, edition):
    make_attempt(user=maya, edition=make_talk(slug="another"), replies=("go-on",))
    assert known(make_assessed(user=maya, edition=edition)) == (0, 0)


def test_it_counts_only_ones_own(maya, omar, edition):
    make_attempt(user=omar, edition=edition, replies=("go-on",))
    assert known(make_assessed(user=maya, edition=edition)) == (0, 0)


def test_it_counts_what_was_looked_up_while_it_was_open(maya, edition):
    attempt = make_assessed(user=maya, edition=edition, replies=("go-on", "back", "fix"))
    make_attempt(user=maya, edition=edition, replies=("go-on",))
    wrap_up(attempt, aftercare=[])
    assert known(Attempt.objects.get(pk=attempt.pk)) == (1, 0)


def test_it_never_shrinks_when_practice_is_deleted(maya, edition):
    practice = make_attempt(user=maya, edition=edition, replies=("go-on",))
    attempt = make_assessed(user=maya, edition=edition, replies=("go-on", "back", "fix"))
    practice.delete()
    wrap_up(attempt, aftercare=[])
    assert known(Attempt.objects.get(pk=attempt.pk)) == (1, 0)


def test_the_debrief_tells_it(as_person, maya, edition, wrapped_up):
    as_person(maya).get(where("debrief", wrapped_up))
    attempt = make_over(user=maya, edition=edition)
    html = text_of(as_person(maya).get(where("debrief", attempt)))
    assert "Before this run: practised once, the solutions seen in one debrief." in html


def test_the_debrief_of_practice_does_not(as_person, maya, wrapped_up):
    html = text_of(as_person(maya).get(where("debrief", wrapped_up)))
    assert "Not practised before" not in html
