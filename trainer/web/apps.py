from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "trainer.web"

    def ready(self) -> None:
        from django.core.checks import Tags, register
        from django.core.signals import request_finished

        from trainer.web.checks import unsafe_settings
        from trainer.web.logs import forget_request

        register(unsafe_settings, Tags.security)
        request_finished.connect(forget_request, dispatch_uid="steady-forget-request")
