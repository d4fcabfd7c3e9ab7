"""The sample city's people by title, as the public final report lists the working group; nobody has a name here."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """A person of the sample. `key` is how the plan names them; `sector` is what their seat speaks for."""

    key: str
    title: str
    unit: str
    sector: str
    from_date: date | None = None
    until_date: date | None = None
    replaces: str = ""
    role: str = "member"
    note: str = ""


ADMIN, TECH, CULTURE = "Hallinto ja talous", "Tekninen toimiala", "Sivistys ja kulttuuri"
GROWTH, CITY = "Elinvoima", "Kaupunkikehitys"

PEOPLE = (
    SamplePerson("it", "tietohallintopäällikkö", ADMIN, "tietohallinto", role="convenor"),
    SamplePerson("communication", "markkinointi- ja viestintäpäällikkö", ADMIN, "markkinointi ja viestintä", role="secretary"),
    SamplePerson("administration", "hallinto- ja henkilöstöjohtaja", ADMIN, "hallinto ja henkilöstö"),
    SamplePerson("records", "tiedonhallintasihteeri", ADMIN, "tiedonhallinta", until_date=date(2024, 6, 1)),
    SamplePerson("records2", "tiedonhallintasihteeri", ADMIN, "tiedonhallinta", date(2024, 6, 1), replaces="records", note="seuraaja"),
    SamplePerson("development", "kehitysjohtaja", GROWTH, "kehittäminen"),
    SamplePerson("wellbeing", "hyvinvointi- ja liikuntakoordinaattori", CULTURE, "hyvinvointi ja liikunta"),
    SamplePerson("mayor", "kaupunginjohtaja", ADMIN, "kaupungin johto"),
    SamplePerson("music", "musiikkiosastonjohtaja", CULTURE, "musiikkiopetus"),
    SamplePerson("rector", "rehtori", CULTURE, "perusopetus"),
    SamplePerson("support", "ATK-tukihenkilö", ADMIN, "tietotekninen tuki", until_date=date(2024, 1, 15)),
    SamplePerson("support2", "ATK-tukihenkilö", ADMIN, "tietotekninen tuki", date(2024, 1, 15), replaces="support", note="seuraaja"),
    SamplePerson("technical", "tekninen johtaja", TECH, "tekniset palvelut", until_date=date(2024, 9, 1)),
    SamplePerson("technical2", "tekninen johtaja", TECH, "tekniset palvelut", date(2024, 9, 1), replaces="technical", note="seuraaja"),
    SamplePerson("museum", "museonjohtaja", CULTURE, "museo"),
    SamplePerson("finance", "talousjohtaja", ADMIN, "talous"),
    SamplePerson("project", "hankekoordinaattori", GROWTH, "hankkeet", until_date=date(2023, 7, 1), note="hankkeen loppuun asti"),
    SamplePerson("business", "elinkeinojohtaja", GROWTH, "elinkeinopalvelut"),
    SamplePerson("expert", "hankeasiantuntija", GROWTH, "elinkeinopalvelut", date(2025, 4, 1), note="mukana loppuvaiheessa"),
    SamplePerson("building", "rakennustarkastaja, kaupunkisuunnittelukeskuksen johtaja", CITY, "rakentaminen ja kaavoitus"),
    SamplePerson("service", "palvelupäällikkö", CULTURE, "asiakaspalvelu ja kirjasto"),
    SamplePerson("daycare", "päiväkodin johtaja", CULTURE, "varhaiskasvatus", until_date=date(2024, 8, 1)),
    SamplePerson("daycare2", "varhaiskasvatuspäällikkö", CULTURE, "varhaiskasvatus", date(2024, 8, 1), replaces="daycare", note="seuraaja, toinen nimike"),
    SamplePerson("health", "terveysvalvonnan johtaja", CITY, "ympäristöterveys"),
)  # fmt: skip

# Accounts of the sample: role -> (person, the address before the @).
ACCOUNTS = {
    "administrator": ("records2", "paakayttaja"),
    "convenor": ("it", "tietohallintopaallikko"),
    "owner": ("communication", "viestintapaallikko"),
    "member": ("rector", "rehtori"),
    "reader": ("mayor", "kaupunginjohtaja"),
}
DOMAIN = "mallikaupunki.example"

# Who took over measures from whom, and when: ownership follows the person, not the seat.
SUCCESSIONS = (
    ("support", "support2", date(2024, 1, 15)),
    ("records", "records2", date(2024, 6, 1)),
    ("daycare", "daycare2", date(2024, 8, 1)),
    ("technical", "technical2", date(2024, 9, 1)),
    ("business", "expert", date(2025, 4, 1)),
)
