from django.apps import AppConfig


class FollowupConfig(AppConfig):
    name = "viitta.parts.followup"
    label = "followup"
