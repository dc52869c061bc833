"""The books that hold now: the catalogue, and the rows of the house rules over it."""

from __future__ import annotations

import pytest

from scenarios.editions import script_of
from scenarios.models import Edition, GuidelineChange, Scenario
from scenarios.publishing import publish
from scenarios.rulebook import current_books, current_rulebook
from tests.conftest import make_edition, short_talk
from tests.scenarios.house import make_guideline, make_move, make_rule
from trainer.guidance.handbook import shipped_handbook
from trainer.guidance.loading import shipped_rulebook

pytestmark = pytest.mark.django_db


def weight_in(edition: Edition, slug: str = "hear-out") -> int:
    return script_of(edition).rulebook.guidelines[slug].weight


def test_it_is_what_ships_without_house_rules():
    books = current_books()
    assert (books.rulebook, books.words) == (shipped_rulebook(), shipped_handbook())


def test_it_sees_a_change_at_once():
    change = GuidelineChange.objects.create(guideline="hear-out", weight=1)
    assert current_rulebook().guidelines["hear-out"].weight == 1
    change.delete()
    assert current_rulebook() == shipped_rulebook()


def test_it_asks_the_database_four_times_at_most(django_assert_max_num_queries):
    make_rule(make_guideline())
    make_rule(make_guideline(slug="another"))
    with django_assert_max_num_queries(4):
        current_books()


def test_it_has_the_guidelines_of_ones_own_with_their_page():
    make_move()
    make_rule(make_guideline(critical=True), verdict="broken")
    books = current_books()
    assert books.complaints == ()
    assert books.rulebook.guidelines["offer-call-back"].critical
    assert books.words.guideline["offer-call-back"].good == "I call you at three."


def test_it_leaves_out_what_cannot_stand_and_says_so():
    make_rule(make_guideline())  # there is no such move
    books = current_books()
    assert books.rulebook == shipped_rulebook()
    assert [one.path for one in books.complaints] == [("own", "offer-call-back")]


def test_it_is_what_new_editions_are_judged_by(edition):
    GuidelineChange.objects.create(guideline="hear-out", weight=1)
    newer = publish(Scenario.objects.get())
    assert (newer.number, weight_in(newer)) == (2, 1)


def test_it_leaves_old_editions_theirs(edition):
    before = weight_in(edition)
    GuidelineChange.objects.create(guideline="hear-out", weight=1)
    publish(Scenario.objects.get())
    assert weight_in(Edition.objects.get(number=1)) == before != 1


def test_it_makes_no_new_edition_where_the_rules_are_as_they_were(edition):
    GuidelineChange.objects.create(
        guideline="hear-out", weight=shipped_rulebook().guidelines["hear-out"].weight
    )
    assert publish(Scenario.objects.get()).number == edition.number


def test_it_knows_the_moves_of_the_house_when_a_draft_is_published():
    make_move()
    make_rule(make_guideline())
    made = make_edition_with("call-back")
    assert "offer-call-back" in script_of(made).rulebook.guidelines


def make_edition_with(move: str) -> Edition:
    return make_edition(text=short_talk.replace("moves: [solve]", f"moves: [solve, {move}]"))
