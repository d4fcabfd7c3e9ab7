"""Getting reports, what was written into them and what was said of them."""

from datetime import date

from django.db.models import Count, Q, QuerySet

from viitta.core.actors import Actor
from viitta.doors.reports.models import FINAL, OwnText, Report, ReportComment, ReportVersion, VersionFile
from viitta.parts.organisations.queries import visible_to
from viitta.parts.roadmaps.models import Roadmap


def reports_of(actor: Actor, *, on: date) -> QuerySet[Report]:
    """Reports of roadmaps that the actor sees, the newest first, with how many comments wait and versions there are."""
    mine = visible_to(actor, on, circle="roadmap__circle")
    waiting = Count("comments", filter=Q(comments__handled_at=None), distinct=True)
    rows = Report.objects.filter(mine).select_related("roadmap", "organisation")
    rows = rows.annotate(waiting=waiting, version_count=Count("versions", distinct=True))
    return rows.order_by("-begun_at", "-pk")


def get_report(actor: Actor, pk: int, *, on: date) -> Report:
    """One report that the actor may see; Report.DoesNotExist for strangers too."""
    rows = Report.objects.filter(visible_to(actor, on, circle="roadmap__circle"))
    related = ("organisation", "roadmap", "roadmap__organisation", "roadmap__approval", "roadmap__group")
    return rows.select_related(*related).get(pk=pk)


def organisation_of_report(pk: int) -> list[int]:
    """Whose report it is, in a list of at most one: rows never move, so it may be read before anything else."""
    return list(Report.objects.filter(pk=pk).values_list("organisation_id", flat=True))


def own_texts(report: Report) -> dict[str, OwnText]:
    """What was written into a report, by section."""
    return {row.section: row for row in OwnText.objects.filter(report=report)}


def comments_of(report: Report) -> list[ReportComment]:
    """What was said of a report, oldest first."""
    return list(ReportComment.objects.filter(report=report).order_by("at", "pk"))


def get_comment(report: Report, pk: int) -> ReportComment:
    """One comment of a report; ReportComment.DoesNotExist for another's."""
    return ReportComment.objects.get(report=report, pk=pk)


def versions_of(report: Report) -> list[ReportVersion]:
    """Published versions without their documents, newest first."""
    return list(ReportVersion.objects.filter(report=report).defer("document").order_by("-number"))


def get_version(report: Report, number: int) -> ReportVersion:
    """One published version; ReportVersion.DoesNotExist when there is none of the number."""
    return ReportVersion.objects.select_related("report").get(report=report, number=number)


def file_of(version: ReportVersion, form: str) -> VersionFile | None:
    """The file of a version that has been asked for before."""
    return VersionFile.objects.filter(version=version, form=form).select_related("content").first()


def newest_report(roadmap: Roadmap, kind: str = FINAL) -> Report | None:
    """The report of a kind of a roadmap that was begun last."""
    related = ("organisation", "roadmap__organisation", "roadmap__approval", "roadmap__group")
    return (
        Report.objects.filter(roadmap=roadmap, kind=kind).select_related(*related).order_by("-begun_at", "-pk").first()
    )


def newest_version(roadmap: Roadmap, kind: str) -> ReportVersion | None:
    """The last published version of the reports of a kind."""
    rows = ReportVersion.objects.filter(report__roadmap=roadmap, report__kind=kind)
    return rows.order_by("-published_at", "-pk").first()
