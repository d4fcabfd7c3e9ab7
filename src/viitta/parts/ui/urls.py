"""Only for developers: mounted when DEBUG is on."""

from django.urls import path

from viitta.parts.ui import views

urlpatterns = [path("styles/", views.style_page, name="styles")]
