from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

signing_in = {"sign-in", "account_login", "mfa_login_webauthn", "mfa_authenticate", "admin-sign-in"}
without_a_password = {
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
}
by_mail = {"invitation", "account_confirm_email"}
says_no = {"account_inactive", "account_signup"}
public = {"sign-out", "health", "ready"} | signing_in | without_a_password | by_mail | says_no


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
