"""The promises of the screen as a file: the same filters, the same order, and the days by party and quarter."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from viitta.core.promises import delay_days
from viitta.doors.portal.promises.pages import badge_of, quarters_of, sums_by_party
from viitta.parts.roadmaps.models import Promise
from viitta.parts.roadmaps.queries.promises import days_of
from viitta.parts.roadmaps.words import PARTY
from viitta.render.tables import Column, Sheet


def sheets_of(promises: Sequence[Promise], today: date) -> list[Sheet]:
    """Two tables: the promises, and the days of delay by party and quarter."""
    columns = [
        Column(_("Promise"), width=40), Column(_("Who promised"), width=26),
        Column(pgettext("external party", "Kind"), width=16), Column(_("Contact by title"), width=20),
        Column(_("Promised on"), "date", 12), Column(_("First promised for"), "date", 12),
        Column(_("Promised for now"), "date", 12), Column(_("Times moved"), "integer", 10),
        Column(_("Kept on"), "date", 12), Column(_("Cancelled on"), "date", 12),
        Column(_("Days of delay"), "integer", 10), Column(pgettext("promise", "Situation"), width=14),
        Column(_("Measures that wait for it"), width=50),
    ]  # fmt: skip
    rows = [
        [
            one.what, one.party.name, str(PARTY[one.party.kind]), one.party.contact_title,  # type: ignore[index]
            one.promised_on, one.first_due_on, one.due_on, len(one.moves.all()), one.kept_on, one.cancelled_on,
            delay_days(days_of(one), today), badge_of(one, today)[1],
            ", ".join(measure.title for measure in one.measures.all()),
        ]
        for one in promises
    ]  # fmt: skip
    quarters = quarters_of(promises, today)
    heads = [Column(_("Who promised"), width=26), *(Column(one.label, "integer", 9) for one in quarters)]
    heads.append(Column(pgettext("sum", "Total"), "integer", 10))
    sums = [
        [name, *(days.get(one, 0) for one in quarters), sum(days.values())]
        for name, days in sums_by_party(promises, today)
    ]
    return [Sheet(_("Promises"), columns, rows), Sheet(_("Days of delay"), heads, sums)]
