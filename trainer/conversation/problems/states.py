"""Faults that the states show: how it can end, what is left to say, where limits are set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from trainer.conversation.problems.problem import Found, at
from trainer.conversation.problems.subject import Subject
from trainer.conversation.problems.survey import Survey
from trainer.conversation.replay import replay_from
from trainer.conversation.script import Node

# The steps that come before a fair end, in order, and with the end itself: setting a boundary.
ladder = ("name-behaviour", "ask-to-stop", "warn", "warn-again")
boundaries = frozenset({*ladder, "end-call"})

fair_end = "ended-fairly"

# What crosses a line; and of that, what must not go on without a boundary on offer.
crossing = frozenset({"shouting", "swearing", "abusive", "threatening"})
abuse = frozenset({"shouting", "swearing", "abusive"})

most_visits = 2  # to one node on the worst path: to come back once is a detour, no loop


def one_outcome(subject: Subject) -> Iterator[Found]:
    ending = {node.key: node.ending for node in subject.nodes}
    for way in subject.ways:
        if way.survey and len(way.survey.outcomes) == 1:
            yield Found(way.where, f"Every way through it ends as {min(way.survey.outcomes)!r}.")
        elif ending.get(way.start.node):
            yield Found(way.where, f"It begins at {way.start.node!r}, which is an ending.")


def flat_score(subject: Subject) -> Iterator[Found]:
    for way, _, analysis in subject.analysed:
        if analysis.best == analysis.worst:
            message = f"Every way through it comes to the same total, {analysis.best}: no score."
            yield Found(way.where, message)


def no_decent_reply(subject: Subject) -> Iterator[Found]:
    for node in subject.nodes:
        states = ((one, one.broken_whatever.get(node.key)) for one in subject.surveys)
        paths = [survey.after(state) for survey, state in states if state is not None]
        if paths:
            yield Found(at(node), f"{paths[0]} every reply here breaks a guideline.")


def fair_without_ladder(subject: Subject) -> Iterator[Found]:
    for survey in subject.surveys:
        for node in subject.nodes:
            if node.ending == fair_end and node.key in survey.reached:
                yield from _missing_steps(survey, node)


def _missing_steps(survey: Survey, node: Node) -> Iterator[Found]:
    end = survey.found.end_at[node.key]
    arrivals = {move: survey.arrivals_without(move) for move in ladder}
    missing = [move for move, known in arrivals.items() if end in known.turns]
    if missing:
        path = survey.after(end, arrivals[missing[0]])
        every = " or ".join(map(repr, missing))
        yield Found(
            at(node), f"This fair end is reached without {every}. {path} it has come to it."
        )


def boundary_without_cause(subject: Subject) -> Iterator[Found]:
    told = set[str]()
    for survey in subject.surveys:
        for best in survey.best:
            node = best.node
            if node.behaviour & crossing or node.key in told:
                continue
            if not best.replies & ~_bits_of(node, boundaries):
                told.add(node.key)
                message = "a boundary is the best reply, and the customer crosses no line here."
                yield Found(at(node), f"{survey.after(best.example)} {message}")


def _bits_of(node: Node, moves: frozenset[str]) -> int:
    """The replies of a node that make any of these moves, as bits."""
    return sum(1 << n for n, reply in enumerate(node.replies) if reply.move_set & moves)


def abuse_without_boundary(subject: Subject) -> Iterator[Found]:
    """Sustained is two nodes running, be it the same node twice."""
    nodes, told = subject.script.nodes, set[str]()
    for before, key in sorted(subject.steps):
        if key not in nodes or key in told:
            continue
        node = nodes[key]
        going_on = nodes[before].behaviour & abuse and node.behaviour & abuse
        if going_on and node.replies and not _bits_of(node, boundaries):
            told.add(key)
            doing = " and ".join(sorted(node.behaviour & abuse))
            yield Found(
                at(node), f"It went on from {before!r} ({doing}), and no boundary is offered."
            )


def endless_worst(subject: Subject) -> Iterator[Found]:
    """A detour may come back to a node; what goes on for as long as patience allows is a loop."""
    for way, survey, _ in subject.analysed:
        worst = replay_from(subject.script, survey.found.start, survey.worst_path)
        gave_up = subject.script.nodes[worst.state.node].ending is None
        passed = Counter(turn.before.node for turn in worst.turns)
        loop = [key for key, times in passed.items() if times > most_visits - gave_up]
        if loop:
            message = f"The worst conversation goes round {', '.join(loop)} while patience lasts."
            yield Found(way.where, message)


def warn_not_again(subject: Subject) -> Iterator[Found]:
    only = [
        (node, reply)
        for node, reply in subject.replies
        if "warn" in reply.moves and "warn-again" not in reply.moves
    ]
    if not only:
        return
    warned = frozenset[str]().union(*(one.nodes_after("warn") for one in subject.surveys))
    for node, reply in only:
        if node.key in warned:
            yield Found(at(node, reply), "It may be the second warning, and lacks 'warn-again'.")


def same_consequence(subject: Subject) -> Iterator[Found]:
    """Only what is alike from every start."""
    if not subject.surveys:
        return
    reached = [(survey.alike, survey.reached) for survey in subject.surveys]
    for node in subject.nodes:
        for two, second in enumerate(node.replies):
            for first in node.replies[:two]:
                pair = node.key, first.key, second.key
                seen = [pair in alike for alike, met in reached if node.key in met]
                if seen and all(seen):
                    message = f"It does exactly what {first.key!r} does, in every state."
                    yield Found(at(node, second), message)
