from django.http import HttpRequest, HttpResponse
from django.urls import path

from benchmarks.bare.views import note


def ready(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


urlpatterns = [path("", ready), path("note/", note, name="note")]
