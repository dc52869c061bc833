"""The only bridge from a file's or a row's document to a conversation's script."""

from __future__ import annotations

from scenarios.exchange.document import (
    LineDocument,
    NodeDocument,
    PersonaDocument,
    ReplyDocument,
    ScenarioDocument,
    StartDocument,
)
from trainer.conversation.script import Fact, Line, Node, Persona, Reply, Route, Script, Start
from trainer.guidance.complaints import nearest
from trainer.guidance.rulebook import Rulebook


class UnknownEnding(ValueError):
    """A node ends in a way that the rulebook has no points for."""

    def __init__(self, node: str, ending: str, known: Rulebook) -> None:
        self.node, self.ending = node, ending
        super().__init__(
            f"nodes.{node}: {ending!r} is no ending: {nearest(ending, known.outcomes)}"
        )


def compile_script(
    document: ScenarioDocument, persona: PersonaDocument, rulebook: Rulebook
) -> Script:
    """The script of a scenario, its persona and the rulebook it is judged by.

    What an author may still mend (a route to nowhere, an unknown move) compiles; the engine
    refuses it where it is met, and the checks name it. Raises UnknownEnding.
    """
    for key, node in document.nodes.items():
        if node.ending is not None and node.ending not in rulebook.outcomes:
            raise UnknownEnding(key, node.ending, rulebook)
    return Script(
        slug=document.scenario,
        title=document.title,
        lang=document.lang,
        summary=document.summary,
        channel=document.channel,
        persona=_persona(persona),
        anger=document.anger,
        patience=document.patience,
        pass_mark=document.pass_mark,
        briefing=document.briefing,
        content_note=document.content_note,
        may_offer=document.may_offer,
        objectives=document.objectives,
        facts=tuple(Fact(**{**dict(one), "label": one.label or one.key}) for one in document.facts),
        starts=tuple(_start(one, document.anger) for one in document.start),
        nodes={key: _node(key, one) for key, one in document.nodes.items()},
        rulebook=rulebook,
        follows=document.follows,
        twin=document.twin,
    )


def _persona(document: PersonaDocument) -> Persona:
    return Persona(
        slug=document.persona,
        name=document.name,
        about=document.about,
        looks=document.looks.model_dump(),
        voice=document.voice.model_dump(),
        fuse=document.fuse,
        forgives=document.forgives,
        reactions=document.reactions,
        gives_up=document.gives_up,
    )


def _start(document: StartDocument, anger: int) -> Start:
    heat = anger if document.anger is None else document.anger
    return Start(node=document.node, anger=heat, **dict(document.when))


def _node(key: str, document: NodeDocument) -> Node:
    return Node(
        key=key,
        says=tuple(_line(one) for one in document.says),
        behaviour=frozenset(document.behaviour),
        thinks=document.thinks,
        replies=tuple(_reply(one) for one in document.replies),
        ending=document.ending,
    )


def _line(document: LineDocument) -> Line:
    return Line(text=document.text, when=document.when)


def _reply(document: ReplyDocument) -> Reply:
    return Reply(
        key=document.key,
        text=document.text,
        moves=document.moves,
        routes=tuple(Route(one.node, one.when, one.anger) for one in document.goto),
        note=document.note,
        as_said=document.as_said,
    )
