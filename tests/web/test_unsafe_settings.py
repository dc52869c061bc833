from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from trainer.web.checks import any_host, no_host, no_secret, refuse_unsafe_settings, unsafe_settings


@pytest.fixture
def production(settings):
    """As a company would run it, and safe."""
    settings.DEBUG = False
    settings.SECRET_KEY = "long-and-random"
    settings.ALLOWED_HOSTS = ["steady.example.com"]
    return settings


def test_it_finds_nothing_in_a_safe_production(production):
    assert unsafe_settings() == []


def test_it_misses_a_secret(production):
    production.SECRET_KEY = ""
    assert unsafe_settings() == [no_secret]


@pytest.mark.parametrize("host", ["*", "*.example.com", ".example.com"])
def test_it_refuses_to_answer_to_any_name(production, host):
    production.ALLOWED_HOSTS = ["steady.example.com", host]
    assert unsafe_settings() == [any_host]


def test_it_misses_a_name(production):
    production.ALLOWED_HOSTS = []
    assert unsafe_settings() == [no_host]


def test_it_minds_nothing_in_development(production):
    production.SECRET_KEY, production.ALLOWED_HOSTS, production.DEBUG = "", [], True
    assert unsafe_settings() == []


def test_it_refuses_to_start_and_says_why(production):
    production.ALLOWED_HOSTS = []
    with pytest.raises(ImproperlyConfigured, match="ALLOWED_HOSTS is empty"):
        refuse_unsafe_settings()


def test_it_starts_when_all_is_well(production):
    refuse_unsafe_settings()  # raises where something is not
    assert not production.DEBUG
