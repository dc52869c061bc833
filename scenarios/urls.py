from django.urls import path

from scenarios import views

urlpatterns = [
    path("house-rules/", views.house, name="house-rules"),
]
