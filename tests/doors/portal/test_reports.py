"""Pages of reports: beginning, writing, comments, preview, publishing, files."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import AT, TODAY
from viitta.core.actors import COMMAND_LINE
from viitta.doors.reports import actions
from viitta.doors.reports.models import OwnText, Report, ReportComment, ReportVersion
from viitta.parts.roadmaps import actions as roadmaps

pytestmark = pytest.mark.django_db
BY = {"by": COMMAND_LINE, "at": AT}


@pytest.fixture
def report(town):
    return actions.begin_reports(new=[(town.roadmap, "Loppuraportti", "fi")], **BY)[0]


def text_of(response) -> str:
    return response.content.decode()


def test_without_reports_the_list_offers_to_begin_one(town, browse):
    page = text_of(browse().get("/reports/"))
    assert f"/reports/new/?roadmap={town.roadmap.pk}" in page
    assert "Raportteja ei ole vielä" in text_of(browse("reader").get("/reports/"))


def test_a_report_is_begun_with_a_title_and_a_language(town, browse):
    address = f"/reports/new/?roadmap={town.roadmap.pk}"
    assert "Loppuraportti: Digitiekartta 2023–2025" in text_of(browse().get(address))
    done = browse().post(address, {"title": "Slutrapport", "language": "sv"})
    report = Report.objects.get()
    assert done.url == f"/reports/{report.pk}/"
    assert (report.title, report.language) == ("Slutrapport", "sv")


def test_a_report_without_a_title_is_refused_beside_the_field(town, browse):
    done = browse().post(f"/reports/new/?roadmap={town.roadmap.pk}", {"title": " ", "language": "fi"})
    assert done.status_code == 422
    assert 'id="id_title_error"' in text_of(done)


def test_the_editor_shows_each_section_with_links_to_its_sources(town, report, browse):
    page = text_of(browse().get(f"/reports/{report.pk}/?section=schedules"))
    assert "Aikataulujen toteutuminen" in page
    assert f"/roadmaps/{town.roadmap.pk}/?outcome=unfinished" in page
    assert 'aria-current="page"' in page


def test_an_unknown_section_of_the_address_shows_the_first(report, browse):
    assert browse().get(f"/reports/{report.pk}/?section=nothing").status_code == 200


def save(browse, report, text, seen, role="convenor"):
    values = {"text": text, "placing": "instead", "seen": seen}
    return browse(role).post(f"/reports/{report.pk}/sections/successes/", values)


def test_own_text_is_written_and_shown_with_who_wrote_it(report, browse):
    assert save(browse, report, "Onnistuimme.\n\n- yksi\n- kaksi", 0).status_code == 302
    page = text_of(browse().get(f"/reports/{report.pk}/?section=successes"))
    assert "<p>Onnistuimme.</p>" in page
    assert '<ul class="bullets"><li>yksi</li><li>kaksi</li></ul>' in page
    assert "luonnostellun tekstin sijaan · Convenor Viitala" in page


def test_who_would_write_over_a_fresh_text_is_told_and_loses_nothing(report, browse):
    save(browse, report, "Ensimmäinen.", 0)
    done = save(browse, report, "Toisen teksti.", 0)
    assert done.status_code == 422
    assert "Toisen teksti." in text_of(done)
    assert OwnText.objects.get().text == "Ensimmäinen."


def test_that_the_data_has_changed_since_shows_both(town, report, browse):
    browse().post(f"/reports/{report.pk}/sections/introduction/", {"text": "Oma.", "placing": "after", "seen": 0})
    roadmaps.remove_measures(measures=[town.study], **BY)
    page = text_of(browse().get(f"/reports/{report.pk}/"))
    assert "<del>Tiekartassa oli 3 toimenpidettä.</del>" in page
    assert "<ins>Tiekartassa oli 2 toimenpidettä.</ins>" in page
    assert "oma teksti, tiedot ovat muuttuneet" in page


def test_a_member_comments_and_the_convenor_marks_it_as_handled(report, browse):
    address = f"/reports/{report.pk}/sections/goals/comment/"
    assert browse("member").post(address, {"text": "Tarkennetaan tätä."}).status_code == 302
    page = text_of(browse().get(f"/reports/{report.pk}/?section=goals"))
    assert "Tarkennetaan tätä." in page
    assert "1 kommentti odottaa" in page
    comment = ReportComment.objects.get()
    browse().post(f"/reports/{report.pk}/comments/{comment.pk}/")
    assert ReportComment.objects.get().handled_at is not None
    assert browse("member").post(address, {"text": ""}).status_code == 422


def test_only_titles_are_shown_until_somebody_chooses_names(report, browse):
    assert "vain nimikkeet" in text_of(browse().get(f"/reports/{report.pk}/"))
    values = {"title": report.title, "language": "fi", "shows_names": "on", "seen": 1}
    browse().post(f"/reports/{report.pk}/edit/", values)
    assert Report.objects.get().shows_names


def test_two_who_change_the_settings_at_once_are_told(report, browse):
    browse().post(f"/reports/{report.pk}/edit/", {"title": "Yksi", "language": "fi", "seen": 1})
    done = browse().post(f"/reports/{report.pk}/edit/", {"title": "Kaksi", "language": "fi", "seen": 1})
    assert done.status_code == 422
    assert Report.objects.get().title == "Yksi"


def test_the_preview_is_the_whole_report_and_its_files(report, browse):
    page = text_of(browse("reader").get(f"/reports/{report.pk}/preview/"))
    assert "4.1 Aikataulujen toteutuminen" in page
    for kind, start in (("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK")):
        made = browse("reader").get(f"/reports/{report.pk}/preview/?format={kind}")
        assert made.content.startswith(start)
        assert "loppuraportti-luonnos" in made["Content-Disposition"]
    assert browse().get(f"/reports/{report.pk}/preview/?format=exe").status_code == 404


def test_a_report_is_published_and_its_files_are_the_same_whenever_asked(town, report, browse):
    done = browse().post(f"/reports/{report.pk}/publish/")
    assert done.url == f"/reports/{report.pk}/versions/1/"
    first = browse("reader").get(f"{done.url}?format=pdf").content
    roadmaps.remove_measures(measures=[town.study], **BY)
    assert browse("reader").get(f"{done.url}?format=pdf").content == first
    assert "Tiekartassa oli 3 toimenpidettä." in re.sub("<[^>]+>", "", text_of(browse().get(done.url)))
    assert "Versio 1" in text_of(browse().get(f"/reports/{report.pk}/"))


def test_a_second_version_needs_its_reason(report, browse):
    actions.publish_report(report=report, reason="", today=TODAY, **BY)
    assert browse().post(f"/reports/{report.pk}/publish/", {"reason": ""}).status_code == 422
    browse().post(f"/reports/{report.pk}/publish/", {"reason": "Luku korjattu."})
    assert ReportVersion.objects.count() == 2
    assert "Luku korjattu." in text_of(browse().get(f"/reports/{report.pk}/"))


def count(browser, address) -> int:
    browser.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(address).status_code == 200
    return len(queries)


def test_lists_take_the_same_queries_with_one_row_and_three(town, report, browse):
    browser = browse()
    actions.add_comments(report=report, new=[("introduction", "Yksi.")], **BY)
    actions.publish_report(report=report, reason="", today=TODAY, **BY)
    one, editor = count(browser, "/reports/"), count(browser, f"/reports/{report.pk}/")
    for number in (2, 3):
        actions.begin_reports(new=[(town.roadmap, f"Raportti {number}", "fi")], **BY)
        actions.add_comments(report=report, new=[("introduction", "Lisää.")], **BY)
        actions.publish_report(report=report, reason="Korjaus", today=TODAY, **BY)
    assert count(browser, "/reports/") == one
    assert count(browser, f"/reports/{report.pk}/") == editor


def test_the_rows_of_an_outcome_are_those_that_the_report_counted(town, browse):
    page = text_of(browse().get(f"/roadmaps/{town.roadmap.pk}/?outcome=continuous"))
    assert "Kirjaston digituki" in page
    assert f"/measures/{town.app.pk}/" not in page
