from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "viitta.doors.reports"
    label = "reports"
