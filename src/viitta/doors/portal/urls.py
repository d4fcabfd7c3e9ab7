"""Addresses of the portal."""

from django.urls import path

from viitta.doors.portal.roadmap import views as roadmap

urlpatterns = [
    path("roadmaps/<int:pk>/", roadmap.roadmap, name="roadmap"),
]
