"""Visits and good practices as ready strings."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from viitta.doors.portal.fields import in_words
from viitta.doors.portal.register.pages import Cell, Line, RegisterPage, tabs_of
from viitta.parts.meetings.models import GoodPractice, Visit, VisitKind
from viitta.parts.meetings.words import VISIT
from viitta.parts.roadmaps.models import Measure, Roadmap

Gone = tuple[str, str] | None


def _measure(measure: Measure | None) -> Cell:
    return Cell(measure.title, reverse("measure", args=[measure.pk])) if measure else Cell("")


def who(visit: Visit) -> str:
    """Who visited, by title and organisation."""
    own = _("our own") if visit.is_own else ""
    return ", ".join(filter(None, [visit.by_title, visit.from_organisation, own]))


def _visit(row: Visit, can_edit: bool) -> Line:
    meeting = Cell(row.meeting.title, reverse("meeting", args=[row.meeting.pk])) if row.meeting else Cell("")
    return Line(
        row.pk,
        (
            Cell(row.subject, reverse("visit", args=[row.pk]), str(VISIT[VisitKind(row.kind)])),
            Cell(who(row)),
            Cell(in_words(row.on), value=row.on),
            meeting,
            Cell(row.what_followed),
            _measure(row.measure),
        ),
        reverse("visit_edit", args=[row.pk]) if can_edit else "",
        reverse("visit_remove", args=[row.pk]) if can_edit else "",
    )


def visits_page(
    roadmap: Roadmap, names: dict[int, str], rows: Sequence[Visit], *, can_edit: bool, gone: Gone
) -> RegisterPage:
    """The visits and presentations of a roadmap."""
    here = reverse("visits")
    return RegisterPage(
        title=_("Visits and presentations"),
        lead=_("Experts, theses and demonstrations, and what followed from them."),
        back=(reverse("roadmap", args=[roadmap.pk]), roadmap.name),
        tabs=tabs_of(names, roadmap.pk, here),
        columns=(
            pgettext("visit", "Subject"), _("Who"), pgettext("visit", "Day"), _("Meeting"), _("What followed from it"),
            _("Measure that it led to"),
        ),
        lines=tuple(_visit(row, can_edit) for row in rows),
        add=(f"{reverse('visit_new')}?roadmap={roadmap.pk}", _("Add a visit")) if can_edit else None,
        empty=(_("No visits yet"), _("Write down who visited or presented, on what, and what followed: the final report tells of them.")),
        files_address=f"{here}?roadmap={roadmap.pk}&",
        gone=gone,
    )  # fmt: skip


def _practice(row: GoodPractice, can_edit: bool) -> Line:
    return Line(
        row.pk,
        (
            Cell(row.municipality),
            Cell(row.what, row.link),
            Cell(in_words(row.seen_on), value=row.seen_on),
            Cell(row.taken),
            _measure(row.measure),
        ),
        reverse("good_practice_edit", args=[row.pk]) if can_edit else "",
        reverse("good_practice_remove", args=[row.pk]) if can_edit else "",
    )


def practices_page(
    roadmap: Roadmap, names: dict[int, str], rows: Sequence[GoodPractice], *, can_edit: bool, gone: Gone
) -> RegisterPage:
    """Good practices of other municipalities that were seen during a roadmap."""
    here = reverse("good_practices")
    return RegisterPage(
        title=_("Good practices of others"),
        lead=_("What other municipalities do well, and what we take of it into which measure."),
        back=(reverse("roadmap", args=[roadmap.pk]), roadmap.name),
        tabs=tabs_of(names, roadmap.pk, here),
        columns=(_("Where"), _("What they do well"), pgettext("practice", "Seen"), _("What we take of it"), _("Into which measure")),
        lines=tuple(_practice(row, can_edit) for row in rows),
        add=(f"{reverse('good_practice_new')}?roadmap={roadmap.pk}", _("Add a good practice")) if can_edit else None,
        empty=(_("No good practices yet"), _("When you see something worth taking in another municipality, write it here with its source.")),
        files_address=f"{here}?roadmap={roadmap.pk}&",
        gone=gone,
    )  # fmt: skip


def facts_of(visit: Visit) -> list[tuple[str, str]]:
    """A visit's facts as pairs of word and value."""
    pairs = [
        (pgettext("visit", "Kind"), str(VISIT[VisitKind(visit.kind)])),
        (_("Who"), who(visit)),
        (pgettext("visit", "Day"), in_words(visit.on)),
        (_("Meeting"), visit.meeting.title if visit.meeting else ""),
        (_("Measure that it led to"), visit.measure.title if visit.measure else ""),
    ]
    return [(word, value) for word, value in pairs if value]
