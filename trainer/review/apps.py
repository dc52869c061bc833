from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReviewConfig(AppConfig):
    name = "trainer.review"
    verbose_name = _("review")

    def ready(self) -> None:
        from trainer.practice.tasks import askers
        from trainer.review.assigned import tasks_of_assignments

        askers.append(tasks_of_assignments)
