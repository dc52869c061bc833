from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReviewConfig(AppConfig):
    name = "trainer.review"
    verbose_name = _("Review")

    def ready(self) -> None:
        from trainer.practice import feedback, news, tasks
        from trainer.review.assigned import tasks_of_assignments
        from trainer.review.coaching import feedback_for_trainee
        from trainer.review.telling import news_of_coaching

        tasks.askers.append(tasks_of_assignments)
        feedback.givers.append(feedback_for_trainee)
        news.tellers.append(news_of_coaching)
