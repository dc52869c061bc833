from django.urls import path

from trainer.review import (
    assigned_views,
    assignment_views,
    coaching_views,
    dispute_views,
    privacy_views,
    report_views,
    run_views,
)

urlpatterns = [
    path("team/assignments/", assignment_views.assignments, name="assignments"),
    path("team/assignments/new/", assignment_views.assign, name="assign"),
    path("team/assignments/<uuid:assignment>/", assignment_views.assignment, name="assignment"),
    path(
        "team/assignments/<uuid:assignment>/again/",
        assignment_views.assign_again,
        name="assign-again",
    ),
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
    path("reports/", report_views.reports, name="reports"),
    path("reports/teams/<uuid:team>/", report_views.team_report, name="team-report"),
    path(
        "reports/teams/<uuid:team>/assignments/",
        report_views.team_assignments,
        name="team-assignments",
    ),
    path("reports/teams/<uuid:team>/runs.csv", report_views.export_runs, name="export-runs"),
    path("reports/teams/<uuid:team>/turns.csv", report_views.export_turns, name="export-turns"),
    path(
        "reports/teams/<uuid:team>/people/<int:person>/",
        report_views.person,
        name="person-report",
    ),
    path(
        "reports/teams/<uuid:team>/people/<int:person>/<slug:guideline>/",
        report_views.guideline_evidence,
        name="evidence",
    ),
    path("reports/scenarios/<slug:slug>/", report_views.scenario, name="scenario-figures"),
    path("runs/<uuid:attempt>/", run_views.run, name="run"),
    path("runs/<uuid:attempt>/comment/<int:number>/", coaching_views.comment, name="comment"),
    path("runs/<uuid:attempt>/rate/", coaching_views.rate, name="rate"),
    path(
        "runs/<uuid:attempt>/dispute/<int:number>/<slug:guideline>/",
        dispute_views.dispute,
        name="dispute",
    ),
    path("comments/<int:comment>/edit/", coaching_views.edit, name="comment-edit"),
    path("comments/<int:comment>/delete/", coaching_views.delete, name="comment-delete"),
    path("disputes/<int:dispute>/withdraw/", dispute_views.withdraw, name="dispute-withdraw"),
    path("disputes/<int:dispute>/decide/", dispute_views.decide, name="dispute-decide"),
    path("accounts/you/data/", privacy_views.my_data, name="my-data"),
    path("people/<int:pk>/erase/", privacy_views.erase, name="person-erase"),
    path(
        "assigned/<uuid:assignment>/<slug:slug>/begin/",
        assigned_views.begin_assigned,
        name="begin-assigned",
    ),
]
