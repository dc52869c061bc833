"""How long a sign-in lasts, and what is left of it in the browser."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

from tests.architecture.sources import root
from tests.conftest import where


def test_it_lasts_as_long_as_the_setting_says(by_password, maya, settings):
    settings.SESSION_COOKIE_AGE = 3 * 24 * 3600
    by_password(maya)
    left = Session.objects.get().expire_date - timezone.now()
    assert timedelta(days=2.9) < left <= timedelta(days=3)


def test_it_is_not_drawn_out_by_use(by_password, maya):
    client = by_password(maya)
    Session.objects.update(expire_date=timezone.now() + timedelta(hours=1))
    for page in ("home", "gallery", "you"):
        client.get(reverse(page))
    assert Session.objects.get().expire_date < timezone.now() + timedelta(hours=1)


def test_it_is_over_when_it_is_over(by_password, maya):
    client = by_password(maya)
    Session.objects.update(expire_date=timezone.now())
    assert client.get(reverse("home")).url.startswith(reverse("sign-in"))


@pytest.mark.parametrize("page", ["home", "gallery", "attempts", "you", "mfa_index"])
def test_it_leaves_no_page_in_the_browser(as_person, maya, page):
    assert "no-store" in as_person(maya).get(reverse(page)).headers["Cache-Control"]


def test_it_leaves_no_debrief_in_the_browser(as_person, maya, wrapped_up):
    answer = as_person(maya).get(where("debrief", wrapped_up))
    assert (answer.status_code, "no-store" in answer.headers["Cache-Control"]) == (200, True)


def test_it_lets_browsers_keep_what_anybody_may_see(client, db):
    assert "Cache-Control" not in client.get(reverse("account_signup")).headers


def test_its_cookies_are_for_this_host_by_https_alone(tmp_path):
    """A browser takes a cookie of this name only if it came so."""
    ask = (
        "from django.conf import settings as s; print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, "
        "s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY)"
    )
    env = {"SECRET_KEY": "a" * 60, "ALLOWED_HOSTS": "steady.example.com"}
    env |= {"DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "trainer.settings"}
    said = subprocess.run(
        [sys.executable, "-c", ask], env=env, cwd=root, capture_output=True, check=True
    )
    assert said.stdout.split() == [b"__Host-session", b"__Host-csrf", *[b"True"] * 3]


@pytest.mark.parametrize("name", ["sessionid", "csrftoken"])
def test_its_cookies_are_not_for_scripts_nor_other_sites(client, maya, name):
    client.get(reverse("sign-in"))
    client.post(reverse("sign-in"), {"login": maya.email, "password": "a-long-password"})
    cookie = client.cookies[name]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
