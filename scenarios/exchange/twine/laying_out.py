"""Where the passages of a written story lie on Twine's map: a row for each step from the start."""

from __future__ import annotations

from scenarios.exchange.document import ScenarioDocument

apart, per_row, margin = 150, 12, 100


def positions(document: ScenarioDocument) -> dict[str, tuple[int, int]]:
    """The upper left corner of every node; what nothing leads to comes last."""
    rows = _rows(document)
    found: dict[str, tuple[int, int]] = {}
    top = margin
    for row in rows:
        for number, key in enumerate(row):
            place = (number % per_row) * apart, (number // per_row) * apart
            found[key] = (margin + place[0], top + place[1])
        top += apart * (1 + (len(row) - 1) // per_row)
    return found


def _rows(document: ScenarioDocument) -> list[list[str]]:
    """The nodes by the number of replies that it takes to get there."""
    row = [
        key for key in dict.fromkeys(one.node for one in document.start) if key in document.nodes
    ]
    rows, seen = [], set(row)
    while row:
        rows.append(row)
        row = [key for key in _next(document, row) if key not in seen]
        seen |= {*row}
    lost = [key for key in document.nodes if key not in seen]
    return [*rows, lost] if lost else rows


def _next(document: ScenarioDocument, row: list[str]) -> list[str]:
    routes = (
        route.node
        for key in row
        for reply in document.nodes[key].replies
        for route in reply.goto
        if route.node in document.nodes
    )
    return [*dict.fromkeys(routes)]
