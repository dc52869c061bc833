"""The page of a persona: looks that can be drawn, and where they appear."""

from __future__ import annotations

import pytest
from django.urls import reverse

from scenarios.exchange.files import library, load_persona
from scenarios.exchange.rows import persona_document, store_persona
from scenarios.models import Persona
from scenarios.publishing import content_hash
from tests.conftest import text_of
from tests.scenarios.admin.pages import Opened


@pytest.fixture
def hers(as_person, ada, scenario) -> Opened:
    return page_of(as_person(ada), scenario.persona)


def page_of(client, persona: Persona) -> Opened:
    return Opened(client, reverse("admin:scenarios_persona_change", args=[persona.pk]))


def looks() -> dict[str, object]:
    return dict(Persona.objects.get().looks)


def test_it_shows_the_face_at_every_anger(hers):
    assert hers.html.count('<svg class="face"') == 11
    assert "<b>10</b> beside themselves" in hers.html


def test_it_says_where_they_appear(hers, scenario):
    address = reverse("admin:scenarios_scenario_change", args=[scenario.pk])
    assert f'<li><a href="{address}">The third call</a></li>' in hers.html


def test_it_shows_what_the_temperament_does(hers):
    hers.save(fuse="short", forgives="slowly")
    html = page_of(hers.client, Persona.objects.get()).html
    assert html.count('<td class="figures">+4</td>') == 1
    assert html.count('<td class="figures">−1</td>') == 3


def test_it_stores_looks_as_a_file_has_them(hers):
    assert hers.save(style="bob", hair="red", skin="5", glasses="on", top="navy").was_saved
    assert (looks()["hair"], looks()["skin"], looks()["glasses"]) == ("red-bob", 5, True)
    assert looks()["top"] == "navy-crew"


@pytest.mark.parametrize("path", sorted(library.glob("personas/*.yaml")), ids=lambda one: one.stem)
def test_it_leaves_as_it_was_what_nobody_touched(as_person, ada, path):
    persona = store_persona(load_persona(path))
    before = content_hash(persona_document(persona))
    assert page_of(as_person(ada), persona).save().was_saved
    assert content_hash(persona_document(Persona.objects.get())) == before


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"style": "bob", "hair": "navy"}, "That cannot be drawn; here it may be black, dark"),
        ({"style": "scarf", "hair": "blond"}, "That cannot be drawn; here it may be black, navy"),
        ({"style": "beehive"}, "beehive is not one of the available choices"),
        ({"rate": "9"}, "less than or equal to 4"),
        ({"reactions": "interupt: 1"}, "There is no move “interupt”"),
        ({"reactions": "interrupt: often"}, "write it as “interrupt: 1”"),
        ({"reactions": "interrupt: 11"}, "write it as “interrupt: 1”"),
        ({"reactions": "ask: 1\nask: 2"}, "A move is there twice"),
    ],
)
def test_it_says_what_is_wrong(hers, typed, said):
    hers.save(**typed)
    assert not hers.was_saved
    assert said in hers.html


@pytest.mark.parametrize("typed", ["interrupt: 2\nask: -1", "ask: −1\n\ninterrupt: +2"])
def test_it_reads_reactions_line_by_line(hers, typed):
    assert hers.save(reactions=typed).was_saved
    assert Persona.objects.get().reactions == {"ask": -1, "interrupt": 2}


def test_it_adds_a_persona(as_person, ada):
    hers = Opened(as_person(ada), reverse("admin:scenarios_persona_add"))
    assert hers.save(name="Tom Brook", slug="tom-brook").was_saved
    assert Persona.objects.get().name == "Tom Brook"


def test_it_keeps_somebody_who_appears_in_a_scenario_and_says_where(hers, scenario):
    address = reverse("admin:scenarios_persona_delete", args=[scenario.persona.pk])
    html = text_of(hers.client.post(address, {"post": "yes"}))
    assert "would require deleting the following protected related objects" in html
    assert "The third call" in html
    assert Persona.objects.exists()


def test_it_counts_the_scenarios_in_the_list(hers):
    html = text_of(hers.client.get(reverse("admin:scenarios_persona_changelist")))
    assert '<td class="field-appears">1</td>' in html


def test_it_tells_the_second_of_two_who_save(hers, as_person, ben, scenario):
    other = page_of(as_person(ben), scenario.persona)
    hers.save(name="Hers")
    assert not other.save(name="His").was_saved
    assert "Ada Lindqvist saved this after you had opened it" in other.html
