"""Where scenarios stand: in the gallery or in the archive; and names for new ones beside them."""

from __future__ import annotations

from itertools import count

from django.utils import timezone
from django.utils.translation import gettext as _

from scenarios.models import Scenario


def archive(scenario: Scenario) -> bool:
    """Nobody can begin it any more. False if that was so already."""
    standing = Scenario.objects.filter(pk=scenario.pk, archived_at=None)
    return bool(standing.update(archived_at=timezone.now()))


def bring_back(scenario: Scenario) -> bool:
    """Its newest edition can be begun again. False if it could be all the while."""
    standing = Scenario.objects.filter(pk=scenario.pk, archived_at__isnull=False)
    return bool(standing.update(archived_at=None))


def names_for_a_copy(scenario: Scenario) -> dict[str, str]:
    """A slug that is still free, and a title to tell the copy by."""
    taken = set(Scenario.objects.values_list("slug", flat=True))
    slugs = (f"{scenario.slug[:70]}-{number}" for number in count(2))
    return {
        "slug": next(slug for slug in slugs if slug not in taken),
        "title": _("%(title)s (copy)") % {"title": scenario.title[:180]},
    }
