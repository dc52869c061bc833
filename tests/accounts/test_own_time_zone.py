from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from tests.conftest import text_of
from trainer.accounts.middleware import own_time_zone
from trainer.accounts.models import Invitation, User


@pytest.fixture
def zone_for(maya):
    """The zone in which a page is made for Maya, when she says she is there."""

    def ask(said: str) -> str:
        maya.time_zone = said
        request = RequestFactory().get("/")
        request.user = maya
        return own_time_zone(lambda _: HttpResponse(str(timezone.get_current_timezone())))(
            request
        ).content.decode()

    return ask


def test_it_is_that_of_the_person(zone_for):
    assert zone_for("Asia/Tokyo") == "Asia/Tokyo"


@pytest.mark.parametrize("said", ["", "Atlantis/Centre", "../etc/passwd"])
def test_it_is_that_of_the_house_otherwise(zone_for, said):
    assert zone_for(said) == "UTC"


def test_it_ends_with_the_request(zone_for):
    zone_for("Asia/Tokyo")
    assert str(timezone.get_current_timezone()) == "UTC"


def test_it_asks_the_database_nothing(zone_for, django_assert_num_queries):
    with django_assert_num_queries(0, connection=connection):
        zone_for("Asia/Tokyo")


def test_it_is_that_of_every_page(as_person, omar, team, invitation):
    evening = datetime(2030, 1, 1, 20, tzinfo=UTC)
    Invitation.objects.update(expires_at=evening)
    User.objects.filter(pk=omar.pk).update(time_zone="Asia/Tokyo")
    page = as_person(omar).get(reverse("team-members", args=[team.public_id]))
    assert "until 2 January 2030" in text_of(page)
