from django.urls import path

from trainer.practice import views

urlpatterns = [
    path("", views.home, name="home"),
    path("scenarios/", views.gallery, name="gallery"),
    path("scenarios/<slug:slug>/", views.briefing, name="briefing"),
    path("scenarios/<slug:slug>/begin/", views.begin, name="begin"),
    path("attempts/", views.attempts, name="attempts"),
    path("attempts/<uuid:attempt>/", views.conversation, name="conversation"),
    path("attempts/<uuid:attempt>/reply/", views.reply, name="reply"),
    path("attempts/<uuid:attempt>/notes/", views.notes, name="notes"),
    path("attempts/<uuid:attempt>/coach/", views.coach, name="coach"),
    path("attempts/<uuid:attempt>/stop/", views.stop, name="stop"),
    path("attempts/<uuid:attempt>/carry-on/", views.carry_on, name="carry-on"),
    path("attempts/<uuid:attempt>/debrief/", views.debrief, name="debrief"),
]
