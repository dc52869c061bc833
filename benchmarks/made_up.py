"""Scripts of a wanted size, made by a seed: the same ones every time."""

from __future__ import annotations

from random import Random

from trainer.conversation.script import Line, Node, Persona, Reply, Route, Script, Start
from trainer.guidance.conditions import Condition
from trainer.guidance.loading import shipped_rulebook

seed = 7


def branch_and_bottleneck(*, nodes: int, depth: int, replies: int = 3) -> Script:
    """Layers of nodes, each leading to any of the next layer and to its bottleneck."""
    chance, wide = Random(seed), nodes // depth
    layers = [[f"n{row}-{column}" for column in range(wide)] for row in range(depth)]
    made = {
        key: _node(key, layers[row + 1] if row + 1 < depth else ["good", "bad"], chance, replies)
        for row, layer in enumerate(layers)
        for key in layer
    }
    return _script(made, patience=depth + 5)


def tangle(*, wide: int = 6, depth: int = 13) -> Script:
    """Few nodes and many moves that matter to the end: most of its size is memory of what was."""
    return branch_and_bottleneck(nodes=wide * depth, depth=depth, replies=4)


def _node(key: str, onwards: list[str], chance: Random, replies: int) -> Node:
    moves = sorted(shipped_rulebook().moves)
    offered = tuple(
        Reply(
            key=f"r{number}",
            text=f"Reply {number}.",
            moves=tuple(chance.sample(moves, chance.choice([1, 1, 2]))),
            routes=_routes(onwards, chance),
        )
        for number in range(replies)
    )
    doing = frozenset(chance.sample(sorted(shipped_rulebook().behaviours), 1))
    return Node(key=key, says=(Line("Words."),), behaviour=doing, replies=offered)


def _routes(onwards: list[str], chance: Random) -> tuple[Route, ...]:
    last = Route(onwards[0] if chance.random() < 0.6 else chance.choice(onwards))
    if chance.random() < 0.25:
        hot = Condition(anger_at_least=chance.randint(5, 8))
        return (Route(chance.choice(onwards), hot), last)
    return (last,)


def _script(nodes: dict[str, Node], *, patience: int) -> Script:
    ends = {
        "good": Node(key="good", says=(Line("Thanks."),), ending="resolved"),
        "bad": Node(key="bad", says=(Line("Bye."),), ending="walked-out"),
    }
    return Script(
        slug="made-up",
        title="Made up",
        channel="phone",
        persona=Persona(slug="nobody", name="Nobody"),
        anger=6,
        patience=patience,
        pass_mark=75,
        starts=(Start("n0-0", 6),),
        nodes={**nodes, **ends},
        rulebook=shipped_rulebook(),
    )
