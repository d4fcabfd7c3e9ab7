"""Deeds of joint projects that also send letters, and what time makes due."""

from viitta.parts.joint_projects.tasks.results import ask_for_results, follow_results
from viitta.parts.joint_projects.tasks.trials import ask_of_trials

__all__ = ["ask_for_results", "ask_of_trials", "follow_results"]
