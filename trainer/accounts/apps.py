from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "trainer.accounts"
    verbose_name = _("People")

    def ready(self) -> None:
        from django.db.models.signals import post_migrate, post_save

        from trainer.accounts.addresses import keep_address
        from trainer.accounts.roles import grant

        post_migrate.connect(grant, dispatch_uid="steady.roles")
        post_save.connect(keep_address, sender="accounts.User", dispatch_uid="steady.keep_address")
