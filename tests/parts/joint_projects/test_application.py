"""The application of a project: answers with their history, writing side by side, what the project answers by itself."""

import json
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import AT, TODAY
from tests.complete_application import complete
from tests.core.application.broken import EXAMPLE
from tests.joint import build_joint as build_sample
from viitta.config.sample.project_money import fill_money
from viitta.core.actors import COMMAND_LINE
from viitta.core.application import QUESTIONS, Code, check, from_json, to_json, to_plain
from viitta.parts.audit.actions import Stale
from viitta.parts.audit.models import Event
from viitta.parts.joint_projects.actions import application as actions
from viitta.parts.joint_projects.actions.base import Refused
from viitta.parts.joint_projects.actions.partners import NewPartner, PartnerDecision, add_partners, record_decision
from viitta.parts.joint_projects.actions.projects import change_project
from viitta.parts.joint_projects.models import (
    Answer,
    AnswerRevision,
    AnswerState,
    BudgetLine,
    BudgetVersion,
    ProjectState,
)
from viitta.parts.joint_projects.queries.application import assembled, material_of, writers_of
from viitta.parts.organisations import queries as organisations
from viitta.parts.organisations.permissions import Forbidden
from viitta.parts.risks.models import Risk, RiskClassing

pytestmark = pytest.mark.django_db
BY = {"by": COMMAND_LINE, "at": AT}


@pytest.fixture
def joint(pair):
    """The town's own project; the sample's is built where it is needed."""
    return pair


def write(joint, question, text="", seen=None, by=COMMAND_LINE, **values):
    draft = actions.Draft(question, text, values, seen)
    return actions.write_answers(project=joint.project, drafts=[draft], by=by, at=AT)[0]


def person_of(joint, role):
    return organisations.actor_of(joint.accounts[role], on=TODAY)


def found(joint, number) -> set[Code]:
    return {one.code for one in material_of(joint.project).findings_of(number)}


def test_an_answer_keeps_every_version(joint):
    write(joint, 6, "Ensin näin.")
    write(joint, 6, "Sitten näin.", seen=1)
    row = Answer.objects.get(project=joint.project, question="6")
    assert (row.text, row.revision) == ("Sitten näin.", 2)
    assert list(AnswerRevision.objects.filter(answer=row).values_list("text", flat=True)) == [
        "Ensin näin.",
        "Sitten näin.",
    ]
    assert material_of(joint.project).application.texts[6] == "Sitten näin."


def test_the_same_text_again_makes_no_version(joint):
    write(joint, 6, "Näin.")
    write(joint, 6, "Näin.", seen=1)
    assert AnswerRevision.objects.count() == 1


def test_who_saves_second_is_told_and_nothing_is_lost(joint):
    write(joint, 6, "Ensimmäinen.", seen=0)
    with pytest.raises(Stale):
        write(joint, 6, "Toinen.", seen=0)
    assert Answer.objects.get(question="6").text == "Ensimmäinen."


def test_people_of_every_partner_write_side_by_side(joint, town):
    write(joint, 6, "Kumppani kirjoittaa.", by=person_of(joint, "member"))
    write(joint, 9, "Hakija kirjoittaa.", by=town.actor("coordinator"))
    application = material_of(joint.project).application
    assert (application.texts[6], application.texts[9]) == ("Kumppani kirjoittaa.", "Hakija kirjoittaa.")


def test_a_reader_and_a_stranger_write_nothing(joint, neighbour):
    stranger = organisations.actor_of(neighbour[1]["convenor"], on=TODAY)
    for actor in (person_of(joint, "reader"), stranger):
        with pytest.raises(Forbidden):
            write(joint, 6, "Ei.", by=actor)
    assert not Answer.objects.exists()


def test_a_task_of_one_partner_is_not_written_by_another(joint, town):
    actions.assign_answers(project=joint.project, questions=[11], partner=joint.applicant, **BY)
    with pytest.raises(Forbidden):
        write(joint, 11, "Ei.", by=person_of(joint, "member"))
    write(joint, 11, "Kyllä.", by=town.actor("member"))


def test_only_who_coordinates_gives_tasks(joint):
    with pytest.raises(Forbidden):
        actions.assign_answers(
            project=joint.project, questions=[6], partner=None, by=person_of(joint, "convenor"), at=AT
        )


def test_others_are_told_who_is_writing_until_it_is_saved(joint):
    member = person_of(joint, "member")
    actions.open_answer(project=joint.project, question=6, by=member, at=AT)
    rows = list(Answer.objects.all())
    assert writers_of(rows, AT) == {6: "rehtori, Kumppanila"}
    assert writers_of(rows, AT + actions.LEASE + timedelta(seconds=1)) == {}
    write(joint, 6, "Valmis.", seen=0, by=member)
    assert writers_of(Answer.objects.all(), AT) == {}


def test_stopping_leaves_the_writing_of_another(joint, town):
    actions.open_answer(project=joint.project, question=6, by=person_of(joint, "member"), at=AT)
    actions.close_answer(project=joint.project, question=6, by=town.actor("coordinator"), at=AT)
    assert list(writers_of(Answer.objects.all(), AT)) == [6]
    actions.close_answer(project=joint.project, question=6, by=person_of(joint, "member"), at=AT)
    assert writers_of(Answer.objects.all(), AT) == {}


def test_a_ready_answer_that_is_changed_is_a_draft_again(joint):
    write(joint, 6, "Näin.")
    actions.mark_answers(project=joint.project, questions=[6], state=AnswerState.READY, **BY)
    assert Answer.objects.get().state == AnswerState.READY
    write(joint, 6, "Toisin.", seen=1)
    assert Answer.objects.get().state == AnswerState.DRAFT


def test_the_project_answers_by_what_it_has(joint):
    decision = PartnerDecision("kunnanhallitus", date(2023, 12, 4), section="77")
    record_decision(partner=joint.partner, new=decision, **BY)
    add_partners(project=joint.project, new=[NewPartner(name="Ammattiopisto", role="outsider")], **BY)
    write(joint, 5, "Lisäksi kylätoimikunnat.")
    application = material_of(joint.project).application
    assert (application.texts[1], application.texts[2]) == ("Viitala", "Yhteinen digihanke")
    assert application.texts[5] == "Ammattiopisto\nLisäksi kylätoimikunnat."
    assert [one.name for one in application.phases] == ["Tilannekuva"]
    assert [(one.partner, one.section) for one in application.decisions] == [("Kumppanila", "77")]
    assert [(one.name, str(one.share)) for one in application.partners] == [
        ("Viitala", "10000.00"),
        ("Kumppanila", "5000.00"),
    ]


def test_costs_and_financing_come_from_the_budget_when_there_is_one(joint):
    write(joint, 24, a="1", f="1")
    assert str(material_of(joint.project).application.costs.total) == "1"
    version = BudgetVersion.objects.create(project=joint.project, number=1, at=AT)
    for kind, year, amount in (("personnel", 2024, 60000), ("personnel", 2025, 30000), ("licences", 2024, 10000)):
        BudgetLine.objects.create(version=version, cost_type=kind, year=year, amount=amount)
    version.financing.create(kind="grant", amount=85000)
    version.financing.create(kind="partner", amount=15000)
    application = material_of(joint.project).application
    assert {letter: str(amount) for letter, amount in application.costs.amounts.items() if amount} == {
        "a": "90000.00", "b": "10000.00", "f": "100000.00"
    }  # fmt: skip
    assert (str(application.financing.grant), str(application.financing.total)) == ("85000.00", "100000.00")
    assert found(joint, 24) == {Code.COST_WITHOUT_REASON}
    assert found(joint, 26) == set()


def test_equipment_in_the_budget_is_found(joint):
    version = BudgetVersion.objects.create(project=joint.project, number=1, at=AT)
    BudgetLine.objects.create(version=version, cost_type="equipment", year=2024, amount=5000)
    assert Code.COST_NOT_ELIGIBLE in found(joint, 24)


def test_risks_come_from_the_register_in_all_their_classes(joint, town):
    risk = Risk.objects.create(
        organisation=town.organisation, roadmap=joint.project.roadmap, title="Väki ei riitä", likelihood=3, impact=4, seen_on=TODAY, saves_nothing=True
    )  # fmt: skip
    assert found(joint, 29) == {Code.RISK_WITHOUT_CLASS}
    for name in ("schedule", "resources"):
        RiskClassing.objects.create(risk=risk, risk_class=name)
    application = material_of(joint.project).application
    assert [(one.text, sorted(one.classes)) for one in application.risks] == [
        ("Väki ei riitä", ["resources", "schedule"])
    ]
    assert application.risk_effects == ("saves_nothing",)
    assert found(joint, 29) == set()


def test_the_file_of_a_project_gives_the_same_findings_as_its_page(joint):
    write(joint, 4, "x" * 5000)
    write(joint, 24, a="100", f="101", lines=[])
    write(joint, 26, a="100", b=["1"], c=[{"name": "", "amount": "5"}], d="101")
    material = material_of(joint.project)
    again = check(from_json(to_json(material.application)))
    assert [(one.question, one.code) for one in again] == [(one.question, one.code) for one in material.findings]
    assert {Code.ANSWER_TOO_LONG, Code.COSTS_SUM, Code.OTHER_FINANCING_UNNAMED} <= {one.code for one in again}


def test_an_application_with_findings_is_not_sent(joint):
    with pytest.raises(Refused) as refused:
        actions.send_application(project=joint.project, sent_on=TODAY, **BY)
    assert refused.value.code == "application_has_findings"


def test_a_sent_application_stays_as_it_was(joint):
    application = from_json(json.dumps(EXAMPLE))
    actions.keep_sent_application(project=joint.project, application=application, sent_on=TODAY, **BY)
    joint.project.refresh_from_db()
    assert joint.project.state == ProjectState.SUBMITTED
    change_project(project=joint.project, values={"name": "Toinen nimi"}, **BY)
    material = material_of(joint.project)
    assert to_plain(material.application) == EXAMPLE
    assert material.findings == []
    assert all(material.is_answered(one) for one in QUESTIONS if one.is_mandatory)
    with pytest.raises(Refused) as refused:
        write(joint, 6, "Myöhässä.")
    assert refused.value.code == "application_sent"
    with pytest.raises(Refused):
        actions.keep_sent_application(project=joint.project, application=application, sent_on=TODAY, **BY)


def test_a_reopened_application_is_written_and_sent_anew(joint, town):
    complete(joint, town)
    first = actions.send_application(project=joint.project, sent_on=TODAY, **BY)
    joint.project.refresh_from_db()
    change_project(project=joint.project, values={"state": ProjectState.DRAFTING}, **BY)
    joint.project.refresh_from_db()
    write(joint, 6, "Uusi tavoite.")
    assert material_of(joint.project).application.texts[6] == "Uusi tavoite."
    again = actions.send_application(project=joint.project, sent_on=TODAY + timedelta(days=1), **BY)
    assert (again.pk, again.content["answers"]["6"]) == (first.pk, "Uusi tavoite.")


def test_who_does_not_coordinate_sends_nothing(joint):
    with pytest.raises(Forbidden):
        actions.send_application(project=joint.project, sent_on=TODAY, by=person_of(joint, "convenor"), at=AT)


def test_every_deed_leaves_an_event_without_the_text(joint):
    write(joint, 6, "Salainen luonnos.")
    event = Event.objects.filter(kind="joint_projects.answer.written").get()
    assert event.data == {"question": 6, "revision": 1}


def test_the_application_takes_as_many_queries_with_one_answer_as_with_many(joint):
    def count():
        with CaptureQueriesContext(connection) as queries:
            material_of(joint.project).findings  # noqa: B018
        return len(queries)

    write(joint, 6, "Yksi.")
    one = count()
    for number in (4, 9, 10, 11, 13):
        write(joint, number, "Lisää.")
    assert count() == one <= 12


def test_the_sample_project_answers_by_itself_what_its_application_says(db):
    sample = build_sample()
    fill_money(sample.built)
    plain = assembled(material_of(sample.project))
    amounts = {key: str(value) for key, value in plain["answers"]["24"].items() if key != "lines"}
    assert amounts == {key: value for key, value in EXAMPLE["answers"]["24"].items() if key != "lines"}
    assert Decimal(plain["answers"]["26"]["a"]) == Decimal(EXAMPLE["answers"]["26"]["a"])
    told = {(one["name"], str(one["share"])) for one in plain["partners"]}
    assert told == {(one["name"], one["share"]) for one in EXAMPLE["partners"]}
    assert plain["answers"]["12"] == EXAMPLE["answers"]["12"]
    assert [one["date"] for one in plain["answers"]["22"]] == [one["date"] for one in EXAMPLE["answers"]["22"]]
