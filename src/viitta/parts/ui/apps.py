from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "viitta.parts.ui"
    label = "ui"
