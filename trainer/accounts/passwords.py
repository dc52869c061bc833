"""What a password may not be, besides what Django refuses."""

from __future__ import annotations

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from trainer.accounts.models import User

of_its_own = 6  # so many signs must be left without the words of the house
everywhere = {"com", "org", "net", "www", "localhost"}


class NotOfTheHouse:
    """Nobody's password is the name of the program, or where it is found, with a year behind it."""

    def validate(self, password: str, user: User | None = None) -> None:
        left = password.casefold()
        for word in words_of_the_house():
            left = left.replace(word, "")
        if left != password.casefold() and len(left) < of_its_own:
            raise ValidationError(gettext("Please take one that is not made of this place's name."))

    def get_help_text(self) -> str:
        return gettext("Your password can’t be made of this place’s name.")


def words_of_the_house() -> list[str]:
    """Steady, and the parts of its host names; long ones first."""
    parts = {part for host in settings.ALLOWED_HOSTS for part in re.findall(r"[^\W\d]{3,}", host)}
    named = {"steady"} | {part.casefold() for part in parts} - everywhere
    return sorted(named, key=len, reverse=True)
