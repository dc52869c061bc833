"""Whatever somebody writes, wherever it is shown: it stays words, in pages and in tables.

Every column that can hold somebody's words gets something nasty, with a number of its own; then
everybody opens everything. The numbers say which words were shown at all: a text that is shown
nowhere would prove nothing.
"""

from __future__ import annotations

import csv
import io
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.http import HttpResponse
from ruamel.yaml import YAML

from scenarios.models import GuidelineChange, SafetyText
from tests.doors.house import OTHER, OTHER_MANAGER, House, build
from tests.doors.table import table
from tests.doors.test_doors import address, answer_to
from tests.practice.after import talk
from tests.review.runs import days_ago
from tests.scenarios.house import make_guideline, make_move, make_rule
from trainer.accounts.models import User
from trainer.practice.models import Attempt, Remark
from trainer.review.models import Dispute, Rating
from trainer.web.spreadsheet import begins_a_formula

# A formula, the end of an attribute, an element that runs, a template, what turns text around.
nasty = "=1+1\"'><img src=x{} onerror=a()>{{{{4917*3}}}}\u202e\r\n"
nasty_address = '"<img/src=x{}/onerror=a()>"@example.com'
broken_out = re.compile(r"<img[ /]src=x\d+|=1\+1[\"']|14751")
shown = re.compile(r"img[ /]src=x(\d+)")

our_apps = ("accounts", "scenarios", "practice", "review")
# Columns with names that programs use. Another one there would lead nowhere, and prove nothing.
for_programs = {
    *("User.password", "User.time_zone", "Persona.library_hash", "Scenario.library_hash"),
    *("Scenario.lang", "Scenario.twin", "Scenario.follows", "Node.ending", "Route.missing_node"),
    *("Edition.content_hash", "Attempt.start_node", "Attempt.outcome", "Turn.reply"),
    *("GuidelineResult.guideline", "Review.guideline", "Dispute.guideline"),
    *("Remark.node", "Remark.reply"),
}
shown_nowhere = {"Erasure.reason"}  # it is for whoever reads the database
words_of_a_script = {"title", "summary", "briefing", "content_note", "says", "thinks", "text"}
words_of_a_script |= {"label", "name", "about", "gives_up", "note", "may_offer", "objectives"}


@dataclass
class Marked:
    """The house with something nasty in all of it, and which number stands where."""

    house: House
    places: dict[int, str] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: count(1000))

    def mark(self, place: str) -> int:
        number = next(self.numbers)
        self.places[number] = place
        return number


@pytest.fixture
def marked(db, settings) -> Iterator[Marked]:
    settings.SENDS_MAIL = False
    logging.disable()  # hundreds of refusals
    marked = Marked(House())
    make_rule(make_guideline(), moves=["listen"])
    make_move()
    GuidelineChange.objects.create(guideline="hear-out", weight=2)
    _fill_all(marked)  # before it is published, so that past conversations show it
    marked.house = build(text=nasty_script(marked))
    _furnish(marked.house)
    _fill_all(marked)
    yield marked
    logging.disable(logging.NOTSET)


def nasty_script(marked: Marked) -> str:
    """The scenario of the house with something nasty in the place of all its words."""
    yaml, written = YAML(), io.StringIO()
    document = yaml.load(talk)
    document |= {"summary": "", "briefing": "", "content_note": "", "objectives": [""]}
    document["may_offer"] = [""]
    document["nodes"]["opening"]["thinks"] = ""
    for part, key in [*_words(document)]:
        part[key] = nasty.format(marked.mark(f"script: {key}"))
    yaml.dump(document, written)
    return written.getvalue()


def _words(part: Any, *, inside: bool = False) -> Iterator[tuple[Any, Any]]:
    """Where words stand in a script."""
    pairs = part.items() if isinstance(part, dict) else enumerate(part)
    for key, value in pairs:
        is_words = inside or key in words_of_a_script
        if isinstance(value, str) and is_words:
            yield part, key
        elif isinstance(value, dict | list):
            yield from _words(value, inside=isinstance(value, list) and is_words)


def _furnish(house: House) -> None:
    """What the house has none of, and what somebody writes all the same."""
    run, omar = Attempt.objects.get(public_id=house.of("run")["attempt"]), _who("Omar")
    SafetyText.objects.create(text="Help", written_by=_who("Ruth"))
    Rating.objects.create(attempt=run, rater=omar, value=50)
    decided = {"decision": Dispute.Decision.STANDS, "decided_by": omar, "decided_at": days_ago(0)}
    Dispute.objects.update(**decided)
    Remark.objects.update(closed_at=days_ago(0), answered_by=_who("Ada"))


def _who(name: str) -> User:
    return User.objects.get(name__startswith=name)


def text_columns() -> list[models.Field[Any, Any]]:
    """Every column in which somebody's words can stand."""
    every = [
        column
        for app in our_apps
        for model in apps.get_app_config(app).get_models()
        for column in model._meta.concrete_fields
    ]
    texts = [one for one in every if isinstance(one, models.CharField | models.TextField)]
    free = [one for one in texts if not one.choices and not isinstance(one, models.SlugField)]
    return [one for one in free if name_of(one) not in for_programs]


def name_of(column: models.Field[Any, Any]) -> str:
    return f"{column.model.__name__}.{column.name}"


def _fill_all(marked: Marked) -> None:
    for column in text_columns():
        _fill(column, marked)


def _fill(column: models.Field[Any, Any], marked: Marked) -> None:
    text = nasty_address if isinstance(column, models.EmailField) else nasty
    for row in column.model._default_manager.all():
        words = text.format(marked.mark(name_of(column)))
        column.model._default_manager.filter(pk=row.pk).update(**{column.name: words})


def answers(house: House) -> Iterator[tuple[str, HttpResponse]]:
    """Every page and file that opens to somebody, as each of them sees it."""
    for name, who_may in table.items():
        for who in sorted(who_may - {OTHER, OTHER_MANAGER}):  # to whom nothing of it opens
            answer = answer_to(house.clients[who], "GET", address(house, name))
            if answer.status_code == 200:
                yield f"{name} to {who}", answer


def text_of(answer: HttpResponse) -> str:
    raw = b"".join(answer) if answer.streaming else answer.content
    return raw.decode()


def wrong_in(answer: HttpResponse, text: str) -> list[str]:
    """What got out of its place."""
    kind = answer.headers["Content-Type"].partition(";")[0]
    if kind == "text/html":
        return broken_out.findall(text)
    if kind == "text/csv":
        cells = [cell for row in csv.reader(io.StringIO(text[1:])) for cell in row]
        runs = [cell for cell in cells if cell.startswith(begins_a_formula)]
        return [cell for cell in runs if not re.fullmatch(r"-\d+(\.\d+)?", cell)]
    return []


def test_it_stays_words_wherever_it_is_shown(marked):
    found, seen = {}, set[str]()
    for where, answer in answers(marked.house):
        text = text_of(answer)
        seen |= {marked.places[int(number)] for number in shown.findall(text)}
        if wrong := wrong_in(answer, text):
            found[where] = wrong[:3]
    assert found == {}
    every = {*marked.places.values(), *map(name_of, text_columns())}
    assert every - seen == shown_nowhere
