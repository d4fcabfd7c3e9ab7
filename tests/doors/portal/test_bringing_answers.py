"""Answers of an application from a JSON file: looked at first, all saved or none, the project's own data stays."""

import json
import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.cast import AT
from tests.core.application.broken import EXAMPLE
from tests.permissions.projects import build_joint
from viitta.core.actors import COMMAND_LINE
from viitta.core.application import from_json, is_empty
from viitta.core.application.form import BY_NUMBER
from viitta.parts.joint_projects.actions import application as actions
from viitta.parts.joint_projects.models import Answer, JointProject, ProjectState
from viitta.parts.joint_projects.queries.application import material_of

pytestmark = pytest.mark.django_db
BY = {"by": COMMAND_LINE, "at": AT}
GIVEN = (1, 2, 12, 22)


@pytest.fixture
def joint(town):
    return build_joint(town)


@pytest.fixture
def bring(joint, browse):
    """The preview of a file."""

    def look(content):
        if not isinstance(content, bytes):
            content = json.dumps(content).encode()
        upload = SimpleUploadedFile("hakemus.json", content, "application/json")
        return browse().post(f"/projects/{joint.project.pk}/application/bring/", {"file": upload})

    return look


@pytest.fixture
def save(joint, browse):
    """Press the button of a preview."""

    def press(response):
        page = response.content.decode()
        said = {name: unescape(re.search(f'name="{name}" value="([^"]*)"', page)[1]) for name in ("content", "seen")}
        return browse().post(f"/projects/{joint.project.pk}/application/bring/save/", said, follow=True)

    return press


def text_of(response) -> str:
    return unescape(response.content.decode().replace("\u00a0", " "))


def write(joint, question, text):
    actions.write_answers(project=joint.project, drafts=[actions.Draft(question, text)], **BY)


def small(**answers):
    """A file with a few answers."""
    return {
        "programme": "incentive",
        "call": "any",
        "answers": {name.strip("q"): said for name, said in answers.items()},
    }


def test_the_preview_shows_each_question_as_it_is_and_as_it_would_be(joint, bring):
    write(joint, 6, "Vanha tavoite.")
    page = text_of(bring(small(q6="Uusi tavoite.")))
    assert "1 vastaus muuttuu." in page
    assert page.index("Vanha tavoite.") < page.index("Uusi tavoite.")


def test_looking_at_a_file_saves_nothing(joint, bring):
    bring(EXAMPLE)
    assert not Answer.objects.filter(project=joint.project).exists()


def test_one_press_saves_every_answer_of_the_file(joint, bring, save):
    save(bring(EXAMPLE))
    application, wanted = material_of(joint.project).application, from_json(json.dumps(EXAMPLE))
    assert application.texts[6] == wanted.texts[6]
    assert application.choices == wanted.choices
    assert application.costs == wanted.costs
    assert application.financing == wanted.financing
    assert application.risks == wanted.risks
    empty = [question.number for question in BY_NUMBER.values() if is_empty(application, question)]
    assert set(empty) <= {*GIVEN, 5}


def test_what_the_project_has_of_its_own_stays_and_is_told(joint, bring, save):
    response = bring(EXAMPLE)
    page = text_of(response)
    stays = page[page.index("Hankkeen omat tiedot") : page.index("<section")]
    assert all(f"<li>{number}. " in stays for number in GIVEN)
    for own in ("hankeaika", "osatoteuttajat"):
        assert own in stays
    save(response)
    project = JointProject.objects.get(pk=joint.project.pk)
    assert project.name == "Yhteinen digihanke"
    assert not Answer.objects.filter(project=project, question__in=[str(number) for number in GIVEN]).exists()


def test_an_answer_that_the_file_leaves_empty_stays(joint, bring, save):
    write(joint, 6, "Tavoite.")
    response = bring(small(q9="Yhteistyö."))
    assert "jättää ne tyhjiksi" in text_of(response)
    save(response)
    assert material_of(joint.project).application.texts[6] == "Tavoite."


def test_the_findings_of_the_preview_are_those_after_the_saving(joint, bring, save):
    response = bring(EXAMPLE)
    count = int(re.search(r"Tuonnin jälkeen: (\d+) huomautus", text_of(response))[1])
    save(response)
    assert len(material_of(joint.project).findings) == count > 0


def test_nothing_is_saved_when_somebody_has_written_meanwhile(joint, bring, save):
    response = bring(EXAMPLE)
    write(joint, 6, "Väliin kirjoitettu.")
    page = text_of(save(response))
    assert "Mitään ei tallennettu" in page
    assert [row.text for row in Answer.objects.filter(project=joint.project)] == ["Väliin kirjoitettu."]


def test_the_same_file_twice_changes_nothing(joint, bring, save):
    save(bring(EXAMPLE))
    page = text_of(bring(EXAMPLE))
    assert "Tiedosto ei muuta yhtään vastausta." in page
    assert "Tallenna kaikki vastaukset" not in page


def test_the_applications_own_export_changes_nothing(joint, bring, browse):
    write(joint, 6, "Tavoite.")
    content = browse().get(f"/projects/{joint.project.pk}/application/file/?format=json").content
    assert "Tiedosto ei muuta yhtään vastausta." in text_of(bring(content))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"answers": {"6": "cut', "JSON"),
        (b"\xff\xfe\x00", "JSON"),
        (json.dumps(small(q40="x")).encode(), "answers.40"),
        (json.dumps(small(q6=7)).encode(), "answers.6"),
    ],
)
def test_a_file_that_cannot_be_read_says_where(bring, content, said):
    response = bring(content)
    assert response.status_code == 422
    assert said in text_of(response)


def test_a_file_that_is_too_large_is_refused(bring):
    response = bring(b" " * 1_000_001)
    assert response.status_code == 422
    assert "liian suuri" in text_of(response)


def test_an_application_that_was_sent_takes_no_file(joint, bring):
    JointProject.objects.filter(pk=joint.project.pk).update(state=ProjectState.SUBMITTED)
    assert bring(EXAMPLE).status_code == 404
