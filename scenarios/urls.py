from django.urls import path

from scenarios import exchange_views, scenario_views, views

scenario = "scenarios/scenario"
one = f"{scenario}/<int:pk>"

urlpatterns = [
    path("coverage/", views.coverage, name="coverage"),
    path("house-rules/", views.house, name="house-rules"),
    path(f"{scenario}/import/", exchange_views.choose_file, name="scenario-import"),
    path(
        f"{scenario}/import/confirm/", exchange_views.confirm_import, name="scenario-import-confirm"
    ),
    path(f"{one}/export/<slug:form>/", exchange_views.export, name="scenario-export"),
    path(f"{one}/report/", scenario_views.report, name="scenario-report"),
    path(f"{one}/publish/", scenario_views.publish, name="scenario-publish"),
    path(f"{one}/duplicate/", scenario_views.duplicate, name="scenario-duplicate"),
    path(f"{one}/archive/", scenario_views.archive, name="scenario-archive"),
    path(f"{one}/bring-back/", scenario_views.bring_back, name="scenario-bring-back"),
]
