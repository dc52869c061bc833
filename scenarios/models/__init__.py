"""What authors write (drafts), what was published of it (editions), what an organisation rules."""

from scenarios.models.dialogue import Fact, Node, Reply, Route
from scenarios.models.edition import Edition
from scenarios.models.house import GuidelineChange, HouseGuideline, HouseMove, HouseRule
from scenarios.models.persona import Persona
from scenarios.models.safety import SafetyText
from scenarios.models.scenario import Scenario

__all__ = [
    "Edition",
    "Fact",
    "GuidelineChange",
    "HouseGuideline",
    "HouseMove",
    "HouseRule",
    "Node",
    "Persona",
    "Reply",
    "Route",
    "SafetyText",
    "Scenario",
]
