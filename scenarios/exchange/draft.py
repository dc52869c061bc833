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
