"""Pages are in British English, and so are dates."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.formats import date_format

from tests.conftest import text_of

evening = datetime(2026, 11, 22, 21, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "said"),
    [("en-gb", "22 November 2026, 21:05"), ("en", "Nov. 22, 2026, 9:05 p.m.")],
)
def test_it_writes_dates_as_the_language_does(settings, language, said):
    settings.LANGUAGE_CODE = language
    assert date_format(evening, "DATETIME_FORMAT") == said


def test_it_says_which_language_a_page_is_in(db):
    assert '<html lang="en-gb">' in text_of(Client().get(reverse("sign-in")))
