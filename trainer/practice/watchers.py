"""Who sees an assessed run, in words: said before it begins."""

from __future__ import annotations

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trainer.accounts.models import Team, User


def who_sees(user: User) -> str:
    """One sentence with the names of those who manage a team in which somebody practises."""
    teams = Team.objects.practised_in_by(user)
    managers = User.objects.managers_of(teams).active().exclude(pk=user.pk)
    names = [str(person) for person in managers.order_by("name", "email")]
    if not names:
        return _("When it is over, administrators can see it, and nobody else.")
    return ngettext(
        "When it is over, %(names)s sees it, as your manager, and so can administrators.",
        "When it is over, %(names)s see it, as your managers, and so can administrators.",
        len(names),
    ) % {"names": get_text_list(names, _("and"))}
