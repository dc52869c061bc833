from django.urls import path

from trainer.review import assigned_views

urlpatterns = [
    path(
        "assigned/<uuid:assignment>/<slug:slug>/begin/",
        assigned_views.begin_assigned,
        name="begin-assigned",
    ),
]
