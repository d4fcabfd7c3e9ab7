from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "viitta.doors.portal"
    label = "portal"
