"""A situation picture of a made-up town and quarter, as full as a real one; and a report that uses every block."""

from dataclasses import replace
from datetime import date

from viitta.core.document import (
    Badge,
    Bar,
    BarRow,
    Column,
    Columns,
    Document,
    Figure,
    Heading,
    Item,
    Lead,
    ListBlock,
    Note,
    Paper,
    Paragraph,
    Quote,
    Series,
    SeriesPoint,
    Table,
    Tally,
    TallyItem,
    Text,
    ThemeBars,
    Timeline,
    TimelineRow,
    TimelineWords,
    runs,
)
from viitta.core.formats import percent

LATE, DONE, ON_TIME = Badge("late", "myöhässä"), Badge("done", "valmis"), Badge("on_time", "aikataulussa")
BEHIND, SILENT, CONTINUOUS = (
    Badge("behind", "jäljessä"),
    Badge("not_reported", "ei ilmoitettu"),
    Badge("continuous", "jatkuva"),
)

THEMES = (
    ("Tiedolla johtaminen", 48, 55, False),
    ("Asiakkaiden sähköiset palvelut", 61, 57, False),
    ("Digituki", 50, 50, True),
    ("Hallinnon digikehitys", 33, 54, False),
)


def situation_picture() -> Document:
    return Document(
        title="Tilannekuva Q2/2024",
        subtitle="Digitiekartta 2023–2025",
        language="fi",
        organisation="Mallila",
        date=date(2024, 7, 9),
        blocks=(lead(), tally(), Heading(1, "Pääkohdittain"), theme_table(), *columns(), note()),
    )


def lead() -> Lead:
    return Lead(
        runs(
            "Tiekartta on kuusi prosenttiyksikköä jäljessä suunnitellusta. Asiakkaiden palvelut etenevät, hallinnon "
            "digikehitys odottaa asianhallintaa. Kahdeksasta arvioitavasta toimenpiteestä kaksi on myöhässä, "
            "yksi vastaus puuttuu."
        )
    )


def tally() -> Tally:
    return Tally(
        (
            TallyItem(percent(51), runs("ilmoitettu, odotettu 57\u00a0%"), link="/roadmaps/1/"),
            TallyItem("1", badge=DONE, link="/roadmaps/1/?tilanne=valmis"),
            TallyItem("3", badge=ON_TIME, link="/roadmaps/1/?tilanne=aikataulussa"),
            TallyItem("1", badge=BEHIND),
            TallyItem("2", badge=LATE),
            TallyItem("1", badge=SILENT),
            TallyItem("1", badge=CONTINUOUS),
        )
    )


def theme_table() -> Table:
    def row(name, reported, expected, computed):
        bar = Bar(reported, expected, f"{name}: ilmoitettu {reported} %, odotettu {expected} %", computed)
        figure = Text(percent(reported), strong=True, link=f"/roadmaps/1/?theme={name[0]}")
        return (runs(name), runs(bar), runs(figure), runs(percent(expected)))

    columns = (
        Column("Pääkohta", width=4),
        Column("Ilmoitettu, pystyviiva odotettu", width=7),
        Column("Ilmoitettu", "right", 2),
        Column("Odotettu", "right", 2),
    )
    return Table("Ilmoitettu ja odotettu eteneminen pääkohdittain", columns, tuple(row(*theme) for theme in THEMES))


def columns() -> tuple[Columns, Columns]:
    late = (
        late_item(
            "Asianhallinnan kehittäminen", 30, 70, " toimittaja · siirtynyt 122 päivää · toinen kierros peräkkäin"
        ),
        late_item("Verkkosivuston haku ja käännökset", 70, 100, " toimittaja · arvio valmis 10–12/2024"),
    )
    ready = ListBlock((Item(runs(Text("Tietovaraston selvitys", strong=True), ", johtopäätös: jatketaan")),))
    quote = Quote("Sovelluksen testiryhmässä 40 kuntalaista, palaute pääosin hyvää.", runs("Kaupunkisovellus, 4.7."))
    changed = (
        "Uusi vastuuhenkilö: tiedonhallinta (1.6.)",
        "Power BI -näkymät: loppu 6/2025 → 9/2025, talousjärjestelmän uudistus",
    )
    coming = ("Alkaa Q3: Sähköisen ilmoittautumisen kokeilu", "Työryhmän kokous 21.8. kello 13")
    return (
        Columns(
            (Heading(1, "Myöhässä ja miksi"), ListBlock(late)), (Heading(1, "Valmistui ja onnistui"), ready, quote)
        ),
        Columns((Heading(1, "Muuttui edellisestä"), listed(changed)), (Heading(1, "Seuraavaksi"), listed(coming))),
    )


def late_item(title: str, reported: int, expected: int, why: str) -> Item:
    name = Text(title, strong=True, link="/measures/7/")
    return Item(runs(name, f" {percent(reported)}, odotettu {percent(expected)}"), runs(LATE, why))


def listed(rows: tuple[str, ...]) -> ListBlock:
    return ListBlock(tuple(Item(runs(row)) for row in rows))


def note() -> Note:
    return Note(
        runs(
            "Keskiarvo kertaluonteisista ja selvityksistä, N = 7, tuoreita 7, puuttuu 1. Jatkuvat toimenpiteet laskettu "
            "erikseen: 50\u00a0%. Jokainen luku avaa rivit, joista se on laskettu."
        )
    )


def every_block(language: str = "fi") -> Document:
    """All blocks, badges and drawings once."""
    blocks = (
        Heading(1, "Luku"),
        Paragraph(
            runs("Tavallista tekstiä, ", Text("ja samaa vahvana", strong=True), ", ", Text("in English", language="en"))
        ),
        Heading(2, "Alaluku"),
        Figure(
            bars(),
            "Palkit: tieto 48 %, tuki 50 %",
            "Pääkohdat",
            "Tuki on aikataulussa.",
            figures_table("Pääkohdat lukuina"),
        ),
        Figure(
            series(),
            "Viiva nousee 10:stä 60:een",
            "Kehitys",
            "Kehitys on ollut tasaista.",
            figures_table("Kehitys lukuina"),
        ),
        Heading(1, "Liite 2", new_page=True),
        Figure(timeline(), "Tiekartan jana", "Tiekartta", "Hallinto on myöhässä.", figures_table("Tiekartta lukuina")),
        *columns(),
        note(),
    )
    return Document(
        "Loppuraportti", language, "Mallila", date(2026, 2, 13), (lead(), tally(), *blocks), footer="Luonnos"
    )


def long_report(language: str = "fi") -> Document:
    """A report with contents, numbered headings, bullets and annexes on other paper."""
    drawn = Figure(
        timeline(), "Jana hyväksyttynä", "Hyväksytty tiekartta", "Vasemmalla hyväksytty.", figures_table("A")
    )
    beside = Figure(timeline(), "Jana toteutuneena", "Toteutunut tiekartta", "Oikealla toteutunut.", figures_table("B"))
    left, right = (replace(one, prints_table=False) for one in (drawn, beside))
    blocks = (
        lead(),
        Heading(1, "Johdanto", new_page=True),
        ListBlock((Item(runs("ensimmäinen")), Item(runs("toinen"), runs("tarkemmin"))), bullets=True),
        Heading(2, "Tausta"),
        Heading(3, "Syvemmällä"),
        Heading(1, "Liitteet"),
        Paper("a4", landscape=True),
        Heading(2, "Liite 1. Taulukko", plain=True),
        figures_table("Liitteen taulukko"),
        Paper("a3", landscape=True),
        Heading(2, "Liite 2. Kuva", plain=True),
        Columns((left,), (right,)),
        Paper(),
        Heading(1, "Lopuksi"),
    )
    return Document("Loppuraportti", language, "Mallila", date(2026, 2, 13), blocks, contents=True, numbered=True)


def figures_table(caption: str) -> Table:
    rows = (runs("Tieto"), runs(percent(48))), (runs("Tuki"), runs(percent(50)))
    return Table(caption, (Column("Pääkohta"), Column("Toteuma", "right")), rows)


def bars() -> ThemeBars:
    rows = (*(BarRow(*theme) for theme in THEMES), BarRow("Ei vielä ilmoitettu", None, 20))
    return ThemeBars(rows, "ilmoitettu", "odotettu")


def series() -> Series:
    values = (5, 10, 20, None, 35, 40, 55, 60, None, 80, 90, 100)
    quarters = tuple(f"Q{at % 4 + 1}/{2023 + at // 4}" for at in range(12))
    points = tuple(
        SeriesPoint(name, value, (at + 1) * 100 / 12)
        for at, (name, value) in enumerate(zip(quarters, values, strict=True))
    )
    return Series(points, "ilmoitettu", "odotettu")


def timeline() -> Timeline:
    rows = (
        TimelineRow("Tiedolla johtaminen", group=True),
        TimelineRow("Tietovaraston selvitys", date(2023, 1, 1), date(2023, 12, 31), 100, kind="done"),
        TimelineRow(
            "Power BI -näkymät johdolle",
            date(2023, 10, 1),
            date(2025, 9, 30),
            25,
            kind="behind",
            original_end=date(2025, 6, 30),
        ),
        TimelineRow("Digituki", group=True),
        TimelineRow("Kirjaston digituki", date(2023, 1, 1), date(2025, 12, 31), 50, computed=True, kind="continuous"),
        TimelineRow(
            "Asianhallinnan kehittäminen ja sähköisen arkistoinnin käyttöönotto hallinnossa",
            date(2024, 1, 1),
            date(2024, 12, 31),
            30,
            kind="late",
        ),
        TimelineRow("Keskeytetty kokeilu", date(2024, 3, 1), date(2024, 9, 30), 10, kind="paused"),
    )
    words = TimelineWords("suunniteltu", "toteutunut", "laskettu", "alkuperäinen loppu", "tilanteen päivä")
    return Timeline(date(2023, 1, 1), date(2025, 12, 31), rows, words, today=date(2024, 6, 30))
