"""viitta shares and viitta claim: what they print is a promise."""

import json

import pytest
from django.utils import translation

from viitta.config.cli import Refused, parser_of
from viitta.config.commands import claim, shares

RESIDENTS = (
    "name,weight\nKankaanpää,11471\nHonkajoki,1666\nJämijärvi,1809\nKarvia,2390\nPomarkku,2146\nSiikainen,1458\n"
)
PRINTED = "name,share\nKankaanpää,12732.81\nHonkajoki,1849.26\nJämijärvi,2007.99\nKarvia,2652.90\nPomarkku,2382.06\nSiikainen,1618.38\n"


def run(capsys, module, name, *arguments):
    with translation.override("fi"):
        code = module.run(parser_of(name, module).parse_args(list(map(str, arguments))))
    printed = capsys.readouterr()
    return code, json.loads(printed.out) if "--json" in arguments else printed.out, printed.err


@pytest.fixture
def file(tmp_path):
    def write(name, text, encoding="utf-8"):
        path = tmp_path / name
        path.write_text(text, encoding=encoding)
        return path

    return write


def test_the_shares_of_the_application_and_why_the_print_is_short(file, capsys):
    arguments = [
        "--total",
        "23250",
        "--weights",
        file("w.csv", RESIDENTS),
        "--printed",
        file("p.csv", PRINTED),
        "--json",
    ]
    code, facts, _ = run(capsys, shares, "shares", *arguments)
    assert code == 0
    assert [one["share"] for one in facts["shares"]] == [
        "12736.43",
        "1849.78",
        "2008.56",
        "2653.65",
        "2382.74",
        "1618.84",
    ]
    assert facts["shares"][0]["weight"] == 11471
    assert {key: facts[key] for key in ("total", "printed_total", "missing", "rate_per_weight")} == {
        "total": "23250.00",
        "printed_total": "23243.40",
        "missing": "6.60",
        "rate_per_weight": "1.11",
    }


def test_people_read_why_each_cent_is_where_it_is(file, capsys):
    told = run(capsys, shares, "shares", "--total", "23 250,00 €", "--weights", file("w.csv", RESIDENTS))[1]
    line = "Siikainen  1 618,84 €  (1 618,83 € ja sentti, koska yli jää 0,95 senttiä)"
    assert line in told.replace("\u00a0", " ")


@pytest.mark.parametrize("text", ["1e9", "", "paljon", "-1", "0,001"])
def test_a_total_that_is_no_amount_is_wrong_usage(file, capsys, text):
    code, _out, told = run(capsys, shares, "shares", "--total=" + text, "--weights", file("w.csv", RESIDENTS))
    assert code == 2
    assert told.startswith("viitta shares: ")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name,weight\nA,1\nA,2\n", "w.csv: rivi 3, sarake A: ”A” on kahteen kertaan, myös rivillä 2."),
        ("name,weight\nA,-1\n", "w.csv: rivi 2, sarake B: ”-1” on alle 0. Paino on vähintään 0."),
        ("name,weight\nA,0\n", "w.csv: Kaikki painot ovat 0, joten jakoperustetta ei ole."),
        ("", "w.csv: Taulukko on tyhjä. Siinä pitää olla otsikkorivi ja rivi jokaista osapuolta kohti."),
    ],
)
def test_what_is_wrong_with_the_weights_is_told_with_its_place(file, capsys, text, told):
    with pytest.raises(Refused) as refused, translation.override("fi"):
        run(capsys, shares, "shares", "--total", "1", "--weights", file("w.csv", text))
    assert str(refused.value) == told


def test_a_printed_name_that_is_not_known_is_told_with_its_row(file, capsys):
    arguments = ["--weights", file("w.csv", "name,weight\nA,1\n"), "--printed", file("p.csv", "name,share\nB,1\n")]
    with pytest.raises(Refused, match=r"p\.csv: rivi 2, sarake A: ”B”"), translation.override("fi"):
        run(capsys, shares, "shares", "--total", "1", *arguments)


def test_a_weight_of_zero_is_warned_of_and_gets_nothing(file, capsys):
    weights = file("w.csv", "name;weight;code\nA;0;1\nB;3;2\n")
    code, facts, told = run(capsys, shares, "shares", "--total", "9.99", "--weights", weights, "--json")
    assert (code, [one["share"] for one in facts["shares"]]) == (0, ["0.00", "9.99"])
    assert "paino on 0" in told


def test_a_file_that_is_not_there_is_told(tmp_path, capsys):
    with pytest.raises(Refused, match="nowhere"):
        run(capsys, shares, "shares", "--total", "1", "--weights", tmp_path / "nowhere.csv")


def test_claims_are_computed_as_promised(file, capsys):
    spans = [("2020-01-06", "2020-06-30", "41235.67"), ("2020-07-01", "2020-12-31", "52910.40")]
    periods = [{"from": a, "to": b, "eligible": amount} for a, b, amount in spans]
    text = json.dumps({"share": "0.85", "maximum": "131750.00", "periods": periods})
    code, facts, _ = run(capsys, claim, "claim", "compute", file("c.json", text), "--json")
    assert code == 0
    assert [one["due"] for one in facts["claims"]] == ["35050.32", "44973.84"]
    assert {"from", "to", "eligible", "cumulative_eligible", "grant_cumulative", "due", "own_share_cumulative"} <= set(
        facts["claims"][0]
    )


def test_a_gap_between_claims_names_both_days(file, capsys):
    periods = [
        {"from": "2020-01-06", "to": "2020-06-30", "eligible": "1"},
        {"from": "2020-07-02", "to": "2020-12-31", "eligible": "1"},
    ]
    text = json.dumps({"share": "0.85", "maximum": "10", "periods": periods})
    with pytest.raises(Refused) as refused, translation.override("fi"):
        run(capsys, claim, "claim", "compute", file("c.json", text))
    assert str(refused.value) == "Väliin jää aukko: kausi 1 päättyy 30.6.2020 ja kausi 2 alkaa 2.7.2020."


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"", b"{}", b"[]"])
def test_a_file_that_holds_no_claims_is_told(tmp_path, capsys, content):
    path = tmp_path / "c.json"
    path.write_bytes(content)
    with pytest.raises(Refused):
        run(capsys, claim, "claim", "compute", path)
