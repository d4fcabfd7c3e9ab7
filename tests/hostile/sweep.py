"""Every form of every page, found on the pages themselves, and what the database held before and after."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.apps import apps
from django.db import connection


@dataclass
class Form:
    """A form as a browser would send it: its address, what its fields hold, and the choices of each field."""

    action: str
    method: str
    values: dict[str, list[str]] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.method = self.method.lower()


class _Reader(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__()
        self.address, self.forms = address, []
        self._form: Form | None = None
        self._select = self._area = ""
        self._is_first = False

    def _add(self, name: str, value: str) -> None:
        if self._form is not None and name:
            self._form.values.setdefault(name, []).append(value)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        name = has.get("name", "")
        if tag == "form":
            self._form = Form(has.get("action") or self.address, has.get("method", "get"))
            self.forms.append(self._form)
        elif self._form is None:
            return
        elif tag == "input" and name:
            kind = has.get("type", "text")
            if kind in ("radio", "checkbox"):
                self._form.choices.setdefault(name, []).append(has.get("value", "on"))
                self._form.values.setdefault(name, [])
            if kind not in ("radio", "checkbox", "file", "submit") or "checked" in has:
                self._add(name, has.get("value", ""))
        elif tag == "select":
            self._select, self._is_first = name, True
            self._form.choices.setdefault(name, [])
        elif tag == "option" and self._select:
            self._form.choices[self._select].append(has.get("value", ""))
            if "selected" in has:
                self._form.values[self._select] = [has.get("value", "")]
            elif self._is_first:
                self._add(self._select, has.get("value", ""))
            self._is_first = False
        elif tag == "textarea":
            self._area = name
            self._add(name, "")
        elif tag == "button" and name:
            self._form.choices.setdefault(name, []).append(has.get("value", ""))
            self._form.values.setdefault(name, [])

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._area and self._form is not None:
            self._form.values[self._area][-1] += data


def forms_of(address: str, page: str) -> list[Form]:
    """The forms on a page, without those that sign out or change the password: after them nobody would be signed in."""
    reader = _Reader(address)
    reader.feed(page)
    return [
        form for form in reader.forms if not any(word in form.action for word in ("logout", "sign-out", "password"))
    ]


def counts() -> dict[str, int]:
    """How many rows every table of ours has, in one statement; the session's and the counter's are the machinery's own."""
    tables = [model._meta.db_table for model in apps.get_models() if model.__module__.startswith("viitta.")]
    parts = (f"SELECT '{table}', count(*) FROM {table}" for table in tables)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts))
        return dict(cursor.fetchall())
