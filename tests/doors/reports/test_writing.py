"""Reports are written, commented and published; what is published never changes."""

import json
from copy import deepcopy
from datetime import date, timedelta
from io import BytesIO

import pytest

from tests.cast import AT, TODAY
from tests.render.hostile import HOSTILE
from viitta.core.actors import COMMAND_LINE
from viitta.core.document import Text, plain
from viitta.core.document.reading import lines_of
from viitta.core.document.stored import from_plain, to_plain
from viitta.doors.reports import actions
from viitta.doors.reports.final.compose import composed, drafted, said_by
from viitta.doors.reports.models import OwnText, ReportVersion
from viitta.doors.reports.queries import reports as queries
from viitta.parts.audit.actions import Stale
from viitta.parts.files.models import Content
from viitta.parts.files.queries import pieces_of
from viitta.parts.organisations import actions as organisations
from viitta.parts.organisations.permissions import Forbidden
from viitta.parts.roadmaps import actions as roadmaps

pytestmark = pytest.mark.django_db
BY = {"by": COMMAND_LINE, "at": AT}
ADDRESS = "https://viitta.example"


@pytest.fixture
def report(town):
    return actions.begin_reports(new=[(town.roadmap, "Loppuraportti", "fi")], **BY)[0]


def write(report, section="successes", text="Omin sanoin.", placing="after", seen=0, **more):
    one = next(one for one in drafted(report, today=TODAY) if one.key == section)
    given = {"text": text, "placing": placing, "seen": seen, "drafted": said_by(one), **BY, **more}
    return actions.write_section(report=report, section=section, **given)


def publish(report, reason="", at=AT):
    return actions.publish_report(report=report, reason=reason, today=TODAY, by=COMMAND_LINE, at=at)


def bytes_of(version, form):
    kept = actions.keep_file(version=version, form=form, base_url=ADDRESS, **BY)
    return b"".join(pieces_of(kept.content))


def lines(report):
    return lines_of(composed(report, today=TODAY))


@pytest.mark.parametrize("placing", ["before", "after", "instead"])
def test_own_text_stands_where_it_was_put(report, placing):
    write(report, placing=placing)
    said = lines(report)
    start, end = said.index("Onnistumiset"), said.index("Haasteet")
    section = said[start + 1 : end]
    place = section.index("Omin sanoin.")
    assert {
        "before": place == 0 and len(section) > 1,
        "after": place == len(section) - 1 > 0,
        "instead": section == ["Omin sanoin."],
    }[placing]


def test_own_text_stays_when_the_data_changes_and_the_draft_follows_it(town, report):
    own = write(report, "introduction", "Johdannoksi sanottakoon.")
    roadmaps.remove_measures(measures=[town.study], **BY)
    said = lines(report)
    assert "Johdannoksi sanottakoon." in said
    assert "Tiekartassa oli 2 toimenpidettä." in said
    assert "Tiekartassa oli 3 toimenpidettä." in own.drafted


def test_empty_text_takes_the_own_text_away(report):
    write(report)
    assert write(report, text="  ", seen=1) is None
    assert OwnText.objects.count() == 0


def test_two_who_write_at_once_do_not_write_over_each_other(report):
    write(report, text="Ensimmäinen.")
    with pytest.raises(Stale):
        write(report, text="Toinen.")
    assert OwnText.objects.get().text == "Ensimmäinen."


def test_a_section_that_no_report_has_is_refused(report):
    with pytest.raises(ValueError, match="no section"):
        actions.write_section(report=report, section="nothing", text="x", placing="after", drafted="", seen=0, **BY)


def test_owners_and_readers_do_not_write_and_readers_do_not_comment(town, report):
    for role in ("owner", "member", "reader"):
        with pytest.raises(Forbidden):
            write(report, by=town.actor(role))
    with pytest.raises(Forbidden):
        actions.add_comments(report=report, new=[("goals", "Hyvä.")], by=town.actor("reader"), at=AT)
    assert actions.add_comments(report=report, new=[("goals", "Hyvä.")], by=town.actor("member"), at=AT)


def test_a_comment_is_handled_and_opened_again(report):
    (comment,) = actions.add_comments(report=report, new=[("goals", "Hyvä.")], **BY)
    actions.handle_comments(report=report, comments=[comment], **BY)
    assert queries.comments_of(report)[0].handled_at == AT
    actions.handle_comments(report=report, comments=[comment], handled=False, **BY)
    assert queries.comments_of(report)[0].handled_at is None


def test_a_correction_is_a_new_version_and_says_why(report):
    assert publish(report).number == 1
    with pytest.raises(actions.NoReason):
        publish(report)
    second = publish(report, "Luku korjattu.")
    assert (second.number, second.reason) == (2, "Luku korjattu.")


def test_a_published_report_is_the_same_after_people_units_and_values_have_changed(town, report):
    (unit,) = organisations.add_units(organisation=town.organisation, names=["Hallinto"], **BY)
    roadmaps.change_measures(changes=[roadmaps.MeasureChange(town.app, {"unit": unit})], **BY)
    actions.change_report(report=report, values={"shows_names": True}, seen=1, **BY)
    report.refresh_from_db()
    version = publish(report)
    before, files = (
        deepcopy(version.document),
        {form: bytes_of(version, form) for form in ("pdf", "docx", "html", "xlsx")},
    )
    organisations.erase_people(people=[town.people["viestintäpäällikkö"]], **BY)
    organisations.change_unit(unit=unit, name="Konserni", parent=None, contact=None, **BY)
    town.app.refresh_from_db()
    roadmaps.change_measures(changes=[roadmaps.MeasureChange(town.app, {"title": "Toinen nimi"})], **BY)
    roadmaps.remove_measures(measures=[town.study], **BY)
    after = ReportVersion.objects.select_related("report").get(pk=version.pk)
    assert after.document == before
    assert {form: bytes_of(after, form) for form in files} == files
    assert "Toinen nimi" in " ".join(lines(report))


def test_a_file_that_is_first_asked_for_after_the_changes_is_that_of_the_published_report(town, report):
    version = publish(report)
    roadmaps.remove_measures(measures=[town.study], **BY)
    from tests.readers import text_of_pdf

    assert "Tiekartassa oli 3 toimenpidettä." in text_of_pdf(bytes_of(version, "pdf"))


def test_the_same_file_is_kept_once(report):
    version = publish(report)
    assert bytes_of(version, "docx") == bytes_of(version, "docx")
    assert Content.objects.count() == 1


def test_forgetting_removed_documents_leaves_the_files_of_reports(report):
    from viitta.parts.files import actions as files

    version = publish(report)
    made = bytes_of(version, "pdf")
    thing = files.Thing("roadmap", report.roadmap_id, report.organisation_id, report.roadmap_id)
    new = files.NewDocument("Liite", "other", TODAY, "", BytesIO(b"%PDF-1.7"), "a.pdf", "application/pdf")
    document = files.attach_documents(thing=thing, new=[new], **BY)
    files.remove_documents(documents=document, **BY)
    assert files.forget_removed(by=COMMAND_LINE, at=AT + timedelta(days=60)) == 1
    assert Content.objects.count() == 1
    assert bytes_of(version, "pdf") == made


def test_a_version_says_its_number_at_the_foot_and_a_draft_that_it_is_one(report):
    assert composed(report, today=TODAY).footer == "Luonnos"
    assert from_plain(publish(report).document["document"]).footer == "Versio 1"


def test_what_was_stored_is_read_back_as_it_was(report):
    document = from_plain(publish(report).document["document"])
    assert from_plain(json.loads(json.dumps(to_plain(document)))) == document


@pytest.mark.parametrize("name", ["script", "foreign scripts", "markup of the typesetter"])
def test_hostile_own_text_is_published_as_text(report, name):
    text = HOSTILE[name]
    write(report, text=text, placing="instead")
    version = publish(report)
    for form in ("pdf", "docx", "html"):
        assert bytes_of(version, form)
    assert "<script>alert" not in bytes_of(version, "html").decode()


def test_a_hundred_thousand_letters_of_own_text_go_into_pdf_and_word(report):
    write(report, text="- pitkä kohta 🙂 <b>x</b> שלום\n" * 4000)
    version = publish(report)
    for form in ("pdf", "docx"):
        assert bytes_of(version, form)


def test_a_report_in_swedish_has_its_own_texts_marked_as_nothing_else(town):
    report = actions.begin_reports(new=[(town.roadmap, "Slutrapport", "sv")], **BY)[0]
    write(report, text="Egna ord.")
    found = [
        block
        for block in composed(report, today=TODAY).blocks
        if "Egna ord." in plain(getattr(block, "text", ()) if not isinstance(getattr(block, "text", ()), str) else ())
    ]
    assert [piece.language for block in found for piece in block.text if isinstance(piece, Text)] == [""]


def test_the_period_of_a_report_that_is_written_early_is_told(report):
    assert any("luonnos" in line for line in lines(report))
    assert report.begun_at.date() == date(2024, 5, 15)
