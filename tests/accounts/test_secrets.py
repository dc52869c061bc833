"""What opens an account stands in no copy of the database as it is."""

from __future__ import annotations

from importlib import import_module

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.urls import reverse

from tests.accounts.test_two_steps import code_of, first_step, signed_in
from trainer.accounts.second_step import decrypted, encrypted

secret = "JBSWY3DPEHPK3PXP"
migration = import_module("trainer.accounts.migrations.0008_encrypted_second_steps")


def keep(user, kept: str) -> Authenticator:
    return Authenticator.objects.create(user=user, type="totp", data={"secret": kept})


def comes_in(client, shown: str = secret) -> bool:
    """Whether the code of an app opens the door to Maya's account."""
    client.post(reverse("sign-in"), first_step)
    client.post(reverse("mfa_authenticate"), {"code": code_of(shown)})
    return signed_in(client)


def test_it_is_encrypted(by_password, maya):
    client = by_password(maya)
    client.get(reverse("mfa_activate_totp"))
    shown = client.session["mfa.totp.secret"]
    client.post(reverse("mfa_activate_totp"), {"code": code_of(shown)})
    app, codes = Authenticator.objects.order_by("-type")
    assert shown not in str(app.data)
    assert (app.data["secret"][:7], codes.data["seed"][:7]) == ("fernet:", "fernet:")


def test_it_opens_the_door(client, maya):
    keep(maya, encrypted(secret))
    assert comes_in(client)


def test_it_still_reads_what_is_not_encrypted(client, maya):
    keep(maya, secret)
    assert comes_in(client)


def test_it_encrypts_what_there_was(maya):
    step = keep(maya, secret)
    migration.encrypt(apps, None)
    migration.encrypt(apps, None)
    step.refresh_from_db()
    assert step.data["secret"] != secret
    assert decrypted(step.data["secret"]) == secret


def test_it_reads_by_a_key_of_before(maya, settings):
    kept = encrypted(secret)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another one"
    assert decrypted(kept) == secret


@pytest.mark.parametrize("shown", [secret, ""])
def test_it_opens_nothing_when_the_key_is_lost(client, maya, settings, shown):
    keep(maya, encrypted(secret))
    settings.SECRET_KEY = "another one"
    assert not comes_in(client, shown)


def test_it_is_never_the_same_twice():
    assert encrypted(secret) != encrypted(secret)
