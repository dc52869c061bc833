"""Laid out as for practice: the short talk is published in earnest once."""

from __future__ import annotations

import pytest

from scenarios.models import Edition
from tests.conftest import make_edition
from tests.practice.conftest import laid_out, short_talk_published
from tests.review.assignments import make_assignment
from tests.review.runs import days_ago, make_run, poor
from trainer.practice.models import Attempt
from trainer.review.models import Assignment


@pytest.fixture
def edition(db) -> Edition:
    """The short talk, published."""
    return laid_out(short_talk_published, make_edition)


@pytest.fixture
def assignment(team, edition) -> Assignment:
    """The service line is asked to pass the short talk within a week."""
    return make_assignment(team=team, editions=(edition,))


@pytest.fixture
def poor_run(team, maya, edition) -> Attempt:
    """Maya's assessed run of yesterday, in which she told the customer to calm down."""
    team.memberships.update(joined_at=days_ago(30))
    return make_run(user=maya, edition=edition, replies=poor)
