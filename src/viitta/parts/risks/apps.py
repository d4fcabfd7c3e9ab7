from django.apps import AppConfig


class RisksConfig(AppConfig):
    name = "viitta.parts.risks"
    label = "risks"
