"""What bars publishing: faults of which a trainee could fall out of the conversation."""

from __future__ import annotations

from collections.abc import Iterator

from trainer.conversation.script import Node, Script
from trainer.guidance.complaints import nearest
from trainer.guidance.conditions import always


def faults(script: Script) -> list[str]:
    """All of them, each with its place and what would be right; none for a sound script."""
    found = [_no_node(f"start {start.node!r}", start.node, script) for start in script.starts]
    return [
        *filter(None, found),
        *(fault for node in script.nodes.values() for fault in _of(node, script)),
    ]


def _of(node: Node, script: Script) -> Iterator[str]:
    where = f"nodes.{node.key}"
    if node.ending is None and not node.replies:
        yield f"{where}: it has no replies and is no ending, so a conversation would be stuck."
    for reply in node.replies:
        place = f"{where}.{reply.key}"
        if not reply.routes or reply.routes[-1].when != always:
            yield f"{place}: its last route needs a target without a condition."
        yield from filter(None, (_no_node(place, one.node, script) for one in reply.routes))
    if not node.says or node.says[-1].when != always:
        yield f"{where}: the last words under 'says' must need no condition."


def _no_node(place: str, node: str, script: Script) -> str | None:
    if node in script.nodes:
        return None
    return f"{place}: leads to {node!r}, which is no node: {nearest(node, script.nodes)}"
