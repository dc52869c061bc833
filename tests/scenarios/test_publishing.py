"""Publishing: a draft is frozen as an edition, with the rulebook it is judged by."""

from __future__ import annotations

import copy

import pytest

from scenarios.editions import compile_frozen, script_of
from scenarios.exchange.errors import NotAScript
from scenarios.exchange.rows import store_scenario
from scenarios.models import Edition, Persona, Reply, Scenario
from scenarios.publishing import NotPublishable, content_hash, publish
from tests.conftest import read_document, short_talk
from trainer.guidance.loading import shipped_rulebook
from trainer.guidance.rulebook import Rulebook

pytestmark = pytest.mark.django_db


def draft(*, title: str = "The third call") -> Scenario:
    return store_scenario(read_document(short_talk.replace("The third call", title)))


def test_it_numbers_the_editions():
    assert publish(draft()).number == 1
    assert publish(draft(title="The fourth call")).number == 2


def test_it_makes_no_new_edition_of_the_same_content():
    first = publish(draft())
    assert publish(draft()) == first
    assert Edition.objects.count() == 1


def test_it_makes_a_new_edition_of_what_was_there_before_the_last():
    for title in ("One", "Two", "One"):
        publish(draft(title=title))
    assert [one.number for one in Edition.objects.order_by("number")] == [1, 2, 3]


def test_it_makes_a_new_edition_when_the_persona_has_changed():
    publish(draft())
    Persona.objects.update(fuse="short")
    assert publish(Scenario.objects.get()).number == 2


def test_it_keeps_the_edition_as_it_was_when_the_draft_changes():
    edition = publish(draft())
    draft(title="Changed")
    Reply.objects.all().delete()
    script = compile_frozen(Edition.objects.get(pk=edition.pk).script)
    assert script.title == "The third call"
    assert script.nodes["opening"].replies


def test_it_freezes_the_rulebook():
    frozen = publish(draft()).script["rulebook"]
    assert Rulebook.model_validate(frozen) == shipped_rulebook()


def test_it_plays_an_edition_by_the_rulebook_it_was_published_under():
    """Even if the shipped one says something else by now."""
    edition = publish(draft())
    frozen = copy.deepcopy(edition.script)
    frozen["rulebook"]["outcomes"]["resolved"]["points"] = 99
    Edition.objects.filter(pk=edition.pk).update(script=frozen, content_hash="another")
    edition.refresh_from_db()
    assert script_of(edition).rulebook.outcomes["resolved"].points == 99


def test_it_notes_who_published(ada):
    assert publish(draft(), by=ada).published_by == ada


def test_it_compiles_what_was_drafted():
    script = script_of(publish(draft()))
    assert script.slug == "short-talk"
    assert script.persona.name == "Rosa Ortega"
    assert [reply.key for reply in script.nodes["plan"].replies] == ["fix", "no", "not-yet"]


def test_it_reads_an_edition_from_the_database_once(django_assert_num_queries):
    edition = Edition.objects.light().get(pk=publish(draft()).pk)
    script_of(edition)
    with django_assert_num_queries(0):
        script_of(edition)


faulty = {
    "missing-target": ("goto: lost}", "goto: nowhere}"),
    "no-replies": ("lost: {ending: walked-out, says: Then we are done.}", "lost: {says: And?}"),
    "no-final-words": ("says: So what now?", "says: [{when: {anger_at_least: 9}, text: So?}]"),
    "no-final-route": ("goto: mended}", "goto: [{when: {anger_at_most: 9}, node: mended}]}"),
}


@pytest.mark.parametrize(("code", "fault"), faulty.items(), ids=faulty)
def test_it_is_barred_by_an_error(code, fault):
    old, new = fault
    assert old in short_talk
    row = store_scenario(read_document(short_talk.replace(old, new)))
    with pytest.raises(NotPublishable) as refused:
        publish(row)
    assert code in [error.code for error in refused.value.errors]
    assert not Edition.objects.exists()


def test_it_says_everything_that_bars_it_and_how_to_mend_it():
    row = store_scenario(read_document(short_talk.replace("goto: lost}", "goto: nowhere}")))
    with pytest.raises(NotPublishable, match=r"^short-talk cannot be published:") as refused:
        publish(row)
    assert all(error.mend in str(refused.value) for error in refused.value.errors)


def test_it_is_barred_by_rows_that_make_no_sense():
    row = draft()
    Reply.objects.filter(key="fix").update(moves=3)
    with pytest.raises(NotAScript, match="'moves' must be a list"):
        publish(row)


def test_it_hashes_content_and_not_the_order_of_keys():
    assert content_hash({"a": 1, "b": {"c": 2, "d": 3}}) == content_hash(
        {"b": {"d": 3, "c": 2}, "a": 1}
    )
    assert content_hash({"a": 1}) != content_hash({"a": 2})
