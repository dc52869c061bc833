"""`manage.py load_library`: what ships, loaded and published, and no author's work overwritten.

A library of two stands in for the one that ships, which takes its time to be examined.
"""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from scenarios.library import Loaded, load_library
from scenarios.models import Edition, Persona, Scenario
from tests.conftest import short_talk

inline = "{persona: rosa-ortega, name: Rosa Ortega, looks: {hair: dark-bun}}"
rosa = "persona: rosa-ortega\nname: Rosa Ortega\n"


def write_scenario(folder: Path, *, slug: str, title: str) -> None:
    text = short_talk.replace("short-talk", slug).replace("The third call", title)
    (folder / f"{slug}.yaml").write_text(text.replace(inline, "rosa-ortega"), encoding="utf-8")


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch) -> Path:
    """A folder with two scenarios and the persona of both."""
    (tmp_path / "personas").mkdir()
    (tmp_path / "personas" / "rosa-ortega.yaml").write_text(rosa, encoding="utf-8")
    for slug in ("first", "second"):
        write_scenario(tmp_path, slug=slug, title=slug.title())
    monkeypatch.setattr("scenarios.library.library", tmp_path)
    return tmp_path


@pytest.fixture
def loaded(db, shelf) -> Loaded:
    return load_library()


def command() -> list[str]:
    out = StringIO()
    call_command("load_library", stdout=out)
    return out.getvalue().splitlines()


def editions(slug: str) -> int:
    return Edition.objects.of(slug).count()


def test_it_publishes_what_it_loads(loaded):
    assert loaded == Loaded(new=["first", "second"])
    assert (editions("first"), editions("second")) == (1, 1)
    assert Persona.objects.get().name == "Rosa Ortega"


def test_it_changes_nothing_the_second_time(loaded):
    assert load_library() == Loaded(same=["first", "second"])
    assert (editions("first"), editions("second")) == (1, 1)


def test_it_renews_what_a_new_release_has_changed(loaded, shelf):
    write_scenario(shelf, slug="first", title="First, anew")
    assert load_library() == Loaded(renewed=["first"], same=["second"])
    assert Scenario.objects.get(slug="first").title == "First, anew"
    assert (editions("first"), editions("second")) == (2, 1)


def test_it_renews_the_persona_that_a_new_release_has_changed(loaded, shelf):
    (shelf / "personas" / "rosa-ortega.yaml").write_text(rosa + "fuse: short\n", encoding="utf-8")
    load_library()
    assert Persona.objects.get().fuse == "short"
    assert (editions("first"), editions("second")) == (2, 2)


def test_it_leaves_a_scenario_alone_that_an_author_has_changed(loaded, shelf):
    Scenario.objects.filter(slug="first").update(title="Mine now")
    write_scenario(shelf, slug="first", title="First, anew")
    assert load_library() == Loaded(same=["second"], left_alone=["first"])
    assert Scenario.objects.get(slug="first").title == "Mine now"
    assert editions("first") == 1


def test_it_leaves_a_persona_alone_that_an_author_has_changed(loaded, shelf):
    Persona.objects.update(about="Mine now.")
    (shelf / "personas" / "rosa-ortega.yaml").write_text(rosa + "fuse: short\n", encoding="utf-8")
    assert load_library().left_alone == ["persona rosa-ortega"]
    assert Persona.objects.get().about == "Mine now."


def test_it_publishes_no_persona_that_an_author_is_at_work_on(loaded):
    Persona.objects.update(about="Mine now.")
    load_library()
    assert (editions("first"), editions("second")) == (1, 1)


def test_it_says_what_it_did(shelf, db):
    assert command() == ["New: first, second"]
    assert command() == ["As it was: first, second"]


def test_it_says_what_it_left_alone(loaded):
    Persona.objects.update(about="Mine now.")
    Scenario.objects.filter(slug="first").update(title="Mine now")
    assert command() == [
        "As it was: second",
        "Left alone, because it was changed here: persona rosa-ortega, first",
    ]
