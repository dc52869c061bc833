from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "trainer.web"

    def ready(self) -> None:
        from django.core.checks import Tags, register

        from trainer.web.checks import unsafe_settings

        register(unsafe_settings, Tags.security)
