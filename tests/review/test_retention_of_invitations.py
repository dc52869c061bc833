"""Who was invited and has not come is forgotten after a time."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from tests.accounts.conftest import make_invitation
from tests.review.runs import days_ago
from trainer.accounts.invitations import accept
from trainer.accounts.models import Invitation


@pytest.fixture
def invited(team, omar) -> Invitation:
    """Zoe's, into the team, which works for two weeks."""
    return make_invitation(team=team, by=omar)


def ended(days: int) -> None:
    """Every invitation ended so long ago."""
    Invitation.objects.update(expires_at=timezone.now() - timedelta(days=days))


@pytest.mark.usefixtures("invited")
@pytest.mark.parametrize(("days", "left"), [(-1, 1), (1, 1), (89, 1), (91, 0)])
def test_it_goes_90_days_after_its_end(days, left):
    ended(days)
    call_command("retention", "--yes")
    assert Invitation.objects.count() == left


def test_one_that_led_somebody_in_stays_as_long_as_they_do(invited, ruth):
    accept(invited, ruth, now=timezone.now())
    ended(91)
    call_command("retention", "--yes")
    assert Invitation.objects.exists()


def test_one_that_was_sent_again_stays(invited):
    Invitation.objects.update(made_at=days_ago(300))
    call_command("retention", "--yes")
    assert Invitation.objects.open(timezone.now()).exists()


@pytest.mark.usefixtures("invited")
def test_it_only_says_how_many_when_not_told_to(capsys):
    ended(91)
    call_command("retention")
    assert "Ended 90 days ago, leading nobody in: 1 invitations" in capsys.readouterr().out
    assert Invitation.objects.exists()
