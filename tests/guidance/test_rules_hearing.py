"""Listening: each row says what the guidance says of it."""

from __future__ import annotations

import pytest

from tests.guidance.cases import BROKEN, KEPT, NOTED, SILENT, Case, Said, case, rows, said_by


def in_the_shop(reply: str, verdict: str, change: int, *, made: str = "") -> tuple[Case, Said]:
    """A row where people are watching."""
    return case(reply, verdict, change, made=made, channel="in-person", behaviour="performing")


table = {
    "hear-out": [
        case("listen", KEPT, -1),
        case("listen", KEPT, -1, anger=10),
        case("listen", KEPT, 0, made="listen"),
        case("listen", KEPT, 0, made="listen ask", anger=10),
        case("interrupt", BROKEN, +1),
        case("solve", BROKEN, 0),
        case("solve", SILENT, made="listen"),
    ],
    "no-calm-down": [
        case("tell-to-calm-down", BROKEN, +2, anger=10),
        case("tell-to-calm-down", BROKEN, +2, anger=6),
        case("tell-to-calm-down", BROKEN, +1, anger=5),
        case("tell-to-calm-down", BROKEN, +1, anger=3),
        case("tell-to-calm-down", NOTED, 0, anger=2),
        case("tell-to-calm-down", NOTED, 0, anger=0),
        case("invite-back", SILENT, anger=10),
    ],
    "empathise": [
        case("empathise", KEPT, -2, anger=10),
        case("empathise", KEPT, -2, anger=7),
        case("empathise", KEPT, -1, anger=6),
        case("empathise", KEPT, -1, anger=0),
        case("empathise", BROKEN, +1, made="empathise"),
        case("empathise", BROKEN, +1, made="empathise", anger=9),
        case("minimise", BROKEN, +1),
        case("pity", BROKEN, +1),
        case("stock-phrase", BROKEN, 0),
        case("stock-phrase", BROKEN, +1, made="stock-phrase"),
    ],
    "restate": [
        case("restate", KEPT, -2, made="listen", anger=10),
        case("restate", KEPT, -2, made="ask", anger=7),
        case("restate", KEPT, -1, made="listen", anger=6),
        case("restate", KEPT, -1, made="listen", anger=0),
        case("restate", KEPT, 0, made="restate", anger=9),
        case("restate", KEPT, 0, made="restate listen", anger=3),
        case("restate listen", KEPT, -1, anger=9),
        case("restate", NOTED, 0, anger=9),
        case("restate", NOTED, 0, anger=3),
        case("wrong-restatement", BROKEN, +1),
    ],
    "open-questions": [
        case("ask", KEPT, -1),
        case("ask", KEPT, -1, made="listen", anger=9),
        case("ask", KEPT, 0, made="ask"),
        case("interrogate", BROKEN, +1, anger=10),
        case("interrogate", BROKEN, +1, anger=6),
        case("interrogate", BROKEN, 0, anger=5),
    ],
    "private-place": [
        in_the_shop("offer-private", KEPT, -1),
        in_the_shop("offer-private", KEPT, 0, made="offer-private"),
        case("offer-private", NOTED, 0, channel="in-person", behaviour="upset"),
        case("offer-private", NOTED, 0, channel="phone", behaviour="performing"),
        in_the_shop("order-away", BROKEN, +1),
    ],
}


@pytest.mark.parametrize(("guideline", "asked", "said"), rows(table))
def test_it_judges_hearing_as_the_guidance_does(guideline, asked, said):
    assert said_by(guideline, asked) == said
