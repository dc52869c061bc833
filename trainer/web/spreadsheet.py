"""Tables for spreadsheets: CSV that streams, opens with its letters intact, and runs no formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

from django.http import StreamingHttpResponse

# Excel takes a file for UTF-8 only if it begins so.
byte_order_mark = "\ufeff"
begins_a_formula = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe(value: object) -> str:
    """A cell that no spreadsheet takes for a formula: such text gets an apostrophe in front.

    Numbers stay numbers, also below zero. None is an empty cell. Source: OWASP, CSV Injection.
    """
    if value is None:
        return ""
    text = str(value)
    if isinstance(value, int | float) or not text.lstrip(" ").startswith(begins_a_formula):
        return text
    return f"'{text}"


class _Echo:
    """A file that keeps nothing: what is written comes back to the caller."""

    def write(self, line: str) -> str:
        return line


def lines(header: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """The table line by line, so that none but the current one is in memory."""
    writer = csv.writer(_Echo())
    yield byte_order_mark + writer.writerow([safe(cell) for cell in header])
    for row in rows:
        yield writer.writerow([safe(cell) for cell in row])


def download(
    name: str, header: Iterable[str], rows: Iterable[Iterable[object]]
) -> StreamingHttpResponse:
    """The table as a file of that name, without its ending."""
    response = StreamingHttpResponse(lines(header, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
