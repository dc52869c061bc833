from django.urls import path

from scenarios import exchange_views, views

scenario = "scenarios/scenario"

urlpatterns = [
    path("house-rules/", views.house, name="house-rules"),
    path(f"{scenario}/import/", exchange_views.choose_file, name="scenario-import"),
    path(
        f"{scenario}/import/confirm/", exchange_views.confirm_import, name="scenario-import-confirm"
    ),
    path(f"{scenario}/<int:pk>/export/<slug:form>/", exchange_views.export, name="scenario-export"),
]
