from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

public = {"sign-in", "sign-out", "health"}


def patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for one in resolver.url_patterns:
        if isinstance(one, URLPattern):
            yield one
        elif one.namespace != "admin":
            yield from patterns(one)


def test_it_needs_a_sign_in_unless_it_is_public():
    everything = patterns(get_resolver())
    open_to_all = {
        one.name for one in everything if not getattr(one.callback, "login_required", True)
    }
    assert open_to_all == public
