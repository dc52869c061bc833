"""Exporting in the admin: a draft as YAML, for Twine, or its replies as a table."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from django.urls import reverse

from scenarios.exchange.rows import scenario_document, store_scenario
from scenarios.exchange.twine.writing import write_twee
from scenarios.exchange.writing import write_yaml
from scenarios.models import Reply
from tests.conftest import text_of
from tests.scenarios.files import changed, read, small

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(as_person, ada):
    return as_person(ada)


def exported(client, scenario, form: str):
    return client.get(reverse("scenario-export", args=[scenario.pk, form]))


def content_of(answer) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def rows_of(answer) -> list[dict[str, str]]:
    text = content_of(answer).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline="")))


@pytest.mark.parametrize(("form", "write"), [("yaml", write_yaml), ("twee", write_twee)])
def test_it_sends_the_draft_as_a_file(author, scenario, form, write):
    answer = exported(author, scenario, form)
    assert answer["Content-Disposition"] == f'attachment; filename="short-talk.{form}"'
    assert content_of(answer).decode() == write(scenario_document(scenario))


def test_it_sends_every_reply_in_a_row(author):
    row = store_scenario(read(small))
    rows = rows_of(exported(author, row, "replies"))
    assert [(one["node"], one["reply"]) for one in rows] == [
        *(("opening", "go-on"), ("opening", "calm"), ("mended", ""), ("lost", ""))
    ]
    calm = rows[1]
    assert calm["says"] == "[anger_at_least: 9] Loud words.\nWords."
    assert calm["leads to"] == "[anger_at_least: 9] lost (anger +1)\nopening"
    assert (calm["moves"], calm["words"]) == ("tell-to-calm-down", "2")


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@A1", "\t=1"])
def test_it_runs_no_formula(author, formula):
    row = store_scenario(read(small))
    Reply.objects.filter(key="calm").update(text=formula, note=formula)
    calm = rows_of(exported(author, row, "replies"))[1]
    assert (calm["text"], calm["note"]) == (f"'{formula}", f"'{formula}")


def test_it_begins_so_that_excel_reads_its_letters(author, scenario):
    raw = content_of(exported(author, scenario, "replies"))
    assert raw.startswith(b"\xef\xbb\xbfscenario,node,")


def test_it_says_why_a_draft_that_makes_no_sense_cannot_go_out(author, scenario):
    Reply.objects.filter(key="calm").update(moves="listen")
    answer = author.get(reverse("scenario-export", args=[scenario.pk, "yaml"]), follow=True)
    assert "must be a list" in text_of(answer)


def chosen(client, form: str, *rows):
    data = {"action": f"export_{form}", "_selected_action": [row.pk for row in rows]}
    return client.post(reverse("admin:scenarios_scenario_changelist"), data)


def test_it_sends_several_in_one_archive(author, scenario):
    other = store_scenario(read(small))
    with ZipFile(BytesIO(content_of(chosen(author, "twee", scenario, other)))) as archive:
        assert sorted(archive.namelist()) == ["short-talk.twee", "small-talk.twee"]
        assert archive.read("small-talk.twee").decode() == write_twee(read(small))


def test_it_sends_the_replies_of_several_in_one_table(author, scenario):
    other = store_scenario(read(changed("small-talk", "other-talk")))
    rows = rows_of(chosen(author, "replies", scenario, other))
    assert {one["scenario"] for one in rows} == {"short-talk", "other-talk"}


def test_it_says_why_some_of_several_cannot_go_out(author, scenario):
    Reply.objects.filter(key="calm").update(moves="listen")
    answer = chosen(author, "yaml", scenario)
    assert answer.status_code == 302
    assert "must be a list" in text_of(author.get(answer.url))


def test_it_is_offered_on_the_page_and_in_the_list(author, scenario):
    page = text_of(author.get(reverse("admin:scenarios_scenario_change", args=[scenario.pk])))
    assert all(
        reverse("scenario-export", args=[scenario.pk, one]) in page for one in ("yaml", "twee")
    )
    listed = text_of(author.get(reverse("admin:scenarios_scenario_changelist")))
    assert reverse("scenario-import") in listed
    assert 'value="export_replies"' in listed


@pytest.mark.parametrize("who", ["maya", "omar", "lena"])
def test_it_is_not_there_for_others(as_person, request, scenario, who):
    client = as_person(request.getfixturevalue(who))
    assert exported(client, scenario, "yaml").status_code == 404


def test_it_knows_no_other_form(author, scenario):
    assert exported(author, scenario, "docx").status_code == 404
