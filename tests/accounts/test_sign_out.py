from __future__ import annotations

from django.urls import reverse

from tests.conftest import text_of


def test_it_signs_out_and_shows_the_sign_in(as_person, maya):
    client = as_person(maya)
    answer = client.post(reverse("sign-out"))
    assert answer.url == reverse("sign-in")
    assert client.get(reverse("home")).status_code == 302


def test_it_is_not_done_by_a_link(as_person, maya):
    client = as_person(maya)
    assert client.get(reverse("sign-out")).status_code == 405
    assert client.get(reverse("home")).status_code == 200


def test_it_is_in_the_menu_of_every_page(as_person, maya):
    assert f'action="{reverse("sign-out")}"' in text_of(as_person(maya).get(reverse("home")))
