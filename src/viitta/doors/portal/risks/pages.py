"""Risks in ready strings: the register with its two matrices, and one risk."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from viitta.core import formats
from viitta.core.periods import Quarter
from viitta.core.risks import LIMITS, SCALE, Level, Place, by_place, level_of
from viitta.doors.portal.documents.pages import DocumentsPart
from viitta.doors.portal.selects import Select
from viitta.parts.followup.models import Observation
from viitta.parts.risks.models import Risk, RiskReview, RiskState
from viitta.parts.risks.queries import after_of, before_of
from viitta.parts.risks.words import CLASS, EFFECT, IMPACT, LEVEL, LIKELIHOOD, STATE
from viitta.parts.roadmaps.models import Roadmap
from viitta.parts.traces.models import Trace

BADGES = {Level.LOW: "on_time", Level.MODERATE: "not_due", Level.HIGH: "behind", Level.SEVERE: "late"}
CATEGORIES = (*(one.value for one in CLASS), *EFFECT)


@dataclass(frozen=True, slots=True)
class Choice:
    """What the address says: which risks are shown."""

    roadmap: int = 0
    state: str = ""
    category: str = ""
    level: str = ""

    def address(self, **changes: object) -> str:
        """The address of the page with some values changed."""
        said = replace(self, **changes)  # type: ignore[arg-type]
        pairs = [(field.name, getattr(said, field.name)) for field in fields(said)]
        return f"{reverse('risks')}?{urlencode([pair for pair in pairs if pair[1]])}"


@dataclass(frozen=True, slots=True)
class RiskLine:
    number: int
    address: str
    title: str
    categories: str
    before: tuple[str, str]
    after: tuple[str, str]  # empty when it has not been judged
    owner: str
    state: str
    looked: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A place of the matrix: its score, the class of its level, and the risks there as number, title, address."""

    score: int
    level: str
    word: str
    risks: tuple[tuple[int, str, str], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    title: str
    sentence: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A risk that was seen in an update and is not in the register."""

    text: str
    under: str
    take_address: str


@dataclass(frozen=True, slots=True)
class RisksPage:
    roadmap: str
    roadmap_address: str
    sentence: str
    lines: tuple[RiskLine, ...]
    matrices: tuple[Matrix, ...]
    limits: tuple[tuple[str, str, str], ...]
    seen: tuple[SeenLine, ...]
    said: str
    clear_address: str
    selects: tuple[Select, ...]
    hidden: tuple[tuple[str, str], ...]
    add_address: str
    review_address: str
    csv_address: str
    xlsx_address: str
    paper_addresses: tuple[tuple[str, str], ...]


def place_words(place: Place) -> str:
    """`4 × 5 = 20, severe`."""
    return f"{place.likelihood} × {place.impact} = {place.score}, {LEVEL[place.level]}"


def badge_of(place: Place | None) -> tuple[str, str]:
    """Kind and word of the badge of a place; empty for none."""
    return (BADGES[place.level], f"{place.score} {LEVEL[place.level]}") if place else ("", "")


def categories_of(risk: Risk) -> list[str]:
    """Keys of the form's seven categories that a risk stands in."""
    mine = {row.risk_class for row in risk.classes.all()}
    mine |= {name for name in EFFECT if getattr(risk, name)}
    return [key for key in CATEGORIES if key in mine]


def category_words(risk: Risk) -> list[str]:
    """The same in words."""
    words = {**{key.value: word for key, word in CLASS.items()}, **EFFECT}
    return [str(words[key]) for key in categories_of(risk)]


def is_shown(risk: Risk, choice: Choice) -> bool:
    """Whether a risk passes the filters of the address."""
    if choice.state and choice.state != risk.state:
        return False
    if choice.category and choice.category not in categories_of(risk):
        return False
    return not choice.level or choice.level == before_of(risk).level


def line_of(number: int, risk: Risk, last: Mapping[int, str]) -> RiskLine:
    """A risk in ready strings; `last` is the quarter in which each was looked at last."""
    quarter = last.get(risk.pk)
    return RiskLine(
        number=number,
        address=reverse("risk", args=[risk.pk]),
        title=risk.title,
        categories=", ".join(category_words(risk)),
        before=badge_of(before_of(risk)),
        after=badge_of(after_of(risk)),
        owner=risk.owner.label if risk.owner else "",
        state=str(STATE[RiskState(risk.state)]),
        looked=Quarter.parse(quarter).label if quarter else "",
    )


def _matrix(title: str, numbered: Sequence[tuple[int, Risk]], place: Callable[[Risk], Place | None]) -> Matrix:
    risks = dict(numbered)
    placed = [(number, spot) for number, risk in numbered if (spot := place(risk)) is not None]
    found = by_place(placed)

    def cell(likelihood: int, impact: int) -> Cell:
        level = level_of(likelihood * impact)
        keys = found.get(Place(likelihood, impact), [])
        here = tuple((key, risks[key].title, reverse("risk", args=[risks[key].pk])) for key in keys)
        return Cell(likelihood * impact, level.value, str(LEVEL[level]), here)

    great = sum(1 for _key, spot in placed if spot.level in (Level.HIGH, Level.SEVERE))
    said = ngettext(
        "%(great)s of %(count)s risk is high or severe.",
        "%(great)s of %(count)s risks are high or severe.",
        len(placed),
    )
    return Matrix(
        title=title,
        sentence=said % {"great": great, "count": len(placed)} if placed else _("No risk has been judged here."),
        heads=tuple(str(IMPACT[one]) for one in SCALE),
        rows=tuple(
            (str(LIKELIHOOD[one]), tuple(cell(one, other) for other in SCALE)) for one in reversed(SCALE)
        ),
    )  # fmt: skip


def _limits() -> tuple[tuple[str, str, str], ...]:
    """Each level with its badge and its scores."""
    found, least = [], 1
    for level, most in LIMITS.items():
        found.append((BADGES[level], str(LEVEL[level]), f"{least}–{most}"))
        least = most + 1
    return tuple(found)


def _selects(choice: Choice, names: Mapping[int, str]) -> tuple[Select, ...]:
    every = ("", _("All"))
    categories = [
        *((key.value, str(word)) for key, word in CLASS.items()),
        *((key, str(w)) for key, w in EFFECT.items()),
    ]
    selects = [
        Select("state", pgettext("risk", "State"), (every, *((k.value, str(w)) for k, w in STATE.items())), choice.state),
        Select("level", pgettext("risk", "Level"), (every, *((k.value, str(w)) for k, w in LEVEL.items())), choice.level),
        Select("category", pgettext("risk", "Category"), (every, *categories), choice.category),
    ]  # fmt: skip
    if len(names) > 1:
        named = tuple((str(pk), name) for pk, name in names.items())
        selects.append(Select("roadmap", _("Roadmap"), named, str(choice.roadmap)))
    return tuple(selects)


def _sentence(risks: Sequence[Risk]) -> str:
    open_ones = [one for one in risks if one.state != RiskState.CLOSED]
    if not open_ones:
        return _("No risk is open.") if risks else ""
    great = [one for one in open_ones if before_of(one).level in (Level.HIGH, Level.SEVERE)]
    bare = [one for one in great if not one.countermeasure]
    said = ngettext("%(count)s risk is open", "%(count)s risks are open", len(open_ones)) % {"count": len(open_ones)}
    counted = ngettext("%(count)s of them is high or severe", "%(count)s of them are high or severe", len(great))
    first = f"{said}, {counted % {'count': len(great)}}."
    if not bare:
        return first
    without = ngettext(
        "%(count)s high or severe risk has no countermeasure.", "%(count)s high or severe risks have no countermeasure.", len(bare)
    )  # fmt: skip
    return f"{first} {without % {'count': len(bare)}}"


def _seen(observations: Sequence[Observation], can_keep: bool, language: str) -> tuple[SeenLine, ...]:
    return tuple(
        SeenLine(
            text=one.text,
            under=" · ".join(filter(None, [
                Quarter.parse(one.quarter).label, one.measure.title if one.measure else "", one.by_label,
            ])),
            take_address=reverse("risk_take_in", args=[one.pk]) if can_keep else "",
        )
        for one in observations
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Register:
    """What the page of the register is made of."""

    roadmap: Roadmap
    names: Mapping[int, str]
    risks: Sequence[Risk]
    last: Mapping[int, str]
    seen: Sequence[Observation]
    can_keep: bool
    can_review: bool


def risks_page(register: Register, choice: Choice, language: str) -> RisksPage:
    """The register of a roadmap; numbers are the same whatever is shown."""
    roadmap = register.roadmap
    numbered = [(step, one) for step, one in enumerate(register.risks, 1) if is_shown(one, choice)]
    narrows = bool(choice.state or choice.category or choice.level)
    count, ask = len(register.risks), f"?roadmap={roadmap.pk}"
    said = ngettext("Showing %(shown)s of %(count)s risk.", "Showing %(shown)s of %(count)s risks.", count)
    living = [pair for pair in numbered if pair[1].state != RiskState.CLOSED]
    return RisksPage(
        roadmap=roadmap.name,
        roadmap_address=reverse("roadmap", args=[roadmap.pk]),
        sentence=_sentence(register.risks),
        lines=tuple(line_of(number, one, register.last) for number, one in numbered),
        matrices=(
            _matrix(_("Before the countermeasure"), living, before_of),
            _matrix(_("After the countermeasure"), living, after_of),
        ) if living else (),
        limits=_limits(),
        seen=_seen(register.seen, register.can_keep, language),
        said=said % {"shown": len(numbered), "count": count} if narrows else "",
        clear_address=Choice(roadmap.pk).address(),
        selects=_selects(choice, register.names),
        hidden=() if len(register.names) > 1 else (("roadmap", str(roadmap.pk)),),
        add_address=reverse("risk_new") + ask if register.can_keep else "",
        review_address=reverse("risks_review") + ask if register.can_review else "",
        csv_address=f"{choice.address()}&format=csv",
        xlsx_address=f"{choice.address()}&format=xlsx",
        paper_addresses=((f"{choice.address()}&format=pdf", _("PDF")), (f"{choice.address()}&format=docx", _("Word"))),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReviewLine:
    quarter: str
    before: str
    after: str
    state: str
    note: str
    under: str


@dataclass(frozen=True, slots=True)
class RiskPage:
    title: str
    list_address: str
    roadmap: str
    roadmap_address: str
    badge: tuple[str, str]
    sentence: str
    description: str
    countermeasure: str
    facts: tuple[tuple[str, str], ...]
    measures: tuple[tuple[str, str], ...]
    origins: tuple[tuple[str, str, str], ...]  # in a word, what was seen or said, and where
    reviews: tuple[ReviewLine, ...]
    documents: DocumentsPart
    edit_address: str
    review_address: str


def _review(row: RiskReview, language: str) -> ReviewLine:
    after = after_of(row)
    return ReviewLine(
        quarter=Quarter.parse(row.quarter).label,
        before=place_words(before_of(row)),
        after=place_words(after) if after else "–",
        state=str(STATE[RiskState(row.state)]),
        note=row.note,
        under=f"{formats.day(timezone.localdate(row.at), language)} · {row.by_label}",
    )


def _risk_sentence(risk: Risk) -> str:
    after = after_of(risk)
    said = {"before": place_words(before_of(risk)), "after": place_words(after) if after else ""}
    if after is None:
        return _("Likelihood times impact is %(before)s.") % said
    return _("Likelihood times impact is %(before)s; after the countermeasure %(after)s.") % said


def _origin(one: Trace, seen_at: str) -> tuple[str, str, str]:
    """What a risk was made of: what was seen in an update, a meeting, or a line of its notes."""
    if one.from_kind == "meeting":
        return _("seen in a meeting"), one.from_label, reverse("meeting", args=[one.from_id])
    if one.from_kind == "note_line":
        return _("line of notes"), one.from_label, ""
    return _("seen in an update"), one.from_label, seen_at


def risk_page(
    risk: Risk, reviews: Sequence[RiskReview], origins: Sequence[Trace], documents: DocumentsPart, *, can_keep: bool, can_review: bool, language: str
) -> RiskPage:  # fmt: skip
    """One risk with its history, newest first."""
    rows = [
        (pgettext("risk", "State"), str(STATE[RiskState(risk.state)])),
        (pgettext("risk", "Category"), ", ".join(category_words(risk))),
        (_("Owner of the risk"), risk.owner.label if risk.owner else _("nobody yet")),
        (_("Seen"), formats.day(risk.seen_on, language)),
    ]
    review = f"{reverse('risks_review')}?roadmap={risk.roadmap_id}#r{risk.pk}"
    # What was seen stands on the measure's page, or else in the situation picture of its quarter.
    place = [reverse("measure", args=[one.pk]) for one in risk.measures.all()][:1]
    picture = f"{reverse('picture', args=[risk.roadmap_id])}?quarter={Quarter.of(risk.seen_on).key}"
    return RiskPage(
        title=risk.title,
        list_address=Choice(risk.roadmap_id).address(),
        roadmap=risk.roadmap.name,
        roadmap_address=reverse("roadmap", args=[risk.roadmap_id]),
        badge=badge_of(before_of(risk)),
        sentence=_risk_sentence(risk),
        description=risk.description,
        countermeasure=risk.countermeasure,
        facts=tuple(rows),
        measures=tuple((reverse("measure", args=[one.pk]), one.title) for one in risk.measures.all()),
        origins=tuple(_origin(one, (place or [picture])[0]) for one in origins),
        reviews=tuple(_review(row, language) for row in reviews),
        documents=documents,
        edit_address=reverse("risk_edit", args=[risk.pk]) if can_keep else "",
        review_address=review if can_review and risk.state != RiskState.CLOSED else "",
    )
