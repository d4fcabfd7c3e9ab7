"""The sample roadmap 2023-2025: what the public final report tells, filled with made-up dates and figures.

Public fact: themes, goals, source materials, the measures named as successes and challenges, titles, causes of delay,
lessons. Made up: dates, percents, sentences, and the measures marked so in their description.
"""

from dataclasses import dataclass, field
from datetime import date

GOALS = (
    "digitalisaation systemaattinen edistäminen",
    "palvelujen laadun ja saavutettavuuden parantaminen",
    "toiminnan tehokkuuden ja tietoturvan vahvistaminen",
    "henkilöstön digiosaamisen kehittäminen",
)
THEMES = ("Tiedolla johtaminen", "Asiakkaiden sähköiset palvelut", "Digituki", "Hallinnon digikehitys")
SOURCES = (
    ("Pohjois-Satakunnan digitalisaatiohanke (2020–2021) ja sen tuotokset", "earlier_project"),
    ("Digityöryhmän Toiveiden tynnyri -ideointipäivä", "idea_day"),
    ("Kaupungin päivitetty strategia 2022", "strategy"),
    ("Digityöryhmän työpajat aihealueittain syksyllä 2022", "workshop"),
)
MADE_UP = "Mallitieto: toimenpide on keksitty."
_: None = None


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to a measure in a quarter: a sentence, a cause, a moved end, a status."""

    note: str = ""
    cause: str = ""
    new_end: date | None = None
    reason: str = ""
    status: str = ""
    fall_reason: str = ""


@dataclass(frozen=True, slots=True)
class SampleMeasure:
    """A measure with its twelve quarterly values; None is not reported (or not begun)."""

    theme: int
    title: str
    description: str
    owner: str
    start: date
    end: date
    values: tuple[int | None, ...] = ()
    kind: str = "one_off"
    goals: tuple[int, ...] = (0,)
    origin: str = "staff_idea"
    source: int | None = None
    deputy: str = ""
    events: dict[str, Event] = field(default_factory=dict)
    outcome: tuple[str, str, str] = ("", "", "")  # verdict, quarter, reason


def day(year: int, month: int, number: int) -> date:
    return date(year, month, number)


MEASURES = (
    SampleMeasure(
        0, "Tietovaraston selvitys", "Selvitetään, millainen tietovarasto palvelee kaupungin johtamista ja mitä muilta kunnilta voi oppia.",
        "it", day(2023, 1, 1), day(2023, 12, 31), (20, 45, 70, 100), "study", (0, 2), "strategy", 2, "finance",
        {
            "2023Q2": Event("Toisen kaupungin tietovarasto ja Power BI -näkymät esiteltiin digityöryhmälle."),
            "2023Q4": Event("Selvitys valmis: tietovarasto kannattaa, aloitetaan talouden tiedoista.", status="done"),
        },
        ("go_on", "2023Q4", "Tietovarasto rakennetaan vaiheittain, talous ensin."),
    ),
    SampleMeasure(
        0, "Power BI -näkymät johdolle", "Johdon näkymät taloudesta, henkilöstöstä ja palveluista yhdestä paikasta.",
        "finance", day(2023, 10, 1), day(2025, 6, 30), (_, _, _, 5, 15, 25, 30, 35, 50, 60, 75, 85), "one_off", (0, 2), "strategy", 2, "it",
        {
            "2024Q1": Event("Talouden tietomalli aloitettu."),
            "2024Q2": Event("Odottaa taloushallinnon järjestelmäuudistusta.", "dependency", day(2025, 9, 30), "Taloushallinnon järjestelmä vaihtuu, tietomalli tehdään uuteen."),
            "2024Q4": Event("Odottaa yhä talousjärjestelmän rajapintaa.", "dependency"),
            "2025Q2": Event("Ensimmäiset näkymät johtoryhmän käytössä.", "dependency", day(2026, 3, 31), "Toinen vaihe jatkuu uuden järjestelmän tiedoilla."),
            "2025Q4": Event("Jatkuu seuraavassa tiekartassa."),
        },
    ),
    SampleMeasure(
        0, "Oppimisanalytiikka-yhteishanke 2", "Kaupunki on mukana hanketoimijana oppimisen tiedon hyödyntämisessä.",
        "rector", day(2023, 1, 1), day(2023, 12, 31), (25, 50, 80, 100), "one_off", (0, 3), "earlier_project", 0, "",
        {"2023Q4": Event("Hanke päättyi, kokemukset siirtyvät jatkohankkeeseen.", status="done")},
    ),
    SampleMeasure(
        0, "Oppimisanalytiikka-yhteishanke 3", "Jatkohanke: analytiikka osaksi koulujen arkea.",
        "rector", day(2024, 1, 1), day(2025, 12, 31), (_, _, _, _, 10, 25, 40, 50, 65, 75, 90, 100), "one_off", (0, 3), "earlier_project", 0, "",
        {"2024Q3": Event("Kolme koulua mukana kokeilussa."), "2025Q4": Event("Käytössä kaikissa kouluissa.", status="done")},
    ),
    SampleMeasure(
        0, "Tiedolla johtaminen elinkeinopalveluissa", "Selvitetään, mitä tietoa elinkeinopalvelut tarvitsevat ja mistä se saadaan. " + MADE_UP,
        "business", day(2024, 7, 1), day(2025, 12, 31), (_, _, _, _, _, _, 10, 20, 30, 55, 75, 100), "study", (0,), "staff_idea", 3, "",
        {"2025Q2": Event("Aiheesta valmistui opinnäytetyö, josta saatiin malli."), "2025Q4": Event("Malli otetaan käyttöön seuraavalla kaudella.", status="done")},
        ("not_now", "2025Q4", "Malli odottaa tietovaraston elinkeinotietoja."),
    ),
    SampleMeasure(
        0, "Digitalisaation tilannekuva neljännesvuosittain", "Kokonaisnäkemys kaupungin digitaalisesta tilasta johdolle ja työryhmälle.",
        "development", day(2023, 1, 1), day(2025, 12, 31), (), "continuous", (0,), "staff_idea", 1,
        events={"2023Q1": Event("Ensimmäinen tilannekuva käsitelty työryhmässä.")},
    ),
    SampleMeasure(
        1, "Kaupunkisovellus", "Kaupungin oma mobiilisovellus: tiedotteet, tapahtumat ja palvelut yhdestä paikasta.",
        "communication", day(2023, 4, 1), day(2024, 6, 30), (_, 15, 35, 55, 75, 95, 100), "one_off", (1,), "resident_need", 1, "it",
        {
            "2023Q4": Event("Toimittaja valittu ja sisältö suunniteltu."),
            "2024Q1": Event("Sovelluksen testiryhmässä 40 kuntalaista, palaute pääosin hyvää."),
            "2024Q2": Event("Julkaisu sovelluskaupoissa odottaa hyväksyntää."),
            "2024Q3": Event("Kaupunkisovellus julkaistiin.", status="done"),
        },
    ),
    SampleMeasure(
        1, "Kutsuliikennejärjestelmä", "Kutsuliikenne otetaan käyttöön, ja matkan voi tilata kaupunkisovelluksesta.",
        "technical", day(2023, 10, 1), day(2024, 12, 31), (_, _, _, 10, 30, 50, 60, 85, 100), "one_off", (1, 2), "resident_need", 1, "communication",
        {
            "2024Q1": Event("Järjestelmä kilpailutettu yhdessä naapurikuntien kanssa."),
            "2024Q3": Event("Rajapinta kaupunkisovellukseen viivästyi.", "supplier", day(2025, 3, 31), "Toimittajan rajapinta valmistuu vuodenvaihteessa."),
            "2025Q1": Event("Kutsuliikenne käytössä, tilaus onnistuu sovelluksesta.", status="done"),
        },
    ),
    SampleMeasure(
        1, "Verkkosivuston haku ja käännökset", "Pääverkkosivuston hakua tehostetaan, ja sivuille tulee käännöstyökalu.",
        "communication", day(2023, 1, 1), day(2023, 12, 31), (10, 25, 40, 55, 60, 70, 85, 100), "one_off", (1,), "law", 0, "",
        {
            "2023Q4": Event("Hakutoiminto uusitaan julkaisualustan päivityksen yhteydessä.", "supplier", day(2024, 6, 30), "Julkaisualustan päivitys siirtyi toimittajasta johtuen."),
            "2024Q1": Event("Uusi haku testissä.", "supplier"),
            "2024Q2": Event("Haku on käytössä, käännöstyökalu odottaa toimittajan päivitystä.", "supplier", day(2024, 12, 31), "Käännöstyökalu vaatii alustan uuden version."),
            "2024Q4": Event("Haku ja käännöstyökalu käytössä.", status="done"),
        },
    ),
    SampleMeasure(
        1, "Museon kokoelmanhallintajärjestelmä", "Museo siirtyy uuteen kokoelmanhallintajärjestelmään.",
        "museum", day(2024, 1, 1), day(2025, 9, 30), (_, _, _, _, 5, 20, 35, 50, 70, 90, 100), "one_off", (1, 2), "staff_idea", 3, "",
        {"2024Q4": Event("Aineiston siirto aloitettu."), "2025Q3": Event("Museo on siirtynyt uuteen järjestelmään.", status="done")},
    ),
    SampleMeasure(
        1, "Sähköinen varaus ja ilmoittautuminen", "Tilojen varaus ja ryhmiin ilmoittautuminen yhdessä palvelussa. " + MADE_UP,
        "wellbeing", day(2024, 1, 1), day(2025, 6, 30), (_, _, _, _, 10, 20, 20, 40, 60, 80, 100), "one_off", (1,), "resident_need", 1, "music",
        {"2024Q3": Event("", "own_resources"), "2025Q3": Event("Käytössä liikunnassa ja musiikkiopetuksessa.", status="done")},
    ),
    SampleMeasure(
        1, "Varhaiskasvatuksen sähköinen asiointi", "Hakemukset ja päätökset sähköisesti perheiden kanssa. " + MADE_UP,
        "daycare", day(2023, 7, 1), day(2024, 12, 31), (_, _, 15, 30, 45, 60, 60, 80, 90, 100), "one_off", (1, 2), "resident_need", 1, "service",
        {"2024Q3": Event("Vastuuhenkilö vaihtui, perehdytys kesken.", "owner_changed", day(2025, 3, 31), "Vastuuhenkilön vaihdos."), "2025Q2": Event("Hakemukset hoituvat sähköisesti.", status="done")},
    ),
    SampleMeasure(
        1, "Rakennusluvan sähköinen palvelupolku", "Luvan hakeminen, käsittely ja arkistointi sähköisesti alusta loppuun. " + MADE_UP,
        "building", day(2024, 4, 1), day(2025, 12, 31), (_, _, _, _, _, 10, 25, 35, 45, 60, 70, 80), "one_off", (1, 2), "law", 3, "",
        {"2025Q1": Event("Lain muutos vaatii uusia määrittelyjä.", "law"), "2025Q4": Event("Arkistointi jatkuu vuonna 2026.", "law", day(2026, 6, 30), "Lainmuutoksen vaatimukset arkistointiin.")},
    ),
    SampleMeasure(
        2, "Kirjaston digituki", "Kirjasto järjestää asiakkailleen digitukea monimuotoisesti: avoimet ajat, ryhmät ja henkilökohtainen opastus.",
        "service", day(2023, 1, 1), day(2025, 12, 31), (), "continuous", (1, 3), "resident_need", 0, "",
        {"2023Q4": Event("Digituessa kävi syksyllä 120 asiakasta."), "2025Q4": Event("Toiminta jatkuu edelleen.")},
    ),
    SampleMeasure(
        2, "Akuutin digituen malli", "Selvitetään, miten tuki tavoittaa asiakkaan silloin, kun ongelma on päällä.",
        "service", day(2024, 1, 1), day(2024, 12, 31), (_, _, _, _, 20, 40, 70, 100), "study", (1,), "resident_need", 1, "wellbeing",
        {"2024Q3": Event("Tarve on usein akuutti ja vaatii välitöntä ratkaisua."), "2024Q4": Event("Selvitys valmis.", status="done")},
        ("go_on", "2024Q4", "Kokeillaan välitöntä tukea ilman ajanvarausta."),
    ),
    SampleMeasure(
        2, "Digiopastus yhdistysten kanssa", "Yhdistykset mukaan digituen antamiseen. " + MADE_UP,
        "wellbeing", day(2023, 10, 1), day(2024, 9, 30), (_, _, _, 10, 30, 55, 100), "one_off", (1,), "staff_idea", 1, "",
        {"2024Q3": Event("Viisi yhdistystä koulutettu.", status="done")},
    ),
    SampleMeasure(
        3, "Asianhallinnan kehittäminen", "Asianhallintajärjestelmän sovitut toimenpiteet: työnkulut, sähköinen kokous ja arkistointi.",
        "records", day(2023, 1, 1), day(2024, 12, 31), (5, 10, 15, 20, 25, 30, 30, 35, 40, 45, 45, 50), "one_off", (0, 2), "staff_idea", 0, "administration",
        {
            "2023Q3": Event("Työnkulkujen määrittely osoittautui odotettua laajemmaksi.", "scope"),
            "2024Q1": Event("Toimittajan resurssit eivät riitä sovittuun aikatauluun.", "supplier"),
            "2024Q2": Event("Sovitut toimenpiteet eivät etene toimittajan puolella.", "supplier", day(2025, 5, 2), "Toimittajan uusi aikataulu."),
            "2024Q3": Event("", "owner_changed"),
            "2024Q4": Event("", "supplier"),
            "2025Q1": Event("Säästöohjelma siirsi lisätyöt.", "money", day(2025, 12, 31), "Säästöohjelma siirsi lisätyöt loppuvuoteen."),
            "2025Q3": Event("", "money"),
            "2025Q4": Event("Osa toimenpiteistä jäi toteutumatta, jatketaan seuraavassa tiekartassa.", "supplier", day(2026, 12, 31), "Jatkuu seuraavassa tiekartassa."),
        },
    ),
    SampleMeasure(
        3, "Intranetin uudistus", "Henkilöstön intranetin tekniikka päivitetään, ulkoasua parannetaan ja sisältö uudistetaan.",
        "communication", day(2023, 7, 1), day(2025, 12, 31), (_, _, 5, 15, 30, 40, 45, 50, 65, 75, 85, 95), "one_off", (2, 3), "staff_idea", 1, "administration",
        {"2024Q1": Event("Tekniikka valittu, sisältötyö alkoi."), "2024Q3": Event("", "own_resources"), "2025Q4": Event("Sisältö valmiina, lanseeraus vuonna 2026.", "own_resources", day(2026, 4, 30), "Lanseeraus siirtyi vuoteen 2026.")},
    ),
    SampleMeasure(
        3, "Sähköisten tiedoksiantojen selvitys", "Selvitetään, miten päätökset ja kuulutukset annetaan tiedoksi sähköisesti.",
        "administration", day(2024, 1, 1), day(2024, 12, 31), (_, _, _, _, 0, _, 30, 60, 100), "study", (0, 2), "law", 3, "records2",
        {"2024Q1": Event("Aloitus siirtyi syksyyn.", "own_resources", status="running"), "2025Q1": Event("Selvitys valmis, laajempi kokonaisuus seuraavaan tiekarttaan.", status="done")},
        ("go_on", "2025Q1", "Käyttöönotto suunnitellaan seuraavaan tiekarttaan."),
    ),
    SampleMeasure(
        3, "Taloushallinnon järjestelmäuudistus", "Talousjärjestelmän vaihto, josta moni muu toimenpide riippuu.",
        "finance", day(2024, 1, 1), day(2025, 6, 30), (_, _, _, _, 15, 30, 45, 55, 70, 80, 100), "one_off", (2,), "strategy", 2, "",
        {"2024Q4": Event("Käyttöönotto vaiheistettiin.", "supplier", day(2025, 9, 30), "Käyttöönotto tehdään kahdessa vaiheessa."), "2025Q3": Event("Uusi järjestelmä on käytössä.", status="done")},
    ),
    SampleMeasure(
        3, "Henkilöstön digikoulutukset", "Säännölliset koulutukset henkilöstölle, kyberturvallisuus mukaan lukien.",
        "administration", day(2023, 1, 1), day(2025, 12, 31), (), "continuous", (3,), "strategy", 2, "support2",
        {"2023Q3": Event("Tietohallintopäällikkö piti esityksen kyberturvallisuudesta.")},
    ),
    SampleMeasure(
        3, "Tekoälyn pelisäännöt", "Ohjeistus yleiskäyttöisen tekoälyn turvalliseen käyttöön.",
        "it", day(2024, 1, 1), day(2024, 12, 31), (_, _, _, _, 15, 40, 70, 100), "one_off", (2, 3), "law", None, "administration",
        {"2024Q2": Event("Luonnos lausunnolla toimialoilla."), "2024Q4": Event("Ohje hyväksytty ja koulutettu.", status="done")},
    ),
    SampleMeasure(
        3, "Paperilomakkeista luopuminen", "Sisäiset lomakkeet sähköisiksi ja vanhat pois käytöstä. " + MADE_UP,
        "records", day(2023, 4, 1), day(2024, 12, 31), (_, 10, 20, 35, 45, 50, 55, 65, 60, 75, 85, 90), "one_off", (2,), "staff_idea", 1, "",
        {
            "2024Q3": Event("Osa yksiköistä käyttää yhä paperia.", "old_practice"),
            "2024Q4": Event("", "old_practice", day(2025, 12, 31), "Vanhasta käytännöstä luopuminen vie aikaa."),
            "2025Q1": Event("Kaksi lomaketta palautettiin paperille.", "old_practice", fall_reason="Kaksi lomaketta palautettiin paperille hetkeksi."),
            "2025Q4": Event("Viimeiset lomakkeet poistuvat keväällä.", "old_practice", day(2026, 3, 31), "Viimeiset lomakkeet poistuvat keväällä 2026."),
        },
    ),
    SampleMeasure(
        3, "Sähköisen allekirjoituksen laajennus", "Allekirjoitus kaikkiin sopimuksiin. " + MADE_UP,
        "records", day(2024, 7, 1), day(2025, 6, 30), (_, _, _, _, _, _, 10, 20), "one_off", (2,), "staff_idea", 3, "",
        {"2025Q1": Event("Luovuttiin säästöohjelman vuoksi.", "money", status="dropped")},
    ),
)  # fmt: skip

# The measure that the study of the data warehouse opened, with its values from 2024Q1 on.
WAREHOUSE = "Tietovaraston käyttöönotto"
WAREHOUSE_VALUES = {
    "2024Q2": 10, "2024Q3": 20, "2024Q4": 35, "2025Q1": 45, "2025Q2": 60, "2025Q3": 75, "2025Q4": 85,
}  # fmt: skip

OBSERVATIONS = (
    ("2023Q2", "good_practice", "Selkeä vastuutus ja näkyvä seuranta, yhteinen alusta dokumentaatiolle.", ""),
    ("2023Q3", "lesson", "Osa tehtävistä olisi vaatinut alun perin tarkempaa määrittelyä ja rajausta.", ""),
    ("2023Q4", "success", "Kirjasto järjesti digitukea monimuotoisesti.", "Kirjaston digituki"),
    ("2024Q1", "environment", "Generatiivinen tekoäly yleistyi nopeasti; tarvitaan pelisäännöt ja osaamista.", "Tekoälyn pelisäännöt"),
    ("2024Q1", "new_target", "Digityöryhmän keskustelussa havaittiin uusi kohde: tekoälyn ohjeistus.", "Tekoälyn pelisäännöt"),
    ("2024Q2", "success", "Sovelluksen testiryhmä kiitti helppokäyttöisyyttä.", "Kaupunkisovellus"),
    ("2024Q2", "challenge", "Ulkoisten toimijoiden resursointi ja aikataulut viivästyttivät kehitystyötä.", "Asianhallinnan kehittäminen"),
    ("2024Q2", "risk", "Taloushallinnon uudistus voi siirtää muidenkin toimenpiteiden aikataulua.", "Power BI -näkymät johdolle"),
    ("2024Q3", "success", "Kaupunkisovellus julkaistiin.", "Kaupunkisovellus"),
    ("2024Q3", "lesson", "Asiakkaiden tuen tarve on usein akuutti: etukäteen sovitut tilaisuudet eivät siihen riitä.", "Akuutin digituen malli"),
    ("2024Q4", "success", "Verkkosivuston haku tehostui, ja käännöstyökalu otettiin käyttöön.", "Verkkosivuston haku ja käännökset"),
    ("2025Q1", "success", "Kutsuliikenne otettiin käyttöön, matkan voi tilata sovelluksesta.", "Kutsuliikennejärjestelmä"),
    ("2025Q1", "challenge", "Säästöohjelma rajasi käytettävissä olevia resursseja.", ""),
    ("2025Q2", "good_practice", "Digityöryhmän avoin keskustelu ja toimialojen välinen yhteistyö.", ""),
    ("2025Q3", "success", "Museo siirtyi uuteen kokoelmanhallintajärjestelmään.", "Museon kokoelmanhallintajärjestelmä"),
    ("2025Q4", "challenge", "Tiedon keräämisen määrä koettiin osin raskaaksi, kun tiedon hyödyntäminen jäi epäselväksi.", ""),
    ("2025Q4", "challenge", "Vanhoista käytännöistä luopuminen hidasti kehittämistä.", "Paperilomakkeista luopuminen"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NextMeasure:
    """A measure of the roadmap that has begun: values by quarter of 2026."""

    theme: int
    title: str
    description: str
    owner: str
    start: date
    end: date
    values: tuple[int | None, ...] = ()
    kind: str = "one_off"


NEXT_THEMES = ("Sähköiset tiedoksiannot", "Tieto johtamisen tukena", "Sujuva arki ja digituki")
NEXT_MEASURES = (
    NextMeasure(0, "Sähköisten tiedoksiantojen käyttöönotto", "Selvityksen pohjalta päätökset annetaan tiedoksi sähköisesti. " + MADE_UP, "administration", day(2026, 1, 1), day(2027, 6, 30), (10, 20, 30)),
    NextMeasure(0, "Asianhallinnan työnkulut", "Edellisestä tiekartasta jatkuva kokonaisuus. " + MADE_UP, "records2", day(2026, 1, 1), day(2026, 12, 31), (10, 25, 35)),
    NextMeasure(1, "Power BI, toinen vaihe", "Näkymät uuden talousjärjestelmän tiedoilla. " + MADE_UP, "finance", day(2026, 1, 1), day(2026, 12, 31), (20, 45, 70)),
    NextMeasure(1, "Hyötyjen mittarit", "Valitaan muutama mittari, joilla vaikutukset näkyvät. " + MADE_UP, "development", day(2026, 4, 1), day(2027, 3, 31), (None, 5, 15), "study"),
    NextMeasure(2, "Intranetin lanseeraus", "Uusi intranet otetaan käyttöön. " + MADE_UP, "communication", day(2026, 1, 1), day(2026, 6, 30), (40, 90, 100)),
    NextMeasure(2, "Kaupunkisovelluksen jatkokehitys", "Palautteen pohjalta uusia palveluja sovellukseen. " + MADE_UP, "communication", day(2026, 4, 1), day(2027, 12, 31), (None, 10, 20)),
    NextMeasure(2, "Digituki ilman ajanvarausta", "Kokeillaan välitöntä tukea kirjastossa. " + MADE_UP, "service", day(2026, 1, 1), day(2028, 12, 31), (), "continuous"),
    NextMeasure(2, "Tekoälyavustaja asiakaspalveluun", "Toimenpiteellä ei vielä ole vastuuhenkilöä. " + MADE_UP, "", day(2026, 10, 1), day(2027, 12, 31), (), "study"),
)  # fmt: skip
