"""What authors work with: one file for each kind of row, and what several of them share."""

from scenarios.admin import edition, node, persona, scenario

__all__ = ["edition", "node", "persona", "scenario"]
