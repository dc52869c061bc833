"""How hard a published scenario is, from its analysis: by what picking replies at random scores."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# level -> the least that picking at random scores on average, from 0 to 100
easier_from, middling_from = 40, 32

words: dict[int, Promise] = {1: _("easier"), 2: _("middling"), 3: _("harder")}


def level(random_mean: float | None) -> int | None:
    """1 (easier) to 3 (harder); None where there is no analysis."""
    if random_mean is None:
        return None
    if random_mean >= easier_from:
        return 1
    return 2 if random_mean >= middling_from else 3
