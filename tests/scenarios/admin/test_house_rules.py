"""House rules in the admin: checked like the catalogue, and what they change is told."""

from __future__ import annotations

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from scenarios.editions import script_of, values_for
from scenarios.models import GuidelineChange, HouseGuideline, HouseMove, Scenario
from scenarios.publishing import publish
from scenarios.rulebook import current_books, current_rulebook
from tests.conftest import make_edition, short_talk, text_of
from tests.scenarios.admin.pages import Opened
from tests.scenarios.house import make_guideline, make_move, make_rule
from trainer.conversation.state import State

pages = ("guidelinechange", "housemove", "houseguideline")


def add(client, model: str) -> Opened:
    return Opened(client, reverse(f"admin:scenarios_{model}_add"))


def change(client, row) -> Opened:
    return Opened(client, reverse(f"admin:scenarios_{row._meta.model_name}_change", args=[row.pk]))


@pytest.fixture
def author(as_person, ada):
    return as_person(ada)


guideline = {
    "title": "Offer to call back",
    "slug": "offer-call-back",
    "advice": "Offer a time at which you call.",
    "kind": "words",
    "weight": "2",
    "document": "Our policy",
    "heading": "Waiting",
    "why": "Nobody likes to wait.",
    "good": "I call you at three.",
    "bad": "Try again later.",
    "remember": "Name a time.",
    "rules-TOTAL_FORMS": "1",
    "rules-0-position": "0",
    "rules-0-moves": "listen",
    "rules-0-when": "",
    "rules-0-verdict": "kept",
    "rules-0-anger": "0",
    "rules-0-because": "They need not queue again.",
}


# --- Who gets in ---------------------------------------------------------------------------------


@pytest.mark.parametrize("model", pages)
def test_it_is_the_authors(author, db, model):
    assert add(author, model).answer.status_code == 200


@pytest.mark.parametrize("address", ["/admin/house-rules/"])
def test_it_is_not_there_for_somebody_who_practises(as_person, maya, address):
    assert as_person(maya).get(address).status_code == 404


@pytest.mark.parametrize("model", pages)
def test_it_sends_somebody_who_practises_away(as_person, maya, model):
    answer = as_person(maya).get(reverse(f"admin:scenarios_{model}_changelist"))
    assert (answer.status_code, answer.url[:13]) == (302, "/admin/login/")


# --- A changed guideline -------------------------------------------------------------------------


def test_it_changes_a_weight(author):
    page = add(author, "guidelinechange").save(guideline="hear-out", weight="1")
    assert page.was_saved
    assert current_rulebook().guidelines["hear-out"].weight == 1


def test_it_shows_what_a_change_changes(author):
    page = add(author, "guidelinechange").save(guideline="hear-out", weight="1")
    assert page.answer.headers["Location"] == reverse("house-rules")


def test_it_is_in_the_history(author, ada):
    add(author, "guidelinechange").save(guideline="hear-out", weight="1")
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_repr) == (ada, "hear-out")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"guideline": "hear-out"}, "Choose another weight, or whether it is critical, or both."),
        ({"guideline": "follow-up", "critical": "True"}, "no rule by which it can be broken"),
        ({"guideline": "hear-them-out", "weight": "1"}, "Select a valid choice."),
    ],
)
def test_it_says_what_is_wrong_with_a_change(author, typed, said):
    page = add(author, "guidelinechange").save(**typed)
    assert not page.was_saved
    assert said in page.html


def test_it_offers_each_guideline_once(author):
    GuidelineChange.objects.create(guideline="hear-out", weight=1)
    assert 'value="hear-out"' not in add(author, "guidelinechange").html


def test_it_opens_a_change_whose_guideline_is_gone(author):
    lost = GuidelineChange.objects.create(guideline="hear-them", weight=1)
    assert "not in the catalogue any more" in change(author, lost).html


# --- Moves of one's own --------------------------------------------------------------------------


def test_it_adds_a_move(author):
    page = add(author, "housemove")
    page.save(slug="call-back", group="solving", label="Offer a call", hint="With a time.")
    assert current_rulebook().moves["call-back"].label == "Offer a call"


def test_it_refuses_a_move_that_the_catalogue_has(author):
    page = add(author, "housemove").save(slug="listen", group="solving", label="L", hint="H")
    assert "The catalogue has a move of that name itself." in page.html


def test_it_keeps_a_move_that_is_in_use_and_says_where(author):
    move = make_move()
    make_rule(make_guideline())
    make_edition(text=short_talk.replace("moves: [solve]", "moves: [solve, call-back]"))
    address = reverse("admin:scenarios_housemove_delete", args=[move.pk])
    html = text_of(author.post(address, {"post": "yes"}))
    assert "a rule of the guideline “Offer to call back”" in html
    assert "the reply “fix” of “The third call”, at plan" in html
    assert HouseMove.objects.exists()


# --- Guidelines of one's own ---------------------------------------------------------------------


def test_it_adds_a_guideline_with_its_rules(author):
    assert add(author, "houseguideline").save(**guideline).was_saved
    books = current_books()
    assert [*books.own, *books.complaints] == ["offer-call-back"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"slug": "hear-out"}, "The catalogue has a guideline of that name."),
        ({"critical": "on"}, "at least one rule must say how it is broken"),
        ({"rules-0-verdict": ""}, "at least one rule must say how it is kept or broken"),
        ({"rules-0-moves": "lissten"}, "lissten is not one of the available choices"),
        ({"rules-0-when": "angry: 6"}, "There is no condition “angry”"),
        ({"rules-0-when": "anger_at_least 6"}, "write it as “anger_at_least: 6”"),
        ({"rules-0-when": "anger_at_least: 60"}, "must be at most 10, not"),
        ({"rules-0-when": "again: perhaps"}, "must be true or false, not"),
        ({"rules-0-when": "behaviour: shoutin"}, "did you mean &#x27;shouting&#x27;?"),
        ({"rules-0-when": "after: lissten"}, "did you mean &#x27;listen&#x27;?"),
        ({"rules-0-when": "channel: fax"}, "This rule names &#x27;fax&#x27;"),
        ({"rules-0-anger": "11"}, "less than or equal to 10"),
    ],
)
def test_it_says_what_is_wrong_with_a_guideline(author, typed, said):
    page = add(author, "houseguideline").save(**{**guideline, **typed})
    assert not page.was_saved
    assert said in page.html
    assert not HouseGuideline.objects.exists()


def test_it_shows_conditions_as_they_are_typed_and_saves_them_unchanged(author):
    when = {"anger_at_least": 6, "behaviour": ["shouting", "abusive"], "again": False}
    made = make_guideline()
    rule = make_rule(made, moves=["listen"], when=when)
    page = change(author, made)
    assert page.fields["rules-0-when"].split("\n")[1:] == [
        "behaviour: shouting, abusive",
        "again: no",
    ]
    assert page.save(title="Another").was_saved
    rule.refresh_from_db()
    assert rule.when == when


def test_it_keeps_every_move_of_a_rule(author):
    made = make_guideline()
    rule = make_rule(made, moves=["restate", "listen"])
    page = change(author, made)
    assert page.save(**{"rules-0-moves": ["listen", "restate", "ask"]}).was_saved
    rule.refresh_from_db()
    assert rule.moves == ["restate", "listen", "ask"]


def test_it_tells_the_second_of_two_who_save(author, as_person, ben):
    made = make_guideline()
    make_rule(made, moves=["listen"])
    hers, his = change(author, made), change(as_person(ben), made)
    hers.save(**{"rules-0-because": "Hers."})
    assert not his.save(title="His").was_saved
    assert "Ada Lindqvist saved this after you had opened it" in his.html


# --- What they change ----------------------------------------------------------------------------


def overview(author) -> str:
    return text_of(author.get(reverse("house-rules")))


def test_it_says_that_nothing_is_changed(author, db):
    make_edition()
    html = overview(author)
    assert "None: everything counts as in the catalogue." in html
    assert "None: every published scenario is judged by today’s rules" in html


def test_it_lists_the_scenarios_and_how_their_figures_would_change(author, db):
    best = values_for(make_edition(), State("opening", 7)).best
    GuidelineChange.objects.create(guideline="hear-out", weight=3)
    html = overview(author)
    assert "The third call</a>" in html
    assert f">{best} → {best + 1}</td>" in html


def test_it_turns_the_pages_of_a_list_by_name(author, db, monkeypatch):
    monkeypatch.setattr("scenarios.views.a_page", 1)
    for number in range(2):
        make_edition(text=short_talk.replace("short-talk", f"talk-{number}"))
    GuidelineChange.objects.create(guideline="hear-out", weight=3)
    assert 'rel="next">Next</a>' in overview(author)


def test_it_lists_nothing_that_the_change_does_not_touch(author, db):
    make_edition()
    GuidelineChange.objects.create(guideline="let-jibes-pass", weight=1)
    assert "The third call</a>" not in overview(author)


def test_it_lists_no_more_what_was_published_again(author, db):
    make_edition()
    GuidelineChange.objects.create(guideline="hear-out", weight=3)
    newer = publish(Scenario.objects.get())
    assert script_of(newer).rulebook.guidelines["hear-out"].weight == 3
    assert "The third call</a>" not in overview(author)


def test_it_tells_what_cannot_hold_any_more(author, db):
    GuidelineChange.objects.create(guideline="hear-them", weight=1)
    assert "What cannot hold any more" in overview(author)
