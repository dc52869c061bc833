from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse

htmx = {"HX-Request": "true"}


@pytest.mark.parametrize(
    ("here", "after"),
    [
        ("http://testserver/attempts/?page=2", "/attempts/"),
        ("http://testserver/", "/"),
        ("", "/"),
        ("https://elsewhere.example/trap/", "/trap/"),
    ],
)
def test_it_moves_the_page_to_the_sign_in_and_back(client, db, here, after):
    answer = client.get(reverse("home"), headers={**htmx, "HX-Current-URL": here})
    target = urlsplit(answer.headers["HX-Redirect"])
    assert answer.status_code == 204
    assert target.path == reverse("sign-in")
    assert parse_qs(target.query) == {"next": [after]}


def test_it_leaves_a_page_without_htmx_to_its_redirect(client, db):
    assert client.get(reverse("home")).status_code == 302


def test_it_leaves_other_redirects_alone(as_person, maya, edition):
    answer = as_person(maya).post(reverse("begin", args=["short-talk"]), headers=htmx)
    assert answer.status_code == 302
    assert "HX-Redirect" not in answer.headers
