"""What a file is by what is in it: the closed list of kinds that documents may be, so that nothing runs in a browser."""

import zipfile
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO

OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
MOST_MEMBERS = 10_000  # of a packed file; more is refused unread


@dataclass(frozen=True, slots=True)
class Media:
    """A kind of file: its media type and the endings that its name may have, the usual one first."""

    type: str
    endings: tuple[str, ...]


PDF = Media("application/pdf", ("pdf",))
PNG = Media("image/png", ("png",))
JPEG = Media("image/jpeg", ("jpg", "jpeg"))
GIF = Media("image/gif", ("gif",))
WEBP = Media("image/webp", ("webp",))
DOCX = Media(f"{OFFICE}wordprocessingml.document", ("docx",))
XLSX = Media(f"{OFFICE}spreadsheetml.sheet", ("xlsx",))
PPTX = Media(f"{OFFICE}presentationml.presentation", ("pptx",))
ODT = Media(f"{OPEN_DOCUMENT}text", ("odt",))
ODS = Media(f"{OPEN_DOCUMENT}spreadsheet", ("ods",))
ODP = Media(f"{OPEN_DOCUMENT}presentation", ("odp",))
TEXT = Media("text/plain", ("txt", "csv", "md"))
TAKEN = (PDF, DOCX, XLSX, PPTX, ODT, ODS, ODP, PNG, JPEG, GIF, WEBP, TEXT)
ENDINGS = tuple(ending for media in TAKEN for ending in media.endings)

_BEGINNINGS = (
    (b"%PDF-", PDF),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
)
_OFFICE_PARTS = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX, "ppt/presentation.xml": PPTX}
_OPEN_DOCUMENTS = {media.type: media for media in (ODT, ODS, ODP)}


class Refusal(StrEnum):
    """Why a file is not taken."""

    EMPTY = "empty"
    UNKNOWN = "unknown"  # nothing of the list, or something that a browser would run
    MACROS = "macros"
    ENDING = "ending"  # the name says another kind than the content


class NotTaken(ValueError):
    """A file that documents may not be; `found` is what it is, when that is known."""

    def __init__(self, why: Refusal, found: Media | None = None) -> None:
        super().__init__(why.value)
        self.why, self.found = why, found


def recognise(stream: BinaryIO, name: str) -> Media:
    """The kind of a file by its content, which its name must agree with; NotTaken otherwise.

    Reads the beginning, and of packed files the list of contents; nothing is unpacked. The stream ends rewound.
    """
    stream.seek(0)
    beginning = stream.read(8192)
    stream.seek(0)
    if not beginning:
        raise NotTaken(Refusal.EMPTY)
    found = _by_beginning(stream, beginning)
    stream.seek(0)
    if found is None:
        raise NotTaken(Refusal.UNKNOWN)
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if ending not in found.endings:
        raise NotTaken(Refusal.ENDING, found)
    return found


def _by_beginning(stream: BinaryIO, beginning: bytes) -> Media | None:
    for signature, media in _BEGINNINGS:
        if beginning.startswith(signature):
            return media
    if beginning[:4] == b"RIFF" and beginning[8:12] == b"WEBP":
        return WEBP
    if beginning.startswith(b"PK\x03\x04"):
        return _packed(stream)
    return TEXT if _is_text(beginning) else None


def _packed(stream: BinaryIO) -> Media | None:
    """Word, Excel, PowerPoint and OpenDocument files are zip files; any other zip file is not taken."""
    try:
        with zipfile.ZipFile(stream) as packed:
            members = packed.infolist()
            if len(members) > MOST_MEMBERS:
                return None
            names = {member.filename for member in members}
            if any(name.lower().endswith("vbaproject.bin") for name in names):
                raise NotTaken(Refusal.MACROS)
            for part, media in _OFFICE_PARTS.items():
                if part in names and "[Content_Types].xml" in names:
                    return media
            if members and members[0].filename == "mimetype" and members[0].file_size < 100:
                return _OPEN_DOCUMENTS.get(packed.read(members[0]).decode("ascii", "replace").strip())
    except (zipfile.BadZipFile, RuntimeError, OSError, EOFError):
        return None
    return None


def _is_text(beginning: bytes) -> bool:
    """Plain text in UTF-8 that does not begin as a page or a program for a browser."""
    if b"\0" in beginning:
        return False
    try:
        text = beginning.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.start < len(beginning) - 4:  # a character cut by the end of what was read
            return False
        text = beginning[: error.start].decode("utf-8-sig")
    start = text.lstrip().lower()
    return not start.startswith(("<!", "<html", "<svg", "<script", "<?xml", "#!", "{\\rtf"))
