"""Text to clean values for splitting the own financing."""

from django import forms
from django.utils.translation import gettext_lazy

from viitta.doors.portal.fields import Euros, VagueDay, choices
from viitta.parts.joint_projects.words import KEYS


class SplitForm(forms.Form):
    """What is split, by what, and from which day."""

    total = Euros(label=gettext_lazy("Own financing to be split"))
    key = forms.ChoiceField(
        label=gettext_lazy("Split"), choices=choices(KEYS.items()),
        help_text=gettext_lazy("Residents, percentages and fixed sums are told on the page of each partner."),
    )  # fmt: skip
    from_date = VagueDay(
        label=gettext_lazy("Holds from"), required=False,
        help_text=gettext_lazy("Empty: from the start of the project. With a day the earlier shares stay until then."),
    )  # fmt: skip
