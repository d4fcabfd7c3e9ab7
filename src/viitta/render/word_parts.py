"""The pieces of a Word file that python-docx has no words for: language, header rows, fields, links, alt texts."""

from io import BytesIO
from typing import Any

from viitta.render.svg import palette

FONT = "Calibri"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TEXT_WIDTH_MM = 170
SIDE_MM, TOP_MM, BOTTOM_MM = 20, 18, 20
PAPERS = {"a4": (210, 297), "a3": (297, 420)}
"""Width and height of an upright sheet in millimetres (ISO 216)."""
INK, SOFT, BLUE = (colour.lstrip("#") for colour in (palette.INK, palette.INK2, palette.BLUE))


def styled(locale: str) -> Any:
    """An empty Word file on A4 with the styles of our reports and `locale` as the language of its text."""
    import docx
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Mm, Pt

    word = docx.Document()
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(SIDE_MM)
    section.top_margin, section.bottom_margin = Mm(TOP_MM), Mm(BOTTOM_MM)
    for name in ("Lead", "Note", "Tally", "Figure", "Table Text"):
        word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = word.styles["Normal"]
    looks: dict[str, tuple[float, str, bool, float, float]] = {
        "Normal": (11, INK, False, 0, 6),
        "Title": (24, INK, True, 0, 8),
        "Subtitle": (11, SOFT, False, 0, 0),
        "Heading 1": (15, INK, True, 16, 6),
        "Heading 2": (13, INK, True, 12, 4),
        "Heading 3": (12, INK, True, 10, 4),
        "Heading 4": (11, INK, True, 8, 2),
        "Caption": (9.5, SOFT, False, 6, 4),
        "Lead": (13, INK, False, 0, 10),
        "Note": (9.5, SOFT, False, 4, 8),
        "Tally": (12, INK, False, 4, 10),
        "Figure": (11, INK, False, 4, 2),
        "Table Text": (10, INK, False, 2, 2),
        "Quote": (11, INK, False, 4, 2),
        "List Bullet": (11, INK, False, 0, 4),
        "Body Text": (11, INK, False, 0, 6),
        "Footer": (9, SOFT, False, 0, 0),
    }
    for name, (size, colour, strong, before, after) in looks.items():
        look(word.styles[name], size, colour, strong)
        word.styles[name].paragraph_format.space_before = Pt(before)
        word.styles[name].paragraph_format.space_after = Pt(after)
    word.styles["Quote"].paragraph_format.left_indent = Mm(6)
    speak(word, locale)
    return word


def look(style: Any, size: float, colour: str, strong: bool) -> None:
    """One typeface, size and colour; the theme of python-docx's own template (blue Cambria) is taken off."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(size), strong, False
    style.font.color.rgb = RGBColor.from_string(colour)
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    for name in list(fonts.attrib):
        if name.endswith(("Theme", "theme")):
            del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)
    for name in ("w:pBdr", "w:spacing"):
        for left in list(style.element.iter(qn(name))):
            left.getparent().remove(left)


def speak(word: Any, locale: str) -> None:
    """The language of the whole file: without it a screen reader pronounces Finnish as English."""
    from docx.oxml.ns import qn

    for language in word.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), locale)


def element(tag: str, **values: str) -> Any:
    """An element of Word's own XML: `element("w:shd", fill="ECEFF2")`."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(tag)
    for name, value in values.items():
        made.set(qn(f"w:{name}"), value)
    return made


class Parts:
    """A Word file being written."""

    def __init__(self, word: Any) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        self.word = word
        self.right = WD_ALIGN_PARAGRAPH.RIGHT
        self.numbers: dict[str, int] = {}
        self.styles: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self.width_mm, self.height_mm = TEXT_WIDTH_MM, 297 - TOP_MM - BOTTOM_MM

    def saved(self) -> bytes:
        target = BytesIO()
        self.word.save(target)
        return target.getvalue()

    def paragraph(self, style: str) -> Any:
        paragraph = self.word.add_paragraph()
        self.dress(paragraph, style)
        return paragraph

    def dress(self, paragraph: Any, style: str) -> None:
        """Give a paragraph its style. The identifier is looked up once: python-docx reads all styles each time."""
        if style not in self.styles:
            self.styles[style] = self.word.styles[style].style_id
        paragraph._p.style = self.styles[style]

    def paper(self, size: str, landscape: bool) -> None:
        """New pages of another size from here on."""
        from docx.enum.section import WD_ORIENT, WD_SECTION
        from docx.shared import Mm

        width, height = sorted(PAPERS[size], reverse=landscape)
        section = self.word.add_section(WD_SECTION.NEW_PAGE)
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(width), Mm(height)
        self.width_mm, self.height_mm = width - 2 * SIDE_MM, height - TOP_MM - BOTTOM_MM

    def heading(self, level: int, text: str, new_page: bool) -> Any:
        paragraph = self.paragraph(f"Heading {level}")
        paragraph.paragraph_format.page_break_before = new_page or None
        paragraph.add_run(text)
        return paragraph

    def text(self, paragraph: Any, text: str, *, strong: bool = False, link: str = "", language: str = "") -> None:
        """A run; with `link` inside a hyperlink, with `language` marked as text of that language."""
        from docx.shared import RGBColor

        run = paragraph.add_run(text)
        run.bold = strong or None
        if language:
            run._r.get_or_add_rPr().append(element("w:lang", val=language))
        if link:
            run.font.color.rgb, run.font.underline = RGBColor.from_string(BLUE), True
            hyperlink = element("w:hyperlink")
            hyperlink.set(f"{{{RELATIONSHIPS}}}id", self.linked(link))
            run._r.addprevious(hyperlink)
            hyperlink.append(run._r)

    def linked(self, link: str) -> str:
        """The identifier of an address in the file, made once."""
        if link not in self.links:
            kind = f"{RELATIONSHIPS}/hyperlink"
            self.links[link] = self.word.part.relate_to(link, kind, is_external=True)
        return self.links[link]

    def shaded(self, paragraph: Any, text: str, ink: str, ground: str) -> None:
        """A badge: words on a ground of their own colour."""
        from docx.shared import RGBColor

        run = paragraph.add_run(text)
        run.bold, run.font.color.rgb = True, RGBColor.from_string(ink.lstrip("#"))
        run._r.get_or_add_rPr().append(element("w:shd", val="clear", color="auto", fill=ground.lstrip("#")))

    def picture(self, paragraph: Any, png: bytes, alt: str, *, width_mm: float, height_mm: float | None = None) -> None:
        """A picture in the line, with its alternative text."""
        from docx.shared import Mm

        height = None if height_mm is None else Mm(height_mm)
        shape = paragraph.add_run().add_picture(BytesIO(png), width=Mm(width_mm), height=height)
        shape._inline.docPr.set("descr", alt)

    def caption(self, word: str, text: str, above: bool = False) -> None:
        """ "Taulukko 1. …" with a number that Word counts itself when captions are added by hand."""
        self.numbers[word] = self.numbers.get(word, 0) + 1
        paragraph = self.paragraph("Caption")
        paragraph.paragraph_format.keep_with_next = above or None
        paragraph.add_run(f"{word}\u00a0")
        self.field(paragraph, f"SEQ {word} \\* ARABIC", str(self.numbers[word]))
        paragraph.add_run(f". {text}")

    def field(self, paragraph: Any, instruction: str, shown: str) -> None:
        field = element("w:fldSimple", instr=instruction)
        run = paragraph.add_run(shown)
        run._r.addprevious(field)
        field.append(run._r)

    def footer(self, text: str, page: str) -> None:
        paragraph = self.word.sections[0].footer.paragraphs[0]
        paragraph.add_run(f"{text} · {page}\u00a0")
        self.field(paragraph, "PAGE", "1")
        paragraph.add_run("\u00a0/\u00a0")
        self.field(paragraph, "NUMPAGES", "1")

    def table(self, rows: int, caption: str, shares: list[float]) -> Any:
        """An empty table with a repeating header row, its first column naming the rows, lines below the rows only."""
        from docx.shared import Mm

        table = self.word.add_table(rows=rows, cols=len(shares))
        table.autofit = False
        properties = table._tbl.tblPr
        properties.append(borders())
        properties.append(element("w:tblLook", firstRow="1", firstColumn="1", noHBand="1", noVBand="1", val="06A0"))
        properties.append(element("w:tblCaption", val=caption))
        for place, share in enumerate(shares):
            table.columns[place].width = Mm(self.width_mm * share)
        for row in table.rows:
            row._tr.get_or_add_trPr().append(element("w:cantSplit"))
            for cell, share in zip(row.cells, shares, strict=True):
                cell.width = Mm(self.width_mm * share)
        table.rows[0]._tr.get_or_add_trPr().append(element("w:tblHeader"))
        return table


def borders() -> Any:
    """Thin lines below the rows, none between the columns."""
    made = element("w:tblBorders")
    for side in ("bottom", "insideH"):
        made.append(element(f"w:{side}", val="single", sz="4", space="0", color=palette.LINE.lstrip("#")))
    return made
