"""`manage.py play`: a conversation in the terminal, for people and for programs."""

from __future__ import annotations

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from scenarios.exchange.rows import store_scenario
from scenarios.publishing import publish
from tests.conftest import make_edition, read_document, short_talk
from tests.scenarios.files import file_of, run

keys = {
    *("scenario", "finished", "outcome", "score", "critical", "total", "best", "worst"),
    *("turns", "node", "offered"),
}
turn_keys = {
    *("node", "reply", "anger_before", "anger_after", "heard_after", "persona", "on_the_way"),
    *("loss", "label", "findings"),
}
finding_keys = {"guideline", "verdict", "points", "anger", "because"}


@pytest.fixture
def talk(tmp_path) -> str:
    return str(file_of(tmp_path, short_talk))


def printed(*arguments: str, **options: Any) -> str:
    out = StringIO()
    call_command("play", *arguments, stdout=out, **options)
    return out.getvalue()


def played(*arguments: str, **options: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(printed(*arguments, json=True, **options))
    return found


def test_it_has_exactly_the_keys_that_are_promised(talk):
    data = played(talk, replies="go-on")
    assert set(data) == keys
    assert set(data["turns"][0]) == turn_keys
    assert set(data["turns"][0]["findings"][0]) == finding_keys


def test_it_tells_how_it_went(talk):
    data = played(talk, replies="go-on,back,fix")
    assert (data["scenario"], data["finished"], data["outcome"]) == ("short-talk", True, "resolved")
    assert (data["node"], data["offered"], data["critical"]) == ("mended", [], [])
    assert [turn["reply"] for turn in data["turns"]] == ["go-on", "back", "fix"]


def test_it_adds_up_the_points(talk):
    """2 for hearing out, 2 for saying it back, 3 + 3 for a solution in time, 6 for the ending."""
    data = played(talk, replies="go-on,back,fix")
    points = [sum(one["points"] for one in turn["findings"]) for turn in data["turns"]]
    assert (points, data["total"]) == ([2, 2, 6], 16)


def test_it_shows_the_anger_move_by_move(talk):
    turns = played(talk, replies="go-on,back")["turns"]
    assert [(turn["anger_before"], turn["anger_after"]) for turn in turns] == [(7, 6), (6, 5)]
    assert [turn["heard_after"] for turn in turns] == [1, 2]


def test_it_names_the_critical_guidelines(talk):
    assert played(talk, replies="go-on,back,no")["critical"] == ["real-solution"]


def test_it_leaves_a_talk_unfinished_when_the_replies_run_out(talk):
    data = played(talk, replies="go-on")
    assert (data["finished"], data["outcome"], data["score"], data["total"]) == (
        False,
        None,
        None,
        2,
    )
    assert (data["node"], data["offered"]) == ("story", ["back", "sorry"])


def test_it_says_nothing_but_json(talk):
    assert printed(talk, replies="go-on", json=True).lstrip().startswith("{")


def test_it_shows_where_it_begins_without_replies(talk):
    data = played(talk)
    assert (data["turns"], data["node"], data["total"]) == ([], "opening", 0)


def test_it_begins_elsewhere_if_asked(talk):
    data = played(talk, replies="fix", start="plan", anger=2)
    assert data["turns"][0]["node"] == "plan"
    assert data["turns"][0]["anger_before"] == 2


def test_it_takes_replies_with_spaces_between(talk):
    assert len(played(talk, replies=" go-on , back,")["turns"]) == 2


@pytest.mark.parametrize(
    "bot", ["first", "last", "longest", "shortest", "sorry", "caring", "senior"]
)
def test_it_lets_a_bot_play_to_the_end(talk, bot):
    assert played(talk, bot=bot)["finished"]


def clicked(talk: str, *, seed: int) -> list[str]:
    return [turn["reply"] for turn in played(talk, bot="random", seed=seed)["turns"]]


def test_it_repeats_what_the_random_bot_did_for_the_same_seed(talk):
    assert clicked(talk, seed=7) == clicked(talk, seed=7)


def test_it_takes_seed_0_if_none_is_given(talk):
    assert played(talk, bot="random") == played(talk, bot="random", seed=0)


def test_it_plays_otherwise_for_another_seed(talk):
    assert len({tuple(clicked(talk, seed=seed)) for seed in range(5)}) > 1


def test_it_tells_people_what_was_said_and_why_it_was_judged(talk):
    said = printed(talk, replies="go-on,back,no")
    assert "Rosa Ortega [anger 7]: Do you know how long I have been on hold?" in said
    assert "You: Please go on.\n    kept (+2)  Hear them out: You left them room" in said
    assert "bars a pass: Offer a real solution" in said


def test_it_tells_people_that_it_is_unfinished(talk):
    assert printed(talk, replies="go-on").endswith("(unfinished; points so far: 2)\n")


def conversed(monkeypatch, talk: str, *typed: str) -> str:
    monkeypatch.setattr("sys.stdin", StringIO("".join(f"{line}\n" for line in typed)))
    return printed(talk)


def test_it_asks_for_replies_by_their_number(monkeypatch, talk):
    said = conversed(monkeypatch, talk, "1", "1", "1")
    assert "  1  Please go on.\n  2  Please calm down.\n" in said
    assert "Resolved: The matter is solved" in said


def test_it_asks_again_for_a_number_that_is_none(monkeypatch, talk):
    said = conversed(monkeypatch, talk, "9", "x", "0", "q")
    assert said.count("is none of them: type a number from 1 to 4.") == 3


@pytest.mark.parametrize("typed", [("1", "q"), ("1",)])
def test_it_stops_if_asked_or_when_nothing_more_is_typed(monkeypatch, talk, typed):
    assert "(unfinished; points so far: 2)" in conversed(monkeypatch, talk, *typed)


@pytest.mark.django_db
def test_it_plays_the_latest_edition_of_a_slug():
    make_edition()
    publish(
        store_scenario(read_document(short_talk.replace("title: The third", "title: The last")))
    )
    assert printed("short-talk", replies="go-on").startswith("The last call\n")


@pytest.mark.django_db
def test_it_plays_an_edition_and_not_the_draft():
    make_edition()
    store_scenario(read_document(short_talk.replace("title: The third", "title: The last")))
    assert printed("short-talk", replies="go-on").startswith("The third call\n")


def test_it_plays_what_has_faults_as_long_as_it_goes(tmp_path):
    faulty = file_of(tmp_path, short_talk.replace("goto: mended", "goto: nowhere"))
    assert played(str(faulty), replies="go-on,back")["node"] == "plan"


def test_it_exits_with_0(capsys, talk):
    done = run(capsys, "play", talk, "--replies", "go-on", "--json")
    assert (done.code, done.err) == (0, "")
    assert json.loads(done.out)["node"] == "story"
