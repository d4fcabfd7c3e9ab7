from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "viitta.parts.organisations"
    label = "organisations"
