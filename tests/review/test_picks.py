"""Reply by reply: shares, difficulty, discrimination, and what is held back."""

from __future__ import annotations

import pytest

from tests.conversation.problems.sound import script_of
from trainer.review.reports.picks import choices_of, items_of

talk = """
scenario: talk
title: Talk
channel: phone
persona: {persona: rosa, name: Rosa}
anger: 5
start: opening
nodes:
  opening:
    says: So?
    replies:
      - {key: well, text: Tell me., moves: [listen], goto: end}
      - {key: badly, text: Calm down., moves: [tell-to-calm-down], goto: end}
      - {key: never, text: Hm., moves: [], goto: end}
  end: {ending: resolved, says: Fine.}
"""


@pytest.fixture(scope="module")
def script():
    return script_of(talk)


def visits(well: int, badly: int, *, rest_well: float = 0.0, rest_badly: float = 40.0):
    """Runs that picked the good and the bad reply, and what the rest of each run cost."""
    good = [choices_of([("opening", "well"), ("later", "x")], [0.0, rest_well])[0]] * well
    return (
        good + [choices_of([("opening", "badly"), ("later", "x")], [20.0, rest_badly])[0]] * badly
    )


def picks(script, choices, **how):
    return {pick.reply.key: pick for pick in items_of(script, choices, **how)[0].picks}


def test_it_counts_each_reply(script):
    found = picks(script, visits(6, 2))
    assert {key: (one.picked, one.visits) for key, one in found.items()} == {
        "well": (6, 8),
        "badly": (2, 8),
        "never": (0, 8),
    }


@pytest.mark.parametrize(("well", "badly", "percent"), [(6, 2, 75), (6, 1, None)])
def test_it_says_percent_from_eight_visits_on(script, well, badly, percent):
    assert picks(script, visits(well, badly))["well"].percent == percent


def test_it_calls_difficult_what_few_solve(script):
    assert items_of(script, visits(2, 8))[0].difficulty == 20


def test_it_says_nothing_of_discrimination_below_thirty_visits(script):
    assert picks(script, visits(20, 9))["well"].discrimination is None


def test_it_says_who_does_well_elsewhere(script):
    found = picks(script, visits(20, 10))
    assert found["well"].discrimination == pytest.approx(1)
    assert found["badly"].discrimination == pytest.approx(-1)


def test_it_says_nothing_where_all_did_alike(script):
    assert picks(script, visits(20, 10, rest_badly=0.0))["well"].discrimination is None


def test_it_counts_the_rest_of_a_run_without_the_turn_itself():
    found = choices_of([("a", "x"), ("b", "y"), ("c", "z")], [1.0, 20.0, 300.0])
    assert [one.rest for one in found] == [320.0, 301.0, 21.0]


@pytest.mark.parametrize(("well", "badly", "hidden"), [(20, 4, True), (20, 5, False), (3, 0, True)])
def test_it_hides_cells_in_which_people_could_be_told_apart(script, well, badly, hidden):
    found = picks(script, visits(well, badly), hides_small=True)
    assert found["well"].hidden is hidden
    assert (found["well"].percent is None) is hidden


def test_it_hides_nothing_from_those_who_see_the_runs(script):
    assert not picks(script, visits(20, 4))["badly"].hidden


def test_it_shows_no_difficulty_that_gives_a_hidden_cell_away(script):
    assert items_of(script, visits(20, 4), hides_small=True)[0].difficulty is None
