"""Who is asking: read once a request, with what every page wants to know of them."""

from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend

from trainer.accounts.models import User


class Backend(AuthenticationBackend):
    def get_user(self, user_id: int) -> User | None:
        return User.objects.active().with_duties().filter(pk=user_id).first()
