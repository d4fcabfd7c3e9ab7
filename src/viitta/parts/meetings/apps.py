from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "viitta.parts.meetings"
    label = "meetings"
