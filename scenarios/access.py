"""Who gets at the pages of authors that stand beside the rows of the admin."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponseBase

from trainer.web.http import Request

View = Callable[..., HttpResponseBase]


def for_authors(view: View) -> View:
    """Authors and administrators; for anybody else there is no such page."""

    @wraps(view)
    def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not (request.user.is_staff and request.user.has_perm("scenarios.change_scenario")):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded
