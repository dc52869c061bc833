"""Settings that Steady refuses to run with in production, each with what to write instead."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.core.exceptions import ImproperlyConfigured

no_secret = Error(
    "SECRET_KEY is not set.",
    hint=(
        "Set it in the environment to a long random text, for example that of "
        "`python -c 'import secrets; print(secrets.token_urlsafe(50))'`. "
        "Only with DEBUG=1 may it be missing."
    ),
    id="steady.E001",
)
any_host = Error(
    "ALLOWED_HOSTS has a wildcard, so any host name would be answered.",
    hint="List the host names that people type, with commas between.",
    id="steady.E002",
)
no_host = Error(
    "ALLOWED_HOSTS is empty, so no request would be answered.",
    hint="List the host names that people type, with commas between.",
    id="steady.E003",
)


def unsafe_settings(app_configs: object = None, **kwargs: Any) -> list[CheckMessage]:
    """The system check: what bars a start. With DEBUG nothing does."""
    if settings.DEBUG:
        return []
    found: list[CheckMessage] = []
    if not _has_secret():
        found.append(no_secret)
    if any("*" in host or host.startswith(".") for host in settings.ALLOWED_HOSTS):
        found.append(any_host)
    if not settings.ALLOWED_HOSTS:
        found.append(no_host)
    return found


def _has_secret() -> bool:
    try:
        return bool(settings.SECRET_KEY)
    except ImproperlyConfigured:  # what Django says to an empty one
        return False


def refuse_unsafe_settings() -> None:
    """Raise ImproperlyConfigured when a check above fails: an application server checks nothing."""
    found = unsafe_settings()
    if found:
        raise ImproperlyConfigured(" ".join(f"{one.msg} {one.hint}" for one in found))
