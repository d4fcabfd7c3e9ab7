"""What a file is by what is in it."""

import io
import zipfile

import pytest

from viitta.engines import media
from viitta.engines.media import NotTaken, Refusal, recognise


def packed(*names: str, **contents: str) -> io.BytesIO:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for name in names:
            file.writestr(name, contents.get(name, "x"))
    return stream


def open_document(kind: str) -> io.BytesIO:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        file.writestr("content.xml", "<a/>")
    return stream


TAKEN = [
    (io.BytesIO(b"%PDF-1.7\n"), "a.pdf", media.PDF),
    (io.BytesIO(b"\x89PNG\r\n\x1a\n..."), "a.PNG", media.PNG),
    (io.BytesIO(b"\xff\xd8\xff\xe0"), "kuva.jpeg", media.JPEG),
    (io.BytesIO(b"RIFF\0\0\0\0WEBPVP8 "), "a.webp", media.WEBP),
    (io.BytesIO("Hyvää päivää".encode()), "a.txt", media.TEXT),
    (io.BytesIO(b"a;b\r\n1;2"), "a.csv", media.TEXT),
    (packed("[Content_Types].xml", "word/document.xml"), "a.docx", media.DOCX),
    (packed("[Content_Types].xml", "xl/workbook.xml"), "a.xlsx", media.XLSX),
    (open_document("text"), "a.odt", media.ODT),
]


@pytest.mark.parametrize(("stream", "name", "found"), TAKEN, ids=[row[1] for row in TAKEN])
def test_a_file_is_known_by_its_content(stream, name, found):
    assert recognise(stream, name) == found
    assert stream.tell() == 0


REFUSED = [
    (io.BytesIO(b""), "a.pdf", Refusal.EMPTY),
    (io.BytesIO(b"<!doctype html><script>1</script>"), "a.txt", Refusal.UNKNOWN),
    (io.BytesIO(b'<svg xmlns="http://www.w3.org/2000/svg"/>'), "a.svg", Refusal.UNKNOWN),
    (io.BytesIO(b"MZ\x90\0\0\0"), "a.exe", Refusal.UNKNOWN),
    (io.BytesIO(b"\x89PNG\r\n\x1a\n..."), "a.pdf", Refusal.ENDING),
    (io.BytesIO(b"%PDF-1.7"), "a", Refusal.ENDING),
    (packed("a.txt"), "a.zip", Refusal.UNKNOWN),
    (packed("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "a.docx", Refusal.MACROS),
    (io.BytesIO(b"PK\x03\x04 torn"), "a.docx", Refusal.UNKNOWN),
    (io.BytesIO("Hyvää päivää".encode("latin-1") * 3), "a.txt", Refusal.UNKNOWN),
]


@pytest.mark.parametrize(("stream", "name", "why"), REFUSED, ids=[f"{row[1]} {row[2]}" for row in REFUSED])
def test_what_a_document_may_not_be_is_refused_with_its_reason(stream, name, why):
    with pytest.raises(NotTaken) as told:
        recognise(stream, name)
    assert told.value.why == why


def test_a_character_cut_by_the_end_of_what_is_read_does_not_spoil_a_text():
    assert recognise(io.BytesIO(("a" * 8191 + "ä" * 10).encode()), "a.txt") == media.TEXT
