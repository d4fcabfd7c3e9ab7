from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "viitta.parts.files"
    label = "files"
