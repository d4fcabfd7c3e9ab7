"""The situation picture: its sentences, its figures, and that a closed one never changes."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils.translation import override

from tests.cast import AT, TODAY
from viitta.core.actors import COMMAND_LINE
from viitta.core.document import Columns, Heading, Item, ListBlock, Tally, Text, plain, to_json, walk
from viitta.core.periods import Quarter
from viitta.core.progress import RollUp
from viitta.doors.reports.situation import gather, sentences, situation_document
from viitta.parts.followup import actions as followup
from viitta.parts.followup import tasks
from viitta.parts.followup.models import FollowUp
from viitta.parts.organisations import actions as organisations
from viitta.parts.roadmaps import actions as roadmaps
from viitta.parts.roadmaps.models import Measure
from viitta.render.pdf import page_count

Q4, Q1 = Quarter(2023, 4), Quarter(2024, 1)


def rolled(mean, expected, fresh=3, old=0, missing=0):
    return RollUp(
        None if mean is None else Decimal(mean),
        None if expected is None else Decimal(expected),
        fresh,
        old,
        missing,
        None,
        0,
    )


@pytest.mark.parametrize(
    ("mean", "expected", "sentence"),
    [
        (50, 50, "Tiekartta etenee suunnitellusti."),
        (49, 50, "Tiekartta on 1 prosenttiyksikön jäljessä suunnitellusta."),
        (44, 50, "Tiekartta on 6 prosenttiyksikköä jäljessä suunnitellusta."),
        (51, 50, "Tiekartta on 1 prosenttiyksikön edellä suunnitellusta."),
        (None, None, "Etenemistä ei ole vielä ilmoitettu."),
        (50, None, "Tiekartalla ei ole aikataulua, johon etenemistä voisi verrata."),
    ],
)
def test_the_pace_is_said_in_a_whole_finnish_sentence(mean, expected, sentence):
    with override("fi"):
        assert sentences.pace(rolled(mean, expected)) == sentence


@pytest.mark.parametrize(
    ("count", "sentence"),
    [(0, "Kaikki vastuuhenkilöt ovat vastanneet."), (1, "1 vastaus puuttuu."), (2, "2 vastausta puuttuu.")],
)
def test_missing_answers_are_counted_in_words_bent_right(count, sentence):
    with override("fi"):
        assert sentences.missing(count) == sentence


@pytest.mark.parametrize(
    ("late", "assessed", "sentence"),
    [
        (0, 0, "Yhtään toimenpidettä ei voi vielä arvioida."),
        (0, 1, "Yksikään toimenpide ei ole myöhässä."),
        (1, 1, "Ainoa arvioitava toimenpide on myöhässä."),
        (0, 8, "Yksikään toimenpide ei ole myöhässä."),
        (1, 8, "Arvioitavista 8 toimenpiteestä 1 on myöhässä."),
        (2, 8, "Arvioitavista 8 toimenpiteestä 2 on myöhässä."),
    ],
)
def test_late_measures_are_counted_in_a_sentence(late, assessed, sentence):
    with override("fi"):
        assert sentences.lateness(late, assessed) == sentence


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, ""), (None, ""), (1, "siirtynyt 1 päivän"), (122, "siirtynyt 122 päivää"), (-3, "aikaistunut 3 päivää")],
)
def test_a_moved_end_is_said_in_days(days, words):
    with override("fi"):
        assert sentences.moved_days(days) == words


class Themes:
    """A picture of themes alone: name -> (mean, expected)."""

    def __init__(self, **means):
        self.means = means

    def themes(self):
        return list(self.means)

    def rolled(self, theme):
        return rolled(*self.means[theme])


@pytest.mark.parametrize(
    ("means", "sentence"),
    [
        ({}, "Yhtään pääkohtaa ei voi vielä verrata aikatauluun."),
        ({"Tuki": (None, 40)}, "Yhtään pääkohtaa ei voi vielä verrata aikatauluun."),
        ({"Tuki": (40, 40), "Tieto": (50, 40)}, "Yksikään pääkohta ei ole jäljessä suunnitellusta."),
        ({"Tuki": (39, 40), "Tieto": (50, 40)}, "Eniten jäljessä on Tuki, 1 prosenttiyksikön."),
        ({"Tuki": (30, 40), "Tieto": (39, 40)}, "Eniten jäljessä on Tuki, 10 prosenttiyksikköä."),
        ({"Tuki": (39, 40), "Tieto": (29, 30)}, "Eniten jäljessä ovat Tuki ja Tieto, kukin 1 prosenttiyksikön."),
        ({"A": (30, 40), "B": (20, 30), "C": (10, 20)}, "Eniten jäljessä ovat A, B ja C, kukin 10 prosenttiyksikköä."),
    ],
)  # fmt: skip
def test_the_bars_of_the_themes_are_said_in_a_sentence(means, sentence):
    with override("fi"):
        assert sentences.by_theme(Themes(**means)) == sentence


def hold(town, quarter, opened, answers, close=True):
    """A round of the town with answers: measure -> (percent, more)."""
    at = datetime(opened.year, opened.month, opened.day, 8, tzinfo=UTC)
    follow_up = tasks.open_and_ask(roadmaps=[(town.roadmap, quarter)], opens=opened, by=COMMAND_LINE, at=at)[0]
    given = [
        followup.Answer(Measure.objects.select_related("roadmap").get(pk=measure.pk), Decimal(percent), **more)
        for measure, percent, more in answers
    ]
    followup.record_progress(follow_up=follow_up, answers=given, by=COMMAND_LINE, at=at)
    if close:
        followup.close_rounds(rounds=[follow_up], by=COMMAND_LINE, at=at)
    return FollowUp.objects.get(pk=follow_up.pk)


@pytest.fixture
def history(town):
    hold(town, Q4, date(2024, 1, 2), [(town.app, 20, {}), (town.study, 20, {"cause": "supplier"})])
    return hold(
        town,
        Q1,
        date(2024, 4, 2),
        [
            (
                town.study,
                30,
                {
                    "cause": "supplier",
                    "new_end": date(2024, 9, 30),
                    "reason": "Toimittaja viivästyi",
                    "note": "Odottaa.",
                },
            )
        ],
    )


def document(town, quarter=Q1, language="fi"):
    return situation_document(gather(town.roadmap, quarter, today=TODAY), language=language, on=TODAY)


def words(report) -> str:
    return to_json(report).replace("\u00a0", " ")


def texts(report) -> list[Text]:
    """Every run of text in the lists of a report."""
    lists = [block for block in walk(report.blocks) if isinstance(block, ListBlock)]
    pieces = [piece for block in lists for one in block.items for piece in (*one.text, *one.detail)]
    return [piece for piece in pieces if isinstance(piece, Text)]


def section(report, heading) -> list[str]:
    """The lines under a heading."""
    blocks = [block for block in walk(report.blocks) if not isinstance(block, Columns)]
    at = next(i for i, block in enumerate(blocks) if isinstance(block, Heading) and block.text == heading)
    found = []
    for block in blocks[at + 1 :]:
        if isinstance(block, Heading):
            break
        if isinstance(block, ListBlock):
            found += [plain((*one.text, *one.detail)) for one in block.items if isinstance(one, Item)]
    return found


def test_what_is_late_tells_why_by_how_much_and_for_how_long(town, history):
    late = section(document(town), "Myöhässä tai jäljessä, ja miksi")
    assert len(late) == 2
    assert late[0].startswith("Kaupunkisovellus 20\u00a0%, odotettu 63\u00a0%")
    assert late[1].startswith("Tietovaraston selvitys 30\u00a0%, odotettu 60\u00a0%")
    assert "toimittaja · siirtynyt 92 päivää · myöhässä 2 kierrosta peräkkäin · viestintäpäällikkö" in late[1]


def test_who_has_not_answered_is_named_by_title(town, history):
    assert section(document(town), "Vastaus puuttuu") == ["Kaupunkisovellusviestintäpäällikkö"]


def test_the_tally_adds_up_to_all_measures_and_leads_to_their_rows(town, history):
    tally = next(block for block in document(town).blocks if isinstance(block, Tally))
    counted = [item for item in tally.items if item.badge]
    assert sum(int(item.figure) for item in counted) == 3
    assert all(f"/roadmaps/{town.roadmap.pk}/?quarter=2024Q1&situation=" in item.link for item in counted)


def test_a_moved_end_stands_among_the_changes_with_its_reason(town, history):
    changed = section(document(town), "Muuttui edellisestä")
    assert changed == ["Tietovaraston selvitys: loppu 30.6.2024\u00a0→ 30.9.2024. Toimittaja viivästyi"]


def test_a_closed_picture_stays_as_it_was(town, history):
    before = words(document(town))
    at = datetime(2024, 6, 1, 8, tzinfo=UTC)
    change = roadmaps.MeasureChange(
        town.app, {"title": "Uusi nimi", "end": date(2026, 1, 1), "status": "dropped"}, reason="Muutos"
    )
    roadmaps.change_measures(changes=[change], by=COMMAND_LINE, at=at)
    organisations.change_person(
        person=town.people["viestintäpäällikkö"], values={"title": "johtaja"}, by=COMMAND_LINE, at=at
    )
    tasks.change_owners(
        assignments=[roadmaps.Assignment(town.app, town.people["rehtori"], from_date=date(2024, 6, 1))],
        by=COMMAND_LINE,
        at=at,
    )
    assert words(document(town)) == before


def test_a_moved_end_keeps_the_title_of_its_day(town, history):
    before = words(document(town))
    change = roadmaps.MeasureChange(town.study, {"title": "Uusi nimi"})
    roadmaps.change_measures(changes=[change], by=COMMAND_LINE, at=AT)
    assert words(document(town)) == before


def test_an_owner_written_down_afterwards_is_no_change_of_a_closed_picture(town, history):
    before = words(document(town))
    later = [roadmaps.Assignment(town.study, town.people["rehtori"], from_date=date(2024, 3, 1))]
    tasks.change_owners(assignments=later, by=COMMAND_LINE, at=AT)
    assert words(document(town)) == before


def test_an_owner_of_the_quarter_is_a_change_told_with_the_day(town):
    hold(town, Q4, date(2024, 1, 2), [(town.app, 20, {})])
    new = [roadmaps.Assignment(town.app, town.people["rehtori"], from_date=date(2024, 3, 1))]
    tasks.change_owners(assignments=new, by=COMMAND_LINE, at=datetime(2024, 3, 1, tzinfo=UTC))
    hold(town, Q1, date(2024, 4, 2), [(town.app, 30, {})])
    assert section(document(town), "Muuttui edellisestä") == ["Kaupunkisovellus: uusi vastuuhenkilö rehtori (1.3.)"]


def test_the_first_owner_of_a_measure_that_begins_is_no_change(town):
    new = [roadmaps.NewMeasure(town.themes[0], "Alkava", start=date(2024, 1, 1), end=date(2024, 12, 31))]
    begun = roadmaps.add_measures(roadmap=town.roadmap, new=new, by=COMMAND_LINE, at=datetime(2023, 12, 1, tzinfo=UTC))
    first = [roadmaps.Assignment(begun[0], town.people["rehtori"], from_date=date(2024, 1, 1))]
    roadmaps.assign_owners(assignments=first, by=COMMAND_LINE, at=datetime(2023, 12, 1, tzinfo=UTC))
    hold(town, Q4, date(2024, 1, 2), [(town.app, 20, {})])
    hold(town, Q1, date(2024, 4, 2), [(town.app, 30, {})])
    assert section(document(town), "Muuttui edellisestä") == []


def test_a_measure_removed_afterwards_stays_in_the_closed_picture(town, history):
    kept = gather(town.roadmap, Q1, today=TODAY)
    sentence, late = sentences.lead(kept), sentences.against(kept.rows[1], "fi")
    roadmaps.remove_measures(measures=[Measure.objects.get(pk=town.study.pk)], by=COMMAND_LINE, at=AT)
    now = gather(town.roadmap, Q1, today=TODAY)
    assert (sentences.lead(now), sentences.against(now.rows[1], "fi")) == (sentence, late)
    assert now.late_rounds[now.rows[1].key] == 2
    assert not any("uusi toimenpide" in line for line in section(document(town), "Muuttui edellisestä"))


def test_closing_a_round_keeps_what_earlier_corrections_had_told(town):
    earlier = hold(town, Q4, date(2024, 1, 2), [(town.app, 20, {})])
    given = followup.Answer(Measure.objects.select_related("roadmap").get(pk=town.app.pk), Decimal(45), seen=1)
    corrected = datetime(2024, 3, 1, tzinfo=UTC)
    followup.record_progress(follow_up=earlier, answers=[given], by=COMMAND_LINE, at=corrected)
    follow_up = hold(town, Q1, date(2024, 4, 2), [], close=False)
    while_open = gather(town.roadmap, Q1, today=TODAY).rolled()
    followup.close_rounds(rounds=[follow_up], by=COMMAND_LINE, at=datetime(2024, 4, 20, tzinfo=UTC))
    assert gather(town.roadmap, Q1, today=TODAY).rolled() == while_open
    assert while_open.mean == 45


def test_a_correction_of_an_earlier_round_does_not_reach_a_picture_closed_before_it(town, history):
    before = words(document(town))
    earlier = FollowUp.objects.get(quarter=Q4.key)
    given = followup.Answer(Measure.objects.select_related("roadmap").get(pk=town.app.pk), Decimal(45), seen=1)
    followup.record_progress(follow_up=earlier, answers=[given], by=COMMAND_LINE, at=AT)
    assert words(document(town)) == before


def test_a_correction_after_closing_is_told_beside_the_kept_value(town, history):
    given = followup.Answer(town.study, Decimal(35), seen=1)
    followup.record_progress(follow_up=history, answers=[given], by=COMMAND_LINE, at=AT)
    told = words(document(town))
    assert "Korjattu sulkemisen jälkeen: Tietovaraston selvitys on nyt 35 %." in told
    assert section(document(town), "Myöhässä tai jäljessä, ja miksi")[1].startswith("Tietovaraston selvitys 30\u00a0%")


def test_an_open_round_says_that_it_is_open(town):
    hold(town, Q1, date(2024, 4, 2), [(town.app, 60, {})], close=False)
    assert "Kierros on auki" in document(town).footer


def test_a_quarter_without_a_round_says_so(town):
    report = document(town)
    assert "ei ole pidetty kierrosta" in report.footer
    assert "Etenemistä ei ole vielä ilmoitettu." in words(report)


def test_a_roadmap_without_measures_says_so(town):
    roadmaps.remove_measures(measures=list(Measure.objects.all()), by=COMMAND_LINE, at=AT)
    assert "Tiekartassa ei ole vielä toimenpiteitä." in words(document(town))


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_picture_is_there_in_three_languages(town, history, language):
    assert document(town, language=language).language == language


def test_the_picture_costs_the_same_for_three_and_for_six_measures(town, history, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as before:
        gather(town.roadmap, Q1.next(), today=TODAY)
    new = [
        roadmaps.NewMeasure(town.themes[0], f"Lisätoimenpide {n}", start=date(2024, 1, 1), end=date(2025, 1, 1))
        for n in range(3)
    ]
    roadmaps.add_measures(roadmap=town.roadmap, new=new, by=COMMAND_LINE, at=AT)
    with django_assert_num_queries(len(before)):
        gather(town.roadmap, Q1.next(), today=TODAY)


def test_every_sentence_of_a_report_is_there_in_swedish():
    from tests.catalogues import SOURCE, kept_of, problems_of, sentences_of

    owner = SOURCE / "doors" / "reports"
    assert problems_of(sentences_of(owner), kept_of(owner, "sv")) == []


def test_a_swedish_picture_speaks_swedish(town, history):
    told = words(document(town, language="sv"))
    assert "Lägesbild Q1/2024" in told
    assert "leverantör" in told
    assert "försenad" in told


def test_words_of_the_roadmap_are_marked_with_their_language_in_another_language(town, history):
    swedish, finnish = document(town, language="sv"), document(town)
    titles = [text for text in texts(swedish) if text.text == "Kaupunkisovellus"]
    assert titles
    assert {text.language for text in titles} == {"fi"}
    assert {text.language for text in texts(finnish)} == {""}


def crowded(town, history, measures):
    """The picture of a round with so many measures late."""
    new = [
        roadmaps.NewMeasure(
            town.themes[n % 2], f"Pitkänimisen hallinnollisen järjestelmän uudistus {n}",
            status="running", start=date(2023, 1, 1), end=date(2024, 1, 31),
        )
        for n in range(measures)
    ]  # fmt: skip
    roadmaps.add_measures(roadmap=town.roadmap, new=new, by=COMMAND_LINE, at=AT)
    return gather(town.roadmap, Q1.next(), today=TODAY)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_printed_picture_of_thirty_late_measures_keeps_to_one_page_and_says_what_it_leaves_out(
    town, history, language
):
    picture = crowded(town, history, 30)
    whole = situation_document(picture, language=language, on=TODAY)
    printed = situation_document(picture, language=language, on=TODAY, one_page=True)
    assert page_count(whole) > 1
    assert page_count(printed) == 1
    headings = [block.text for block in walk(whole.blocks) if isinstance(block, Heading)]
    shortened = {name for name in headings if section(whole, name) != section(printed, name)}
    assert shortened
    for name in shortened:
        told, shown = section(whole, name), section(printed, name)
        with override(language):
            assert shown[-1] == sentences.and_more(len(told) - len(shown) + 1)
        assert shown[:-1] == told[: len(shown) - 1]


def test_a_printed_picture_that_fits_is_not_shortened(town, history):
    picture = gather(town.roadmap, Q1, today=TODAY)
    whole = situation_document(picture, language="fi", on=TODAY)
    assert situation_document(picture, language="fi", on=TODAY, one_page=True) == whole


def test_a_hundred_per_cent_came_ready_once_whether_or_not_the_status_says_done(town):
    hold(town, Q4, date(2024, 1, 2), [(town.app, 90, {})])
    hold(town, Q1, date(2024, 4, 2), [(town.app, 100, {})])
    assert section(document(town), "Valmistui ja onnistui") == ["Kaupunkisovellus"]
    hold(town, Q1.next(), date(2024, 7, 1), [(town.app, 100, {"status": "done"})])
    assert section(document(town, Q1.next()), "Valmistui ja onnistui") == []
