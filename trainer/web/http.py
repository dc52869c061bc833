"""The request as views see it: signed in, and known to htmx or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails

    from trainer.accounts.models import User


class Request(HttpRequest):
    """A request behind LoginRequiredMiddleware."""

    user: User
    htmx: HtmxDetails
