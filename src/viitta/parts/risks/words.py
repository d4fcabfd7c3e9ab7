"""Words of risks: the classes and effects of the grant application, scales, levels, states."""

from django.utils.translation import pgettext_lazy

from viitta.core.risks import Level
from viitta.parts.risks.models import RiskClass, RiskState

CLASS = {
    RiskClass.ORGANISATION: pgettext_lazy("class of a risk", "organisation and process"),
    RiskClass.SCHEDULE: pgettext_lazy("class of a risk", "schedule"),
    RiskClass.CULTURE: pgettext_lazy("class of a risk", "decision making and culture"),
    RiskClass.RESOURCES: pgettext_lazy("class of a risk", "resources, competence, cost estimate"),
    RiskClass.TECHNICAL: pgettext_lazy("class of a risk", "technical risks"),
}
EFFECT = {
    "saves_nothing": pgettext_lazy("effect of a risk", "the gain in efficiency is not reached"),
    "adds_permanent_costs": pgettext_lazy("effect of a risk", "creates permanent costs that make nothing more efficient"),
}  # fmt: skip
STATE = {
    RiskState.OPEN: pgettext_lazy("state of a risk", "open"),
    RiskState.REALISED: pgettext_lazy("state of a risk", "realised"),
    RiskState.CLOSED: pgettext_lazy("state of a risk", "closed"),
}
LEVEL = {
    Level.LOW: pgettext_lazy("level of a risk", "low"),
    Level.MODERATE: pgettext_lazy("level of a risk", "moderate"),
    Level.HIGH: pgettext_lazy("level of a risk", "high"),
    Level.SEVERE: pgettext_lazy("level of a risk", "severe"),
}
LIKELIHOOD = {
    1: pgettext_lazy("likelihood", "1 very unlikely"),
    2: pgettext_lazy("likelihood", "2 unlikely"),
    3: pgettext_lazy("likelihood", "3 possible"),
    4: pgettext_lazy("likelihood", "4 likely"),
    5: pgettext_lazy("likelihood", "5 almost certain"),
}
IMPACT = {
    1: pgettext_lazy("impact", "1 slight"),
    2: pgettext_lazy("impact", "2 small"),
    3: pgettext_lazy("impact", "3 moderate"),
    4: pgettext_lazy("impact", "4 great"),
    5: pgettext_lazy("impact", "5 very great"),
}
