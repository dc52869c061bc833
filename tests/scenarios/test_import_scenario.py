"""`manage.py import_scenario`: files into drafts, all of them or none."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from scenarios.exchange.files import library, load_scenario
from scenarios.exchange.rows import scenario_document
from scenarios.exchange.twine.writing import write_twee
from scenarios.models import Edition, Persona, Reply, Scenario
from tests.conftest import short_talk
from tests.scenarios.files import changed, file_of, read, small

pytestmark = pytest.mark.django_db


def imported(*files: Path, **options: bool) -> list[str]:
    """What the command said, line by line."""
    out = StringIO()
    call_command("import_scenario", *map(str, files), stdout=out, stderr=StringIO(), **options)
    return out.getvalue().splitlines()


def warnings(*files: Path) -> list[str]:
    """What the command warned of, beside what it did."""
    told = StringIO()
    call_command("import_scenario", *map(str, files), stdout=StringIO(), stderr=told)
    return told.getvalue().splitlines()


def refusal(*files: Path, **options: bool) -> CommandError:
    with pytest.raises(CommandError) as refused:
        imported(*files, **options)
    return refused.value


def test_it_reads_a_file_into_a_draft(tmp_path):
    assert imported(file_of(tmp_path)) == ["small-talk: new"]
    assert scenario_document(Scenario.objects.get()) == read(small)
    assert not Edition.objects.exists()


def test_it_changes_nothing_the_second_time(tmp_path):
    imported(file_of(tmp_path))
    before = list(Scenario.objects.get().nodes.values_list("pk", flat=True))
    assert imported(file_of(tmp_path)) == ["small-talk: is the same already"]
    assert list(Scenario.objects.get().nodes.values_list("pk", flat=True)) == before


def test_it_changes_what_the_file_has_changed(tmp_path):
    imported(file_of(tmp_path))
    other = changed("title: Small talk", "title: Large talk")
    assert imported(file_of(tmp_path, other)) == ["small-talk: changed"]
    assert Scenario.objects.get().title == "Large talk"


def test_it_writes_nothing_in_a_dry_run(tmp_path):
    said = imported(file_of(tmp_path), dry_run=True)
    assert said == ["small-talk: new", "Nothing was written: this was a dry run."]
    assert not Scenario.objects.exists()
    assert not Persona.objects.exists()


def test_it_publishes_nothing_in_a_dry_run(tmp_path):
    imported(file_of(tmp_path, short_talk), dry_run=True, publish=True)
    assert not Edition.objects.exists()


def test_it_publishes_if_asked(tmp_path):
    said = imported(file_of(tmp_path, short_talk), publish=True)
    assert said == ["short-talk: new", "short-talk: edition 1 is published"]
    assert Edition.objects.get().number == 1


def test_it_publishes_the_same_once(tmp_path):
    imported(file_of(tmp_path, short_talk), publish=True)
    said = imported(file_of(tmp_path, short_talk), publish=True)
    assert said[-1] == "short-talk: edition 1 is published"
    assert Edition.objects.count() == 1


def test_it_writes_nothing_where_one_file_of_several_cannot_be_read(tmp_path):
    bad = file_of(tmp_path, changed("anger: 7", "anger: 77"), name="bad.yaml")
    worse = file_of(tmp_path, "nodes: [", name="worse.yaml")
    error = refusal(file_of(tmp_path), bad, worse)
    assert [line.split(",")[0] for line in str(error).splitlines()] == ["bad.yaml", "worse.yaml"]
    assert error.returncode == 2
    assert not Scenario.objects.exists()


def test_it_writes_nothing_where_one_of_several_cannot_be_published(tmp_path):
    good = file_of(tmp_path, short_talk, name="good.yaml")
    faulty = file_of(tmp_path, changed("goto: mended", "goto: nowhere"))
    assert "nowhere" in str(refusal(good, faulty, publish=True))
    assert not Scenario.objects.exists()
    assert not Edition.objects.exists()


def test_it_refuses_an_ending_without_points(tmp_path):
    faulty = file_of(tmp_path, changed("ending: resolved", "ending: resolvd"))
    assert "line 32" in str(refusal(faulty))


def test_it_brings_the_persona_along_that_lies_beside_the_file(tmp_path):
    by_slug = library / "four-letter-friday.yaml"
    imported(by_slug)
    assert Scenario.objects.get().persona.name == "Rob Tranter"


def test_it_leaves_a_persona_alone_that_is_there():
    Persona.objects.create(slug="rob-tranter", name="Another Rob")
    imported(library / "four-letter-friday.yaml")
    assert Persona.objects.get().name == "Another Rob"


def test_it_refuses_a_persona_that_is_nowhere(tmp_path):
    text = changed("{persona: rosa-ortega, name: Rosa Ortega, reactions: {interrupt: 1}}", "nobody")
    error = refusal(file_of(tmp_path, text))
    assert "There is no persona 'nobody'" in str(error)
    assert error.returncode == 2


def test_it_keeps_two_inline_personas_apart(tmp_path):
    """Neither file calls its persona by a slug: each gets one of its own, made of the name."""
    for slug, name in (("one", "Ann Lee"), ("two", "Bob Ray")):
        text = changed(
            "persona: {persona: rosa-ortega, name: Rosa Ortega, reactions: {interrupt: 1}}",
            f"persona: {{name: {name}}}",
        )
        imported(file_of(tmp_path, text.replace("small-talk", slug)))
    assert [row.persona.name for row in Scenario.objects.order_by("slug")] == ["Ann Lee", "Bob Ray"]


def test_it_tells_every_change_in_a_dry_run(tmp_path):
    imported(file_of(tmp_path))
    said = imported(file_of(tmp_path, changed("Good.", "Well.")), dry_run=True)
    assert said[:2] == ["small-talk: changed", "  changed: nodes.mended.says: 'Good.' → 'Well.'"]


def test_it_warns_of_what_there_is_to_mend(tmp_path):
    told = warnings(file_of(tmp_path, changed("goto: mended", "goto: nowhere")))
    assert told[0].startswith(
        "warning: talk.yaml, line 19: nodes.opening.replies.go-on: missing-target: It leads to"
    )


def test_it_replaces_a_draft_that_makes_no_sense(tmp_path):
    imported(file_of(tmp_path))
    Reply.objects.filter(key="calm").update(moves="listen")
    assert imported(file_of(tmp_path)) == ["small-talk: changed"]
    assert scenario_document(Scenario.objects.get()) == read(small)


@pytest.mark.parametrize("path", sorted(library.glob("*.yaml")), ids=lambda path: path.stem)
def test_it_reads_the_twee_file_of_a_shipped_scenario(tmp_path, path):
    document = load_scenario(path)
    twee = file_of(tmp_path, write_twee(document), name="story.twee")
    assert imported(path, twee)[1] == f"{path.stem}: is the same already"
    assert scenario_document(Scenario.objects.get()) == document


def test_it_reads_a_plain_story_of_twine_and_says_what_it_took_for_granted(tmp_path):
    plain = file_of(tmp_path, ":: Start\nHello.\n[[Bye->End]]\n\n:: End\nBye.", name="talk.tw")
    told = warnings(plain)
    assert told[0].startswith(
        "warning: talk.tw, line 1: nothing tells the channel (phone is taken)"
    )
    assert [node.key for node in Scenario.objects.get().nodes.all()] == ["Start", "End"]
    assert imported(plain) == ["talk: is the same already"]


def test_it_reads_a_page_of_twine(tmp_path):
    html = '<tw-storydata name="A"><tw-passagedata name="a">Hello.</tw-passagedata></tw-storydata>'
    assert imported(file_of(tmp_path, html, name="talk.html")) == ["a: new"]
