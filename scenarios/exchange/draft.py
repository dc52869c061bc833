"""What a file that can be read gives: its document, the lines in it, and what to say of it."""

from __future__ import annotations

from dataclasses import dataclass

from scenarios.exchange.document import ScenarioDocument
from scenarios.exchange.errors import FileComplaint
from scenarios.exchange.yaml_text import Located


@dataclass(frozen=True, slots=True)
class Draft:
    """A scenario out of a file.

    remarks: what stands in the file and was taken otherwise, or not at all. A file of our own form
    has none.
    """

    document: ScenarioDocument
    located: Located
    remarks: tuple[FileComplaint, ...] = ()

    def line_of(self, where: str) -> int | None:
        """The line of a place such as `nodes.opening.replies.calm`; None without a file."""
        if not self.located.lines:
            return None
        match where.split("."):
            case ["nodes", key, "replies", reply, *_rest] if key in self.document.nodes:
                keys = [one.key for one in self.document.nodes[key].replies]
                at = keys.index(reply) if reply in keys else 0
                return self.located.line(("nodes", key, "replies", at))
            case ["facts", key, *_rest]:
                keys = [one.key for one in self.document.facts]
                return self.located.line(("facts", keys.index(key) if key in keys else 0))
            case steps:
                return self.located.line(tuple(steps))
