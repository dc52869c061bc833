"""The budgets that keep the code readable. They are met by better design, never by golfing."""

from __future__ import annotations

from statistics import median

import pytest

from tests.architecture.sources import code, files, functions, lines_of, root, tests

longest_function, longest_view, longest_test = 50, 25, 30
longest_file, longest_template = 400, 120


def too_long(found, most: int) -> list[str]:
    return [str(one) for one in found if one.length > most]


def test_it_has_no_function_over_50_lines():
    assert too_long(functions(*code), longest_function) == []


def test_it_has_short_functions_mostly():
    lengths = sorted(one.length for one in functions(*code))
    assert median(lengths) <= 8
    assert lengths[len(lengths) * 95 // 100] <= 30


def test_it_has_no_view_over_25_lines():
    """A view is a function in views.py that is called with the request."""
    views = [
        one
        for one in functions(*code)
        if one.file.endswith("views.py")
        and [arg.arg for arg in one.node.args.args][:1] == ["request"]
    ]
    assert len(views) > 5
    assert too_long(views, longest_view) == []


def test_it_has_no_test_over_30_lines():
    assert too_long(functions(*tests), longest_test) == []


@pytest.mark.parametrize("folder", [*code, *tests])
def test_it_has_no_python_file_over_400_lines(folder):
    found = {str(path.relative_to(root)): lines_of(path) for path in files(folder)}
    assert {name: length for name, length in found.items() if length > longest_file} == {}


def test_it_has_no_template_over_120_lines():
    found = {path.name: lines_of(path) for path in (root / "templates").rglob("*.*")}
    assert found
    assert {name: length for name, length in found.items() if length > longest_template} == {}


def test_it_asserts_one_behaviour_a_test():
    """Nine tests in ten have at most three asserts."""
    found = [one for one in functions(*tests) if one.node.name.startswith("test_")]
    many = [one for one in found if one.asserts > 3]
    assert len(many) <= len(found) / 10


def test_it_keeps_the_project_package_empty():
    """What stands in trainer/__init__.py is run before anything of trainer, the pure parts too."""
    assert (root / "trainer" / "__init__.py").read_text(encoding="utf-8") == ""
