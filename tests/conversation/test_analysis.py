"""The exact analysis against the slow way: every conversation of a script, one by one."""

from __future__ import annotations

from math import isclose

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.conversation.brute import Played, TooMany, all_conversations, can_be_played
from tests.conversation.made_up import scripts
from trainer.conversation.analysis import Analysis, Often, analyse
from trainer.conversation.replay import replay
from trainer.conversation.script import Script
from trainer.conversation.state import opening
from trainer.conversation.values import stored_values, values_of

exhaustively = settings(max_examples=25, derandomize=True, deadline=None, database=None)


@st.composite
def both_ways(draw) -> tuple[Script, Analysis, list[Played]]:
    """A script with few enough conversations, its analysis, and all its conversations."""
    script = draw(scripts)
    assume(can_be_played(script))
    try:
        played = all_conversations(script)
    except TooMany:
        assume(False)
    return script, analyse(script), played


def score(analysis: Analysis, total: int) -> float:
    return 100 * (total - analysis.worst) / (analysis.best - analysis.worst)


def often(count: int, of: int) -> Often:
    if count == of:
        return "always"
    return "sometimes" if count else "never"


@exhaustively
@given(both_ways())
def test_it_finds_the_best_and_the_worst_total(found):
    _, analysis, played = found
    totals = [one.total for one in played]
    assert (analysis.best, analysis.worst) == (max(totals), min(totals))


@exhaustively
@given(both_ways())
def test_it_counts_the_conversations(found):
    _, analysis, played = found
    assert analysis.conversations == len(played)


@exhaustively
@given(both_ways())
def test_its_best_path_reaches_the_best_total(found):
    script, analysis, _ = found
    assert replay(script, analysis.best_path).total == analysis.best


@exhaustively
@given(both_ways())
def test_it_knows_mean_and_spread_of_random_play(found):
    _, analysis, played = found
    assume(analysis.best != analysis.worst)
    mean = sum(one.chance * score(analysis, one.total) for one in played)
    variance = sum(one.chance * (score(analysis, one.total) - mean) ** 2 for one in played)
    assert isclose(analysis.random.mean or 0, mean, abs_tol=1e-9)
    assert isclose(analysis.random.sd or 0, variance**0.5, abs_tol=1e-5)


@exhaustively
@given(both_ways())
def test_it_knows_the_chance_to_pass_by_guessing(found):
    script, analysis, played = found
    assume(analysis.best != analysis.worst)
    passing = sum(
        one.chance
        for one in played
        if round(score(analysis, one.total)) >= script.pass_mark and not one.conversation.critical
    )
    assert isclose(analysis.random.passes or 0, passing, abs_tol=1e-12)


@exhaustively
@given(both_ways())
def test_it_knows_between_which_scores_each_ending_is_reached(found):
    _, analysis, played = found
    assume(analysis.best != analysis.worst)
    for node, ending in analysis.endings.items():
        there = [one.total for one in played if one.conversation.state.node == node]
        bounds = (
            [round(score(analysis, total)) for total in (min(there), max(there))] if there else None
        )
        assert (ending.reachable, ending.score and [*ending.score]) == (bool(there), bounds)


@exhaustively
@given(both_ways())
def test_it_knows_whether_patience_can_run_out(found):
    script, analysis, played = found
    ends = (script.nodes[one.conversation.state.node] for one in played)
    assert analysis.gives_up == any(node.ending is None for node in ends)


@exhaustively
@given(both_ways())
def test_it_knows_which_guidelines_are_tested(found):
    _, analysis, played = found
    for slug, tested in analysis.guidelines.items():
        kept = sum(slug in one.could_keep for one in played)
        broken = sum(slug in one.could_break for one in played)
        counted = often(kept, len(played)), often(broken, len(played))
        assert (tested.kept, tested.broken) == counted


@exhaustively
@given(both_ways())
def test_losses_are_what_the_score_lacks(found):
    script, analysis, played = found
    assume(analysis.best != analysis.worst)
    values = values_of(script, opening(script))
    for one in played[:20]:
        losses = values.losses(one.conversation)
        assert min(losses, default=0) >= 0
        assert isclose(100 - score(analysis, one.total), sum(losses), abs_tol=1e-9)


@exhaustively
@given(both_ways())
def test_stored_values_say_the_same(found):
    script, _, played = found
    values = values_of(script, opening(script))
    again = stored_values(script, values.as_data())
    for one in played[:20]:
        assert again.losses(one.conversation) == values.losses(one.conversation)
