from django.apps import AppConfig


class ImportexportConfig(AppConfig):
    name = "viitta.doors.importexport"
    label = "importexport"
