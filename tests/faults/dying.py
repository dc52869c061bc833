"""Middleware for a worker that ends without a warning at the very moment a request asks for."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

GetResponse = Callable[[HttpRequest], HttpResponse]

before_the_turn = 'INSERT INTO "practice_turn"'
before_the_end = 'UPDATE "practice_attempt"'
before_the_answer = "the answer"


def dying(get_response: GetResponse) -> GetResponse:
    def middleware(request: HttpRequest) -> HttpResponse:
        moment = request.headers.get("X-Die", "") if request.method == "POST" else ""
        with ExitStack() as stack:
            if moment:
                stack.enter_context(connection.execute_wrapper(_before(moment)))
            response = get_response(request)
        if moment == before_the_answer:
            _die()
        return response

    return middleware


def _before(statement: str) -> Callable[..., Any]:
    def wrapper(execute: Callable[..., Any], sql: str, *arguments: Any) -> Any:
        if sql.startswith(statement):
            _die()
        return execute(sql, *arguments)

    return wrapper


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
