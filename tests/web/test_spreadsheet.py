"""Cells that no spreadsheet runs, in a file that it reads as it was meant."""

from __future__ import annotations

import csv

import pytest

from trainer.web.spreadsheet import byte_order_mark, download, lines, safe


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+44 20",
        "-2",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        "＝1",
        "=cmd|' /C calc'!A0",
    ],
)
def test_it_lets_no_formula_through(text):
    assert safe(text) == f"'{text}"


@pytest.mark.parametrize(
    ("value", "cell"),
    [(None, ""), (-3, "-3"), (-0.5, "-0.5"), (0, "0"), ("a-b", "a-b"), ("", ""), (True, "True")],
)
def test_it_leaves_everything_else(value, cell):
    assert safe(value) == cell


def test_it_begins_as_a_spreadsheet_expects():
    assert "".join(lines(["name"], [])) == f"{byte_order_mark}name\r\n"


def test_it_keeps_commas_quotes_and_lines_within_their_cells():
    row = ['a, "b"', "c\nd", "Zoë"]
    text = "".join(lines(["x", "y", "z"], [row])).removeprefix(byte_order_mark)
    assert list(csv.reader(text.splitlines(keepends=True)))[1] == row


def test_it_reads_no_row_before_it_is_asked_for():
    def rows():
        yield ["first"]
        raise AssertionError("read ahead")

    made = lines(["name"], rows())
    assert [next(made), next(made)][1] == "first\r\n"


def test_it_names_the_file():
    answer = download("runs", ["name"], [])
    assert answer["Content-Disposition"] == 'attachment; filename="runs.csv"'
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
