"""The situation picture as a document: one sentence first, then figures, each leading to the rows it was counted from."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from viitta.core import formats
from viitta.core.document import (
    Badge,
    Bar,
    Block,
    Column,
    Columns,
    Document,
    Heading,
    Item,
    Lead,
    ListBlock,
    Note,
    Paragraph,
    Quote,
    Table,
    Tally,
    TallyItem,
    Text,
    plain,
    runs,
)
from viitta.core.progress import Cause, Status, Timeliness, whole
from viitta.doors.reports.situation import changes, sentences
from viitta.doors.reports.situation.gather import Picture, Row
from viitta.parts.followup.models import ObservationKind
from viitta.parts.followup.words import CAUSE, OBSERVATION, badge_of
from viitta.render.pdf import page_count

TALLIED = ("done", "on_time", "behind", "late", "not_reported", "continuous", "planned", "paused", "dropped")
GOOD = (ObservationKind.SUCCESS, ObservationKind.GOOD_PRACTICE)


def _is_ready(row: Row) -> bool:
    """Said to be done, or told as a hundred per cent, whichever the owner has said first."""
    return row.status is Status.DONE or (row.percent == 100 and not row.is_continuous)


class Writer:
    """Writes the blocks of one picture. `most` is how long a list may be; 0 for all of it."""

    def __init__(self, picture: Picture, language: str, most: int) -> None:
        self.picture, self.language, self.most = picture, language, most

    def rows_address(self, **filters: str) -> str:
        """The roadmap's table with just the rows of a figure."""
        query = "&".join(f"{name}={value}" for name, value in filters.items())
        return f"/roadmaps/{self.picture.roadmap.pk}/?quarter={self.picture.quarter.key}&{query}".rstrip("&")

    def own(self, words: str, **more: str | bool) -> Text:
        """Words of the roadmap itself, marked when they are not in the language of the picture."""
        language = self.picture.roadmap.language
        return Text(words, language="" if language == self.language else language, **more)  # type: ignore[arg-type]

    def name(self, row: Row) -> Text:
        return self.own(row.title, strong=True, link=f"/measures/{row.id}/" if row.id else "")

    def listed(self, items: Sequence[Item], nothing: str) -> list[Block]:
        """A list, shortened when it must be; a sentence when there is nothing."""
        if not items:
            return [Paragraph(runs(nothing))]
        shown = list(items if not self.most else items[: self.most])
        if len(shown) < len(items):
            rest = Text(sentences.and_more(len(items) - len(shown)), link=self.rows_address())
            shown.append(Item(runs(rest)))
        return [ListBlock(tuple(shown))]

    def tally(self) -> Tally:
        rolled = self.picture.rolled()
        items = []
        if rolled.mean is not None:
            words = _("reported")
            if rolled.expected is not None:
                expected = formats.percent(rolled.expected, self.language)
                words = _("reported, expected %(expected)s") % {"expected": expected}
            items.append(TallyItem(formats.percent(rolled.mean, self.language), runs(words), link=self.rows_address()))
        counts: dict[str, int] = {}
        for row in self.picture.rows:
            counts[row.situation()] = counts.get(row.situation(), 0) + 1
        for kind in (kind for kind in TALLIED if counts.get(kind)):
            badge = Badge(kind, self.word(kind))
            items.append(TallyItem(str(counts[kind]), badge=badge, link=self.rows_address(situation=kind)))
        return Tally(tuple(items) or (TallyItem("0", runs(_("measures"))),))

    def word(self, kind: str) -> str:
        """The word of a badge."""
        if kind == "continuous":
            return _("continuous")
        if kind in {status.value for status in Status}:
            return badge_of(kind, Timeliness.NONE)[1]
        return badge_of(Status.RUNNING, kind)[1]

    def badge(self, row: Row) -> Badge:
        """The badge of one measure: what is done says when the old practice still goes on."""
        kind = row.situation()
        if row.status is Status.DONE and row.old_practice_in_use:
            return Badge(*badge_of(Status.DONE, Timeliness.NONE, old_practice_in_use=True))
        return Badge(kind, self.word(kind))

    def themes(self) -> Table:
        rows = []
        for theme in self.picture.themes():
            rolled = self.picture.rolled(theme)
            computed = rolled.mean is None and rolled.continuous_mean is not None
            mean = rolled.continuous_mean if computed else rolled.mean
            reported, expected = sentences.value(mean, self.language), sentences.value(rolled.expected, self.language)
            said = _("%(theme)s: reported %(reported)s, expected %(expected)s") % {
                "theme": theme, "reported": reported, "expected": expected,
            }  # fmt: skip
            bar = Bar(
                whole(mean) if mean is not None else None,
                whole(rolled.expected) if rolled.expected is not None else None,
                said,
                computed,
            )
            number = self.picture.theme_ids.get(theme)
            link = self.rows_address(theme=str(number)) if number else ""
            rows.append(
                (runs(self.own(theme)), runs(bar), runs(Text(reported, strong=True, link=link)), runs(expected))
            )
        columns = (
            Column(_("Theme"), width=4),
            Column(_("Reported, the line is what is expected"), width=7),
            Column(_("Reported"), "right", 2),
            Column(_("Expected"), "right", 2),
        )
        return Table(_("Reported and expected progress by theme"), columns, tuple(rows))

    def cause(self, row: Row) -> str:
        """Why a measure is late; of one that is only behind nothing is said when nothing was told."""
        if row.cause:
            return str(CAUSE[Cause(row.cause)])
        return _("no cause given") if row.timeliness is Timeliness.LATE else ""

    def late(self) -> list[Block]:
        rows = [row for row in self.picture.rows if row.timeliness in (Timeliness.LATE, Timeliness.BEHIND)]
        rows.sort(key=lambda row: (row.timeliness is not Timeliness.LATE, (row.reported or 0) - (row.expected or 0)))
        items = []
        for row in rows:
            why = [
                self.cause(row),
                sentences.moved_days(row.slip),
                sentences.rounds_in_a_row(self.picture.late_rounds.get(row.key, 0)),
            ]
            badge = Badge(*badge_of(Status.RUNNING, row.timeliness))
            detail = "".join(f" {one} ·" for one in why if one).removesuffix("" if row.owner else " ·")
            told = [self.own(words) for words in (f" {row.owner}", f" ”{row.note}”") if words.strip(" ”")]
            items.append(
                Item(runs(self.name(row), " ", sentences.against(row, self.language)), runs(badge, detail, *told))
            )
        return [Heading(1, _("Late or behind, and why")), *self.listed(items, _("Nothing is late or behind."))]

    def finished(self) -> list[Block]:
        """What came ready after the round before."""
        then = {row.key for row in self.picture.before if _is_ready(row)}
        rows = [row for row in self.picture.rows if _is_ready(row) and row.key not in then]
        items = []
        for row in rows:
            told = [self.own(row.note)] if row.note else []
            if row.old_practice_in_use:
                items.append(Item(runs(self.name(row)), runs(self.badge(row), " ", *told)))
            else:
                items.append(Item(runs(self.name(row)), runs(*told)))
        return self.listed(items, _("No measure came ready in this quarter."))

    def ready(self) -> list[Block]:
        blocks: list[Block] = [Heading(1, _("Came ready and went well")), *self.finished()]
        return blocks + self.observed(lambda kind: kind in GOOD)

    def observed(self, wanted: Callable[[str], bool]) -> list[Block]:
        found = [one for one in self.picture.observations if wanted(one.kind)]
        blocks: list[Block] = []
        for one in found if not self.most else found[: max(2, self.most // 2)]:
            source = [str(OBSERVATION[ObservationKind(one.kind)]), formats.day_month(one.on, self.language)]
            if one.measure:
                source.insert(0, one.measure.title)
            blocks.append(Quote(one.text, runs(" · ".join(source))))
        return blocks

    def challenges(self) -> list[Block]:
        blocks = self.observed(lambda kind: kind not in GOOD)
        nothing: list[Block] = [Paragraph(runs(_("Nothing was written down in this quarter.")))]
        return [Heading(1, _("Challenges, lessons and risks")), *(blocks or nothing)]

    def changed(self) -> list[Block]:
        items = [Item(runs(*line)) for line in changes.lines(self.picture, self.language)]
        return [
            Heading(1, _("Changed since the last picture")),
            *self.listed(items, _("Nothing has changed in the plan.")),
        ]

    def coming(self) -> list[Block]:
        quarter = self.picture.quarter.next()
        rows = [row for row in self.picture.rows if row.start and quarter.first <= row.start <= quarter.last]
        items = [
            Item(
                runs(self.name(row), f" {formats.day(row.start, self.language)}" if row.start else ""), runs(row.owner)
            )
            for row in rows
            if row.status not in (Status.DROPPED, Status.MERGED)
        ]
        heading = _("Starts in %(quarter)s") % {"quarter": quarter.label}
        return [Heading(1, heading), *self.listed(items, _("No measure starts in the next quarter."))]

    def silent(self) -> list[Block]:
        rows = [row for row in self.picture.rows if row.is_silent(self.picture.quarter)]
        items = [Item(runs(self.name(row)), runs(row.owner or _("no owner"))) for row in rows]
        return [Heading(1, _("Has not answered")), *self.listed(items, _("Every owner has answered."))]

    def columns(self) -> Columns:
        """Two columns of about the same length, so that the picture stays on one page."""
        left, right = self.late(), [*self.ready(), *self.challenges()]
        for section in (self.changed(), self.silent(), self.coming()):
            shorter = left if _height(left) <= _height(right) else right
            shorter += section
        return Columns(tuple(left), tuple(right))

    def notes(self) -> list[Block]:
        rolled = self.picture.rolled()
        said = [sentences.counted(rolled), sentences.continuous(rolled, self.language)]
        said.append(_("Every figure opens the rows that it was counted from."))
        blocks: list[Block] = [Note(runs(" ".join(one for one in said if one)))]
        corrected = [row for row in self.picture.rows if row.corrected is not None]
        for row in corrected:
            told = _("Corrected after closing: %(measure)s is now %(percent)s.") % {
                "measure": row.title, "percent": sentences.value(row.corrected, self.language),
            }  # fmt: skip
            blocks.append(Note(runs(told)))
        if corrected:
            blocks.append(Note(runs(_("The table that the figures open shows the corrected values."))))
        return blocks + [Note(runs(said)) for said in sentences.since_closing(self.picture.since)]


LISTS = (0, 8, 6, 5, 4, 3)  # how long a list of a printed page may be, from the longest; 0 is all of it
MAIN, DETAIL = 46, 54  # characters that a column of a printed page takes in a line
FULL, SMALL, ROW, HEADING, QUOTE = 13.5, 12.5, 11, 38, 20  # heights in print, in points


def _height(blocks: Sequence[Block]) -> float:
    """About how high blocks are in a printed column, in points: for two columns of about the same length."""
    height = 0.0
    for block in blocks:
        if isinstance(block, Heading):
            height += HEADING
        elif isinstance(block, ListBlock):
            for one in block.items:
                height += ROW + FULL * (1 + len(plain(one.text)) // MAIN)
                height += SMALL * (1 + len(plain(one.detail)) // DETAIL) if one.detail else 0
        elif isinstance(block, Quote):
            height += QUOTE + FULL * (1 + len(block.text) // MAIN)
        else:
            height += FULL
    return height


def _state(picture: Picture, language: str) -> str:
    follow_up = picture.follow_up
    if follow_up is None:
        return _("No round has been held for this quarter: this is what is known now.")
    if not picture.is_closed:
        return _("The round is open: this is what has been answered so far.")
    closed = formats.day(timezone.localdate(follow_up.closed_at), language) if follow_up.closed_at else ""
    return _("The round was closed %(day)s; the picture stands as it was then.") % {"day": closed}


def _document(picture: Picture, language: str, on: date, most: int) -> Document:
    writer = Writer(picture, language, most)
    blocks: tuple[Block, ...] = (
        Lead(runs(sentences.lead(picture))),
        writer.tally(),
        Heading(1, _("By theme")),
        Paragraph(runs(sentences.by_theme(picture))),
        writer.themes(),
        writer.columns(),
        *writer.notes(),
    )
    return Document(
        title=_("Situation picture %(quarter)s") % {"quarter": picture.quarter.label},
        subtitle=picture.roadmap.name,
        language=language,
        organisation=picture.roadmap.organisation.name,
        date=on,
        blocks=blocks if picture.rows else (Lead(runs(_("The roadmap has no measures yet."))),),
        footer=_state(picture, language),
    )


def situation_document(picture: Picture, *, language: str, on: date, one_page: bool = False) -> Document:
    """The document of a picture in a language; for one printed page its lists are shortened when they must be.

    The longest lists that fit are found by setting the page, which takes about a tenth of a second each time.
    """
    with override(language):
        if not one_page:
            return _document(picture, language, on, 0)
        fits = bisect_left(LISTS, -1, key=lambda most: -page_count(_document(picture, language, on, most)))
        return _document(picture, language, on, LISTS[min(fits, len(LISTS) - 1)])
