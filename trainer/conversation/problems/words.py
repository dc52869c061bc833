"""Faults of the texts: words that say more than the moves do, that shout, that go on too long."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from trainer.conversation.problems.phrases import phrases_for
from trainer.conversation.problems.problem import Found, at
from trainer.conversation.problems.subject import Subject
from trainer.conversation.script import Fact, Line, Node, Reply, Script
from trainer.conversation.state import angriest, calmest

most_customer_words = 60
most_reply_words = 30
twin_likeness = 90  # of 100, letter by letter
cool, hot = 2, 8  # up to this anger nobody rages; from this one on nobody is at ease
shouted_letters = 4  # capitals running that are shouted; fewer are initials
stem_letters = 4  # so much of two words must agree for them to be forms of one


def unsaid_words(subject: Subject) -> Iterator[Found]:
    phrases = phrases_for(subject.script.lang)
    for node, reply in subject.replies:
        if phrases is None or reply.as_said:
            continue
        for move, words in phrases.moves.items():
            said = words.first_in(reply.text)
            if said and move in subject.script.rulebook.moves and move not in reply.moves:
                message = f"It says {said!r} and does not make the move {move!r}."
                yield Found(at(node, reply), message)


def strawman(subject: Subject) -> Iterator[Found]:
    phrases = phrases_for(subject.script.lang)
    for node, reply in subject.replies:
        said = phrases.hostile.first_in(reply.text) if phrases and not reply.as_said else None
        if said:
            message = f"{said!r}: nobody picks that in earnest, so it teaches nothing."
            yield Found(at(node, reply), message)


def twin_replies(subject: Subject) -> Iterator[Found]:
    for node in subject.nodes:
        plain = [_plain(reply.text) for reply in node.replies]
        for number, reply in enumerate(node.replies):
            for before in range(number):
                if fuzz.ratio(plain[number], plain[before]) >= twin_likeness:
                    twin = node.replies[before].key
                    yield Found(at(node, reply), f"It says almost the same words as {twin!r}.")


def _plain(text: str) -> str:
    return " ".join(_words(text.casefold()))


def shouting_in_text(subject: Subject) -> Iterator[Found]:
    best = dict[str, int]()
    for one in (one for survey in subject.surveys for one in survey.best):
        best[one.node.key] = best.get(one.node.key, 0) | one.replies
    for node in subject.nodes:
        loud = [_is_loud(reply) for reply in node.replies]
        ever_best = [bool(best.get(node.key, 0) >> n & 1) for n in range(len(loud))]
        if node.key not in best or any(a and b for a, b in zip(loud, ever_best, strict=True)):
            continue
        for reply, shouts in zip(node.replies, loud, strict=True):
            if shouts:
                message = "It shouts (capitals or an exclamation mark), and no best reply does."
                yield Found(at(node, reply), message)


def _is_loud(reply: Reply) -> bool:
    return "!" in reply.text or any(map(_is_shouted, _words(reply.text)))


def _is_shouted(word: str) -> bool:
    return len(word) >= shouted_letters and word.isalpha() and word.isupper()


def too_long(subject: Subject) -> Iterator[Found]:
    for node in subject.nodes:
        for line in node.says:
            if (count := _count(line.text)) > most_customer_words:
                message = (
                    f"The customer says {count} words at once; {most_customer_words} are enough."
                )
                yield Found(at(node), message)
        for reply in node.replies:
            if (count := _count(reply.text)) > most_reply_words:
                message = f"The reply has {count} words; {most_reply_words} are enough."
                yield Found(at(node, reply), message)


def _count(text: str) -> int:
    return len(text.split())


def anger_and_words_disagree(subject: Subject) -> Iterator[Found]:
    phrases = phrases_for(subject.script.lang)
    if phrases is None or not subject.is_searched:
        return
    for node in subject.nodes:
        met = frozenset[int]().union(*(survey.angers[node.key] for survey in subject.surveys))
        for line, angers in _angers_of_lines(node, met):
            raging, easy = phrases.hot.first_in(line.text), phrases.calm.first_in(line.text)
            if raging and min(angers) <= cool:
                yield _disagree(node, raging, min(angers))
            if easy and max(angers) >= hot:
                yield _disagree(node, easy, max(angers))


def _disagree(node: Node, said: str, anger: int) -> Found:
    return Found(at(node), f"The customer may say {said!r} with an anger of {anger}.")


def _angers_of_lines(node: Node, met: frozenset[int]) -> Iterator[tuple[Line, list[int]]]:
    """The angers each line may be said with. A line that asks for anger alone takes its own."""
    left = met
    for line in node.says:
        when = line.when
        least = calmest if when.anger_at_least is None else when.anger_at_least
        most = angriest if when.anger_at_most is None else when.anger_at_most
        angers = {anger for anger in left if least <= anger <= most}
        if angers:
            yield line, sorted(angers)
        if not when.model_dump().keys() - {"anger_at_least", "anger_at_most"}:
            left -= angers


def fact_never_said(subject: Subject) -> Iterator[Found]:
    for fact in subject.script.facts:
        where = f"facts.{fact.key}"
        if not fact.any_of:
            yield Found(where, "It has no words under 'any_of', so no note can ever have it.")
        elif not _is_told(subject.script, fact):
            yield Found(where, f"Nothing that is said tells it: {fact.label!r}.")


def _is_told(script: Script, fact: Fact) -> bool:
    """Whether all words of one of its phrases come up, in some form, where it is revealed."""
    told = {_stem(word) for text in _texts(script, fact) for word in _words(text)}
    phrases = ({_stem(word) for word in _words(phrase)} for phrase in fact.any_of)
    return any(told >= phrase for phrase in phrases)


def _texts(script: Script, fact: Fact) -> Iterator[str]:
    """The words around a fact: of the briefing, and of the nodes that reveal it.

    A node reveals by what the customer says and does there, and by the replies that lead there.
    """
    yield from (script.title, script.summary, script.briefing, *script.may_offer)
    yield from (script.persona.name, script.persona.about)
    at_nodes = set(fact.revealed_at or script.nodes)
    for node in script.nodes.values():
        if node.key in at_nodes:
            yield from (*(line.text for line in node.says), *node.behaviour)
        for reply in node.replies:
            if node.key in at_nodes or any(route.node in at_nodes for route in reply.routes):
                yield from (reply.text, *reply.moves)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _stem(word: str) -> str:
    """So little of a word that its forms agree; a number in full."""
    return word if word.isdigit() else word.casefold()[:stem_letters]
