from django.apps import AppConfig


class TracesConfig(AppConfig):
    name = "viitta.parts.traces"
    label = "traces"
