from django.urls import path

from scenarios import scenario_views, views

a_scenario = "scenarios/scenario/<int:pk>"

urlpatterns = [
    path("house-rules/", views.house, name="house-rules"),
    path(f"{a_scenario}/report/", scenario_views.report, name="scenario-report"),
    path(f"{a_scenario}/publish/", scenario_views.publish, name="scenario-publish"),
    path(f"{a_scenario}/duplicate/", scenario_views.duplicate, name="scenario-duplicate"),
    path(f"{a_scenario}/archive/", scenario_views.archive, name="scenario-archive"),
    path(f"{a_scenario}/bring-back/", scenario_views.bring_back, name="scenario-bring-back"),
]
