"""The state of a conversation: node, anger, the moves made so far, turns. All else is derived."""

from __future__ import annotations

from typing import NamedTuple

from trainer.conversation.errors import AngerOutOfRange, NoSuchNode
from trainer.conversation.script import Node, Script
from trainer.guidance.conditions import Situation

calmest, angriest = 0, 10
gave_up = "walked-out"

default_giving_up = "I have had enough of this. Goodbye."


class State(NamedTuple):
    """Where a conversation stands.

    node: its key. anger: 0-10. made: the moves made so far, with the marks that rules left.
    turn: how many replies were given.
    """

    node: str
    anger: int
    made: frozenset[str] = frozenset()
    turn: int = 0


def opening(script: Script, *, node: str | None = None, anger: int | None = None) -> State:
    """The state a conversation starts in: the script's own start unless another is asked for.

    Raises NoSuchNode, AngerOutOfRange.
    """
    key = script.start.node if node is None else node
    if key not in script.nodes:
        raise NoSuchNode(key, script.nodes, named_by="the start")
    starts = (one.anger for one in reversed(script.starts) if one.node == key)
    heat = next(starts, script.anger) if anger is None else anger
    if not calmest <= heat <= angriest:
        raise AngerOutOfRange(heat)
    return State(key, heat)


def here(script: Script, state: State) -> Node:
    return script.nodes[state.node]


def heard(script: Script, state: State) -> int:
    """How many different hearing moves were made: 0-4."""
    return len(state.made & script.rulebook.hearing)


def scar(script: Script, made: frozenset[str]) -> int:
    """The floor under the anger that harmful moves have left: 0-10, 0 without any."""
    scars = script.rulebook.scars
    if made.isdisjoint(scars):
        return calmest
    return max([scars[move] for move in made if move in scars])


def outcome(script: Script, state: State) -> str | None:
    """How the conversation has ended; None while it goes on.

    It ends at an ending, or as walked-out when the turns have used up the script's patience.
    """
    ending = here(script, state).ending
    if ending is None and state.turn >= script.patience:
        return gave_up
    return ending


def situation(script: Script, state: State) -> Situation:
    """What the conditions of routes and of lines may ask about."""
    return Situation(state.anger, heard(script, state), script.channel, state.made)


def says(script: Script, state: State) -> str:
    """The customer's words: the first line whose condition holds, or the words of giving up."""
    node = here(script, state)
    if node.ending is None and outcome(script, state) is not None:
        return script.persona.gives_up or default_giving_up
    now = situation(script, state)
    return next((line.text for line in node.says if line.when.holds(now)), "")
