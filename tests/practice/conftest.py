"""The short talk is published in earnest once; from then on its edition is laid out again.

That takes a tenth of the time, and nearly every test here wants it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from scenarios.models import Edition, Persona, Scenario
from tests.conftest import make_edition
from tests.practice.assessed import make_assessed, make_over
from trainer.practice.models import Attempt

Published = dict[str, dict[str, Any]]

short_talk_published: Published = {}


@pytest.fixture
def edition(db) -> Edition:
    """The short talk, published."""
    return laid_out(short_talk_published, make_edition)


@pytest.fixture
def assessed(maya, edition) -> Attempt:
    """Maya's assessed run, just begun."""
    return make_assessed(user=maya, edition=edition)


@pytest.fixture
def over(maya, edition) -> Attempt:
    """Maya's assessed run, with nothing left to do."""
    return make_over(user=maya, edition=edition)


def laid_out(published: Published, make: Callable[[], Edition]) -> Edition:
    """What `make` publishes: made the first time, and put back as it was from then on."""
    if not published:
        made = make()
        for row in (made.scenario.persona, made.scenario, made):
            published[type(row).__name__] = row_of(row)
        return made
    persona = Persona.objects.create(**published["Persona"])
    scenario = Scenario.objects.create(**published["Scenario"], persona=persona)
    return Edition.objects.create(**published["Edition"], scenario=scenario)


def row_of(row: Any) -> dict[str, Any]:
    """Its columns but for the keys, its own and those of others."""
    columns = (
        field for field in row._meta.fields if not field.primary_key and not field.remote_field
    )
    return {field.name: getattr(row, field.name) for field in columns}
