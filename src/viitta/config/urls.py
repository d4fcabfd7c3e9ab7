"""All addresses; each part and door keeps its own."""

from django.urls import URLPattern, URLResolver, include, path

from viitta.config.health import healthz

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz, name="healthz"),
    path("", include("viitta.parts.ui.urls")),
    path("", include("viitta.parts.organisations.urls")),
    path("", include("viitta.parts.messages.urls")),
    path("", include("viitta.parts.followup.urls")),
    path("", include("viitta.doors.portal.urls")),
    path("", include("viitta.doors.importexport.urls")),
]
