"""The comparison of two editions as a document: one sentence, the counts, then a table for each kind of change."""

from collections.abc import Callable, Iterable
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from viitta.core import formats
from viitta.core.document import Block, Column, Document, Heading, Inline, Lead, Table, Tally, TallyItem, Text, runs
from viitta.core.editions import Change, Difference, Row
from viitta.parts.roadmaps.queries.editions import Comparison, Side
from viitta.parts.roadmaps.words import CAUSE, CHANGE, CHANGES, FIELD, KIND

LONGEST = 300
NOTHING = "–"


def changes_document(found: Comparison, *, language: str, on: date, kind: str = "") -> Document:
    """The differences, or those of one kind. The same document is the page, the Word file and the PDF."""
    with override(language):
        return _Writer(found, language, kind).document(on)


class _Writer:
    def __init__(self, found: Comparison, language: str, kind: str) -> None:
        self.found, self.language, self.kind = found, language, kind
        self.own = "" if found.roadmap.language == language else found.roadmap.language

    def document(self, on: date) -> Document:
        shown = [one for one in self.found.differences if not self.kind or one.kind == self.kind]
        blocks: list[Block] = [Lead(runs(self._lead(shown)))]
        kinds = [kind for kind in Change if any(one.kind is kind for one in shown)]
        counts = {kind: sum(one.kind is kind for one in shown) for kind in kinds}
        if kinds:
            blocks.append(Tally(tuple(TallyItem(str(counts[kind]), runs(str(CHANGE[kind]))) for kind in kinds)))
        for kind in kinds:
            blocks += [Heading(1, str(CHANGES[kind])), self._table(kind, [one for one in shown if one.kind is kind])]
        roadmap = self.found.roadmap
        return Document(
            title=_("Changes of the plan %(first)s – %(last)s") % self._days(),
            subtitle=roadmap.name,
            language=self.language,
            organisation=roadmap.organisation.name,
            date=on,
            blocks=tuple(blocks),
        )

    def _days(self) -> dict[str, str]:
        sides = {"first": self.found.older, "last": self.found.newer}
        return {name: formats.day(side.on, self.language) for name, side in sides.items()}

    def _side(self, side: Side) -> str:
        day = formats.day(side.on, self.language)
        if side.edition is None:
            return _("the plan of today, %(day)s") % {"day": day}
        if day in side.edition.name:
            return _("the edition “%(name)s”") % {"name": side.edition.name}
        return _("the edition “%(name)s” of %(day)s") % {"name": side.edition.name, "day": day}

    def _lead(self, shown: Iterable[Difference]) -> str:
        said = {"older": self._side(self.found.older), "newer": self._side(self.found.newer)}
        changes, measures = len(list(shown)), len({one.row.uid for one in shown})
        if not changes:
            return _("Compared: %(older)s and %(newer)s. There is nothing that differs.") % said
        told = ngettext("%(count)s change", "%(count)s changes", changes) % {"count": changes}
        about = ngettext("in %(count)s measure", "in %(count)s measures", measures) % {"count": measures}
        return _("Compared: %(older)s and %(newer)s. %(changes)s %(measures)s.") % {
            **said, "changes": told, "measures": about,
        }  # fmt: skip

    def _table(self, kind: Change, rows: list[Difference]) -> Table:
        columns = (Column(_("Measure"), width=4), Column(_("What changed"), width=6), Column(_("Reason"), width=4))
        tell = self._tellers()[kind]
        cells = (
            (self._name(one.row.uid, one.row.title, strong=True), tell(one), runs(self._reason(one))) for one in rows
        )
        return Table(str(CHANGES[kind]), columns, tuple((runs(name), what, why) for name, what, why in cells))

    def _tellers(self) -> dict[Change, Callable[[Difference], tuple[Inline, ...]]]:
        return {
            Change.ADDED: self._added,
            Change.DROPPED: lambda one: runs(self._when(one, _("given up"))),
            Change.MERGED: lambda one: self._into(one, _("put together into")),
            Change.SPLIT: lambda one: self._into(one, _("split into")),
            Change.SUPERSEDED: lambda one: self._into(one, _("replaced by")),
            Change.MOVED: self._moved,
            Change.RESCOPED: self._rescoped,
            Change.OWNER_CHANGED: self._owner,
            Change.RESTORED: lambda one: runs(self._when(one, _("taken back into the plan"))),
            Change.REMOVED: self._removed,
        }

    def _name(self, uid: object, title: str, *, strong: bool = False) -> Text:
        pk = self.found.ids.get(uid)  # type: ignore[call-overload]
        return Text(title, strong=strong, link=f"/measures/{pk}/" if pk else "", language=self.own)

    def _reason(self, one: Difference) -> str:
        cause = str(capfirst(CAUSE[one.cause])) if one.cause else ""  # type: ignore[index]
        return ": ".join(filter(None, [cause, one.reason])) or _("No reason was written down.")

    def _when(self, one: Difference, words: str) -> str:
        return f"{formats.day(one.on, self.language)}: {words}" if one.on else words

    def _into(self, one: Difference, words: str) -> tuple[Inline, ...]:
        if not one.others:
            return runs(self._when(one, str(CHANGE[one.kind])))
        pieces: list[str | Inline] = [self._when(one, words), " "]
        for number, other in enumerate(one.others):
            pieces += [", "] if number else []
            pieces.append(self._name(other.uid, other.title))
        return runs(*pieces)

    def _day(self, value: date | None) -> str:
        return formats.day(value, self.language) if value else NOTHING

    def _facts(self, row: Row) -> str:
        days = f"{self._day(row.start)}–{self._day(row.end)}" if row.start or row.end else ""
        return " · ".join(filter(None, [row.theme, days, row.owner or _("no owner")]))

    def _added(self, one: Difference) -> tuple[Inline, ...]:
        return runs(self._facts(one.row))

    def _removed(self, one: Difference) -> tuple[Inline, ...]:
        return runs(_("Taken out of the plan as a mistake. It was: %(facts)s") % {"facts": self._facts(one.row)})

    def _moved(self, one: Difference) -> tuple[Inline, ...]:
        rows = _both(one)
        told = []
        pairs = {"start": one.start_days, "end": one.end_days}
        for name in one.fields:
            before, after = (self._day(getattr(row, name)) for row in rows)
            told.append(f"{FIELD[name]} {formats.change(before, after)}{_moved_by(pairs[name])}")
        return runs("; ".join(told))

    def _rescoped(self, one: Difference) -> tuple[Inline, ...]:
        before, after = _both(one)
        return runs("; ".join(_rewritten(name, before, after) for name in one.fields))

    def _owner(self, one: Difference) -> tuple[Inline, ...]:
        rows = _both(one)
        told = []
        if "owner" in one.fields:
            before, after = (row.owner or _("no owner") for row in rows)
            same = _(" (another person)") if before == after else ""
            told.append(formats.change(before, after) + same)
        if "unit" in one.fields:
            told.append(f"{FIELD['unit']}: {formats.change(*(row.unit or NOTHING for row in rows))}")
        return runs("; ".join(told))


def _both(one: Difference) -> tuple[Row, Row]:
    """The measure before and after, of a difference that has both."""
    assert one.before is not None
    assert one.after is not None
    return one.before, one.after


def _moved_by(days: int | None) -> str:
    if not days:
        return ""
    later = ngettext("%(count)s day later", "%(count)s days later", days)
    earlier = ngettext("%(count)s day earlier", "%(count)s days earlier", -days)
    return f" ({(later if days > 0 else earlier) % {'count': formats.number(abs(days))}})"


def _rewritten(name: str, before: Row, after: Row) -> str:
    """What a field said and says; a field that was empty or was emptied says only the one."""
    field, old, new = str(FIELD[name]), _said(name, before), _said(name, after)
    if not old:
        return _("%(field)s added: %(text)s") % {"field": field, "text": new}
    if not new:
        return _("%(field)s taken out: %(text)s") % {"field": field, "text": old}
    return f"{field}: {formats.change(old, new)}"


def _said(name: str, row: Row) -> str:
    """A field in words, a long one cut; empty when there is nothing."""
    value = getattr(row, name)
    if name == "kind":
        return str(KIND[value])
    text = " ".join((", ".join(value) if isinstance(value, tuple) else value).split())
    text = f"{text[:LONGEST]}…" if len(text) > LONGEST else text
    return _("“%(text)s”") % {"text": text} if text else ""
