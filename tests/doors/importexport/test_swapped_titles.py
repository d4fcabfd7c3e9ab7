"""Rows that are known by their uid may take each other's titles in one sheet."""

from io import BytesIO

import openpyxl
import pytest
from django.db import IntegrityError

from tests.doors.importexport.helpers import LATER, applied, edited, exported
from viitta.core.actors import COMMAND_LINE
from viitta.doors.importexport import actions
from viitta.parts.roadmaps import actions as roadmaps
from viitta.parts.roadmaps.models import Measure

APP, STUDY = ("Kaupunkisovellus", "Toimenpide"), ("Tietovaraston selvitys", "Toimenpide")


@pytest.fixture
def swapped(town):
    return edited(exported(town.roadmap), {APP: STUDY[0], STUDY: APP[0]})


def titles(*measures):
    return [Measure.objects.get(pk=measure.pk).title for measure in measures]


def test_two_measures_swap_titles(town, swapped):
    batch = applied(swapped, town.organisation, town.roadmap)
    assert (batch.state, batch.updated) == ("applied", 2)
    assert titles(town.app, town.study) == [STUDY[0], APP[0]]


def test_a_swap_is_undone(town, swapped):
    batch = applied(swapped, town.organisation, town.roadmap)
    actions.undo_batch(batch=batch, by=COMMAND_LINE, at=LATER)
    assert titles(town.app, town.study) == [APP[0], STUDY[0]]


def test_a_new_row_takes_the_title_that_another_leaves_and_gives_it_back_when_undone(town):
    book = openpyxl.load_workbook(BytesIO(edited(exported(town.roadmap), {APP: "Kaupungin sovellus"})))
    page = book.worksheets[0]
    heads = {cell.value: cell.column for cell in page[1]}
    row = page.max_row + 1
    page.cell(row, heads["Pääkohta"]).value, page.cell(row, heads["Toimenpide"]).value = "Sähköiset palvelut", APP[0]
    out = BytesIO()
    book.save(out)
    batch = applied(out.getvalue(), town.organisation, town.roadmap)
    assert (batch.created, batch.updated) == (1, 1)
    assert titles(town.app) == ["Kaupungin sovellus"]
    actions.undo_batch(batch=batch, by=COMMAND_LINE, at=LATER)
    assert titles(town.app) == [APP[0]]
    assert Measure.objects.count() == 3


def test_a_title_that_stays_where_it_is_cannot_be_taken(town):
    change = roadmaps.MeasureChange(town.app, {"title": STUDY[0]})
    kept = roadmaps.MeasureChange(town.study, {"description": "Sama nimi jää."})
    with pytest.raises(IntegrityError):
        roadmaps.change_measures(changes=[change, kept], by=COMMAND_LINE, at=LATER)
