"""Which guidelines a script can touch at all, by its own rules. Pure."""

from __future__ import annotations

from trainer.conversation.script import Script


def practised(script: Script) -> frozenset[str]:
    """The guidelines that a reply of the script may keep or break."""
    may_speak, channel = script.rulebook.may_speak, script.channel
    replies = ((node, reply) for node in script.nodes.values() for reply in node.replies)
    return frozenset(
        one.guideline.slug
        for node, reply in replies
        for move in reply.moves
        for said in may_speak(move, node.behaviour, channel, reply.move_set)
        for one in said
        if one.rule.verdict
    )


def practises(script: Script, slug: str) -> bool:
    """Whether a reply of the script may keep or break this guideline."""
    return slug in practised(script)
