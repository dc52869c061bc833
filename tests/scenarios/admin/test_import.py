"""Importing in the admin: everything is shown first, written once, and nothing written twice."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.core import signing
from django.urls import reverse

from scenarios.exchange.files import library
from scenarios.exchange.rows import scenario_document, store_scenario
from scenarios.models import Edition, Node, Persona, Scenario
from scenarios.publishing import publish
from tests.conftest import read_document, short_talk, text_of
from tests.scenarios.files import changed, minimal, read, small

pytestmark = pytest.mark.django_db
page = "/admin/scenarios/scenario/import/"


@pytest.fixture
def author(as_person, ada):
    return as_person(ada)


def sent(client, text: str | bytes = small, *, name: str = "talk.yaml") -> str:
    """The page that answers a file."""
    file = BytesIO(text if isinstance(text, bytes) else text.encode())
    file.name = name
    return text_of(client.post(page, {"file": file}))


def token_in(html: str) -> str:
    return html.partition('name="plan" value="')[2].partition('"')[0]


def confirmed(client, html: str):
    return client.post(reverse("scenario-import-confirm"), {"plan": token_in(html)}, follow=True)


def test_it_asks_for_a_file(author):
    html = text_of(author.get(page))
    assert 'type="file"' in html
    assert "nothing is written before you say so" in html


def test_it_shows_a_new_scenario_and_writes_nothing(author):
    html = sent(author)
    assert "a new scenario, “Small talk”, with 3 nodes" in html
    assert "<code>nodes.opening</code>" in html
    assert not Scenario.objects.exists()
    assert not Persona.objects.exists()


def test_it_writes_what_was_shown_when_that_is_confirmed(author, ada):
    answer = confirmed(author, sent(author))
    assert "“Small talk” is there now, as a draft." in text_of(answer)
    assert scenario_document(Scenario.objects.get()) == read(small)
    entries = LogEntry.objects.values_list("user", "object_repr", "action_flag", "change_message")
    assert sorted(entries) == [
        (ada.pk, "Rosa Ortega", ADDITION, "Imported from talk.yaml."),
        (ada.pk, "Small talk", ADDITION, "Imported from talk.yaml."),
    ]


def test_it_shows_every_change_of_a_draft_that_is_there(author):
    store_scenario(read(small))
    html = sent(author, changed("Good.", "Well."))
    assert "1 change<" in html
    assert "<code>nodes.mended.says</code>" in html
    assert "<td>Good.</td>" in html
    assert "<td>Well.</td>" in html


def test_it_changes_the_draft_and_not_what_is_published(author):
    publish(store_scenario(read_document()))
    html = sent(author, short_talk.replace("The third call", "The fourth call"))
    confirmed(author, html)
    assert Scenario.objects.get().title == "The fourth call"
    assert Edition.objects.get().script["scenario"]["title"] == "The third call"
    assert LogEntry.objects.get().action_flag == CHANGE


def test_it_changes_nothing_the_second_time(author):
    confirmed(author, sent(author))
    before = list(Node.objects.values_list("pk", flat=True))
    html = sent(author)
    assert "Nothing changes" in html
    assert token_in(html) == ""
    assert list(Node.objects.values_list("pk", flat=True)) == before
    assert LogEntry.objects.filter(object_repr="Small talk").count() == 1


def test_it_writes_once_what_is_confirmed_twice(author):
    html = sent(author)
    confirmed(author, html)
    assert "It was changed meanwhile" in text_of(confirmed(author, html))
    assert LogEntry.objects.filter(object_repr="Small talk").count() == 1


def test_it_notices_what_was_changed_meanwhile(author):
    store_scenario(read(small))
    html = sent(author, changed("Good.", "Well."))
    store_scenario(read(changed("Goodbye.", "Farewell.")))
    told = text_of(confirmed(author, html))
    assert "It was changed meanwhile" in told
    assert "<td>Farewell.</td>" in told
    assert scenario_document(Scenario.objects.get()) == read(changed("Goodbye.", "Farewell."))


def test_it_notices_a_persona_that_was_changed_meanwhile(author):
    store_scenario(read(small))
    html = sent(author, changed("Good.", "Well."))
    Persona.objects.update(about="Somebody else.")
    assert "It was changed meanwhile" in text_of(confirmed(author, html))


def test_it_says_where_else_a_persona_changes(author):
    store_scenario(read(small))
    store_scenario(minimal(scenario="other", title="The other", persona="rosa-ortega"))
    html = sent(author, changed("interrupt: 1", "interrupt: 2"))
    assert "Rosa Ortega changes too, and appears elsewhere as well:</b> The other" in html
    assert "<code>persona.reactions</code>" in html


def test_it_keeps_in_the_history_that_a_persona_changed(author):
    store_scenario(read(small))
    confirmed(author, sent(author, changed("interrupt: 1", "interrupt: 2")))
    entry = LogEntry.objects.get(object_repr="Rosa Ortega")
    assert (entry.action_flag, entry.get_change_message()) == (CHANGE, "Imported from talk.yaml.")


def test_it_brings_along_a_persona_of_the_library(author):
    path = library / "four-letter-friday.yaml"
    confirmed(author, sent(author, path.read_bytes(), name=path.name))
    assert Scenario.objects.get().persona.name == "Rob Tranter"


def test_it_tells_the_problems(author):
    html = sent(author, changed("goto: mended", "goto: nowhere"))
    assert "To mend before it can be published" in html
    assert "It leads to &#x27;nowhere&#x27;, which is no node" in html
    assert "<b>Line 19</b> <code>nodes.opening.replies.go-on</code>" in html


def test_it_takes_in_a_story_of_twine_and_tells_what_it_took_otherwise(author):
    html = sent(author, ":: Start\nHello.\n[[Bye->End]]\n\n:: End [agred]\nBye.", name="talk.twee")
    assert "Taken otherwise than it stands in the file" in html
    assert "<b>Line 5</b> <code>End</code> the tag" in html
    confirmed(author, html)
    assert [node.key for node in Node.objects.all()] == ["Start", "End"]


def test_it_tells_every_complaint_about_a_file_it_refuses(author):
    html = sent(author, changed("anger: 7", "anger: 77").replace("patience", "patiense"))
    assert "This file cannot be read as a scenario." in html
    assert "<b>Line 5</b>" in html
    assert "<b>Line 6</b>" in html
    assert not Scenario.objects.exists()


@pytest.mark.parametrize(
    ("raw", "name", "sentence"),
    [
        (b"", "talk.yaml", "The submitted file is empty."),
        (b"\xff\xfe", "talk.yaml", "this is not UTF-8 text"),
        (b"\0\1\2", "talk.html", "there is no story of Twine in it"),
        (b"#" * 1_100_000, "talk.yaml", "the file is larger than 1024 KiB"),
        (b"#" * 4_300_000, "talk.html", "the file is larger than 4096 KiB"),
        (b":: a\n" * 501, "talk.twee", "It has 501 nodes; a page can show 500."),
        (b"scenario: a\nx: 1", "talk.yaml", "unknown key &#x27;x&#x27;"),
    ],
)
def test_it_refuses_what_is_no_scenario(author, raw, name, sentence):
    assert sentence.lower() in sent(author, raw, name=name).lower()


def test_it_refuses_a_persona_that_is_nowhere(author):
    text = changed("{persona: rosa-ortega, name: Rosa Ortega, reactions: {interrupt: 1}}", "nobody")
    assert "There is no persona “nobody” here. Add it first" in sent(author, text)


def test_it_escapes_what_a_file_says(author):
    html = sent(author, changed("title: Small talk", "title: <script>alert(1)</script>"))
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html


@pytest.mark.parametrize(
    "token",
    ["", "nonsense", signing.dumps({"document": {}}, salt="other")],
    ids=["nothing", "nonsense", "signed for another purpose"],
)
def test_it_takes_nothing_that_was_not_shown(author, token):
    answer = author.post(reverse("scenario-import-confirm"), {"plan": token}, follow=True)
    assert "Send it again." in text_of(answer)
    assert not Scenario.objects.exists()


def test_it_leaves_the_persona_that_a_file_only_names(author):
    Persona.objects.create(slug="someone", name="Someone")
    text = changed(
        "{persona: rosa-ortega, name: Rosa Ortega, reactions: {interrupt: 1}}", "someone"
    )
    confirmed(author, sent(author, text))
    assert Persona.objects.get().name == "Someone"


@pytest.mark.parametrize("who", ["maya", "omar", "lena"])
@pytest.mark.parametrize("name", ["scenario-import", "scenario-import-confirm"])
def test_it_is_not_there_for_others(as_person, request, who, name):
    client = as_person(request.getfixturevalue(who))
    assert client.post(reverse(name)).status_code == 404
    assert client.get(page).status_code == 404


def test_it_asks_strangers_to_sign_in(client):
    assert client.get(page).status_code == 302


def test_it_writes_only_when_posted(author):
    assert author.get(reverse("scenario-import-confirm")).status_code == 405
