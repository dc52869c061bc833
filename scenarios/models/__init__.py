"""What authors write (drafts) and what was published of it (editions)."""

from scenarios.models.dialogue import Fact, Node, Reply, Route
from scenarios.models.edition import Edition
from scenarios.models.persona import Persona
from scenarios.models.scenario import Scenario

__all__ = ["Edition", "Fact", "Node", "Persona", "Reply", "Route", "Scenario"]
