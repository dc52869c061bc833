from django.urls import path

from scenarios import views

urlpatterns = [
    path("coverage/", views.coverage, name="coverage"),
    path("house-rules/", views.house, name="house-rules"),
]
