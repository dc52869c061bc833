"""The styles of all pages in one file, as collectstatic makes it."""

from __future__ import annotations

import pytest
from django.core.files.storage import FileSystemStorage

from tests.architecture.sources import root
from trainer.web.storage import OneSheet, imported, sheet, whole

folder = root / "static"
styles = [f"css/{file.name}" for file in sorted((folder / "css").glob("*.css"))]
paths = {name: (FileSystemStorage(folder), name) for name in styles}


@pytest.fixture
def collected(tmp_path) -> OneSheet:
    (tmp_path / "css").mkdir()
    for name in styles:
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    storage = OneSheet(location=str(tmp_path), base_url="/static/")
    assert [*storage.post_process(paths)]
    return storage


def test_it_is_collected_whole(collected):
    with collected.open(collected.stored_name(sheet)) as file:
        text = file.read().decode()
    assert "@import" not in text
    assert all(rule in text for rule in (".page {", ".conversation {", ".heatmap {"))


def test_it_holds_the_others_in_their_order():
    names = imported.findall((folder / sheet).read_text())
    places = [whole(paths).index((folder / "css" / name).read_text()) for name in names]
    assert len(names) > 5
    assert places == sorted(places)


def test_it_has_no_style_of_its_own():
    """While developing, a browser follows its imports, and a rule below them would be missed."""
    assert "{" not in (folder / sheet).read_text()
