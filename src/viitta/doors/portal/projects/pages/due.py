"""What is due in a project: decisions and agreements before the call closes, reports, claims, notices."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from viitta.core import formats
from viitta.core.programmes import Programme, last_claim_due, report_due
from viitta.doors.portal.gate import language
from viitta.parts.joint_projects.models import ChangeNotice, JointProject, Order, Partner, PartnerRole, ProjectState

SOON = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class DueLine:
    """One thing that is due: a badge (kind and word), the sentence, where to do it, and the rule's source."""

    badge: tuple[str, str]
    sentence: str
    address: str
    source: str = ""


def badge_on(due: date | None, today: date) -> tuple[str, str]:
    """How near a day is."""
    if due is None:
        return "none", _("no day")
    day = formats.day(due, language())
    if due < today:
        return "late", _("was due %(day)s") % {"day": day}
    return ("behind" if due - today <= SOON else "not_due"), _("to be done by %(day)s") % {"day": day}


def due_lines(
    project: JointProject,
    programme: Programme,
    partners: Sequence[Partner],
    notices: Sequence[ChangeNotice],
    today: date,
    *,
    findings: int = 0,
    trials: Sequence[Order] = (),
) -> tuple[DueLine, ...]:
    """What waits to be done in a project, in the order in which it comes; `findings` are those of a draft application."""
    return (
        *_before_the_call(project, programme, partners, today),
        *_application(project, findings, today),
        *_notices(notices, today),
        *_trials(trials, today),
        *_after(project, programme, today),
    )


def _before_the_call(
    project: JointProject, programme: Programme, partners: Sequence[Partner], today: date
) -> Iterator[DueLine]:
    if project.state not in (ProjectState.DRAFTING, ProjectState.SUBMITTED):
        return
    badge = badge_on(project.call_closes_on, today)
    living = [one for one in partners if one.role != PartnerRole.OUTSIDER and one.until_date is None]
    undecided = [one for one in living if one.decision_id is None]
    if undecided:
        names = ", ".join(one.name for one in undecided)
        sentence = _("The decision to take part is missing: %(names)s.") % {"names": names}
        yield DueLine(badge, sentence, reverse("project_partners", args=[project.pk]), "S1 q22")
    unsigned = [one for one in living if one.agreed_on is None and one.role == PartnerRole.PARTNER]
    if unsigned and programme.agreement_required:
        names = ", ".join(one.name for one in unsigned)
        sentence = _("The cooperation agreement is not signed: %(names)s.") % {"names": names}
        yield DueLine(badge, sentence, reverse("project_partners", args=[project.pk]), programme.source("agreement"))


def _application(project: JointProject, findings: int, today: date) -> Iterator[DueLine]:
    if findings:
        said = ngettext(
            "The application has %(count)s finding.", "The application has %(count)s findings.", findings
        ) % {"count": findings}
        address = reverse("project_application", args=[project.pk])
        yield DueLine(badge_on(project.call_closes_on, today), said, f"{address}#findings")


def _trials(trials: Sequence[Order], today: date) -> Iterator[DueLine]:
    for row in trials:
        said = _("A trial waits for its decision: %(subject)s, %(supplier)s.")
        told = {"subject": row.subject, "supplier": row.supplier}
        yield DueLine(badge_on(row.ends_on, today), said % told, reverse("trial_decide", args=[row.pk]))


def _notices(notices: Sequence[ChangeNotice], today: date) -> Iterator[DueLine]:
    for row in notices:
        if row.sent_on is None:
            sentence = _("The funder has not been told of a change: %(title)s.") % {"title": row.title}
            yield DueLine(
                badge_on(row.noticed_on, today), sentence, reverse("notice_edit", args=[row.pk]), "688/2001 § 14"
            )


def _after(project: JointProject, programme: Programme, today: date) -> Iterator[DueLine]:
    if project.state not in (ProjectState.RUNNING, ProjectState.ENDED):
        return
    granted = project.grant_decision.decided_on if project.grant_decision else None
    report = report_due(programme, project.ends_on, granted_on=granted, decided=project.report_due_on)
    address = reverse("project", args=[project.pk])
    if report is not None:
        sentence = _("The report on the use of the grant, with the auditor's statement.")
        yield DueLine(badge_on(report, today), sentence, address, programme.source("report"))
    last = last_claim_due(programme, project.ends_on)
    if last is not None:
        yield DueLine(badge_on(last, today), _("The last payment claim."), address, programme.source("payment"))
