from __future__ import annotations

import pytest

from scenarios.exchange.rows import store_scenario
from scenarios.models import Scenario
from tests.conftest import make_person, read_document
from trainer.accounts.models import User
from trainer.accounts.roles import AUTHORS


@pytest.fixture
def scenario(db) -> Scenario:
    """The short talk, as a draft."""
    return store_scenario(read_document())


@pytest.fixture
def ben(db) -> User:
    """Writes scenarios beside Ada."""
    return make_person(name="Ben Castro", roles=(AUTHORS,), is_staff=True)
