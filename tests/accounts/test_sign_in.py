from __future__ import annotations

import pytest
from django.urls import reverse

from tests.conftest import make_person, text_of

wrong = "That e-mail address and password do not go together. Please try again;"


@pytest.fixture
def sign_in(client, maya):
    """Posts the sign-in form: Maya's, unless told otherwise."""

    def post(email: str = "maya@example.com", password: str = "a-long-password", **more):
        form = {"login": email, "password": password, **more}
        return client.post(reverse("sign-in"), form)

    return post


def test_it_is_open_to_strangers(client, db):
    assert client.get(reverse("sign-in")).status_code == 200


def test_it_signs_in_and_goes_home(sign_in, client, maya):
    answer = sign_in()
    assert answer.url == reverse("home")
    assert client.session["_auth_user_id"] == str(maya.pk)


@pytest.mark.parametrize("email", ["Maya@Example.COM", "MAYA@EXAMPLE.COM", " maya@example.com "])
def test_it_takes_the_address_in_any_case(sign_in, email):
    assert sign_in(email).status_code == 302


def test_it_goes_where_one_wanted_to_go(sign_in):
    assert sign_in(next="/scenarios/?channel=chat").url == "/scenarios/?channel=chat"


def test_it_remembers_where_one_wanted_to_go(client, db):
    html = text_of(client.get(reverse("sign-in"), {"next": "/attempts/"}))
    assert '<input type="hidden" name="next" value="/attempts/">' in html


@pytest.mark.parametrize(
    "outside",
    [
        *("https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example/"),
        *("javascript:alert(1)", "http:///elsewhere.example/"),
    ],
)
def test_it_goes_nowhere_else(sign_in, outside):
    assert sign_in(next=outside).url == reverse("home")


@pytest.mark.parametrize("form", [{"password": "A-Long-Password"}, {"email": "o@example.com"}])
def test_it_says_what_to_do_after_a_wrong_password(sign_in, client, form):
    answer = sign_in(**form)
    assert wrong in text_of(answer)
    assert "_auth_user_id" not in client.session


def test_it_keeps_where_one_wanted_to_go_after_a_wrong_password(sign_in):
    html = text_of(sign_in(password="wrong", next="/attempts/"))
    assert 'name="next" value="/attempts/"' in html


def test_it_does_not_say_whether_an_address_is_known(sign_in, client):
    known, unknown = (
        text_of(sign_in(email, "wrong")).replace(email, "")
        for email in ("maya@example.com", "nobody@example.com")
    )
    assert (wrong in known, wrong in unknown) == (True, True)


def test_it_never_shows_the_password(sign_in):
    assert "my-wrong-secret" not in text_of(sign_in(password="my-wrong-secret"))


def test_it_keeps_out_who_is_not_active(sign_in, client, db):
    make_person(name="Paul Left", is_active=False)
    sign_in("paul@example.com")
    assert "_auth_user_id" not in client.session


def test_it_asks_for_an_address(sign_in):
    assert "Enter a valid email address." in text_of(sign_in("maya"))


def test_it_sends_home_who_is_signed_in(as_person, maya):
    assert as_person(maya).get(reverse("sign-in")).url == reverse("home")


def test_it_changes_the_session_key(sign_in, client):
    session = client.session
    session["before"] = 1
    session.save()
    before = session.session_key
    sign_in()
    assert client.session.session_key != before


def test_it_lets_nobody_try_without_end(sign_in, client):
    for _time in range(5):
        sign_in(password="wrong")
    assert "tried too often" in text_of(sign_in())
    assert "_auth_user_id" not in client.session


def test_it_counts_the_tries_of_each_address_by_itself(sign_in, client, omar):
    for _time in range(5):
        sign_in(password="wrong")
    assert sign_in("omar@example.com").status_code == 302


def test_it_counts_the_wrong_tries_of_each_machine(sign_in):
    for number in range(30):
        sign_in(f"somebody{number}@example.com", "wrong")
    assert "tried too often" in text_of(sign_in())


def test_it_answers_in_words_when_one_machine_asks_very_often(sign_in, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "2/m/ip"}
    answers = [sign_in(password="wrong") for _time in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert "That was tried very often" in text_of(answers[-1])


def test_it_tells_who_is_not_active_and_knows_the_password(sign_in, client, db):
    make_person(name="Paul Left", is_active=False)
    assert sign_in("paul@example.com").url == reverse("account_inactive")
    assert "This account is not active" in text_of(client.get(reverse("account_inactive")))


def test_it_changes_the_session_key_when_it_asks_again(sign_in, client):
    sign_in()
    before = client.session.session_key
    client.post(reverse("account_reauthenticate"), {"password": "a-long-password"})
    assert client.session.session_key != before
    assert "_auth_user_id" in client.session


def test_it_believes_the_proxy_where_somebody_comes_from_and_not_them(sign_in, client, settings):
    """The last address is what the proxy saw; those before it are what it was told."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(30):
        told = f"203.0.113.{number}, 198.51.100.7"
        form = {"login": f"somebody{number}@example.com", "password": "wrong"}
        client.post(reverse("sign-in"), form, headers={"X-Forwarded-For": told})
    form = {"login": "maya@example.com", "password": "a-long-password"}
    here = client.post(reverse("sign-in"), form, headers={"X-Forwarded-For": "198.51.100.7"})
    assert "tried too often" in text_of(here)
