"""Assessed runs as tables: a row a run, or a row a turn. They stream, a few runs at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, islice

from django.db.models import Q

from scenarios.editions import script_of
from trainer.accounts.models import Team
from trainer.conversation.errors import ConversationError
from trainer.conversation.replay import replay_from
from trainer.conversation.scoring import label
from trainer.conversation.step import Turn as Played
from trainer.practice.conversations import start_of, values_of_attempt
from trainer.practice.models import Attempt, AttemptQuerySet, Turn
from trainer.review.reports.heatmap import assessed_in
from trainer.review.reports.period import Period

at_a_time = 200  # runs in memory

run_columns = (
    *("run", "person", "email", "team", "scenario", "edition", "begun", "ended", "lapsed"),
    *("outcome", "conversation_score", "wrap_up_score", "score", "pass_mark", "passed"),
    *("practised_before", "solutions_seen_before"),
)
turn_columns = (
    *("run", "person", "scenario", "edition", "turn", "made", "node", "reply", "text"),
    *("anger_before", "anger_after", "points", "loss", "label", "kept", "broken"),
)


def exported(team: Team, period: Period) -> AttemptQuerySet:
    """The assessed runs of a team that are over and were begun in the period, the oldest first."""
    begun = Q(started_at__gte=period.start, started_at__lt=period.end)
    runs = assessed_in(team).over().filter(begun).with_edition().select_related("user")
    return runs.order_by("started_at", "pk")


def run_rows(team: Team, period: Period) -> Iterator[list[object]]:
    """One row a run, see `run_columns`."""
    for run in exported(team, period).iterator(chunk_size=at_a_time):
        yield [*_of_run(run, team), *_scores(run)]


def _of_run(run: Attempt, team: Team) -> list[object]:
    return [
        *(run.public_id, run.user.name, run.user.email, team.name),
        *(run.edition.scenario.slug, run.edition.number),
        *(_moment(run.started_at), _moment(run.finished_at), _moment(run.lapsed_at)),
    ]


def _scores(run: Attempt) -> list[object]:
    script = script_of(run.edition)
    mark = script.pass_mark if run.pass_mark is None else run.pass_mark
    passed = None if run.passed is None else ("yes" if run.passed else "no")
    return [
        *(run.outcome, run.talk_score, run.wrap_up_score, run.score, mark, passed),
        *(run.practised_before, run.solutions_seen_before),
    ]


def turn_rows(team: Team, period: Period) -> Iterator[list[object]]:
    """One row a turn, see `turn_columns`; a run that cannot be replayed any more has none."""
    for runs in _by_the_handful(exported(team, period).iterator(chunk_size=at_a_time)):
        turns = Turn.objects.filter(attempt__in=[run.pk for run in runs])
        ordered = turns.order_by("attempt", "number").only("attempt_id", "reply", "made_at")
        of_run = {pk: list(group) for pk, group in groupby(ordered, lambda turn: turn.attempt_id)}
        for run in runs:
            try:
                yield from _turns(run, of_run.get(run.pk, []))
            except ConversationError:
                continue


def _turns(run: Attempt, turns: list[Turn]) -> list[list[object]]:
    script = script_of(run.edition)
    played = replay_from(script, start_of(run), [turn.reply for turn in turns])
    losses = values_of_attempt(run).losses(played)
    about = [run.public_id, run.user.name, script.slug, run.edition.number]
    found: list[list[object]] = []
    for number, (row, turn, loss) in enumerate(zip(turns, played.turns, losses, strict=True), 1):
        reply = script.nodes[turn.before.node].reply(turn.reply)
        said = [turn.before.node, turn.reply, reply.text if reply else ""]
        found.append([*about, number, _moment(row.made_at), *said, *_judged(turn, loss)])
    return found


def _judged(turn: Played, loss: float) -> list[object]:
    return [
        *(turn.before.anger, turn.after.anger, turn.points, round(loss, 2), label(loss)),
        *(_those(turn, "kept"), _those(turn, "broken")),
    ]


def _those(turn: Played, verdict: str) -> str:
    return " ".join(one.guideline for one in turn.findings if one.verdict == verdict)


def _moment(moment: object) -> str | None:
    """In UTC, to the second: the same for everybody who reads the file."""
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}" if moment else None


def _by_the_handful(runs: Iterable[Attempt]) -> Iterator[list[Attempt]]:
    rest = iter(runs)
    while handful := list(islice(rest, at_a_time)):
        yield handful
