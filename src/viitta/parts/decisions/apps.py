from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "viitta.parts.decisions"
    label = "decisions"
