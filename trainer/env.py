"""Typed readers of the environment. What makes no sense is refused, by name, with what would."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

most_days = 36_500
yes = {"1", "true", "yes", "on"}
no = {"0", "false", "no", "off", ""}


def text(name: str, default: str = "") -> str:
    """The variable, without surrounding space."""
    return os.environ.get(name, default).strip()


def flag(name: str, *, default: bool = False) -> bool:
    """A switch: 1 or 0. Raises ImproperlyConfigured for anything that is neither."""
    given = os.environ.get(name)
    if given is None:
        return default
    word = given.strip().lower()
    if word not in yes | no:
        raise ImproperlyConfigured(f"{name} is {given!r}; it is a switch: write 1 or 0.")
    return word in yes


def words(name: str, default: Sequence[str] = ()) -> list[str]:
    """A list with commas between."""
    given = os.environ.get(name)
    if given is None:
        return list(default)
    return [word.strip() for word in given.split(",") if word.strip()]


def choice(name: str, choices: Sequence[str], default: str) -> str:
    """One of `choices`, in any case. Raises ImproperlyConfigured for anything else."""
    given = text(name, default).upper()
    if given not in choices:
        raise ImproperlyConfigured(f"{name} is {given!r}; it is one of {', '.join(choices)}.")
    return given


def days(name: str, default: int) -> int:
    """A number of days, 1 or more. Raises ImproperlyConfigured for anything else."""
    given = text(name) or str(default)
    if not given.isdecimal() or not 1 <= int(given) <= most_days:
        raise ImproperlyConfigured(
            f"{name} is {given!r}; it is a number of days: 1 to {most_days}."
        )
    return int(given)


class Mail(NamedTuple):
    """How mail is sent."""

    backend: str
    sends: bool = True
    host: str = "localhost"
    port: int = 25
    user: str = ""
    password: str = ""
    ssl: bool = False  # from the first byte
    tls: bool = False  # after STARTTLS


mail_backends = "django.core.mail.backends"
mail_ports = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
mail_schemes = "smtp+tls://user:password@host:587, smtps://, smtp:// or console:"


def mail(name: str, default: str = "") -> Mail:
    """A mail server by its address. Raises ImproperlyConfigured for one that is none."""
    given = text(name) or default
    if not given:
        return Mail(f"{mail_backends}.dummy.EmailBackend", sends=False)
    if given == "console:":
        return Mail(f"{mail_backends}.console.EmailBackend")
    try:
        return _mail_server(given)
    except (KeyError, ValueError):
        # The value may hold a password, so it is not quoted.
        complaint = f"{name} is no address of a mail server; write {mail_schemes}."
        raise ImproperlyConfigured(complaint) from None


def _mail_server(url: str) -> Mail:
    parts = urlsplit(url)
    usual = mail_ports[parts.scheme]
    if not parts.hostname:
        raise ValueError
    return Mail(
        f"{mail_backends}.smtp.EmailBackend",
        host=parts.hostname,
        port=parts.port or usual,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        ssl=parts.scheme == "smtps",
        tls=parts.scheme == "smtp+tls",
    )
