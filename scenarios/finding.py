"""A script by what somebody typed: the name of a file, or the slug of a published scenario."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from django.db import DatabaseError

from scenarios.editions import script_of
from scenarios.exchange.errors import NotAScript, UnknownPersona
from scenarios.exchange.files import load_script
from scenarios.models import Edition
from trainer.conversation.script import Script
from trainer.guidance.complaints import nearest


class NoSuchScenario(ValueError):
    """Neither a file nor a published scenario is called that."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        self.name = name
        super().__init__(
            f"There is no file and no published scenario {name!r}; {nearest(name, known)}"
        )


class NoDatabase(ValueError):
    """No file is called that, and a slug cannot be looked up."""

    def __init__(self, name: str, reason: Exception) -> None:
        self.name = name
        super().__init__(
            f"There is no file {name!r}, and the database cannot be asked for a scenario of that "
            f"name: {reason}"
        )


# What may come of looking for a script, so that a command can say it and stop.
unfindable = (NotAScript, UnknownPersona, NoSuchScenario, NoDatabase)


def find_script(name: str) -> Script:
    """The script in a file, with the shipped rulebook; or a slug's latest edition, with its own.

    Raises what is in `unfindable`.
    """
    if _is_file_name(name):
        return load_script(Path(name))
    try:
        return script_of(Edition.objects.light().of(name).current().get())
    except Edition.DoesNotExist as error:
        published = Edition.objects.current().values_list("scenario__slug", flat=True)
        raise NoSuchScenario(name, published) from error
    except DatabaseError as error:
        raise NoDatabase(name, error) from error


def _is_file_name(name: str) -> bool:
    """Whether a file is meant: one that is there, or whose name ends like one."""
    try:
        return bool(Path(name).suffix) or Path(name).exists()
    except OSError:  # too long a name for any file
        return False
