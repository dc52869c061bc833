"""Every address of Steady."""

from django.contrib import admin
from django.urls import include, path

from trainer.web import views

urlpatterns = [
    path("", include("trainer.practice.urls")),
    path("accounts/", include("trainer.accounts.urls")),
    path("admin/", include("scenarios.urls")),
    path("admin/", admin.site.urls),
    path("health/", views.health, name="health"),
]
