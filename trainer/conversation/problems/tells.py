"""What would let somebody guess the best reply without listening, and how long a talk it is.

"Best" is a reply with the best total still to come. Shares are over the reachable states, each
weighing the same, in which the replies differ in what they are worth.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from math import comb

from trainer.conversation.problems.phrases import phrases_for
from trainer.conversation.problems.problem import Found
from trainer.conversation.problems.states import ladder
from trainer.conversation.problems.subject import Subject
from trainer.conversation.replay import replay_from
from trainer.conversation.script import Node, Reply

passes_by_guessing = 0.05  # the most chance that random clicking may have to pass
bot_above_random = 15  # points of the score that a fixed strategy may do better than guessing
longest_above_chance = 0.10  # how much more often than by chance the longest reply may be best
place_above_chance = 0.20  # the same for a position; the order is shuffled in play, so be lenient
tell_share = 0.60  # how often a surface sign may give the best reply away
fewest_nodes = 3  # nodes with the sign; in fewer of them it is no pattern
same_kind_turns = 3  # turns running on the best path, all of one kind
shortest_run, longest_run = 5, 12  # turns on the best path

bot_names = {
    "first": "always taking the first reply",
    "last": "always taking the last reply",
    "longest": "always taking the longest reply",
    "shortest": "always taking the shortest reply",
    "sorry": "always taking the reply that says sorry most",
    "caring": "always taking the reply with most hearing and caring moves",
    "senior": "asking for a senior whenever that is offered",
}


def guessable(subject: Subject) -> Iterator[Found]:
    for way, _, analysis in subject.analysed:
        chance = analysis.random.passes
        if chance is not None and chance > passes_by_guessing:
            yield Found(way.where, f"Clicking at random passes {chance:.0%} of the time.")


def bot_beats_it(subject: Subject) -> Iterator[Found]:
    for way, _, analysis in subject.analysed:
        mean = analysis.random.mean
        if mean is None:
            continue
        beaten_by = [
            f"{bot_names.get(name, name)} scores {score}"
            for name, score in analysis.bots.items()
            if score is not None and score > mean + bot_above_random
        ]
        if beaten_by:
            yield Found(way.where, f"Guessing scores {mean:.0f}, but {', '.join(beaten_by)}.")


Sign = Callable[[Node], int]  # the replies of a node that show it, as bits


@dataclass(frozen=True, slots=True)
class Pointing:
    """When a sign has pointed to the best: `agrees` of shown and best replies, as bits.

    chance: how likely that is for so many shown, so many best, out of so many.
    """

    agrees: Callable[[int, int], bool]
    chance: Callable[[int, int, int], float]


any_best = Pointing(
    agrees=lambda shown, best: bool(shown & best),
    chance=lambda shown, best, of: 1 - comb(of - best, shown) / comb(of, shown),
)
only_best = Pointing(
    agrees=lambda shown, best: not shown & ~best,
    chance=lambda shown, best, of: comb(best, shown) / comb(of, shown),
)


@dataclass
class Tally:
    """How often a sign pointed to the best reply: in how many states, of how many, by chance."""

    hits: int = 0
    chance: float = 0.0
    states: int = 0
    nodes: int = 0

    @property
    def share(self) -> float:
        return self.hits / self.states if self.states else 0.0

    @property
    def expected(self) -> float:
        return self.chance / self.states if self.states else 0.0

    def tells(self, *, share: float = 0.0, above_chance: float = 0.0) -> bool:
        """Whether it gives the best reply away: in enough nodes, more often than these."""
        excess = self.share - self.expected
        return self.nodes >= fewest_nodes and self.share > share and excess > above_chance

    def __str__(self) -> str:
        return f"in {self.share:.0%} of the states; by chance it would be in {self.expected:.0%}."


def tally(subject: Subject, sign: Sign, pointing: Pointing) -> Tally:
    """Over all states in which some replies show a sign, and some are better than others."""
    shown = {node.key: sign(node) for node in subject.nodes}
    found, seen = Tally(), set[str]()
    for best in (one for survey in subject.surveys for one in survey.best):
        key, count = best.node.key, len(best.node.replies)
        everything = (1 << count) - 1
        if best.replies == everything or shown[key] in (0, everything):
            continue
        seen.add(key)
        sizes = shown[key].bit_count(), best.replies.bit_count(), count
        found.states += best.states
        found.hits += best.states * pointing.agrees(shown[key], best.replies)
        found.chance += best.states * pointing.chance(*sizes)
    found.nodes = len(seen)
    return found


def longest_is_best(subject: Subject) -> Iterator[Found]:
    found = tally(subject, _longest, any_best)
    if found.tells(above_chance=longest_above_chance):
        yield Found("scenario", f"The longest reply is a best one {found}")


def _longest(node: Node) -> int:
    lengths = [len(reply.text) for reply in node.replies]
    return 1 << lengths.index(max(lengths)) if lengths else 0


def sorry_is_best(subject: Subject) -> Iterator[Found]:
    phrases = phrases_for(subject.script.lang)
    if phrases is None:
        return
    found = tally(subject, _where(lambda reply: phrases.polite.found_in(reply.text)), any_best)
    if found.tells(share=tell_share):
        message = "Where replies differ in saying sorry, one that says it is a best one"
        yield Found("scenario", f"{message} {found}")


def only_best_asks(subject: Subject) -> Iterator[Found]:
    asks = _where(lambda reply: reply.text.rstrip("\"'”’) ").endswith(("?", "？")))
    found = tally(subject, asks, only_best)
    if found.tells(share=tell_share):
        message = "Where replies differ in ending with a question, only best ones do so"
        yield Found("scenario", f"{message} {found}")


def same_place(subject: Subject) -> Iterator[Found]:
    for place in range(max((len(node.replies) for node in subject.nodes), default=0)):
        found = tally(subject, _at_place(place), any_best)
        if found.tells(above_chance=place_above_chance):
            yield Found("scenario", f"Reply number {place + 1} is a best one {found}")


def _at_place(place: int) -> Sign:
    return lambda node: 1 << place if place < len(node.replies) else 0


def _where(shows: Callable[[Reply], bool]) -> Sign:
    return lambda node: sum(1 << n for n, reply in enumerate(node.replies) if shows(reply))


def same_kind_in_a_row(subject: Subject) -> Iterator[Found]:
    """A kind is the groups of a reply's moves; the steps of the ladder are a kind each.

    Replies without a move are of no kind.
    """
    for _, survey, analysis in subject.analysed:
        turns = replay_from(subject.script, survey.found.start, analysis.best_path).turns
        given = [(turn.before.node, turn.reply) for turn in turns]
        for kind, run in groupby(given, key=lambda one: _kind(subject, *one)):
            nodes = [node for node, _ in run]
            if kind and len(nodes) >= same_kind_turns:
                message = f"On the best path {len(nodes)} replies running are of one kind"
                yield Found(f"nodes.{nodes[-1]}", f"{message} ({', '.join(kind)}).")


def _kind(subject: Subject, node: str, key: str) -> tuple[str, ...]:
    reply, moves = subject.script.nodes[node].reply(key), subject.script.rulebook.moves
    made = [move for move in (reply.moves if reply else ()) if move in moves]
    return tuple(sorted({move if move in ladder else moves[move].group for move in made}))


def short_run(subject: Subject) -> Iterator[Found]:
    for way, _, analysis in subject.analysed:
        if len(analysis.best_path) < shortest_run:
            yield Found(way.where, f"The best path is over after {_turns(analysis.best_path)}.")


def long_run(subject: Subject) -> Iterator[Found]:
    for way, _, analysis in subject.analysed:
        if len(analysis.best_path) > longest_run:
            yield Found(way.where, f"The best path takes {_turns(analysis.best_path)}.")


def _turns(path: tuple[str, ...]) -> str:
    return "1 turn" if len(path) == 1 else f"{len(path)} turns"
