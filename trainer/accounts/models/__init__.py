"""The people who use Steady, and the teams they are in."""

from trainer.accounts.models.invitation import Invitation, InvitedTo
from trainer.accounts.models.people import Membership, Team, User

__all__ = ["Invitation", "InvitedTo", "Membership", "Team", "User"]
