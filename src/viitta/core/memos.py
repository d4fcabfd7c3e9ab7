"""The memo of a meeting: its seal, when it is approved, and what case management is told. In words: docs/explanation/rules/memos.md."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree

from viitta.core.document import clean

CHECKER, APPROVER = "checker", "approver"


def seal_of(document: str) -> str:
    """The fingerprint of a memo as it was shown: any change of it gives another one."""
    return hashlib.sha256(document.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who is asked to check or approve; `seal` is of what they were sent."""

    role: str
    seal: str
    is_given: bool
    is_revoked: bool = False


def is_approved(asked: Iterable[Asked], seal: str) -> bool:
    """Whether a memo is approved: everybody who was sent what it says now has given their word, an approver among them."""
    now = [one for one in asked if one.seal == seal and not one.is_revoked]
    return any(one.role == APPROVER for one in now) and all(one.is_given for one in now)


@dataclass(frozen=True, slots=True)
class RecordFacts:
    """What a case-management system asks of a record; texts as they are, the class as its code."""

    title: str
    on: date
    diary_number: str
    body: str
    organisation: str
    publicity: str
    retention: str
    approved_on: date
    file: str
    sha256: str

    def rows(self) -> dict[str, str]:
        """Names and values in the order of the record."""
        return {
            "title": clean(self.title),
            "date": self.on.isoformat(),
            "diary_number": clean(self.diary_number),
            "body": clean(self.body),
            "organisation": clean(self.organisation),
            "publicity": self.publicity,
            "retention": clean(self.retention),
            "type": "memo",
            "language": "fi",
            "approved_on": self.approved_on.isoformat(),
            "file": self.file,
            "sha256": self.sha256,
        }


def record_json(facts: RecordFacts) -> str:
    """The facts as JSON text."""
    return json.dumps(facts.rows(), ensure_ascii=False, indent=2) + "\n"


def record_xml(facts: RecordFacts) -> str:
    """The same facts as XML text."""
    root = ElementTree.Element("record")
    for name, value in facts.rows().items():
        ElementTree.SubElement(root, name).text = value
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"
