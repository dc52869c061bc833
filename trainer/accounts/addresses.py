"""Each person has one e-mail address. allauth keeps it in a table of its own: they agree."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress

from trainer.accounts.models import User


def keep_address(sender: type[User], instance: User, **kwargs: Any) -> None:
    """After somebody is saved: their address is known, theirs, and the only one.

    Nobody gets in who was not invited, so it counts as verified. One that they are changing to
    stands beside it, unverified, and is left alone.
    """
    fields = kwargs.get("update_fields")
    if kwargs.get("raw") or (fields is not None and "email" not in fields):
        return
    theirs = EmailAddress.objects.filter(user_id=instance.pk)
    if not theirs.filter(email=instance.email, verified=True, primary=True).exists():
        theirs.delete()
        theirs.create(user_id=instance.pk, email=instance.email, verified=True, primary=True)
