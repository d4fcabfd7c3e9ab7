"""The page around the picture: quarters to choose from, and the picture as files."""

from collections.abc import Sequence
from dataclasses import dataclass

from viitta.core.document import Document
from viitta.core.periods import Quarter
from viitta.doors.portal.picture.choices import Choosable
from viitta.doors.reports.situation import Picture
from viitta.render.html import fragment


@dataclass(frozen=True, slots=True)
class PicturePage:
    """Ready strings of the page."""

    title: str
    address: str
    roadmap: str
    roadmap_address: str
    organisation: str
    state: str
    quarters: tuple[tuple[str, str], ...]  # key and label
    quarter: str
    previous: str
    next: str
    files: tuple[tuple[str, str], ...]  # address and word
    slides_address: str
    others: tuple[tuple[str, str, bool], ...]  # pictures of other roadmaps
    round_address: str
    observe_address: str
    content: str


def picture_page(
    picture: Picture, document: Document, quarters: Sequence[Quarter], others: Sequence[Choosable], *, can_observe: bool
) -> PicturePage:
    """A picture and its frame."""
    roadmap, quarter = picture.roadmap, picture.quarter
    here = f"/picture/{roadmap.pk}/"
    earlier = [one for one in quarters if one < quarter]
    later = [one for one in quarters if one > quarter]
    return PicturePage(
        title=document.title,
        address=here,
        roadmap=roadmap.name,
        roadmap_address=f"/roadmaps/{roadmap.pk}/?quarter={quarter.key}",
        organisation=roadmap.organisation.name,
        state=document.footer,
        quarters=tuple((one.key, one.label) for one in reversed(quarters)),
        quarter=quarter.key,
        previous=f"{here}?quarter={max(earlier).key}" if earlier else "",
        next=f"{here}?quarter={min(later).key}" if later else "",
        files=tuple((f"{here}?quarter={quarter.key}&format={kind}", word) for kind, word in (("pdf", "PDF"), ("docx", "Word"))),
        slides_address=f"{here}slides/?quarter={quarter.key}",
        others=tuple((f"/picture/{one.pk}/", one.name, one.pk == roadmap.pk) for one in others) if len(others) > 1 else (),
        round_address=f"/rounds/{picture.follow_up.pk}/" if picture.follow_up else "",
        observe_address=f"/roadmaps/{roadmap.pk}/observe/?quarter={quarter.key}" if can_observe else "",
        content=fragment(document),
    )  # fmt: skip
