"""The people who use Steady, and the teams they are in."""

from trainer.accounts.models.people import Membership, Team, User

__all__ = ["Membership", "Team", "User"]
