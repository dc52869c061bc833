"""The page of a node: what it shows, saves, refuses and keeps."""

from __future__ import annotations

import json
import re

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from scenarios.exchange.files import library, load_scenario, persona_for
from scenarios.exchange.rows import scenario_document, store_persona, store_scenario
from scenarios.exchange.writing import write_yaml
from scenarios.models import Fact, Node, Reply, Route, Scenario
from tests.conftest import read_document, short_talk
from tests.scenarios.admin.pages import Opened, node_page

rich_talk = (
    short_talk.replace(
        "says: So what now?",
        "says: [{when: {anger_at_least: 8}, text: So?}, {text: '[sighs]\n\n\n      So what now?'}]",
    )
    .replace(
        "moves: [restate], goto: plan",
        "moves: [restate, ask], note: Well heard.,"
        " goto: [{when: {after: [apologise]}, node: lost, anger: 2}, {node: plan, anger: -1}]",
    )
    .replace("moves: [solve]", "moves: [solv], as_said: true")
    .replace("goto: mended", "goto: [{when: {heard_at_least: 1}, node: mendet}]")
)


@pytest.fixture
def ada_at(as_person, ada):
    """A node's page in Ada's browser: `ada_at("plan")`."""
    client = as_person(ada)

    def open_page(key: str) -> Opened:
        return node_page(client, Node.objects.get(key=key))

    return open_page


@pytest.fixture
def rich(db) -> Scenario:
    """A draft with everything that a node may hold, faults included."""
    return store_scenario(read_document(rich_talk))


def yaml_of(scenario: Scenario) -> str:
    return write_yaml(scenario_document(Scenario.objects.get(pk=scenario.pk)))


def reply_fields(number: int, **fields: object) -> dict[str, object]:
    return {f"r-{number}-{name}": value for name, value in fields.items()}


def with_another(page: Opened, **fields: object) -> dict[str, object]:
    """What a browser sends when one more reply was added by hand."""
    count = int(page.fields["r-TOTAL_FORMS"])
    return {"r-TOTAL_FORMS": count + 1, **reply_fields(count, **fields)}


def complaints(page: Opened) -> list[str]:
    lists = re.findall(r'<ul class="errorlist[^>]*>(.*?)</ul>', page.html, re.DOTALL)
    return re.findall(r"<li>(.*?)</li>", "".join(lists))


@pytest.mark.parametrize("key", ["opening", "story", "plan", "mended"])
def test_it_changes_nothing_when_nothing_was_typed(rich, ada_at, key):
    before = yaml_of(rich)
    assert ada_at(key).save().was_saved
    assert yaml_of(rich) == before


def test_it_keeps_what_ships_when_nothing_was_typed(as_person, ada):
    document = load_scenario(library / "the-sofa-that-never-came.yaml")
    store_persona(persona_for(document, library))
    scenario = store_scenario(document)
    before, client = yaml_of(scenario), as_person(ada)
    for node in scenario.nodes.all()[::5]:
        assert node_page(client, node).save().was_saved
    assert yaml_of(scenario) == before


def test_it_saves_the_words_of_the_customer(scenario, ada_at):
    words = "And now?\r\nTell me."
    ada_at("plan").save(words=words, words_if="[anger at least 9]\r\nSo?", thinks="Well?")
    plan = Node.objects.get(key="plan")
    assert plan.says == [
        {"when": {"anger_at_least": 9}, "text": "So?"},
        {"text": "And now?\nTell me."},
    ]
    assert plan.thinks == "Well?"


def test_it_saves_behaviour_and_ending(scenario, ada_at):
    ada_at("plan").save(behaviour=["calm", "upset"])
    ada_at("lost").save(ending="cut-off")
    assert Node.objects.get(key="plan").behaviour == ["upset", "calm"]
    assert Node.objects.get(key="lost").ending == "cut-off"


def test_it_saves_a_reply_with_all_that_belongs_to_it(scenario, ada_at):
    typed = {
        "text": "Tomorrow?",
        "key": "tomorrow",
        "moves": ["ask", "solve"],
        "leads_to": "story",
        "anger": 1,
        "routes_if": "anger at most 2 -> mended",
        "note": "Too soon.",
        "as_said": "on",
    }
    assert ada_at("plan").save(**reply_fields(0, **typed)).was_saved
    reply = Reply.objects.get(key="tomorrow")
    assert (reply.moves, reply.note, reply.as_said) == (["solve", "ask"], "Too soon.", True)
    assert [(one.target, one.when, one.anger) for one in reply.routes.all()] == [
        ("mended", {"anger_at_most": 2}, 0),
        ("story", {}, 1),
    ]


def test_it_takes_a_new_reply_and_names_it(scenario, ada_at):
    page = ada_at("plan")
    page.save(**with_another(page, text="Would Friday do for you?", leads_to="mended"))
    reply = Reply.objects.get(node__key="plan", position=3)
    assert (reply.key, [str(one) for one in reply.routes.all()]) == (
        "would-friday-do-for",
        ["mended"],
    )


def test_it_deletes_a_reply(scenario, ada_at):
    ada_at("plan").save(**reply_fields(0, DELETE="on"))
    left = Reply.objects.filter(node__key="plan").values_list("key", "position")
    assert list(left) == [("no", 0), ("not-yet", 1)]


def test_it_puts_replies_in_another_order(scenario, ada_at):
    ada_at("plan").save(**reply_fields(0, position=9))
    left = Reply.objects.filter(node__key="plan").values_list("key", flat=True)
    assert list(left) == ["no", "not-yet", "fix"]


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ({"words_if": "So?"}, "Line 1: begin with a condition in brackets"),
        ({"words_if": "[after lisen]\nSo?"}, "did you mean &#x27;listen&#x27;?"),
        (reply_fields(0, routes_if="after ask -> mendet"), "did you mean &#x27;mended&#x27;?"),
        (reply_fields(0, leads_to="", anger=2), "Say where it leads"),
        (reply_fields(0, key="no way"), "Use letters, digits, - and _ only."),
        (reply_fields(0, key="no"), "Please correct the duplicate data for key."),
        (reply_fields(0, moves=["solv"]), "solv is not one of the available choices"),
        ({"ending": "resolved"}, "An ending has no replies"),
        ({"key": "story"}, "There is a node “story” already."),
    ],
)
def test_it_says_what_is_wrong_and_saves_nothing(scenario, ada_at, typed, complaint):
    before = yaml_of(scenario)
    page = ada_at("plan").save(**typed)
    assert not page.was_saved
    assert complaint in " ".join(complaints(page))
    assert yaml_of(scenario) == before


def test_it_shows_what_the_rulebook_or_the_draft_does_not_know(rich, ada_at):
    fields = ada_at("plan").fields
    assert fields["r-0-moves"] == ["solv"]
    assert fields["r-0-routes_if"] == "heard at least 1 -> mendet"


def test_it_lets_what_is_unknown_be_taken_out(rich, ada_at):
    typed = reply_fields(0, moves=["solve"], routes_if="", leads_to="mended")
    assert ada_at("plan").save(**typed).was_saved
    reply = Reply.objects.get(node__key="plan", key="fix")
    assert (reply.moves, [str(one) for one in reply.routes.all()]) == (["solve"], ["mended"])


def test_it_says_where_the_node_stands(scenario, ada_at):
    page = ada_at("plan").answer.context["page"]
    assert [(one.key, one.replies) for one in page.before] == [("story", ("back", "sorry"))]
    assert [(one.key, one.replies) for one in page.after] == [
        ("mended", ("fix",)),
        ("lost", ("no", "not-yet")),
    ]


def test_it_tells_the_problems_of_the_node_beside_their_replies(rich, ada_at):
    html = ada_at("plan").html
    assert '<a href="#r-0">fix</a>: ' in html
    assert html.count("unknown-move") == 2  # above, and at the reply
    assert re.search(r"\d+ problems? elsewhere in the scenario", html)


def test_it_says_why_the_draft_makes_no_sense(scenario, ada_at):
    Node.objects.filter(key="lost").update(ending="fled")
    assert "&#x27;fled&#x27; is no ending" in ada_at("plan").html


def test_it_suggests_moves_by_the_words(scenario, ada_at):
    Reply.objects.filter(key="fix").update(text="Sorry. A technician tomorrow at eight.")
    assert "It says “Sorry”: does it make the move <b>Apologise</b>?" in ada_at("plan").html


def test_it_counts_the_words(scenario, ada_at):
    html = ada_at("plan").html
    assert ">5 words, rather short</output>" in html


def test_it_leads_to_playing_from_there(scenario, ada_at):
    assert 'href="/scenarios/short-talk/draft/?node=plan">Play from here' in ada_at("plan").html


def test_it_renames_a_node_wherever_it_is_named(scenario, ada_at):
    Fact.objects.create(scenario=scenario, key="name", revealed_at=["story", "opening"])
    ada_at("opening").save(key="first-words")
    scenario.refresh_from_db()
    assert scenario.starts == "first-words"
    assert Fact.objects.get().revealed_at == ["story", "first-words"]
    assert "goto: first-words" in yaml_of(scenario)
    told = [entry.get_change_message() for entry in LogEntry.objects.order_by("pk")]
    assert told[0] == "The node “opening” is called “first-words” now."


def test_it_is_found_by_what_waited_for_it(rich, as_person, ada):
    page = Opened(as_person(ada), reverse("admin:scenarios_node_add") + f"?scenario={rich.pk}")
    assert page.save(key="mendet", ending="resolved", words="Good.").was_saved
    assert Route.objects.get(node__key="mendet").missing_node == ""


def test_it_leaves_its_name_behind_when_deleted(scenario, as_person, ada):
    mended = Node.objects.get(key="mended")
    address = reverse("admin:scenarios_node_delete", args=[mended.pk])
    as_person(ada).post(address, {"post": "yes"})
    assert Route.objects.get(reply__key="fix").target == "mended"


def test_it_asks_for_the_scenario_before_the_replies(scenario, as_person, ada):
    client = as_person(ada)
    blank = Opened(client, reverse("admin:scenarios_node_add"))
    assert "Choose the scenario and save" in blank.html
    given = Opened(client, reverse("admin:scenarios_node_add") + f"?scenario={scenario.pk}")
    assert (given.fields["scenario"], given.fields["position"]) == (str(scenario.pk), "5")


def test_it_answers_a_popup_with_the_key(scenario, as_person, ada):
    address = f"{reverse('admin:scenarios_node_add')}?_to_field=key&_popup=1&scenario={scenario.pk}"
    page = Opened(as_person(ada), address).save(key="later", words="Later, then.")
    told = json.loads(page.answer.context["popup_response_data"])
    assert told == {"value": "later", "obj": "later"}


@pytest.mark.parametrize(
    ("button", "leads_to"),
    [
        ("_save", "/admin/scenarios/scenario/{scenario}/change/"),
        ("_addanother", "/admin/scenarios/node/add/?scenario={scenario}"),
        ("_continue", "/admin/scenarios/node/{node}/change/"),
    ],
)
def test_it_stays_in_the_scenario(scenario, ada_at, button, leads_to):
    answer = ada_at("plan").save(**{button: "1"}).answer
    plan = Node.objects.get(key="plan")
    assert answer.url == leads_to.format(scenario=scenario.pk, node=plan.pk)


def test_it_tells_who_saved_meanwhile(scenario, as_person, ada, ben):
    plan = Node.objects.get(key="plan")
    hers, his = (node_page(as_person(one), plan) for one in (ada, ben))
    hers.save(**reply_fields(0, routes_if="after ask -> lost"))
    assert not his.save(**reply_fields(1, moves=["dead-end", "snap"])).was_saved
    assert "Ada Lindqvist saved this" in his.html
    assert "<td>Nothing can be done, Snap</td>" in his.html
    assert his.save().was_saved
    assert Reply.objects.get(key="fix").routes.count() == 1


def test_it_keeps_what_was_typed_while_a_file_was_imported(scenario, ada_at):
    hers = ada_at("plan")
    file = short_talk.replace("So what now?", "And what now?")
    store_scenario(read_document(file))
    assert not hers.save(words="Well?").was_saved
    assert "This was changed outside this page since you opened it." in hers.html
    assert "<td>And what now?</td>" in hers.html
    assert hers.save().was_saved
    assert yaml_of(scenario) == write_yaml(
        read_document(short_talk.replace("So what now?", "Well?"))
    )


def test_it_keeps_what_was_typed_in_a_reply_that_was_taken_out(scenario, ada_at):
    hers = ada_at("plan")
    Reply.objects.get(key="fix").delete()
    assert not hers.save(**reply_fields(0, text="A technician today.")).was_saved
    assert "A technician today." in hers.html
    assert hers.save().was_saved
    assert {one.key for one in Reply.objects.filter(node__key="plan")} == {"fix", "no", "not-yet"}


def test_it_writes_down_who_changed_what(scenario, ada_at, ada):
    ada_at("plan").save(words="And?", **reply_fields(0, routes_if="after ask -> lost"))
    entry = LogEntry.objects.get()
    assert entry.user == ada
    assert entry.get_change_message() == (
        "Changed Words. Changed Elsewhere under a condition for reply “fix”."
    )


def test_it_explains_every_move(as_person, ada):
    html = as_person(ada).get(reverse("admin:scenarios_node_moves")).content.decode()
    assert '<dd data-move="listen">Leaves room for the whole grievance' in html


def test_it_is_for_authors_alone(scenario, as_person, maya):
    plan = Node.objects.get(key="plan")
    for page in (["moves"], ["change", plan.pk], ["duplicate", plan.pk]):
        address = reverse(f"admin:scenarios_node_{page[0]}", args=page[1:])
        assert as_person(maya).get(address).status_code == 302
