"""Which roadmap a page that stands beside the roadmaps is about, and its figures as files."""

from collections.abc import Sequence

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.text import slugify

from viitta.parts.roadmaps.models import Roadmap
from viitta.parts.roadmaps.queries import get_roadmap, seen_roadmaps
from viitta.parts.ui.requests import ActorRequest
from viitta.render.tables import Sheet, book_xlsx, table_csv

MIME = {"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


def number_of(text: str) -> int:
    """A number of an address; 0 for what is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 13 else 0


def which_roadmap(request: ActorRequest) -> tuple[Roadmap | None, dict[int, str]]:
    """The roadmap of ?roadmap=, else the newest that the visitor sees, and the names of all of them."""
    today = timezone.localdate()
    names = seen_roadmaps(request.actor, on=today)
    asked = number_of(request.GET.get("roadmap", ""))
    chosen = asked if asked in names else next(iter(names), None)
    return (get_roadmap(request.actor, chosen, on=today) if chosen else None), names


def wanted_roadmap(request: ActorRequest) -> Roadmap:
    """The roadmap of ?roadmap=, which must be there; else 404."""
    try:
        return get_roadmap(request.actor, number_of(request.GET.get("roadmap", "")), on=timezone.localdate())
    except Roadmap.DoesNotExist:
        raise Http404 from None


def as_file(kind: str, sheets: Sequence[Sheet], name: str) -> HttpResponse:
    """Tables as .xlsx, each on its own sheet; as .csv the first of them."""
    if kind == "csv":
        body = table_csv(sheets[0].columns, sheets[0].rows)
    else:
        body = book_xlsx(sheets, title=name, at=timezone.now())
    file = f"{slugify(sheets[0].name) or 'table'}-{slugify(name) or 'roadmap'}.{kind}"
    return HttpResponse(
        body, content_type=MIME[kind], headers={"Content-Disposition": f'attachment; filename="{file}"'}
    )
