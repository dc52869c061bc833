from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import pytest
from django.db import connection
from django.urls import reverse

from trainer.practice.models import Attempt


@pytest.mark.django_db(transaction=True)
def test_it_begins_one_for_two_clicks_at_once(as_person, maya, edition):
    client, gate = as_person(maya), Barrier(2)

    def wait(execute, sql, params, many, context):
        """At the write, for the other click; not for long, since it ought to stand in a queue."""
        if sql.startswith('INSERT INTO "practice_attempt"'):
            with suppress(BrokenBarrierError):
                gate.wait(timeout=0.3)
        return execute(sql, params, many, context)

    def click(_: int) -> str:
        try:
            with connection.execute_wrapper(wait):
                return str(client.post(reverse("begin", args=["short-talk"])).url)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        pages = list(threads.map(click, range(2)))
    assert Attempt.objects.count() == 1
    assert pages[0] == pages[1]
