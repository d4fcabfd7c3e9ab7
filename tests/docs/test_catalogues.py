"""Catalogues of all parts are read as one: the same English sentence has the same Finnish text in each."""

from tests.catalogues import kept_of, owners
from tests.readers import unknown_words


def test_one_english_sentence_has_one_finnish_text():
    found: dict[tuple, set[str]] = {}
    for owner in owners():
        for message in kept_of(owner):
            if message.id:
                key = (message.id if isinstance(message.id, str) else message.id[0], message.context)
                found.setdefault(key, set()).add(str(message.string))
    assert {key: texts for key, texts in found.items() if len(texts) > 1} == {}


def test_the_finnish_of_reports_is_spelt_right():
    owner = next(one for one in owners() if one.name == "reports")
    texts = [message.string for message in kept_of(owner) if message.id]
    flat = [part for text in texts for part in (text if isinstance(text, tuple | list) else (text,))]
    assert unknown_words(flat) <= {"min"}
