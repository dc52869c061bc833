"""Small scripts to step through, judged by a rulebook as small; and strategies that make others.

The numbers of the little rulebook are easy to work with in one's head, so a test can do so.
"""

from __future__ import annotations

from typing import Any

from trainer.conversation.script import (
    Channel,
    Line,
    Node,
    Persona,
    Reply,
    Route,
    Script,
    Start,
)
from trainer.conversation.state import State, opening
from trainer.conversation.step import Turn, step
from trainer.guidance.conditions import Condition
from trainer.guidance.loading import read_rulebook
from trainer.guidance.rulebook import Rulebook

# move     what its rules say
# ------   ---------------------------------------------------------------------------------------
# hear     kept, -1; said again: kept, 0 (weight 2)
# ask      kept, -1 (weight 2)
# soothe   kept, -4 and marked (weight 3); at anger 8 and above only noted, 0;
#          and unheard, another guideline says: broken, +1 (weight 1)
# nudge    broken, +1 (weight 2)
# prod     broken, +2 (weight 2)
# burn     broken, +3 (weight 2), critical, leaves a scar of 4
# scratch  broken, 0 (weight 2), critical, leaves a scar of 2
# bond     kept, -1, only next to hear (weight 3)
# name     kept, 0, only to a customer who is shouting on the phone (weight 2)
# hum      no rule knows it
little_rulebook = read_rulebook(
    """
[documents.book]
title = "The book"
about = "What it is about."
[outcomes.resolved]
points = 6
label = "Resolved"
meaning = "It is solved."
[outcomes.agreed]
points = 5
label = "Agreed"
meaning = "A plan."
[outcomes.walked-out]
points = -6
label = "Walked out"
meaning = "They left."
[scars]
burn = 4
scratch = 2
[behaviours]
calm = "At ease."
shouting = "Loud."
[moves]
hear = { group = "hearing", label = "Hear", hint = "Hears." }
ask = { group = "hearing", label = "Ask", hint = "Asks." }
soothe = { group = "caring", label = "Soothe", hint = "Soothes." }
bond = { group = "caring", label = "Bond", hint = "Bonds." }
nudge = { group = "harmful", label = "Nudge", hint = "Nudges." }
prod = { group = "harmful", label = "Prod", hint = "Prods." }
burn = { group = "harmful", label = "Burn", hint = "Burns." }
scratch = { group = "harmful", label = "Scratch", hint = "Scratches." }
name = { group = "limits", label = "Name", hint = "Names it." }
hum = { group = "closing", label = "Hum", hint = "Hums." }

[[guideline]]
slug = "attend"
title = "Attend"
advice = "Attend to them."
kind = ["words"]
weight = 2
sources = [{ document = "book", heading = "One" }]
rule = [
  { moves = ["hear"], when = { again = true }, verdict = "kept", because = "Again." },
  { moves = ["hear", "ask"], verdict = "kept", anger = -1, because = "You heard." },
]
[[guideline]]
slug = "soothe"
title = "Soothe"
advice = "Soothe them."
kind = ["words"]
weight = 3
sources = [{ document = "book", heading = "Two" }]
rule = [
  { moves = ["soothe"], when = { anger_at_least = 8 }, because = "Too hot." },
  { moves = ["soothe"], verdict = "kept", anger = -4, marks = "soothed", because = "In time." },
  { moves = ["bond"], when = { with = ["hear"] }, verdict = "kept", anger = -1, because = "Both." },
]
[[guideline]]
slug = "patience"
title = "Patience"
advice = "First hear them."
kind = ["order"]
weight = 1
sources = [{ document = "book", heading = "Three" }]
[[guideline.rule]]
moves = ["soothe"]
when = { heard_at_most = 0 }
verdict = "broken"
anger = 1
because = "Unheard."
[[guideline]]
slug = "peace"
title = "Peace"
advice = "Keep it."
kind = ["words"]
weight = 2
critical = true
sources = [{ document = "book", heading = "Four" }]
rule = [
  { moves = ["nudge"], verdict = "broken", anger = 1, because = "A nudge." },
  { moves = ["prod"], verdict = "broken", anger = 2, because = "A prod." },
  { moves = ["burn"], verdict = "broken", critical = true, anger = 3, because = "A burn." },
  { moves = ["scratch"], verdict = "broken", critical = true, because = "A scratch." },
]
[[guideline]]
slug = "limits"
title = "Limits"
advice = "Name what they do."
kind = ["words"]
weight = 2
sources = [{ document = "book", heading = "Five" }]
[[guideline.rule]]
moves = ["name"]
when = { behaviour = ["shouting"], channel = ["phone"] }
verdict = "kept"
because = "Named."
"""
)


def make_reply(
    key: str, *moves: str, to: str | tuple[Route, ...] = "talk", text: str = ""
) -> Reply:
    """A reply with these moves that leads to a node, or by these routes."""
    routes = (Route(to),) if isinstance(to, str) else to
    return Reply(key=key, text=text or f"Words of {key}.", moves=moves, routes=routes)


def make_node(
    key: str,
    *replies: Reply,
    says: tuple[Line, ...] = (Line("Well?"),),
    behaviour: tuple[str, ...] = (),
    ending: str | None = None,
) -> Node:
    return Node(
        key=key, says=says, behaviour=frozenset(behaviour), replies=tuple(replies), ending=ending
    )


def when(**given: Any) -> Condition:
    """A condition, `with_` and all: `when(anger_at_least=6)`."""
    return Condition.model_validate(given)


def make_persona(**fields: Any) -> Persona:
    return Persona(**{"slug": "rosa", "name": "Rosa Ortega", **fields})


def make_script(
    *nodes: Node,
    anger: int = 5,
    patience: int = 30,
    persona: Persona | None = None,
    starts: tuple[Start, ...] = (),
    channel: Channel = "phone",
    rulebook: Rulebook = little_rulebook,
    **fields: Any,
) -> Script:
    """A script of these nodes, which begins at the first of them."""
    return Script(
        slug="small",
        title="Small",
        channel=channel,
        persona=persona or make_persona(),
        anger=anger,
        patience=patience,
        pass_mark=75,
        starts=starts or (Start(nodes[0].key, anger),),
        nodes={node.key: node for node in nodes},
        rulebook=rulebook,
        **fields,
    )


won = make_node("won", ending="resolved", says=(Line("Thank you."),))
lost = make_node("lost", ending="walked-out", says=(Line("Goodbye."),))


def round_and_round(*moves: str, **fields: Any) -> Script:
    """A script that stays where it is, with one reply, `say`, that makes these moves."""
    return make_script(make_node("talk", make_reply("say", *moves)), **fields)


def one_reply(*moves: str, made: tuple[str, ...] = (), **fields: Any) -> Turn:
    """The turn of a reply that makes these moves, after others were made."""
    script = round_and_round(*moves, **fields)
    start = opening(script)
    return step(script, State(start.node, start.anger, frozenset(made)), "say")
