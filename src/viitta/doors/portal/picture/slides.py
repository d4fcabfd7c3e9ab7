"""The figures of a roadmap as pictures for slides, each with its sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from viitta.core.document import Document, Figure, walk
from viitta.core.periods import Quarter
from viitta.doors.portal.gate import get_roadmap, language
from viitta.doors.portal.picture.choices import chosen_quarter
from viitta.doors.reports.final.build import picture_document
from viitta.doors.reports.final.facts import gather as gather_final
from viitta.doors.reports.situation import gather, situation_document
from viitta.doors.reports.situation.figure import theme_figure
from viitta.parts.roadmaps.models import Roadmap
from viitta.parts.ui.requests import ActorRequest
from viitta.render.slide import MIME, to_slide


@dataclass(frozen=True, slots=True)
class SlideLine:
    """One picture on the page."""

    title: str
    sentence: str
    alt: str
    shown: str  # address of the drawing
    files: tuple[tuple[str, str], ...]


def _figures(row: Roadmap, quarter: Quarter) -> Iterator[tuple[str, Figure, Document]]:
    """Key, figure and its document: the themes in the quarter, then the roadmap as approved and as realised."""
    today = timezone.localdate()
    picture = gather(row, quarter, today=today)
    themes = theme_figure(picture, language=language())
    if themes is not None:
        yield "themes", themes, situation_document(picture, language=language(), on=today)
    document = picture_document(gather_final(row, today=today), language=language(), on=today)
    figures = (block for block in walk(document.blocks) if isinstance(block, Figure))
    for number, figure in enumerate(figures, 1):
        yield f"roadmap-{number}", figure, document


@login_required
@require_safe
def slides(request: ActorRequest, pk: int) -> HttpResponse:
    """The pictures with their sentences and files."""
    row = get_roadmap(request, pk)
    quarter = chosen_quarter(row, request.GET.get("quarter", ""), timezone.localdate())

    def address(key: str, form: str) -> str:
        return reverse("slide", args=[pk, key, form]) + f"?quarter={quarter.key}"

    lines = [
        SlideLine(
            figure.caption, figure.sentence, figure.alt, address(key, "svg"),
            tuple((f"{address(key, form)}&download=1", form.upper()) for form in MIME),
        )
        for key, figure, _document in _figures(row, quarter)
    ]  # fmt: skip
    back = f"{reverse('picture', args=[pk])}?quarter={quarter.key}"
    context = {"lines": lines, "roadmap": row.name, "quarter": quarter.label, "back": back}
    return render(request, "portal/picture/slides.html", context)


@login_required
@require_safe
def slide(request: ActorRequest, pk: int, key: str, form: str) -> HttpResponse:
    """One picture as SVG or PNG; to be saved with `?download=1`."""
    row = get_roadmap(request, pk)
    quarter = chosen_quarter(row, request.GET.get("quarter", ""), timezone.localdate())
    found = next((one for one in _figures(row, quarter) if one[0] == key), None)
    if found is None or form not in MIME:
        raise Http404
    response = HttpResponse(to_slide(found[1], found[2], form), content_type=MIME[form])
    if request.GET.get("download") == "1":
        name = f"{slugify(row.name)}-{quarter.key}-{key}.{form}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
