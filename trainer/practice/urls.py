from django.urls import path

from trainer.practice import after_views, handbook_views, rescoring_views, trial_views, views

urlpatterns = [
    path("", views.home, name="home"),
    path("scenarios/", views.gallery, name="gallery"),
    path("scenarios/<slug:slug>/", views.briefing, name="briefing"),
    path("scenarios/<slug:slug>/begin/", views.begin, name="begin"),
    path("scenarios/<slug:slug>/begin-assessed/", views.begin_assessed, name="begin-assessed"),
    path("scenarios/<slug:slug>/draft/", trial_views.trial, name="trial"),
    path("scenarios/<slug:slug>/draft/talk/", trial_views.talk, name="trial-talk"),
    path("scenarios/<slug:slug>/draft/reply/", trial_views.reply, name="trial-reply"),
    path("handbook/", handbook_views.handbook, name="handbook"),
    path("handbook/decisions/", handbook_views.decisions, name="decisions"),
    path("handbook/<slug:slug>/", handbook_views.guideline, name="guideline"),
    path("safety/", handbook_views.safety, name="safety"),
    path("admin/house-rules/scores/", rescoring_views.scores, name="scores"),
    path("progress/", after_views.progress, name="progress"),
    path("attempts/", views.attempts, name="attempts"),
    path("attempts/<uuid:attempt>/", views.conversation, name="conversation"),
    path("attempts/<uuid:attempt>/reply/", views.reply, name="reply"),
    path("attempts/<uuid:attempt>/notes/", views.notes, name="notes"),
    path("attempts/<uuid:attempt>/coach/", views.coach, name="coach"),
    path("attempts/<uuid:attempt>/stop/", views.stop, name="stop"),
    path("attempts/<uuid:attempt>/leave/", views.leave, name="leave"),
    path("attempts/<uuid:attempt>/give-up/", views.give_up, name="give-up"),
    path("attempts/<uuid:attempt>/carry-on/", views.carry_on, name="carry-on"),
    path("attempts/<uuid:attempt>/wrap-up/", after_views.wrap_up, name="wrap-up"),
    path("attempts/<uuid:attempt>/debrief/", after_views.debrief, name="debrief"),
    path("attempts/<uuid:attempt>/learn/", after_views.learn, name="learn"),
    path("attempts/<uuid:attempt>/learn/<int:number>/", after_views.learn_turn, name="learn-turn"),
    path("attempts/<uuid:attempt>/retry/<int:number>/", after_views.retry, name="retry"),
]
