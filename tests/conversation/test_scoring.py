"""What a loss is called, and what a total scores."""

from __future__ import annotations

import pytest

from tests.conversation.scripts import lost, make_node, make_reply, make_script, won
from trainer.conversation.scoring import label, rounded
from trainer.conversation.state import opening
from trainer.conversation.values import Values, values_of


def values_between(*, best: int, worst: int) -> Values:
    """Values of a start with these totals; of a script that does not matter here."""
    script = make_script(make_node("talk", make_reply("say", to="won")), won)
    made = values_of(script, opening(script))
    return Values(script, made.relevant, best, worst, made.table)


@pytest.mark.parametrize(
    ("loss", "name"),
    [
        (0.0, "best"),
        (1e-6, "good"),
        (4.999, "good"),
        (5.0, "slip"),
        (9.999, "slip"),
        (10.0, "mistake"),
        (14.999, "mistake"),
        (15.0, "turning point"),
        (100.0, "turning point"),
    ],
)
def test_it_calls_a_loss_by_its_bounds_unrounded(loss, name):
    assert label(loss) == name


def test_it_takes_what_sums_leave_of_nothing_as_nothing():
    assert label(0.1 + 0.2 - 0.3) == "best"


@pytest.mark.parametrize(("total", "score"), [(16, 100), (-4, 0), (6, 50), (-3, 5), (15, 95)])
def test_it_scores_a_total_between_the_worst_and_the_best(total, score):
    assert rounded(values_between(best=16, worst=-4), total) == score


def test_it_scores_in_whole_numbers():
    assert rounded(values_between(best=3, worst=0), 2) == 67


def test_it_keeps_what_lies_between_unrounded():
    assert values_between(best=3, worst=0).score(2) == pytest.approx(66.6667, abs=1e-4)


def test_it_scores_nothing_where_the_best_is_the_worst():
    same = values_between(best=6, worst=6)
    assert rounded(same, 6) is None
    assert same.score(6) is None


def test_it_measures_a_loss_on_the_scale_of_the_score():
    """2 points of the 16 between the best and the worst."""
    replies = make_reply("hear", "hear", to="won"), make_reply("hum", "hum", to="won")
    script = make_script(
        make_node("talk", *replies, make_reply("nudge", "nudge", to="lost")), won, lost
    )
    values = values_of(script, opening(script))
    after = opening(script, node="won")
    assert (values.best, values.worst) == (8, -8)
    assert values.loss(opening(script), 0, after) == pytest.approx(100 * 2 / 16)
