from django.apps import AppConfig


class JointProjectsConfig(AppConfig):
    name = "viitta.parts.joint_projects"
    label = "joint_projects"
