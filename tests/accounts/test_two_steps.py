from __future__ import annotations

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.urls import reverse

from tests.conftest import text_of

first_step = {"login": "maya@example.com", "password": "a-long-password"}


def code_of(secret: str, *, steps: int = 0) -> str:
    """What the app shows, so many half minutes from now."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps)))


@pytest.fixture
def as_maya(by_password, maya):
    return by_password(maya)


@pytest.fixture
def secret(as_maya) -> str:
    """That of the app that Maya has set up."""
    html = text_of(as_maya.get(reverse("mfa_activate_totp")))
    found = re.search(r'<code class="secret">(\w+)</code>', html)
    assert found
    as_maya.post(reverse("mfa_activate_totp"), {"code": code_of(found[1])})
    return found[1]


@pytest.fixture
def recovery_codes(as_maya, secret) -> list[str]:
    html = text_of(as_maya.get(reverse("mfa_view_recovery_codes")))
    return re.findall(r"<li><code>(\w+)</code>", html)


def second_step(client, code: str):
    client.post(reverse("sign-in"), first_step)
    return client.post(reverse("mfa_authenticate"), {"code": code})


def signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def test_it_asks_who_it_is_first(as_person, maya):
    answer = as_person(maya).get(reverse("mfa_activate_totp"))
    assert answer.url.startswith(reverse("account_reauthenticate"))


def test_it_is_turned_on_by_the_first_code(as_maya, secret):
    assert Authenticator.objects.filter(type="totp").exists()
    assert "An app now guards" not in text_of(as_maya.get(reverse("mfa_index")))


def test_it_refuses_a_wrong_first_code(as_maya):
    as_maya.get(reverse("mfa_activate_totp"))
    answer = as_maya.post(reverse("mfa_activate_totp"), {"code": "000000"})
    assert "That code is not right" in text_of(answer)


@pytest.mark.django_db(transaction=True)
def test_it_tells_by_mail(secret, mailoutbox):
    assert [mail.subject for mail in mailoutbox] == ["An app now guards your account"]


def test_it_lets_nobody_in_by_password_alone(client, secret):
    assert client.post(reverse("sign-in"), first_step).url == reverse("mfa_authenticate")
    assert client.get(reverse("home")).status_code == 302


def test_it_offers_no_passkey_to_who_has_none(client, secret):
    client.post(reverse("sign-in"), first_step)
    assert "Use a passkey" not in text_of(client.get(reverse("mfa_authenticate")))


def test_it_lets_in_who_has_the_code(client, secret):
    second_step(client, code_of(secret, steps=1))
    assert signed_in(client)


def test_it_keeps_out_a_wrong_code(client, secret):
    assert "That code is not right" in text_of(second_step(client, "000000"))
    assert not signed_in(client)


def test_it_takes_no_code_twice(client, secret):
    code = code_of(secret, steps=1)
    second_step(client, code)
    client.post(reverse("sign-out"))
    second_step(client, code)
    assert not signed_in(client)


def test_it_lets_nobody_guess_without_end(client, secret):
    for _time in range(5):
        second_step(client, "000000")
    assert "tried too often" in text_of(second_step(client, code_of(secret, steps=1)))


def test_it_takes_each_recovery_code_once(client, recovery_codes):
    second_step(client, recovery_codes[0])
    assert signed_in(client)
    client.post(reverse("sign-out"))
    second_step(client, recovery_codes[0])
    assert not signed_in(client)


def test_it_gives_the_codes_as_a_file(as_maya, recovery_codes):
    answer = as_maya.get(reverse("mfa_download_recovery_codes"))
    assert answer.content.decode().split() == recovery_codes
    assert len(recovery_codes) == 10


def test_it_makes_new_codes(as_maya, recovery_codes, client):
    as_maya.post(reverse("mfa_generate_recovery_codes"))
    second_step(client, recovery_codes[0])
    assert not signed_in(client)


def test_it_is_turned_off(as_maya, secret, client):
    as_maya.post(reverse("mfa_deactivate_totp"))
    client.post(reverse("sign-in"), first_step)
    assert signed_in(client)
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize("name", ["mfa_edit_webauthn", "mfa_remove_webauthn"])
def test_it_leaves_the_passkeys_of_others_alone(by_password, maya, omar, name):
    theirs = Authenticator.objects.create(user=omar, type="webauthn", data={"name": "Key"})
    client = by_password(maya)
    for method in (client.get, client.post):
        assert method(reverse(name, args=[theirs.pk])).status_code == 404


def test_it_is_taken_away_for_who_has_lost_everything(as_person, ruth, maya, secret, client):
    address = reverse("person-second-step-off", args=[maya.pk])
    assert address in text_of(as_person(ruth).get(reverse("person", args=[maya.pk])))
    as_person(ruth).post(address)
    client.post(reverse("sign-in"), first_step)
    assert signed_in(client)


@pytest.mark.usefixtures("secret")
def test_it_is_told_to_whom_it_is_taken_from(as_person, as_maya, ruth, maya, mailoutbox):
    as_person(ruth).post(reverse("person-second-step-off", args=[maya.pk]))
    assert (mailoutbox[-1].subject, mailoutbox[-1].to) == (
        "Your second step was taken away",
        ["maya@example.com"],
    )
    assert as_maya.get(reverse("home")).status_code == 302


def test_it_is_not_shown_in_the_admin(as_person, ruth):
    html = text_of(as_person(ruth).get(reverse("admin:index")))
    assert "Authenticator" not in html
    assert "Email addresses" not in html


def test_it_is_not_got_round_by_a_forgotten_password(client, secret, mailoutbox):
    client.post(reverse("account_reset_password"), {"email": "maya@example.com"})
    link = re.search(r"http://testserver(\S+)", mailoutbox[-1].body)
    assert link
    form = client.get(link[1], follow=True).redirect_chain[-1][0]
    new = "another-long-password"
    client.post(form, {"password1": new, "password2": new})
    answer = client.post(reverse("sign-in"), {**first_step, "password": new})
    assert (answer.url, signed_in(client)) == (reverse("mfa_authenticate"), False)


def test_a_new_passkey_has_its_box_beside_its_words(as_maya):
    html = " ".join(text_of(as_maya.get(reverse("mfa_add_webauthn"))).split())
    assert re.search(r'<label class="tick"><input [^>]*name="passwordless"[^>]*> Sign in', html)
    assert 'name="credential"' in html
    assert ">What to call it</label>" in html
