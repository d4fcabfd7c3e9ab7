"""The outline of a Word file: headings that number themselves, and a list of contents that Word keeps up to date."""

from typing import Any

from viitta.core.document import Numbered
from viitta.render.word_parts import TEXT_WIDTH_MM, Parts, element, look

NUMBERING = "77"
"""The number of our numbering among those of the file; python-docx's own template uses small ones."""


def number_headings(parts: Parts) -> None:
    """Make the styles Heading 1 to 4 number themselves: 1, 1.1 and so on."""
    numbering = parts.word.part.numbering_part.element
    abstract = element("w:abstractNum", abstractNumId=NUMBERING)
    abstract.append(element("w:multiLevelType", val="multilevel"))
    for level in range(4):
        abstract.append(_level(level))
    first = next((child for child in numbering if child.tag.endswith("}num")), None)
    if first is None:
        numbering.append(abstract)
    else:
        first.addprevious(abstract)
    number = element("w:num", numId=NUMBERING)
    number.append(element("w:abstractNumId", val=NUMBERING))
    numbering.append(number)
    for level in range(4):
        style = parts.word.styles[f"Heading {level + 1}"]
        style.element.get_or_add_pPr().append(_number(level, NUMBERING))


def _level(level: int) -> Any:
    made = element("w:lvl", ilvl=str(level))
    text = ".".join(f"%{at + 1}" for at in range(level + 1))
    made.append(element("w:start", val="1"))
    made.append(element("w:numFmt", val="decimal"))
    made.append(element("w:pStyle", val=f"Heading{level + 1}"))
    made.append(element("w:suff", val="space"))
    made.append(element("w:lvlText", val=text))
    made.append(element("w:lvlJc", val="left"))
    return made


def _number(level: int, number: str) -> Any:
    made = element("w:numPr")
    made.append(element("w:ilvl", val=str(level)))
    made.append(element("w:numId", val=number))
    return made


def unnumbered(paragraph: Any) -> None:
    """Take the number off one heading."""
    paragraph._p.get_or_add_pPr().append(_number(0, "0"))


def mark(paragraph: Any, place: int) -> None:
    """A place that the list of contents leads to."""
    start = element("w:bookmarkStart", id=str(place), name=bookmark(place))
    first = next(child for child in paragraph._p if child.tag.endswith("}r"))
    first.addprevious(start)
    paragraph._p.append(element("w:bookmarkEnd", id=str(place)))


def bookmark(place: int) -> str:
    """The name of the place of a heading."""
    return f"_Toc{place:06}"


def contents(parts: Parts, title: str, rows: list[Numbered]) -> None:
    """A list of contents. It opens with the headings as they are; Word writes the page numbers when it renews the field."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Mm, Pt

    for level in (1, 2):
        style = parts.word.styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = parts.word.styles["Normal"]
        style.paragraph_format.left_indent = Mm(6 * (level - 1))
        style.paragraph_format.space_after = Pt(2)
        style.paragraph_format.tab_stops.add_tab_stop(Mm(TEXT_WIDTH_MM), *_dotted())
    head = parts.word.styles["TOC Heading"]
    head.base_style = parts.word.styles["Normal"]  # else it would be numbered as the headings are
    look(head, 15, "17202A", True)
    parts.paragraph("TOC Heading").add_run(title)
    for at, row in enumerate(rows):
        paragraph = parts.paragraph(f"toc {row.heading.level}")
        if at == 0:
            _begin(paragraph)
        _entry(paragraph, row)
        if at == len(rows) - 1:
            paragraph.add_run()._r.append(element("w:fldChar", fldCharType="end"))


def _dotted() -> tuple[Any, Any]:
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER

    return WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS


def _begin(paragraph: Any) -> None:
    """The field that Word renews: headings of two levels, as links."""
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="begin", dirty="true"))
    instruction = element("w:instrText")
    instruction.text = ' TOC \\o "1-2" \\h \\z \\u '
    paragraph.add_run()._r.append(instruction)
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="separate"))


def _entry(paragraph: Any, row: Numbered) -> None:
    run = paragraph.add_run(row.words)
    link = element("w:hyperlink", anchor=bookmark(row.place), history="1")
    run._r.addprevious(link)
    link.append(run._r)
