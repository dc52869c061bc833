"""Laid out as for practice: the short talk is published in earnest once."""

from __future__ import annotations

import pytest

from scenarios.models import Edition
from tests.conftest import make_edition
from tests.practice.conftest import laid_out, short_talk_published
from tests.review.assignments import make_assignment
from trainer.review.models import Assignment


@pytest.fixture
def edition(db) -> Edition:
    """The short talk, published."""
    return laid_out(short_talk_published, make_edition)


@pytest.fixture
def assignment(team, edition) -> Assignment:
    """The service line is asked to pass the short talk within a week."""
    return make_assignment(team=team, editions=(edition,))
