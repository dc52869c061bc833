from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.web.map_layout import lay_out, lines_back

most = 12
boxes = st.integers(0, most - 1)
graphs = st.lists(st.tuples(boxes, boxes), max_size=30)
often = settings(max_examples=60, deadline=None)


def rows(lines, line) -> list[float]:
    """The layers a line comes by, from its source to its target."""
    found = lay_out(most, lines, [0])
    stations = [found.places[line[0]], *found.bends[line], found.places[line[1]]]
    return [y for _x, y in stations]


@often
@given(graphs)
def test_it_gives_every_box_a_place_of_its_own(lines):
    found = lay_out(most, lines, [0])
    assert sorted(found.places) == list(range(most))
    assert len(set(found.places.values())) == most


@often
@given(graphs)
def test_it_keeps_to_its_size(lines):
    found = lay_out(most, lines, [0])
    points = [*found.places.values(), *(one for at in found.bends.values() for one in at)]
    assert all(0 <= x < found.width and 0 <= y < found.height for x, y in points)


@often
@given(graphs.filter(len))
def test_it_leads_down_but_for_what_leads_back(lines):
    back = lay_out(most, lines, [0]).back
    for line in lines:
        if line[0] != line[1]:
            assert rows(lines, line) == sorted(rows(lines, line), reverse=line in back)


@often
@given(graphs)
def test_it_has_no_circle_without_what_leads_back(lines):
    real = [line for line in lines if line[0] != line[1]]
    back = lines_back(most, real, [0])
    assert lines_back(most, [line for line in real if line not in back], [0]) == frozenset()


def test_it_turns_back_where_one_has_come_from():
    assert lines_back(3, [(0, 1), (1, 2), (2, 0)], [0]) == {(2, 0)}
    assert lines_back(3, [(0, 1), (1, 2), (2, 0)], [1]) == {(0, 1)}


def test_it_bears_a_box_that_leads_to_itself():
    """The layout would end the process."""
    found = lay_out(2, [(0, 0), (0, 1), (1, 1)])
    assert found.places == {0: (0, 0), 1: (0, 1)}


def test_it_puts_what_holds_no_start_to_the_right():
    found = lay_out(5, [(0, 1), (2, 3)], [2])
    assert found.places[2][0] < found.places[0][0] < found.places[4][0]


def test_it_bends_what_passes_a_layer():
    found = lay_out(3, [(0, 1), (1, 2), (0, 2)], [0])
    assert [y for _x, y in found.bends[0, 2]] == [1]


def test_it_can_be_empty():
    assert lay_out(0, []).places == {}
