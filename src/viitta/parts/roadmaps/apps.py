from django.apps import AppConfig


class RoadmapsConfig(AppConfig):
    name = "viitta.parts.roadmaps"
    label = "roadmaps"
