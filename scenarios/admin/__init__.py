"""What authors work with: one file for each kind of row, and what several of them share."""

from scenarios.admin import edition, house_rules, node, persona, safety, scenario

__all__ = ["edition", "house_rules", "node", "persona", "safety", "scenario"]
