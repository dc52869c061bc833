"""Reads the catalogue that ships with Steady."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from trainer.guidance.complaints import complaints
from trainer.guidance.rulebook import Rulebook

catalogue = Path(__file__).with_name("catalogue.toml")


class BrokenCatalogue(ValueError):
    """The catalogue is not a rulebook; the message has one line for each thing wrong with it."""


@cache
def shipped_rulebook() -> Rulebook:
    """The rulebook of this release, read once a process."""
    return read_rulebook(catalogue.read_text(encoding="utf-8"))


def read_rulebook(text: str) -> Rulebook:
    """A rulebook from TOML. Raises BrokenCatalogue, which names the nearest known key or word."""
    try:
        return Rulebook.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise BrokenCatalogue(f"not TOML: {error}") from error
    except ValidationError as error:
        found = complaints(error, Rulebook)
        raise BrokenCatalogue("\n".join(map(str, found))) from error
