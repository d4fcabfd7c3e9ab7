"""The accessibility statement, and for developers the style page."""

from django.conf import settings
from django.urls import path

from viitta.parts.ui import views

urlpatterns = [path("saavutettavuusseloste/", views.accessibility, name="accessibility")]
if settings.STYLE_PAGE:
    urlpatterns.append(path("styles/", views.style_page, name="styles"))
