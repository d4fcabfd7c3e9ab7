"""The words of the application's form: its questions in short, its lists of choices, its types of cost."""

from django.utils.translation import pgettext_lazy

from viitta.core.application import RISK_CLASSES, RISK_EFFECTS, Call

QUESTIONS = {
    1: pgettext_lazy("question", "Applicant and administrator"),
    2: pgettext_lazy("question", "Name of the project"),
    3: pgettext_lazy("question", "What the grant is applied for"),
    4: pgettext_lazy("question", "The project in brief"),
    5: pgettext_lazy("question", "Other committed parties"),
    6: pgettext_lazy("question", "Goals"),
    7: pgettext_lazy("question", "Effects on ways of working and processes"),
    8: pgettext_lazy("question", "Wider effects"),
    9: pgettext_lazy("question", "Grounds for the effects"),
    10: pgettext_lazy("question", "Planned measures"),
    11: pgettext_lazy("question", "Carrying the change through in the municipalities"),
    12: pgettext_lazy("question", "Schedule and phases"),
    13: pgettext_lazy("question", "Outputs"),
    14: pgettext_lazy("question", "Better internal processes"),
    15: pgettext_lazy("question", "Better services for residents"),
    16: pgettext_lazy("question", "Economic effects and savings"),
    17: pgettext_lazy("question", "Permanence of the effects"),
    18: pgettext_lazy("question", "How the effects and savings arise"),
    19: pgettext_lazy("question", "When the effects and savings arise"),
    20: pgettext_lazy("question", "Following the effects and savings"),
    21: pgettext_lazy("question", "Link to the municipalities' strategies"),
    22: pgettext_lazy("question", "Decisions on the project"),
    23: pgettext_lazy("question", "Organisation of the project"),
    24: pgettext_lazy("question", "Costs without value added tax"),
    25: pgettext_lazy("question", "What the costs consist of"),
    26: pgettext_lazy("question", "Financing of the costs"),
    27: pgettext_lazy("question", "Use of other municipalities' examples"),
    28: pgettext_lazy("question", "Relation to other projects"),
    29: pgettext_lazy("question", "Most significant risks"),
    30: pgettext_lazy("question", "Following the change in the municipality"),
    31: pgettext_lazy("question", "Results worth taking into use elsewhere"),
    32: pgettext_lazy("question", "Conditions for cooperation between municipalities"),
    33: pgettext_lazy("question", "Beneficiaries of the results"),
    34: pgettext_lazy("question", "Measures for spreading the results"),
    35: pgettext_lazy("question", "Parties and networks of spreading"),
    36: pgettext_lazy("question", "Resources of spreading"),
    37: pgettext_lazy("question", "Channels and ways of spreading"),
    38: pgettext_lazy("question", "Schedule of spreading"),
    39: pgettext_lazy("question", "Contact of the person in charge"),
}
SECTIONS = {
    1: pgettext_lazy("section of a form", "Project"),
    7: pgettext_lazy("section of a form", "Effects"),
    10: pgettext_lazy("section of a form", "Carrying out"),
    16: pgettext_lazy("section of a form", "Economy"),
    21: pgettext_lazy("section of a form", "Decisions and organisation"),
    24: pgettext_lazy("section of a form", "Costs and financing"),
    27: pgettext_lazy("section of a form", "Surroundings and risks"),
    30: pgettext_lazy("section of a form", "Results and spreading"),
    39: pgettext_lazy("section of a form", "Contact"),
}
CHOICES = {
    "3": {
        "shared_processes": pgettext_lazy("choice", "Customer-oriented processes that use shared solutions"),
        "statutory_services": pgettext_lazy("choice", "Electronic statutory services developed together"),
        "knowledge_management": pgettext_lazy("choice", "Knowledge management of the municipalities"),
    },
    "7": {
        "customer_orientation": pgettext_lazy("choice", "Customer orientation develops"),
        "ways_of_working": pgettext_lazy("choice", "Ways of working are renewed"),
        "service_structures": pgettext_lazy("choice", "Service structures are renewed"),
        "targeting": pgettext_lazy("choice", "Services reach the right people better"),
        "cost_savings": pgettext_lazy("choice", "Costs are saved"),
        "customer_management": pgettext_lazy("choice", "Customer relationships are managed better"),
    },
    "8": {
        "wellbeing": pgettext_lazy("choice", "Residents' wellbeing improves"),
        "vitality": pgettext_lazy("choice", "The vitality of the region grows"),
        "sustainable_services": pgettext_lazy("choice", "Services become economically, socially and environmentally sustainable"),
        "economy": pgettext_lazy("choice", "The municipalities' economy grows stronger"),
        "equality": pgettext_lazy("choice", "Inequality or exclusion decreases"),
        "participation": pgettext_lazy("choice", "Participation improves"),
    },
    "17": {"permanent": pgettext_lazy("choice", "Permanent")},
    RISK_CLASSES: {
        "organisation": pgettext_lazy("class of a risk", "organisation and process"),
        "schedule": pgettext_lazy("class of a risk", "schedule"),
        "culture": pgettext_lazy("class of a risk", "decision making and culture"),
        "resources": pgettext_lazy("class of a risk", "resources, competence, cost estimate"),
        "technical": pgettext_lazy("class of a risk", "technical risks"),
    },
    RISK_EFFECTS: {
        "saves_nothing": pgettext_lazy("effect of a risk", "the gain in efficiency is not reached"),
        "adds_permanent_costs": pgettext_lazy("effect of a risk", "creates permanent costs that make nothing more efficient"),
    },
}  # fmt: skip
COSTS = {
    "a": pgettext_lazy("line of costs", "personnel costs"),
    "b": pgettext_lazy("line of costs", "bought or licensed research, expertise and consulting, only for the project"),
    "c": pgettext_lazy("line of costs", "travel costs"),
    "d": pgettext_lazy("line of costs", "rents of premises"),
    "e": pgettext_lazy("line of costs", "other operating costs, materials and supplies included"),
    "f": pgettext_lazy("line of costs", "total costs without value added tax"),
}
FINANCING = {
    "a": pgettext_lazy("line of financing", "grant applied for"),
    "b": pgettext_lazy("line of financing", "participants' own financing"),
    "c": pgettext_lazy("line of financing", "other financing"),
    "d": pgettext_lazy("line of financing", "total financing of the costs without value added tax"),
}
CONTACT = {
    "first_name": pgettext_lazy("contact", "first name"),
    "last_name": pgettext_lazy("contact", "last name"),
    "email": pgettext_lazy("contact", "e-mail"),
    "phone": pgettext_lazy("contact", "telephone"),
}


def choice_words(call: Call, name: str, code: str) -> str:
    """A choice as people read it: the call's own wording, else ours, else its code."""
    own = next((choice.label for choice in call.choices.get(name, ()) if choice.code == code), "")
    return own or str(CHOICES.get(name, {}).get(code, code))
