"""viitta application: what it prints is a promise."""

import io
import json
import re
from pathlib import Path

import pytest
from django.utils import translation

from tests.core.application.broken import BROKEN, EXAMPLE, broken
from viitta.config.cli import Refused, parser_of
from viitta.config.commands import application as command
from viitta.core.application import Code
from viitta.core.formats import NO_BREAK_SPACE
from viitta.core.programmes import INCENTIVE, data, to_dict
from viitta.doors.importexport.words.application import FINDINGS, UNREADABLE
from viitta.doors.importexport.words.programmes import CONTRADICTIONS, contradiction_sentence


def run(capsys, *arguments, code=0, language="fi"):
    options = parser_of("application", command).parse_args(list(map(str, arguments)))
    with translation.override(language):
        assert command.run(options) == code
    said = capsys.readouterr()
    return json.loads(said.out) if "--json" in arguments else said.out + said.err


def own_rules(**changes):
    """The rules of a programme of one's own, with something changed."""
    return {**to_dict(INCENTIVE), "key": "own", **changes}


def test_every_contradiction_of_rules_has_a_sentence():
    raised = set(re.findall(r'Contradiction\("(\w+)"', Path(data.__file__).read_text()))
    assert raised == set(CONTRADICTIONS)
    for code in raised:
        assert contradiction_sentence(code, {}).endswith(".")


def test_a_programme_of_ones_own_sets_its_own_ceiling(capsys, file):
    path = file({**EXAMPLE, "programme": own_rules(max_share="0.5")})
    (finding,) = run(capsys, "check", path, "--json", code=1)["findings"]
    assert finding["code"] == "share_above_maximum"
    assert "77\u00a0500,00" in finding["message"]


@pytest.fixture
def file(tmp_path):
    def write(content):
        path = tmp_path / "hakemus.json"
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return path

    return write


def test_the_example_is_complete_and_has_no_finding(capsys, file):
    printed = run(capsys, "example")
    assert set(json.loads(printed)["answers"]) == {str(number) for number in range(1, 40)}
    assert run(capsys, "check", file(printed), "--json") == {"findings": []}
    assert "Ei huomautettavaa" in run(capsys, "check", file(printed))


def test_a_finding_tells_question_code_sentence_and_source(capsys, file):
    path = file(broken(BROKEN["one euro above the ceiling"][0]))
    (finding,) = run(capsys, "check", path, "--json", code=1)["findings"]
    assert finding == {
        "question": "26a",
        "code": "share_above_maximum",
        "message": "Haettava avustus 131 751,00 € on enemmän kuin 85 % kokonaiskustannuksista. "
        "Avustusta voi hakea enintään 131 750,00 €.".replace("1 7", f"1{NO_BREAK_SPACE}7")
        .replace(" €", f"{NO_BREAK_SPACE}€")
        .replace(" %", f"{NO_BREAK_SPACE}%"),
        "source": "893/2019 § 4",
    }
    told = run(capsys, "check", path, code=1)
    assert "26a" in told
    assert f"(893/2019 §{NO_BREAK_SPACE}4)" in told
    assert "1 huomautus." in told


def test_the_form_and_the_call_are_named_as_sources_in_words(capsys, file):
    assert "(hakulomake)" in run(capsys, "check", file(broken(BROKEN["a text is missing"][0])), code=1)
    assert "(haun ehdot)" in run(capsys, "check", file(broken(BROKEN["a text is too long"][0])), code=1)


@pytest.mark.parametrize("name", BROKEN)
def test_every_broken_copy_is_told_in_whole_sentences(capsys, file, name):
    (finding,) = run(capsys, "check", file(broken(BROKEN[name][0])), "--json", code=1)["findings"]
    assert finding["code"] == BROKEN[name][2]
    assert finding["message"].endswith(".")
    assert "%(" not in finding["message"]


def test_every_code_has_a_sentence():
    assert set(FINDINGS) == set(Code)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "rivi:merkki"),
        ("{}", "programme puuttuu"),
        ("[]", "olio"),
        (json.dumps({**EXAMPLE, "version": 9}), "versio"),
        (json.dumps({**EXAMPLE, "colour": 1}), "colour"),
        (json.dumps({**EXAMPLE, "programme": "horizon"}), "incentive"),
        (json.dumps({**EXAMPLE, "programme": own_rules(max_share="1.2")}), "osuus on välillä 0–1"),
        (json.dumps({**EXAMPLE, "programme": own_rules(max_share="1")}), "omarahoitusta"),
        (json.dumps({**EXAMPLE, "programme": own_rules(cost_types=[])}), "yhtään kustannuslajia"),
        (json.dumps({**EXAMPLE, "period": {"start": "eilen", "end": "2021-11-30"}}), "”eilen” ei ole päivä"),
    ],
)
def test_a_file_that_is_no_application_is_refused_with_the_place(file, content, said):
    options = parser_of("application", command).parse_args(["check", str(file(content))])
    with translation.override("fi"), pytest.raises(Refused) as refused:
        command.run(options)
    assert said in str(refused.value)
    assert "hakemus.json" in str(refused.value)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    options = parser_of("application", command).parse_args(["check", str(tmp_path / "none.json")])
    with translation.override("fi"), pytest.raises(Refused, match="ei voi lukea"):
        command.run(options)


def test_what_is_piped_in_is_read(capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(json.dumps(EXAMPLE).encode())))
    assert run(capsys, "check", "-", "--json") == {"findings": []}


def test_wrong_usage_is_told_by_exit_code_two(capsys):
    with pytest.raises(SystemExit) as stopped:
        parser_of("application", command).parse_args(["check"])
    assert stopped.value.code == 2


def test_every_kind_of_refusal_has_a_sentence():
    assert {"object", "list", "text", "number", "truth"} <= set(UNREADABLE)
