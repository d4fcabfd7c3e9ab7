from django.apps import AppConfig


class MessagesConfig(AppConfig):
    name = "viitta.parts.messages"
    label = "outbox"
