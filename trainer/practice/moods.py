"""The anger in words, for those who do not see the face, and for those who do."""

from __future__ import annotations

from collections.abc import Set

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

moods: tuple[tuple[int, Promise], ...] = (
    (0, _("content")),
    (1, _("calm")),
    (3, _("uneasy")),
    (4, _("upset")),
    (6, _("angry")),
    (8, _("furious")),
    (10, _("beside themselves")),
)


def mood(anger: int) -> Promise:
    """The word for an anger of 0 to 10."""
    return next(word for least, word in reversed(moods) if anger >= least)


def moved(change: int) -> str:
    """A change of anger in words."""
    if change == 0:
        return gettext("unchanged")
    return gettext("up %d") % change if change > 0 else gettext("down %d") % -change


# What anybody in the conversation would see or hear. The rest is for the trainee to find out.
perceptible: dict[str, Promise] = {
    "shouting": _("is shouting"),
    "swearing": _("is swearing"),
    "threatening": _("makes a threat"),
    "performing": _("looks round at the others"),
    "silent": _("says next to nothing"),
}


def conduct(behaviour: Set[str]) -> list[Promise]:
    """What the customer can be seen and heard to do."""
    return [words for key, words in perceptible.items() if key in behaviour]
