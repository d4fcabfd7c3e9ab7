"""Reports of a joint project as files: `viitta report KIND --project ID`. One entry for each kind."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from viitta.config.cli import Refused

if TYPE_CHECKING:
    from viitta.parts.joint_projects.models import JointProject

# The project, format, language and moment, to the file.
Writer = Callable[["JointProject", str, str, datetime], bytes]


def _application(project: "JointProject", form: str, language: str, at: datetime) -> bytes:
    from django.conf import settings

    from viitta.doors.reports.application import application_file
    from viitta.parts.joint_projects.queries.application import material_of

    return application_file(material_of(project), form, language=language, base_url=settings.BASE_URL, at=at)


def _budget(project: "JointProject", form: str, language: str, at: datetime) -> bytes:
    from django.conf import settings
    from django.utils import timezone

    from viitta.doors.reports.money.documents import budget_report, money_file

    report = budget_report(project, language=language, on=timezone.localdate(at))
    return money_file(report, form, base_url=settings.BASE_URL, at=at)


def _claim(project: "JointProject", form: str, language: str, at: datetime) -> bytes:
    """The newest claim."""
    from django.conf import settings
    from django.utils import timezone

    from viitta.doors.reports.money.documents import claim_report, money_file
    from viitta.parts.joint_projects.queries.claims import claims_of

    claims = claims_of(project)
    if not claims:
        raise Refused("the project has no claims yet")
    report = claim_report(claims[-1], language=language, on=timezone.localdate(at))
    return money_file(report, form, base_url=settings.BASE_URL, at=at)


def _settlement(project: "JointProject", form: str, language: str, at: datetime) -> bytes:
    from django.conf import settings
    from django.utils import timezone

    from viitta.doors.reports.money.documents import money_file, settlement_report

    report = settlement_report(project, language=language, on=timezone.localdate(at))
    return money_file(report, form, base_url=settings.BASE_URL, at=at)


def partner_file(project: "JointProject", code: str, form: str, language: str, at: datetime) -> bytes:
    """The page of the partner of a municipality number; without one of all partners, one after another."""
    from django.conf import settings
    from django.utils import timezone

    from viitta.doors.reports.money.documents import money_file
    from viitta.doors.reports.partner import living, partner_report
    from viitta.parts.joint_projects import queries

    partners = living(queries.partners_of(project))
    chosen = next((one for one in partners if one.code == code), None) if code else None
    if code and chosen is None:
        numbers = ", ".join(f"{one.code} {one.name}" for one in partners)
        raise Refused(f"no partner has the number {code}: {numbers}")
    report = partner_report(project, partner=chosen, language=language, on=timezone.localdate(at))
    return money_file(report, form, base_url=settings.BASE_URL, at=at)


def _partner(project: "JointProject", form: str, language: str, at: datetime) -> bytes:
    return partner_file(project, "", form, language, at)


def _funder(project: "JointProject", form: str, language: str, at: datetime) -> bytes:
    """The final report to the funder: with its own texts when it has been begun in the language, else as drafted."""
    return _to_funder("funder", project, form, language, at)


def _interim(project: "JointProject", form: str, language: str, at: datetime) -> bytes:
    """The same in short, with the period that comes next."""
    return _to_funder("interim", project, form, language, at)


def _to_funder(kind: str, project: "JointProject", form: str, language: str, at: datetime) -> bytes:
    from django.conf import settings
    from django.utils import timezone

    from viitta.doors.reports.formats import as_file
    from viitta.doors.reports.funder.files import funder_report

    document = funder_report(project, kind, language=language, today=timezone.localdate(at))
    return as_file(document, form, base_url=settings.BASE_URL, at=at)


WRITERS: dict[str, Writer] = {
    "application": _application,
    "budget": _budget,
    "claim": _claim,
    "settlement": _settlement,
    "partner": _partner,
    "funder": _funder,
    "interim": _interim,
}


def choose_project(pk: int | None, today: date) -> "JointProject":
    """The project of the number, else the only one there is; Refused when there are none or several."""
    from viitta.core.actors import COMMAND_LINE
    from viitta.parts.joint_projects import queries
    from viitta.parts.joint_projects.models import JointProject

    if pk is not None:
        try:
            return queries.get_project(COMMAND_LINE, pk, on=today)
        except (JointProject.DoesNotExist, OverflowError):
            raise Refused(f"there is no joint project {pk}") from None
    rows = list(queries.projects_of(COMMAND_LINE, on=today))
    if len(rows) != 1:
        many = ", ".join(f"{row.pk} {row.name}" for row in rows)
        raise Refused(f"choose one with --project: {many}" if rows else "there are no joint projects")
    return queries.get_project(COMMAND_LINE, rows[0].pk, on=today)
