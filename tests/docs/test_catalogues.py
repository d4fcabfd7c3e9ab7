"""Catalogues of all parts are read as one: the same English sentence has the same Finnish text in each."""

from tests.catalogues import kept_of, owners


def test_one_english_sentence_has_one_finnish_text():
    found: dict[tuple, set[str]] = {}
    for owner in owners():
        for message in kept_of(owner):
            if message.id:
                key = (message.id if isinstance(message.id, str) else message.id[0], message.context)
                found.setdefault(key, set()).add(str(message.string))
    assert {key: texts for key, texts in found.items() if len(texts) > 1} == {}
