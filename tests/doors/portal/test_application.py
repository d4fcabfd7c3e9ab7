"""Pages of the application: the list of questions, writing one beside its checks, tasks, copying, files, sending."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.cast import AT
from tests.complete_application import complete
from tests.core.application.broken import EXAMPLE
from tests.permissions.projects import build_joint
from viitta.core.actors import COMMAND_LINE
from viitta.core.application import Code, check, from_json
from viitta.parts.joint_projects.actions import application as actions
from viitta.parts.joint_projects.models import (
    Answer,
    AnswerState,
    BudgetLine,
    BudgetVersion,
    JointProject,
    ProjectState,
)
from viitta.parts.joint_projects.queries.application import material_of
from viitta.parts.organisations import queries as organisations

pytestmark = pytest.mark.django_db
BY = {"by": COMMAND_LINE, "at": AT}


@pytest.fixture
def joint(town):
    return build_joint(town)


@pytest.fixture
def at(joint):
    """The address of a page of the application."""
    return lambda rest="": f"/projects/{joint.project.pk}/application/{rest}"


@pytest.fixture
def partner(browse, joint):
    """A browser of a person of the partner."""
    return browse("member", joint.accounts)


def text_of(response) -> str:
    return response.content.decode().replace("\u00a0", " ")


def write(joint, question, text="", **values):
    actions.write_answers(project=joint.project, drafts=[actions.Draft(question, text, values)], **BY)


def test_the_list_has_every_question_and_says_what_is_missing(joint, at, browse):
    page = text_of(browse().get(at()))
    assert all(f'id="q{number}"' in page for number in range(1, 40))
    assert "35 kysymystä ilman vastausta" in page


def test_the_filter_of_missing_answers_leaves_out_what_is_answered(joint, at, browse):
    write(joint, 6, "Tavoite.")
    page = text_of(browse().get(at("?show=missing")))
    assert 'id="q6"' not in page
    assert 'id="q1"' not in page
    assert 'id="q5"' not in page  # may be left empty
    assert 'id="q9"' in page


def test_the_filter_of_own_tasks_shows_those_of_the_visitors_municipality(joint, at, partner):
    actions.assign_answers(project=joint.project, questions=[11], partner=joint.partner, **BY)
    page = text_of(partner.get(at("?show=own")))
    assert 'id="q11"' in page
    assert 'id="q6"' not in page


def test_an_unknown_filter_shows_all(joint, at, browse):
    assert 'id="q39"' in text_of(browse().get(at("?show=zzz")))


def test_a_text_is_written_and_shown_with_its_writer_and_length(joint, at, partner):
    assert partner.post(at("6/open/")).url == at("6/write/")
    done = partner.post(at("6/write/"), {"text": "Tavoite on sujuva asiointi.", "seen": "0"})
    assert done.url == at("6/")
    page = text_of(partner.get(at("6/")))
    assert "Tavoite on sujuva asiointi." in page
    assert "27/4 000" in page
    assert "893/2019 § 6" in page


def test_who_writes_over_a_fresh_answer_is_told_and_keeps_the_words(joint, at, browse, partner):
    partner.post(at("6/write/"), {"text": "Kumppanin teksti.", "seen": "0"})
    done = browse().post(at("6/write/"), {"text": "Hakijan teksti.", "seen": "0"})
    page = text_of(done)
    assert done.status_code == 422
    assert "Joku muu on muuttanut" in page
    assert "Hakijan teksti." in page
    assert Answer.objects.get(question="6").text == "Kumppanin teksti."


def test_others_see_who_is_writing_and_since_when(joint, at, browse, partner):
    partner.post(at("6/open/"))
    since = timezone.localtime()
    told = f"rehtori, Kumppanila kirjoittaa tätä, aloitti klo {since.hour}.{since.minute:02d}"
    assert told[:-3] in text_of(browse().get(at("6/")))
    assert "kirjoittaa tätä" in text_of(browse().get(at()))
    assert "kirjoittaa tätä" not in text_of(partner.get(at("6/")))
    partner.post(at("6/close/"))
    assert "kirjoittaa tätä" not in text_of(browse().get(at("6/")))


def test_a_long_text_is_saved_and_found_too_long(joint, at, browse):
    assert browse().post(at("4/write/"), {"text": "å" * 1501, "seen": "0"}).status_code == 302
    assert "Vastauksessa on 1 501 merkkiä; haussa sallitaan 4 000" not in text_of(browse().get(at("4/")))
    assert "Vastauksessa on 1 501 merkkiä; haussa sallitaan 1 500" in text_of(browse().get(at("4/")))


def test_choices_are_the_calls_own(joint, at, browse):
    assert browse().post(at("7/write/"), {"choices": ["wellbeing"], "seen": "0"}).status_code == 422
    assert browse().post(at("7/write/"), {"choices": ["targeting", "cost_savings"], "seen": "0"}).status_code == 302
    page = text_of(browse().get(at("7/")))
    assert "Palvelujen kohdentuvuus paranee" in page
    assert browse().post(at("17/write/"), {"choices": "permanent", "seen": "0"}).status_code == 302
    assert "Pysyviä" in text_of(browse().get(at("17/")))


def test_costs_are_read_as_people_type_them_and_an_empty_total_is_summed(joint, at, browse):
    given = {"seen": "0", "a": "120 000 €", "b": "20.000,00", "c": "5000", "line0_type": "personnel", "line0_amount": "120 000", "line0_text": "Koordinaattori"}  # fmt: skip
    assert browse().post(at("24/write/"), given).status_code == 302
    costs = material_of(joint.project).application.costs
    assert [str(costs.amounts[letter]) for letter in "abcf"] == ["120000.00", "20000.00", "5000.00", "145000.00"]
    assert (costs.lines[0].letter, str(costs.lines[0].amount)) == ("a", "120000.00")


@pytest.mark.parametrize("typed", ["paljon", "1e9", "-5", "1,234", "-0,00x"])
def test_an_amount_that_is_none_is_told_beside_its_field(joint, at, browse, typed):
    done = browse().post(at("24/write/"), {"seen": "0", "a": typed})
    assert done.status_code == 422
    assert 'id="id_a_error"' in text_of(done)
    assert not Answer.objects.filter(question="24").exists()


def test_a_line_without_a_type_is_told_beside_its_field(joint, at, browse):
    done = browse().post(at("24/write/"), {"seen": "0", "a": "5", "line0_amount": "5"})
    assert 'id="id_line0_type_error"' in text_of(done)


def test_financing_takes_empty_and_repeated_rows_and_is_checked(joint, at, browse):
    browse().post(at("24/write/"), {"seen": "0", "a": "100000"})
    given = {"seen": "0", "a": "85001", "b0": "10000", "b1": "", "b2": "4999", "c0_name": "", "c0_amount": ""}
    assert browse().post(at("26/write/"), given).status_code == 302
    page = text_of(browse().get(at("26/")))
    assert "Haettava avustus 85 001,00 € on enemmän kuin 85 % kokonaiskustannuksista" in page
    browse().post(at("26/write/"), {**given, "seen": "1", "a": "85000", "b2": "5000"})
    assert "enemmän kuin" not in text_of(browse().get(at("26/")))


def test_costs_of_a_budget_are_changed_there_and_their_reasons_written_here(joint, at, browse):
    version = BudgetVersion.objects.create(project=joint.project, number=1, at=AT)
    for kind in ("personnel", "licences", "internal"):
        BudgetLine.objects.create(version=version, cost_type=kind, year=2024, amount=5000)
    page = text_of(browse().get(at("24/")))
    assert f'href="/projects/{joint.project.pk}/budget/"' in page
    assert {one.code for one in material_of(joint.project).findings_of(24)} == {
        Code.COST_WITHOUT_REASON,
        Code.CHARGE_NOT_AT_BOOK_COST,
    }
    given = {"seen": "0", "licences": "Kokeilu tarvitsee käyttöluvan.", "internal": "Pääkirjan tili 4300"}
    assert browse().post(at("24/write/"), given).status_code == 302
    assert material_of(joint.project).findings_of(24) == []
    assert "Kokeilu tarvitsee" in text_of(browse().get(at("24/write/")))


def test_a_budget_without_limited_costs_leaves_nothing_to_write(joint, at, browse):
    version = BudgetVersion.objects.create(project=joint.project, number=1, at=AT)
    BudgetLine.objects.create(version=version, cost_type="personnel", year=2024, amount=5000)
    assert browse().get(at("24/write/")).status_code == 404
    assert browse().get(at("26/write/")).status_code == 404


def test_what_the_project_answers_itself_is_not_written_here(joint, at, browse):
    for number in (1, 2, 12, 22):
        page = text_of(browse().get(at(f"{number}/")))
        assert "hankkeen omista tiedoista" in page
        assert browse().get(at(f"{number}/write/")).status_code == 404


def test_marking_ready_and_back(joint, at, browse):
    write(joint, 6, "Näin.")
    browse().post(at("6/state/"))
    assert Answer.objects.get().state == AnswerState.READY
    assert "Palauta luonnokseksi" in text_of(browse().get(at("6/")))
    browse().post(at("6/state/"), {"back": "1"})
    assert Answer.objects.get().state == AnswerState.DRAFT


def test_a_task_is_given_and_taken_back(joint, at, browse):
    browse().post(at("11/task/"), {"partner": str(joint.partner.pk)})
    assert Answer.objects.get().partner == joint.partner
    browse().post(at("11/task/"), {"partner": "zzz"})
    assert Answer.objects.get().partner is None


def test_the_contact_is_shown_to_the_coordinator_alone(joint, at, browse, partner):
    write(joint, 39, first_name="Veli", last_name="Vastaava", email="veli@viitala.example", phone="050 1")
    for rest in ("39/", "copy/"):
        assert "Vastaava" in text_of(browse().get(at(rest)))
        assert "Vastaava" not in text_of(partner.get(at(rest)))
    assert "Vastaava" not in text_of(partner.get(at("file/?format=json")))
    assert "Vastaava" in text_of(browse("coordinator").get(at("file/?format=json")))


def test_the_page_to_copy_from_writes_amounts_as_the_form_takes_them(joint, at, browse):
    write(joint, 24, a="120000.00", f="120000.00", lines=[])
    write(joint, 6, "Kaksi\nriviä")
    page = text_of(browse().get(at("copy/")))
    assert ">120000<" in page
    assert "Kaksi\nriviä" in page
    assert "Merkkejä: 11" in page


def test_the_file_gives_the_findings_of_the_page(joint, at, browse):
    write(joint, 24, a="100", f="101", lines=[])
    told = check(from_json(browse("coordinator").get(at("file/?format=json")).content))
    assert [(one.question, one.code) for one in told] == [
        (one.question, one.code) for one in material_of(joint.project).findings
    ]


@pytest.mark.parametrize(("kind", "begins"), [("docx", b"PK"), ("xlsx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!")])
def test_the_file_comes_in_every_format(joint, at, browse, kind, begins):
    answer = browse().get(at(f"file/?format={kind}"))
    assert answer.content.startswith(begins)
    assert answer["Content-Disposition"] == f'attachment; filename="yhteinen-digihanke.{kind}"'


def test_an_unknown_format_is_not_found(joint, at, browse):
    assert browse().get(at("file/?format=exe")).status_code == 404


def test_sending_with_findings_is_refused_with_their_number(joint, at, browse):
    done = browse().post(at("send/"), {"sent_on": "20.12.2023"})
    assert done.status_code == 422
    assert "Hakemuksessa on vielä huomautettavaa" in text_of(done)


def test_a_sent_application_is_read_only(joint, at, browse):
    application = from_json(json.dumps(EXAMPLE))
    actions.keep_sent_application(project=joint.project, application=application, sent_on=AT.date(), **BY)
    page = text_of(browse().get(at("6/")))
    assert "Hakemus on lähetetty 15.5.2024" in page
    assert "Kirjoita vastaus" not in page
    assert browse().get(at("6/write/")).status_code == 404
    assert browse().post(at("6/open/")).status_code == 404
    assert "Ei huomautettavaa" in text_of(browse().get(at()))


def test_a_complete_application_is_kept_as_sent(joint, town, at, browse):
    complete(joint, town)
    assert material_of(joint.project).findings == []
    done = browse().post(at("send/"), {"sent_on": "19.12.2023"})
    assert done.url == at()
    assert JointProject.objects.get(pk=joint.project.pk).state == ProjectState.SUBMITTED
    assert "Hakemus on lähetetty 19.12.2023" in text_of(browse().get(at()))


def test_a_hostile_text_is_shown_as_text(joint, at, browse):
    write(joint, 6, "<script>alert(1)</script>")
    for rest in ("6/", "copy/", ""):
        assert "<script>alert(1)" not in text_of(browse().get(at(rest)))


def test_the_list_takes_as_many_queries_with_one_answer_as_with_many(joint, at, browse):
    def count():
        client = browse()
        client.get(at())
        with CaptureQueriesContext(connection) as queries:
            client.get(at())
        return len(queries)

    def begin(number):
        member = organisations.actor_of(joint.accounts["member"], on=AT.date())
        actions.open_answer(project=joint.project, question=number, by=member, at=timezone.now())

    write(joint, 6, "Yksi.")
    begin(9)
    one = count()
    for number in (4, 10, 11):
        begin(number)
        write(joint, number, "Lisää.")
    assert count() <= one <= 25
