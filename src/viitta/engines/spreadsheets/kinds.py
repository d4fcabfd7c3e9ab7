"""What a file really is, by its first bytes and its inside, whatever it is called."""

import zipfile
from io import BytesIO
from pathlib import PurePath

from viitta.engines.spreadsheets.refusals import Limits, Reason, Refused

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"\x00\x00\x01\x00")
WORKBOOK_NAMES = {".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods"}


def is_workbook(data: bytes, name: str, limits: Limits) -> bool:
    """True for an .xlsx workbook fit to be opened, False for text to be read as CSV. Raises Refused."""
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Refused(Reason.EMPTY)
    if len(data) > limits.file_bytes:
        raise Refused(Reason.TOO_LARGE, limit=limits.file_bytes // 1_000_000)
    if data.startswith(b"PK\x03\x04"):
        check_package(data, limits)
        return True
    if data.startswith(OLE):
        raise Refused(_ole_reason(data))
    if data.startswith(b"%PDF"):
        raise Refused(Reason.PDF)
    if data.startswith(IMAGES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        raise Refused(Reason.IMAGE)
    if (
        data[:512]
        .lstrip(b"\xef\xbb\xbf \r\n\t")
        .lower()
        .startswith((b"<html", b"<!doctype", b"<?xml", b"<table", b"<svg", b"<workbook"))
    ):
        raise Refused(Reason.WEB_PAGE)
    if PurePath(name).suffix.lower() in WORKBOOK_NAMES:
        raise Refused(Reason.UNKNOWN if b"\0" in data[:4096] else Reason.TEXT_AS_EXCEL)
    return False


def _ole_reason(data: bytes) -> Reason:
    """The old container of Office holds .xls files and every password-protected new one."""
    if "EncryptedPackage".encode("utf-16-le") in data or "EncryptionInfo".encode("utf-16-le") in data:
        return Reason.PASSWORD
    if "WordDocument".encode("utf-16-le") in data:
        return Reason.WORD
    return Reason.OLD_EXCEL


def check_package(data: bytes, limits: Limits) -> None:
    """Refuses a package that is no .xlsx, or that would unpack to more than the limits. Unpacks nothing but names."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            entries = package.infolist()
            _check_sizes(entries, len(data), limits)
            reason = _package_reason(package)
    except Refused:
        raise
    except Exception as problem:
        # Broken bytes make the archive fail anywhere, with any kind of error.
        raise Refused(Reason.DAMAGED) from problem
    if reason:
        raise Refused(reason)


def _check_sizes(entries: list[zipfile.ZipInfo], size: int, limits: Limits) -> None:
    total = sum(entry.file_size for entry in entries)
    texts = sum(entry.file_size for entry in entries if entry.filename.lower().endswith("sharedstrings.xml"))
    too_dense = total > limits.small_bytes and total > size * limits.ratio
    if len(entries) > limits.entries or total > limits.unpacked_bytes or texts > limits.shared_text_bytes or too_dense:
        raise Refused(Reason.UNPACKS_TOO_LARGE, limit=limits.unpacked_bytes // 1_000_000)


def _package_reason(package: zipfile.ZipFile) -> Reason | None:
    names = set(package.namelist())
    if any(entry.flag_bits & 1 for entry in package.infolist()):
        return Reason.PASSWORD
    if "mimetype" in names:
        return Reason.OPEN_DOCUMENT
    if "xl/workbook.bin" in names:
        return Reason.BINARY_EXCEL
    for folder, reason in (("word/", Reason.WORD), ("ppt/", Reason.PRESENTATION)):
        if any(name.startswith(folder) for name in names):
            return reason
    if "[Content_Types].xml" not in names:
        return Reason.ARCHIVE
    if "xl/workbook.xml" in names and b"purl.oclc.org/ooxml" in package.read("xl/workbook.xml")[:4096]:
        return Reason.STRICT_EXCEL
    return None
