"""The reports to the funder: the five contents of 893/2019 § 9 from the project's data, own words, frozen versions."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest

from tests.cast import AT
from tests.joint import ON
from tests.permissions.projects import build_joint
from tests.readers import text_of_pdf
from viitta.core.actors import COMMAND_LINE
from viitta.core.document.reading import lines_of, lines_of_blocks
from viitta.core.formats import LANGUAGES
from viitta.doors.reports import actions, funder
from viitta.doors.reports.final.compose import drafted, said_by
from viitta.doors.reports.final.sections import SECTIONS
from viitta.doors.reports.formats import as_file
from viitta.doors.reports.funder.files import funder_report, sent_report
from viitta.doors.reports.models import FINAL, FUNDER, INTERIM, Report
from viitta.parts.benefits.models import Benefit
from viitta.parts.files.queries import pieces_of
from viitta.parts.joint_projects.models import (
    Communication,
    Output,
    OutputKind,
    Partner,
    Result,
    ResultKind,
    ResultUse,
    UseState,
)
from viitta.parts.organisations.permissions import Forbidden
from viitta.parts.risks.models import Risk, RiskState

pytestmark = pytest.mark.django_db
BY = {"by": COMMAND_LINE, "at": AT}
ADDRESS = "https://viitta.example"
FIVE = (
    "Tulokset ja vaikutukset",
    "Toimintatapojen muutokset",
    "Hyödynnettävyys muissa kunnissa",
    "Toteutus ja kustannukset",
    "Tilintarkastajan lausunto",
)


def said(project, kind=FUNDER, on=ON, language="fi") -> dict[str, list[str]]:
    """The lines of each section as drafted."""
    sections = funder.draft(funder.gather(project, today=on), kind=kind, language=language)
    return {one.key: [line.replace("\u00a0", " ") for line in lines_of_blocks(one.blocks)] for one in sections}


def use(result, name, state, **more):
    partner = Partner.objects.get(project=result.project, name=name)
    return ResultUse.objects.create(result=result, partner=partner, state=state, at=AT, **more)


@pytest.fixture
def chat(six):
    return Result.objects.create(project=six.project, kind=ResultKind.EXPERIMENT, title="Verkkochatti")


@pytest.fixture
def report(six):
    return actions.begin_reports(new=[(six.project.roadmap, "Loppuraportti", "fi")], kind=FUNDER, **BY)[0]


def test_the_five_contents_are_in_the_pdf(six_money):
    document = funder_report(six_money.project, language="fi", today=ON)
    text = text_of_pdf(as_file(document, "pdf", base_url=ADDRESS, at=AT))
    places = [text.rindex(title) for title in FIVE]
    assert places == sorted(places)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [FUNDER, INTERIM])
def test_each_kind_is_drafted_in_each_language_and_format(six_money, kind, language):
    document = funder_report(six_money.project, kind, language=language, today=ON)
    for form in ("docx", "html", "json", "xlsx"):
        assert as_file(document, form, base_url=ADDRESS, at=AT)


def test_a_project_without_anything_says_what_is_missing(six):
    told = [line for lines in said(six.project).values() for line in lines]
    for sentence in (
        "Tuotoksia tai vaikutuksia ei ole kirjattu.",
        "Hyötyjä ei ole kirjattu.",
        "Kunnat eivät ole kertoneet, mikä toimintatavoissa on muuttunut.",
        "Mitään ei ole merkitty hyödynnettäväksi muissa kunnissa.",
        "Viestintää ei ole kirjattu.",
        "Tilintarkastajan lausuntoa ei ole liitetty: lisää se hankkeen asiakirjaksi.",
    ):
        assert sentence in told


def test_the_project_tells_its_grant_its_municipalities_and_the_merger(six_money):
    told = "\n".join(said(six_money.project)["funder_project"])
    assert "131 750,00 €" in told
    assert "Mukana oli 6 kuntaa: Kankaanpää, Honkajoki, Jämijärvi, Karvia, Pomarkku ja Siikainen." in told
    assert "Honkajoki liitettiin kuntaliitoksessa 1.1.2021, ja sen osuutta jatkaa Kankaanpää." in told


def test_an_output_is_told_with_its_evidence(six):
    Output.objects.create(project=six.project, title="Palvelupolut", evidence="Kuvattu 12.", ready_on=date(2021, 3, 1))
    Output.objects.create(project=six.project, title="Asiointi nopeutuu", kind=OutputKind.EFFECT, evidence="Kysely.")
    told = said(six.project)["funder_results"]
    assert any("Palvelupolut" in line for line in told)
    assert any("Kuvattu 12. Valmis 1.3.2021." in line for line in told)
    assert any("Kysely." in line for line in told)


def test_results_are_told_by_municipality_with_what_they_changed_and_cost(six, chat):
    use(chat, "Karvia", UseState.IN_USE, changed="Neuvonta siirtyi verkkoon.", yearly_cost=Decimal("1200.50"))
    use(chat, "Pomarkku", UseState.NOT, why_not="Ei henkilöstöä.")
    told = said(six.project)
    row = next(line for line in told["funder_results"] if "Verkkochatti" in line)
    assert row.index("Karvia") < row.index("Pomarkku")
    assert "Karvia: Neuvonta siirtyi verkkoon. Pomarkku: Ei henkilöstöä." in "\n".join(told["funder_changed"])
    assert "1 200,50 €: Karvia 1 200,50 €." in "\n".join(told["funder_benefits"])


def test_what_others_can_use_is_told(six, chat):
    Output.objects.create(project=six.project, title="Hankintaopas", is_reusable=True)
    Output.objects.create(project=six.project, title="Oma muistio")
    for name in ("Karvia", "Siikainen"):
        use(chat, name, UseState.IN_USE)
    told = "\n".join(said(six.project)["funder_usable"])
    assert "Hankintaopas" in told
    assert "Oma muistio" not in told
    assert "Käytössä useassa hankkeen kunnassa: Verkkochatti." in told


def test_benefits_are_told_as_planned_and_negative_ones_plainly(six):
    told = {"organisation": six.city, "roadmap": six.project.roadmap}
    Benefit.objects.create(title="Vähemmän matkoja", expected_euros=Decimal("-4500.00"), **told)
    row = next(line for line in said(six.project)["funder_benefits"] if "Vähemmän matkoja" in line)
    assert "-4 500,00 €" in row.replace("\u2212", "-")


def test_communication_tells_how_much_was_done(six):
    for done in (date(2021, 2, 1), None):
        Communication.objects.create(project=six.project, audience="Asukkaat", channel="Lehti", done_on=done)
    assert "Viestintäsuunnitelman 2 rivistä on toteutunut 1." in said(six.project)["funder_dissemination"]


def test_deviations_and_realised_risks_are_told(six_money):
    project = six_money.project
    told = {"organisation": project.organisation, "roadmap": project.roadmap, "likelihood": 3, "impact": 4}
    Risk.objects.create(title="Avainhenkilö lähti", state=RiskState.REALISED, seen_on=ON, **told)
    told = said(project)
    assert any("Avainhenkilö lähti" in line for line in told["funder_risks"])
    assert len(told["funder_deviations"]) > 1


def test_costs_tell_the_claims_and_what_became_of_the_grant(six_money):
    told = "\n".join(said(six_money.project)["funder_costs"])
    assert "Avustus on enintään 85,00 % tukikelpoisista kustannuksista ja enintään 131 750,00 €." in told
    assert "Yhteensä" in told


def test_the_interim_report_is_shorter_and_tells_the_next_period(six_money):
    told = said(six_money.project, INTERIM, date(2021, 2, 1))
    assert tuple(told) == SECTIONS[INTERIM]
    assert "Kokeilut ja kehittäminen" in "\n".join(told["funder_next"])
    assert "Tilannekuvan luominen" not in "\n".join(told["funder_next"])
    assert "funder_auditor" not in told


def test_own_words_stand_beside_the_draft(six, report):
    one = next(one for one in drafted(report, today=ON) if one.key == "funder_changed")
    actions.write_section(
        report=report,
        section="funder_changed",
        text="Omin sanoin.",
        placing="after",
        drafted=said_by(one),
        seen=0,
        **BY,
    )
    assert "Omin sanoin." in lines_of(funder_report(six.project, language="fi", today=ON))
    assert "Omin sanoin." not in lines_of(funder_report(six.project, language="sv", today=ON))


def test_a_published_version_keeps_its_bytes_when_the_data_changes(six, report, chat):
    version = actions.publish_report(report=report, reason="", today=ON, **BY)
    files = {form: _bytes(version, form) for form in ("pdf", "docx")}
    chat.title = "Toinen nimi"
    chat.save()
    assert "Verkkochatti" in text_of_pdf(files["pdf"])
    for form, content in files.items():
        assert _bytes(version, form) == content


def _bytes(version, form):
    kept = actions.keep_file(version=version, form=form, base_url=ADDRESS, **BY)
    return BytesIO(b"".join(pieces_of(kept.content))).getvalue()


def test_a_section_of_the_other_kind_is_refused(six, report):
    with pytest.raises(ValueError, match="successes"):
        actions.add_comments(report=report, new=[("successes", "Miksi?")], **BY)


def test_a_report_to_a_funder_needs_a_project(town):
    with pytest.raises(ValueError, match="project"):
        actions.begin_reports(new=[(town.roadmap, "Raportti", "fi")], kind=FUNDER, **BY)
    assert not Report.objects.exists()


def test_the_coordinator_writes_to_the_funder_but_not_the_roadmaps_own_report(town):
    by = {"by": town.actor("coordinator"), "at": AT}
    new = [(build_joint(town).project.roadmap, "Raportti", "fi")]
    with pytest.raises(Forbidden):
        actions.begin_reports(new=new, kind=FINAL, **by)
    assert actions.begin_reports(new=new, kind=FUNDER, **by)


def test_what_is_sent_is_the_version_that_was_published_last(six, report, chat):
    actions.publish_report(report=report, reason="", today=ON, **BY)
    chat.delete()
    assert any("Verkkochatti" in line for line in lines_of(sent_report(six.project, language="fi", today=ON)))
    assert not any("Verkkochatti" in line for line in lines_of(funder_report(six.project, language="fi", today=ON)))


def test_a_partner_does_not_write_to_the_funder(six):
    with pytest.raises(Forbidden):
        actions.begin_reports(new=[(six.project.roadmap, "Raportti", "fi")], kind=FUNDER, by=six.actor("Karvia"), at=AT)
