from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "viitta.parts.indicators"
    label = "indicators"
