"""How the log is written, and what never gets into it: names, addresses, what somebody said.

The message of an exception may quote what somebody typed, and the address of a page may hold the
key of an invitation. So of an exception the log has its kind and its lines of code, and of an
address its pattern. On a developer's machine it tells all.
"""

from __future__ import annotations

import copy
import json
import logging
import re
import traceback
from collections.abc import Iterator
from contextvars import ContextVar
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

from django.http import HttpRequest

no_request = "-"
request_id: ContextVar[str] = ContextVar("request_id", default=no_request)

address = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
line = "{asctime} {levelname} {name} [{request_id}] {message}"

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def forget_request(**_: object) -> None:
    """What is logged from here on belongs to no request, or to the next one."""
    request_id.set(no_request)


class PlainLine(logging.Formatter):
    """For people: a line, and the trace below it."""

    def __init__(self, *, tells_all: bool = False) -> None:
        super().__init__(line, style="{")
        self.tells_all = tells_all

    def format(self, record: logging.LogRecord) -> str:
        return super().format(self.ours(record))

    def ours(self, record: logging.LogRecord) -> logging.LogRecord:
        """The record with the number of its request, and only what may be told."""
        mine = copy.copy(record)
        mine.msg, mine.args, mine.exc_text = self.sentence(record), (), None
        mine.request_id = request_id.get()
        return mine

    def words(self, record: logging.LogRecord) -> str:
        message = record.getMessage()
        if self.tells_all:
            return message
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest):
            message = message.replace(request.path, pattern(request))
        return address.sub("[address]", message)

    def sentence(self, record: logging.LogRecord) -> str:
        """The words, and the facts behind them: `signed-in account=12`."""
        told = (f"{name}={value}" for name, value in facts(record).items() if name != "event")
        return " ".join((self.words(record), *told))

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802  (logging's own name)
        if self.tells_all or ei[1] is None:
            return super().formatException(ei)
        return "\n".join(traces(ei[1]))


class JsonLine(PlainLine):
    """For programs: an object in one line."""

    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "request": request_id.get(),
            "message": self.words(record),
            **facts(record),
        }
        if status := getattr(record, "status_code", None):
            told["status"] = status
        if record.exc_info and record.exc_info[1]:
            told["error"] = kind(record.exc_info[1])
            told["trace"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False)


def facts(record: logging.LogRecord) -> dict[str, str | int]:
    """What an entry says besides its words: what happened, to which account, by whom, how."""
    told = {name: getattr(record, name, None) for name in ("event", "account", "by", "how")}
    told["account"] = told["account"] or account_of(getattr(record, "request", None))
    return {name: value for name, value in told.items() if value}


def account_of(request: object) -> int | None:
    """The number of who asked, if that is known already: the log asks no database."""
    user = getattr(request, "_cached_user", None)
    return getattr(user, "pk", None)


def pattern(request: HttpRequest) -> str:
    """The address without what is particular: `/invitation/<str:token>/`."""
    if request.resolver_match:
        return f"/{request.resolver_match.route}"
    first, slash, rest = request.path.removeprefix("/").partition("/")
    return f"/{first}{slash}{'…' if rest else ''}"


def kind(error: BaseException) -> str:
    return f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")


def traces(error: BaseException) -> Iterator[str]:
    """The error and those behind it, the first of them first: kinds and lines of code."""
    behind = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if behind:
        yield from traces(behind)
    yield f"{kind(error)}, its words left out:"
    yield "".join(traceback.format_tb(error.__traceback__)).rstrip()
