"""Headings of accounting exports: which column holds what, whatever their order and their system's words."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

MOST_PREFACE = 40  # lines of a report's own title that may stand above the headings

SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "on": ("pvm", "päivä", "päivämäärä", "tositepvm", "tositepäivä", "tositteen pvm", "kirjauspvm", "kirjauspäivä", "tapahtumapvm", "tapahtumapäivä", "date", "datum", "verifikatdatum"),
    "voucher": ("tosite", "tositenro", "tositenumero", "tosite nro", "tositteen numero", "tositetunnus", "tositelaji ja nro", "voucher", "verifikat", "verifikatnummer", "dokumentti", "asiakirja"),
    "line": ("rivi", "rivinro", "rivinumero", "tositerivi", "vientirivi", "vienti", "line", "rad"),
    "account": ("tili", "tilinro", "tilinumero", "tilin numero", "pääkirjatili", "kp-tili", "kirjanpitotili", "account", "konto"),
    "account_name": ("tilin nimi", "tilinimi", "tilin selite", "tiliselite", "account name", "kontonamn"),
    "cost_centre": ("kustannuspaikka", "kust.paikka", "kustannusp", "kp", "kustpaikka", "vastuualue", "projekti", "projektinro", "hanke", "cost centre", "cost center", "kostnadsställe"),
    "text": ("selite", "selitys", "selitteet", "kirjausselite", "viennin selite", "teksti", "kuvaus", "text", "description", "förklaring"),
    "supplier": ("toimittaja", "toimittajan nimi", "vastapuoli", "asiakas/toimittaja", "supplier", "leverantör"),
    "net": ("netto", "nettosumma", "netto eur", "veroton", "veroton summa", "veroton eur", "alv 0", "alv 0 %", "summa", "määrä", "euroa", "eur", "euro", "summa eur", "net", "amount", "belopp"),
    "gross": ("brutto", "bruttosumma", "brutto eur", "verollinen", "verollinen summa", "gross"),
    "vat": ("alv", "alv eur", "alv euroa", "alv-määrä", "alv määrä", "arvonlisävero", "vero", "vat", "moms"),
    "vat_rate": ("alv-%", "alv %", "alv%", "alv prosentti", "alv-prosentti", "alv-kanta", "verokanta", "vat %"),
    "debit": ("debet", "debit", "debet eur", "per"),
    "credit": ("kredit", "credit", "kredit eur", "an"),
    "side": ("d/k", "debet/kredit", "etumerkki", "+/-", "d/c"),
}  # fmt: skip
_FIELD_OF = {word: field for field, words in SYNONYMS.items() for word in words}
_UNIT = re.compile(r"[\s,]*[(\[]?\s*(€|eur|euroa)\s*[)\]]?$")


@dataclass(frozen=True, slots=True)
class Heads:
    """The columns of a file by what they hold (from 0), and the row of the headings (from 1)."""

    row: int
    columns: Mapping[str, int]
    width: int

    @property
    def missing(self) -> tuple[str, ...]:
        """What a ledger cannot be without."""
        has_amount = {"net", "gross", "debit", "credit"} & set(self.columns)
        needed = [one for one in ("on", "voucher", "account") if one not in self.columns]
        return (*needed, *([] if has_amount else ["net"]))


def field_of(heading: str) -> str | None:
    """What a column of this heading holds; None when it is not known."""
    plain = " ".join(heading.replace("\u00a0", " ").casefold().split()).strip(" .:")
    return _FIELD_OF.get(plain) or _FIELD_OF.get(_UNIT.sub("", plain).strip(" .:"))


def heads_of(number: int, cells: Sequence[str]) -> Heads:
    """A row taken as headings; of two columns that hold the same, the first is taken."""
    columns: dict[str, int] = {}
    for at, cell in enumerate(cells):
        field = field_of(cell)
        if field is not None:
            columns.setdefault(field, at)
    return Heads(number, columns, len(cells))


def find_heads(rows: Iterable[tuple[int, Sequence[str]]]) -> Heads | None:
    """The headings among the first rows: the row that tells the most; None when no row tells three columns."""
    best: Heads | None = None
    for count, (number, cells) in enumerate(rows):
        if count >= MOST_PREFACE:
            break
        found = heads_of(number, cells)
        if len(found.columns) >= 3 and (best is None or len(found.columns) > len(best.columns)):
            best = found
    return best
