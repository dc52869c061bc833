from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "trainer.accounts"
    verbose_name = _("People")

    def ready(self) -> None:
        from allauth.account.signals import authentication_step_completed
        from django.db.models.signals import post_migrate, post_save

        from trainer.accounts.addresses import keep_address
        from trainer.accounts.roles import grant
        from trainer.accounts.security_log import listen
        from trainer.accounts.sessions import take_new_key

        post_migrate.connect(grant, dispatch_uid="steady.roles")
        post_save.connect(keep_address, sender="accounts.User", dispatch_uid="steady.keep_address")
        authentication_step_completed.connect(take_new_key, dispatch_uid="steady.new_key")
        listen()
