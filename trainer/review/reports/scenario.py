"""A scenario, as its players met it: first assessed runs only, by reply and by guideline.

First runs, since whoever knows the answers says nothing about the questions. The newest of them,
and no more than `most_runs`, so that the page costs the same however much was played.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Sum

from scenarios.editions import script_of
from scenarios.models import Edition
from trainer.accounts.models import Team
from trainer.conversation.errors import ConversationError
from trainer.conversation.replay import replay_from
from trainer.guidance.rulebook import Guideline
from trainer.practice.conversations import start_of, values_of_attempt
from trainer.practice.models import Attempt, AttemptQuerySet, GuidelineResult, Turn
from trainer.review.reports.heatmap import Cell
from trainer.review.reports.picks import Choice, Item, choices_of, items_of

most_runs = 300


@dataclass(frozen=True, slots=True)
class ScenarioReport:
    """One edition: how many first runs, how they went, each reply, each guideline."""

    edition: Edition
    runs: int
    passed: int
    items: tuple[Item, ...]
    guidelines: tuple[tuple[Guideline, Cell], ...]


def first_runs(edition: Edition, teams: Sequence[Team] | None) -> AttemptQuerySet:
    """The first assessed run of each person at the scenario, where it was in this edition.

    Of those who were members of one of these teams when they began it; None for everybody's.
    """
    runs = Attempt.objects.assessed().first_runs().whole().wrapped_up().with_words()
    runs = runs.filter(edition=edition)
    if teams is None:
        return runs
    return runs.made_in(Team.objects.filter(pk__in=[team.pk for team in teams]))


def scenario_report(
    edition: Edition, teams: Sequence[Team] | None, *, hides_small: bool
) -> ScenarioReport:
    """Four statements. hides_small: for readers who may not see the runs themselves."""
    script = script_of(edition)
    runs = list(first_runs(edition, teams).light().newest_first()[:most_runs])
    choices = (choice for run in _walked(runs) for choice in run)
    return ScenarioReport(
        edition,
        len(runs),
        sum(bool(run.passed) for run in runs),
        items_of(script, choices, hides_small=hides_small),
        tuple(_by_guideline(script.rulebook.guideline, runs)),
    )


def _walked(runs: Sequence[Attempt]) -> Iterator[list[Choice]]:
    """Each run's choices. A run that cannot be replayed any more is left out."""
    ids = [run.pk for run in runs]
    rows = Turn.objects.filter(attempt__in=ids).order_by("attempt", "number")
    of_run = {
        pk: [reply for _, reply in group]
        for pk, group in groupby(rows.values_list("attempt", "reply"), lambda row: row[0])
    }
    for run in runs:
        try:
            yield _choices(run, of_run.get(run.pk, []))
        except ConversationError:
            continue


def _choices(run: Attempt, replies: list[str]) -> list[Choice]:
    played = replay_from(script_of(run.edition), start_of(run), replies)
    places = [(turn.before.node, turn.reply) for turn in played.turns]
    return choices_of(places, values_of_attempt(run).losses(played))


def _by_guideline(
    guidelines: Sequence[Guideline], runs: Sequence[Attempt]
) -> Iterator[tuple[Guideline, Cell]]:
    rows = GuidelineResult.objects.filter(attempt__in=[run.pk for run in runs])
    sums = rows.values_list("guideline").annotate(
        all_chances=Sum("opportunities"), all_kept=Sum("kept"), all_broken=Sum("broken")
    )
    cells = {slug: Cell(*counts) for slug, *counts in sums.order_by()}
    for guideline in guidelines:
        if guideline.slug in cells:
            yield guideline, cells[guideline.slug]
