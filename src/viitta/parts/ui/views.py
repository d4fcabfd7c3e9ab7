"""The accessibility statement; and the style page of developers: every component once, for looking at and for axe."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from viitta.parts.ui.figures import Figure
from viitta.parts.ui.forms import SampleForm
from viitta.parts.ui.shell import MenuItem, Shell, menu

KINDS = (
    "on_time", "behind", "late", "not_due", "not_reported", "none",
    "planned", "running", "done", "paused", "dropped", "merged", "continuous", "study",
)  # fmt: skip
WORDS = (
    "aikataulussa", "jäljessä", "myöhässä", "ei vielä alkamassa", "ei ilmoitettu", "ei arvioida",
    "ei alkanut", "käynnissä", "valmis", "keskeytetty", "luovuttu", "yhdistetty", "jatkuva", "selvitys",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    title: str
    owner: str
    done: int
    reported: str
    expected: str
    kind: str
    word: str
    is_computed: bool = False


@dataclass(frozen=True, slots=True)
class StylePage:
    badges: tuple[tuple[str, str], ...]
    figures: tuple[Figure, ...]
    rows: tuple[Row, ...]


PAGE = StylePage(
    badges=tuple(zip(KINDS, WORDS, strict=True)),
    figures=(
        Figure("51\u00a0%", "ilmoitettu, odotettu 57\u00a0%", address="#t"),
        Figure("1", "valmis", "done", "#t"),
        Figure("3", "aikataulussa", "on_time", "#t"),
        Figure("1", "jäljessä", "behind", "#t"),
        Figure("2", "myöhässä", "late", "#t"),
        Figure("1", "ei ilmoitettu", "not_reported"),
    ),
    rows=(
        Row("Tietovaraston selvitys", "tietohallintopäällikkö", 240, "100\u00a0%", "100\u00a0%", "done", "valmis"),
        Row("Power BI -näkymät johdolle", "talousjohtaja", 60, "25\u00a0%", "43\u00a0%", "behind", "jäljessä"),
        Row(
            "Verkkosivuston haku ja käännökset",
            "viestintäpäällikkö",
            168,
            "70\u00a0%",
            "100\u00a0%",
            "late",
            "myöhässä",
        ),
        Row(
            "Kirjaston digituki", "kirjastotoimenjohtaja", 120, "50\u00a0%", "50\u00a0%", "continuous", "jatkuva", True
        ),
    ),
)
SHELL = Shell(
    navigation=menu(
        [("/", "Tänään"), ("/styles/", "Tiekartta"), ("/rounds/", "Seuranta"), ("/picture/", "Tilannekuva"), ("/people/", "Ihmiset")],
        "/styles/",
    ),
    own_menu=(MenuItem("/accounts/", "Oma tili"), MenuItem("/settings/", "Asetukset")),
    is_signed_in=True,
    name="koollekutsuja@example.org",
    place="Kankaanpää · koollekutsuja",
    banner="Mallikaupunki: tiekartan nimet ja vaiheet ovat julkisia, luvut ja henkilöt keksittyjä.",
    sign_out="/accounts/logout/",
)  # fmt: skip


def style_page(request: HttpRequest) -> HttpResponse:
    """Everything on one page; `?bare=1` shows the phone page, `?errors=1` a refused form, `?confirm=1` a question."""
    kind = next((name for name in ("bare", "errors", "confirm") if name in request.GET), "")
    form = SampleForm({"email": "x", "kind": "one_off"} if kind == "errors" else None)
    template = {"bare": "ui/styles/phone.html", "confirm": "ui/styles/confirm.html"}.get(kind, "ui/styles/page.html")
    request.shell = SHELL  # type: ignore[attr-defined]
    return render(request, template, {"page": PAGE, "form": form})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What the law asks a public service to say of its accessibility."""
    return render(request, "ui/accessibility.html")
