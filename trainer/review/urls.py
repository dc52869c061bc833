from django.urls import path

from trainer.review import assigned_views, assignment_views

urlpatterns = [
    path("team/assignments/", assignment_views.assignments, name="assignments"),
    path("team/assignments/new/", assignment_views.assign, name="assign"),
    path("team/assignments/<uuid:assignment>/", assignment_views.assignment, name="assignment"),
    path(
        "team/assignments/<uuid:assignment>/extend/<int:person>/",
        assignment_views.extend,
        name="extend",
    ),
    path(
        "team/assignments/<uuid:assignment>/withdraw/",
        assignment_views.withdraw,
        name="withdraw",
    ),
    path(
        "assigned/<uuid:assignment>/<slug:slug>/begin/",
        assigned_views.begin_assigned,
        name="begin-assigned",
    ),
]
