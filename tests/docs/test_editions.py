"""docs/how/editions.md: what it says about publishing and about loading the library."""

from __future__ import annotations

import re
from io import StringIO

import pytest
from django.core.management import call_command
from django.db.models import ProtectedError

from scenarios import library
from scenarios.editions import script_of
from scenarios.models import Edition, Persona, Scenario
from scenarios.publishing import publish
from tests.conftest import make_attempt, make_edition, short_talk
from tests.docs.pages import tables
from trainer.practice.conversations import conversation_of

page = "docs/how/editions.md"
other_words = short_talk.replace("Do you know how long", "Have you any idea how long")


def numbers() -> list[int]:
    return [*Edition.objects.order_by("number").values_list("number", flat=True)]


# --- Publishing ----------------------------------------------------------------------------------


def test_it_freezes_the_persona_with_the_scenario(edition):
    Persona.objects.update(name="Somebody else", fuse="short")
    frozen = script_of(Edition.objects.get()).persona
    assert (frozen.name, frozen.fuse) == ("Rosa Ortega", "even")


def test_it_makes_no_new_edition_without_a_change(edition):
    assert publish(Scenario.objects.get()) == edition


def test_it_makes_the_next_edition_after_a_change_of_words(edition):
    make_edition(text=other_words)
    assert numbers() == [1, 2]


def test_it_makes_the_next_edition_after_a_change_of_the_persona_alone(edition):
    Persona.objects.update(fuse="short")
    publish(Scenario.objects.get())
    assert numbers() == [1, 2]


def test_it_lets_an_attempt_go_on_in_its_own_edition(maya, edition):
    attempt = make_attempt(user=maya, edition=edition)
    newer = make_edition(text=other_words)
    assert conversation_of(attempt).says == "Do you know how long I have been on hold?"
    assert script_of(newer).nodes["opening"].says[0].text.startswith("Have you any idea")


def test_it_keeps_an_edition_that_was_played(maya, edition):
    make_attempt(user=maya, edition=edition)
    with pytest.raises(ProtectedError):
        edition.delete()


def test_it_keeps_a_scenario_that_was_published(edition):
    with pytest.raises(ProtectedError):
        Scenario.objects.get().delete()


# --- Loading the library -------------------------------------------------------------------------


@pytest.fixture
def ship(db, tmp_path, monkeypatch):
    """Ships this file in the place of the library, and gives what loading says of it."""
    monkeypatch.setattr(library, "library", tmp_path)

    def load(text: str = short_talk) -> str:
        (tmp_path / "short-talk.yaml").write_text(text, encoding="utf-8")
        out = StringIO()
        call_command("load_library", stdout=out)
        return out.getvalue()

    return load


def test_it_says_one_of_four_things_of_a_scenario():
    (rows,) = tables(page, "Loading the library")
    assert [row[3] for row in rows] == ["New", "As it was", "Renewed", "Left alone"]


def test_it_makes_and_publishes_what_is_not_there(ship):
    assert ship() == "New: short-talk\n"
    assert numbers() == [1]


def test_it_does_nothing_where_nothing_has_changed(ship):
    ship()
    assert ship() == "As it was: short-talk\n"
    assert numbers() == [1]


def test_it_renews_what_only_the_library_has_changed(ship):
    ship()
    assert ship(other_words) == "Renewed: short-talk\n"
    assert numbers() == [1, 2]


def test_it_leaves_alone_what_an_author_has_changed(ship):
    ship()
    Scenario.objects.update(title="In our own words")
    assert ship(other_words) == "Left alone, because it was changed here: short-talk\n"
    assert (Scenario.objects.get().title, numbers()) == ("In our own words", [1])


def test_it_does_not_publish_a_persona_that_an_author_is_at_work_on(ship, tmp_path):
    (tmp_path / "personas").mkdir()
    persona = "persona: rosa-ortega\nname: Rosa Ortega\n"
    (tmp_path / "personas" / "rosa-ortega.yaml").write_text(persona, encoding="utf-8")
    text = re.sub(r"persona: \{.*\}", "persona: rosa-ortega", short_talk)
    ship(text)
    Persona.objects.update(fuse="short")
    assert "Left alone, because it was changed here: persona rosa-ortega\n" in ship(text)
    assert numbers() == [1]
