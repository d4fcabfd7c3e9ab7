from django.apps import AppConfig


class BenefitsConfig(AppConfig):
    name = "viitta.parts.benefits"
    label = "benefits"
