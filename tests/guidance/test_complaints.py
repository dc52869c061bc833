"""What is wrong with a file is said in sentences that name what would be right."""

from __future__ import annotations

from typing import Annotated

import pytest
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from trainer.guidance.complaints import complaints, nearest, shown


class Window(BaseModel):
    model_config = ConfigDict(extra="forbid")
    width: Annotated[int, Field(ge=1, le=9, strict=True)] = 1


class House(BaseModel):
    """`rooms` has a field's name among its keys on purpose."""

    model_config = ConfigDict(extra="forbid")
    name: Annotated[str, Field(strict=True, min_length=1, max_length=5)] = "home"
    windows: tuple[Window, ...] = ()
    rooms: dict[str, Window] = Field(default_factory=dict)


def said(data: object) -> list[str]:
    with pytest.raises(ValidationError) as refusal:
        House.model_validate(data)
    return [str(one) for one in complaints(refusal.value, House)]


sentences = [
    ({"nam": "x"}, "nam: unknown key 'nam': did you mean 'name'?"),
    ({"colour": "x"}, "colour: unknown key 'colour': known here are name, rooms, windows."),
    ({"name": 3}, "name: 'name' must be text, not '3'."),
    ({"name": None}, "name: 'name' must be text, not nothing."),
    ({"name": True}, "name: 'name' must be text, not 'true'."),
    ({"name": ""}, "name: 'name' must not be empty."),
    ({"name": "mansion"}, "name: 'name' is too long: at most 5 characters."),
    ({"windows": {}}, "windows: 'windows' must be a list, not a mapping."),
    ({"windows": [3]}, "windows.0: '0' must be a mapping of keys to values, not '3'."),
    ({"windows": [{"width": 0}]}, "windows.0.width: 'width' must be at least 1, not '0'."),
    ({"windows": [{"width": 10}]}, "windows.0.width: 'width' must be at most 9, not '10'."),
    ({"windows": [{"wide": 1}]}, "windows.0.wide: unknown key 'wide': did you mean 'width'?"),
    (
        {"rooms": {"name": {"wdth": 1}}},
        "rooms.name.wdth: unknown key 'wdth': did you mean 'width'?",
    ),
    ({"rooms": {"hall": 1}}, "rooms.hall: 'hall' must be a mapping of keys to values, not '1'."),
    ([], "'this' must be a mapping of keys to values, not a list."),
]


@pytest.mark.parametrize(("data", "sentence"), sentences, ids=[str(data) for data, _ in sentences])
def test_it_says_what_would_be_right(data, sentence):
    assert said(data) == [sentence]


def test_it_says_everything_that_is_wrong():
    assert len(said({"nam": 1, "name": 3, "windows": 4})) == 3


def test_it_names_the_nearest_word():
    assert nearest("lisen", ["ask", "listen"]) == "did you mean 'listen'?"


def test_it_names_all_words_where_none_is_near():
    assert nearest("xyz", ["listen", "ask"]) == "known here are ask, listen."


def test_it_says_so_where_nothing_is_known():
    assert nearest("xyz", []) == "none are known here."


def test_it_quotes_a_long_value_in_short():
    assert shown("x" * 100) == repr("x" * 57 + "...")
    assert shown("x" * 60) == repr("x" * 60)
