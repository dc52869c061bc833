"""The session of who is signed in."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest


def take_new_key(request: HttpRequest, *, reauthenticated: bool = False, **kwargs: Any) -> None:
    """Who has shown again who they are goes on under another key, as after a sign-in."""
    if reauthenticated:
        request.session.cycle_key()
