from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import pytest
from django.db import connection

from scenarios.models import Scenario
from tests.scenarios.admin.pages import Opened, scenario_page


@pytest.mark.django_db(transaction=True)
def test_it_tells_one_of_two_who_save_at_the_same_moment(as_person, ada, ben, scenario):
    pages = {one.name: scenario_page(as_person(one), scenario) for one in (ada, ben)}
    gate = Barrier(2)

    def wait(execute, sql, params, many, context):
        """At the write, for the other one; not for long, since they ought to stand in a queue."""
        if sql.startswith('UPDATE "scenarios_scenario"'):
            with suppress(BrokenBarrierError):
                gate.wait(timeout=0.3)
        return execute(sql, params, many, context)

    def save(name: str) -> Opened:
        try:
            with connection.execute_wrapper(wait):
                return pages[name].save(title=f"By {name}")
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        saved = {one.fields["title"] for one in threads.map(save, pages) if not one.was_saved}
    assert len(saved) == 1
    assert {f"By {name}" for name in pages} == {*saved, Scenario.objects.get().title}
