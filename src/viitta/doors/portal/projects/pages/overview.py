"""The overview of a project as ready strings: where it is, what is due, its money, partners, phases and terms."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext, pgettext

from viitta.core import formats
from viitta.core.document import Timeline, TimelineRow, TimelineWords
from viitta.core.programmes import Programme
from viitta.doors.portal.gate import language
from viitta.doors.portal.projects.pages.due import DueLine, due_lines
from viitta.doors.portal.projects.pages.projects import badge_of, period_of
from viitta.doors.portal.projects.pages.terms import terms_of
from viitta.doors.reports.models import FUNDER, INTERIM
from viitta.doors.reports.queries.reports import newest_report
from viitta.parts.joint_projects import queries
from viitta.parts.joint_projects.actions.shares import sharers, shares_on
from viitta.parts.joint_projects.models import JointProject, Partner, PartnerRole, Phase, ProjectState, Share
from viitta.parts.joint_projects.queries.application import material_of
from viitta.parts.joint_projects.queries.money import undecided_trials
from viitta.parts.joint_projects.tasks.trials import ASK_BEFORE
from viitta.parts.joint_projects.words import ROLES
from viitta.render.svg.charts import chart
from viitta.render.svg.frame import Frame


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the tally."""

    number: str
    word: str
    kind: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class ShareLine:
    """A partner with its share of the own financing now, and what it was before."""

    name: str
    address: str
    role: str
    residents: str
    share: str
    under: str = ""


@dataclass(frozen=True, slots=True)
class PhaseLine:
    title: str
    description: str
    period: str
    edit_address: str
    remove_address: str


@dataclass(frozen=True, slots=True)
class Overview:
    """The page. `figures` are pairs of number and word; `terms` pairs of term and value."""

    title: str
    lead: str
    summary: str
    badge: tuple[str, str]
    sentence: str
    figures: tuple[Figure, ...]
    due: tuple[DueLine, ...]
    shares: tuple[ShareLine, ...]
    shares_total: str
    phases: tuple[PhaseLine, ...]
    chart: SafeString
    terms: tuple[tuple[str, str], ...]
    links: tuple[tuple[str, str], ...]
    edit_address: str = ""
    grant_address: str = ""
    coordinator_address: str = ""
    phase_address: str = ""
    is_granted: bool = False
    gone: tuple[str, str] | None = None  # a phase that was removed just now, and its way back


def overview(project: JointProject, today: date, *, can_edit: bool, gone: tuple[str, str] | None = None) -> Overview:
    """The page of a project on a day."""
    partners, shares = queries.partners_of(project), queries.shares_of(project)
    phases, programme = queries.phases_of(project), queries.programme_of(project)
    on = min(max(today, project.starts_on), project.ends_on)
    now = shares_on(shares, on)
    own = sum((row.amount for row in now.values()), Decimal(0))
    address = lambda name: reverse(name, args=[project.pk]) if can_edit else ""  # noqa: E731
    return Overview(
        title=project.name,
        lead=_("Joint project · applicant %(name)s") % {"name": project.organisation.name},
        summary=project.summary,
        badge=badge_of(project),
        sentence=_sentence(project, today),
        figures=_figures(project, own, len(sharers(partners, on))),
        due=_due(project, programme, partners, today, can_edit),
        shares=tuple(_share_line(one, now.get(one.pk), shares) for one in partners),
        shares_total=formats.money(own, language()) if now else "",
        phases=tuple(_phase_line(one, can_edit) for one in phases),
        chart=_chart(project, phases, today),
        terms=terms_of(project, programme),
        links=(*_links(project), *_reports(project, can_edit)),
        edit_address=address("project_edit"),
        grant_address=address("project_grant"),
        coordinator_address=address("project_coordinator"),
        phase_address=address("phase_new"),
        is_granted=project.grant_maximum is not None,
        gone=gone,
    )


def _due(
    project: JointProject, programme: Programme, partners: Sequence[Partner], today: date, can_edit: bool
) -> tuple[DueLine, ...]:
    """What is due; orders are shown to who coordinates."""
    findings = len(material_of(project).findings) if project.state == ProjectState.DRAFTING else 0
    trials = undecided_trials(project, until=today + ASK_BEFORE) if can_edit else []
    return due_lines(project, programme, partners, queries.notices_of(project), today, findings=findings, trials=trials)


def _sentence(project: JointProject, today: date) -> str:
    period = period_of(project)
    if today < project.starts_on or project.state in (
        ProjectState.DRAFTING,
        ProjectState.SUBMITTED,
        ProjectState.REJECTED,
    ):
        return _("Project time %(period)s.") % {"period": period}
    if today > project.ends_on:
        return _("Project time %(period)s, which is over.") % {"period": period}
    left = (project.ends_on.year - today.year) * 12 + project.ends_on.month - today.month
    told = ngettext("%(count)s month left.", "%(count)s months left.", left) % {"count": left}
    return _("Project time %(period)s.") % {"period": period} + " " + told


def _figures(project: JointProject, own: Decimal, count: int) -> tuple[Figure, ...]:
    grant = project.grant_maximum
    found = []
    if grant is not None:
        found.append(Figure(formats.money(grant, language()), _("grant at most")))
    if own:
        found.append(Figure(formats.money(own, language()), _("own financing")))
    if grant is not None and own:
        found.append(Figure(formats.money(grant + own, language()), _("in all")))
    word = npgettext("figure", "municipality", "municipalities", count)
    return (*found, Figure(str(count), word))


def _share_line(partner: Partner, share: Share | None, shares: Sequence[Share]) -> ShareLine:
    under = []
    if partner.until_date is not None:
        day = formats.day(partner.until_date, language())
        if partner.successor is not None:
            under.append(_("merged into %(name)s on %(day)s") % {"name": partner.successor.name, "day": day})
        else:
            under.append(_("left on %(day)s") % {"day": day})
    before = [row for row in shares if row.partner_id == partner.pk and row.until_date is not None]
    under += [
        _("until %(day)s: %(amount)s")
        % {"day": formats.day(row.until_date, language()), "amount": formats.money(row.amount, language())}
        for row in before
        if row.until_date is not None
    ]
    if share is not None and share.from_date is not None:
        under.append(_("from %(day)s") % {"day": formats.day(share.from_date, language())})
    if partner.role == PartnerRole.OUTSIDER:
        amount = ""
    else:
        amount = formats.money(share.amount, language()) if share is not None else "–"
    residents = formats.number(partner.population, language()) if partner.population is not None else ""
    return ShareLine(
        partner.name, reverse("partner", args=[partner.pk]), str(ROLES[PartnerRole(partner.role)]), residents, amount,
        " · ".join(under),
    )  # fmt: skip


def _phase_line(phase: Phase, can_edit: bool) -> PhaseLine:
    address = lambda name: reverse(name, args=[phase.pk]) if can_edit else ""  # noqa: E731
    return PhaseLine(
        phase.title, phase.description,
        f"{formats.month(phase.starts_on)}–{formats.month(phase.ends_on)}",
        address("phase_edit"), address("phase_remove"),
    )  # fmt: skip


def _chart(project: JointProject, phases: Sequence[Phase], today: date) -> SafeString:
    if not phases or project.ends_on <= project.starts_on:
        return mark_safe("")
    words = TimelineWords(
        pgettext("phase", "planned"), pgettext("phase", "time gone"), "", "", pgettext("phase", "today")
    )
    rows = tuple(TimelineRow(one.title, one.starts_on, one.ends_on, _gone(one, today)) for one in phases)
    inside = today if project.starts_on <= today <= project.ends_on else None
    drawing = Timeline(project.starts_on, project.ends_on, rows, words, inside)
    told = _("The phases of the project on one line of time; the same days are in the list below.")
    return mark_safe(chart(drawing, _("Phases"), told, Frame(language=language(), name="phases")))


def _gone(phase: Phase, today: date) -> float:
    if today <= phase.starts_on:
        return 0.0
    whole = (phase.ends_on - phase.starts_on).days + 1
    return min(100.0, 100.0 * (today - phase.starts_on).days / whole)


def _links(project: JointProject) -> tuple[tuple[str, str], ...]:
    """The project's own roadmap, risks and meetings, which live where all of them do."""
    if project.roadmap_id is None:
        return ()
    query: Mapping[str, str] = {
        "roadmap": _("Roadmap of the project"),
        "risks": _("Risks of the project"),
        "benefits": _("Benefits of the project"),
        "meetings": _("Meetings of the steering group"),
    }
    return tuple(
        (reverse(name, args=[project.roadmap_id]) if name == "roadmap" else f"{reverse(name)}?roadmap={project.roadmap_id}", word)
        for name, word in query.items()
    )  # fmt: skip


def _reports(project: JointProject, can_edit: bool) -> Iterator[tuple[str, str]]:
    """The reports to the funder: those that have been begun, and the way to begin one."""
    if project.roadmap is None:
        return
    words = {FUNDER: _("Final report to the funder"), INTERIM: _("Interim report to the funder")}
    for kind, word in words.items():
        begun = newest_report(project.roadmap, kind)
        if begun is not None:
            yield reverse("report", args=[begun.pk]), word
        elif can_edit:
            yield f"{reverse('report_new')}?roadmap={project.roadmap_id}&kind={kind}", word
