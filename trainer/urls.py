"""Every address of Steady."""

from django.contrib import admin
from django.urls import include, path

from trainer.accounts.urls import looking_after
from trainer.accounts.views import admin_password, admin_sign_in
from trainer.web import views

handler429 = "trainer.accounts.views.too_often"  # allauth asks for it by this name

handler500 = views.failed

urlpatterns = [
    path("", include("trainer.practice.urls")),
    path("", include("trainer.review.urls")),
    path("", include(looking_after)),
    path("accounts/", include("trainer.accounts.urls")),
    path("admin/", include("scenarios.urls")),
    path("admin/login/", admin_sign_in, name="admin-sign-in"),
    path("admin/password_change/", admin_password, name="admin-password"),
    path("admin/", admin.site.urls),
    path("health/", views.health, name="health"),
    path("ready/", views.ready, name="ready"),
]
