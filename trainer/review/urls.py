from django.urls import path

from trainer.review import assigned_views, assignment_views, report_views, run_views

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
    path("reports/", report_views.reports, name="reports"),
    path("reports/teams/<uuid:team>/", report_views.team_report, name="team-report"),
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
    path(
        "assigned/<uuid:assignment>/<slug:slug>/begin/",
        assigned_views.begin_assigned,
        name="begin-assigned",
    ),
]
