"""Two clicks at the same moment use up one attempt, as the database sees it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from tests.review.assignments import make_assignment
from trainer.practice.models import Attempt
from trainer.review.assigned import begin
from trainer.review.models import AssignedRun

pytestmark = pytest.mark.django_db(transaction=True)


def test_it_begins_one_run_for_two_clicks_at_once(maya, team, edition):
    assignment = make_assignment(team=team, editions=(edition,), attempts_allowed=2)
    scenario, together = assignment.scenarios.get(), Barrier(2)

    def click() -> Attempt | None:
        together.wait(timeout=10)
        try:
            return begin(maya, assignment, scenario, now=timezone.now())
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        clicks = [pool.submit(click) for _ in range(2)]
        begun = {click.result() for click in clicks}
    assert len(begun) == 1
    assert AssignedRun.objects.count() == 1
