"""One process answers requests that were planned, with no server around it.

`python -m benchmarks.in_process APPLICATION PLANS 1 40` answers the first 40 of the second person
and says how many queries the last one made and how many bytes it has. What it costs is counted
from outside: see `benchmarks.instructions`.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks import plans


def main(application: str, path: str, person: str, count: str) -> None:
    answer = import_module(application).application
    plan = plans.read(Path(path).read_text())[int(person)]
    *before, last = plan.requests[: int(count)]
    sizes = [len(body_of(answer, plan.cookies, *one)) for one in before]
    queries = queries_of(lambda: body_of(answer, plan.cookies, *last))
    print(json.dumps({"queries": queries, "bytes": sum(sizes) // len(sizes)}))


def queries_of(do: Callable[[], object]) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        do()
    return len(asked)


def body_of(application: Callable[..., Any], cookies: str, path: str, form: str) -> bytes:
    said: list[str] = []
    answer = application(_environ(cookies, path, form), lambda status, *_: said.append(status))
    try:
        html = b"".join(answer)
    finally:
        answer.close()
    if said != ["200 OK"]:
        raise SystemExit(f"{path} answered {said}")
    return html


def _environ(cookies: str, path: str, form: str) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "127.0.0.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_COOKIE": cookies,
        "HTTP_HX_REQUEST": "true",
        "HTTP_ACCEPT_ENCODING": "gzip",
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "CONTENT_LENGTH": str(len(form)),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(form.encode()),
        "wsgi.errors": sys.stderr,
        "wsgi.version": (1, 0),
        "wsgi.multithread": False,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
