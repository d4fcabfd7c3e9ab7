from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "viitta.parts.audit"
    label = "audit"
