"""Rows of many kinds about one measure in one shape, so that they can be read in one query."""

from typing import Any, NamedTuple

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast


class Weight(NamedTuple):
    """One thing that the page of a measure tells of what it takes, waits for and risks; values as text, empty for none.

    kind: what the rest means. effort: who, days. milestone: title; due day, per cent, day reached. promise: what, by
    whom; first due day, present one, kept, cancelled, times moved. risk: title; likelihood, impact. taken: the risk
    that was made of what was seen; of which observation. goal and strategy_goal: title; its place in the list. benefit: title, status.
    """

    kind: str
    pk: int
    text: str
    more: str
    a: str
    b: str
    c: str
    d: str
    e: str


def weight_rows(kind: str, rows: QuerySet[Any], text: Any, **values: Any) -> QuerySet[Any]:
    """Rows of any model in the one shape that a union takes."""
    names = ("more", "a", "b", "c", "d", "e")
    said = {name: Cast(values.get(name, Value("")), CharField()) for name in names}
    shaped = rows.order_by().annotate(
        w_kind=Value(kind, output_field=CharField()),
        w_text=Cast(text, CharField()),
        **{f"w_{name}": value for name, value in said.items()},
    )
    return shaped.values_list("w_kind", "pk", "w_text", *(f"w_{name}" for name in names))
