"""Two windows that say something at the same moment: one of them counts, neither is turned away."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, local
from typing import Any

import pytest
from django.db import connection

from tests.conftest import make_attempt, where
from trainer.practice.models import Attempt, Turn

pytestmark = pytest.mark.django_db(transaction=True)

patience = 10  # seconds


def post_at_once(client, address: str, forms: list[dict[str, Any]]) -> list[int]:
    """Post each form in a thread of its own; none may write before all stand before the write."""
    gate, passed = Barrier(len(forms), timeout=patience), local()

    def wait(execute, sql, params, many, context):
        if sql.startswith(("BEGIN", 'INSERT INTO "practice_turn"')) and not hasattr(passed, "it"):
            passed.it = True
            gate.wait()
        return execute(sql, params, many, context)

    def post(form: dict[str, Any]) -> int:
        try:
            with connection.execute_wrapper(wait):
                answer = client.post(address, form, headers=form.pop("headers", {}))
                return int(answer.status_code)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(forms)) as threads:
        return list(threads.map(post, forms))


def test_it_records_one_of_two_replies(as_person, maya, attempt):
    forms = [{"turn": 1, "reply": "go-on"}, {"turn": 1, "reply": "calm"}]
    answers = post_at_once(as_person(maya), where("reply", attempt), forms)
    assert answers == [302, 302]
    assert Turn.objects.count() == 1


def test_it_answers_both_windows_of_htmx(as_person, maya, attempt):
    htmx = {"HX-Request": "true"}
    forms = [{"turn": 1, "reply": "go-on", "headers": htmx} for _ in range(2)]
    answers = post_at_once(as_person(maya), where("reply", attempt), forms)
    assert answers == [200, 200]
    assert Turn.objects.count() == 1


def test_it_ends_with_one_of_two_last_replies(as_person, maya, edition):
    attempt = make_attempt(user=maya, edition=edition, replies=("go-on", "back"))
    forms = [{"turn": 3, "reply": "fix"}, {"turn": 3, "reply": "no"}]
    answers = post_at_once(as_person(maya), where("reply", attempt), forms)
    last = Turn.objects.filter(number=3).get()
    outcome = {"fix": "resolved", "no": "walked-out"}[last.reply]
    assert answers == [302, 302]
    assert Attempt.objects.get().outcome == outcome
