"""What the headings, kinds and totals of real sheets are called, in Finnish, Swedish and English."""

import re
import unicodedata
from functools import lru_cache

from viitta.core.progress import Kind

TEXT_FIELDS = ("theme", "title", "description", "owner", "unit", "summary")
FIELDS = ("uid", "theme", "title", "description", "owner", "unit", "kind", "start", "end", "schedule", "summary")

# Per field the words from the surest to the least sure: when two columns would do, the surer one is taken.
SYNONYMS: dict[str, tuple[str, ...]] = {
    "uid": ("tunniste", "viitta tunniste", "uid", "identifierare", "identifier", "tunnus", "id"),
    "theme": (
        *(
            "pääkohta",
            "teema",
            "painopiste",
            "painopistealue",
            "pääteema",
            "kokonaisuus",
            "osa alue",
            "osio",
            "kategoria",
        ),
        *("kehittämisalue", "aihealue", "huvudpunkt", "tema", "tyngdpunktsområde", "tyngdpunkt", "kategori", "theme"),
        *("focus area", "category", "main point", "area"),
    ),
    "title": (
        *("toimenpide", "toimenpiteet", "toimenpiteen nimi", "kehittämistoimenpide", "kehittämistehtävä", "tehtävä"),
        *("tehtävät", "tehtävän nimi", "kehittämiskohde", "toimi", "toimet", "åtgärd", "åtgärder", "åtgärdens namn"),
        *(
            "uppgift",
            "uppgifter",
            "measure",
            "measures",
            "action",
            "actions",
            "task",
            "tasks",
            "otsikko",
            "rubrik",
            "title",
        ),
        *("nimi", "namn", "name", "mitä tehdään", "hanke", "projekti", "projekt", "project"),
    ),
    "description": (
        *("kuvaus", "toimenpiteen kuvaus", "tehtäväkuvaus", "tehtävän kuvaus", "sisältö", "selite", "tarkennus"),
        *("beskrivning", "innehåll", "description", "details", "content"),
    ),
    "owner": (
        *(
            "vastuuhenkilö",
            "vastuuhenkilöt",
            "vastuuhlö",
            "vastuu hlö",
            "vastuuhlöt",
            "omistaja",
            "vastuullinen",
            "vastaava",
        ),
        *("ansvarsperson", "ansvarig person", "ansvarig", "ansvariga", "ansvar", "owner", "responsible person"),
        *("responsible", "lead", "vastuu", "kuka"),
    ),
    "unit": (
        *(
            "yksikkö",
            "vastuuyksikkö",
            "toimiala",
            "tulosalue",
            "palvelualue",
            "osasto",
            "vastuutaho",
            "vastuuorganisaatio",
        ),
        *("enhet", "ansvarig enhet", "ansvarig part", "sektor", "avdelning", "unit", "department", "sector"),
    ),
    "kind": ("laji", "toimenpiteen laji", "tyyppi", "luonne", "slag", "art", "typ", "kind", "type"),
    "start": (
        *(
            "alkaa",
            "alku",
            "aloitus",
            "aloituspäivä",
            "aloituspvm",
            "aloitus pvm",
            "alkupvm",
            "alku pvm",
            "alkamispäivä",
        ),
        *(
            "alkamisaika",
            "aloitusaika",
            "aloitetaan",
            "alkupäivä",
            "börjar",
            "startar",
            "startdatum",
            "inleds",
            "början",
        ),
        *("start", "starts", "begins", "start date"),
    ),
    "end": (
        *(
            "päättyy",
            "loppu",
            "lopetus",
            "loppuu",
            "päättymispäivä",
            "loppupvm",
            "loppu pvm",
            "päättymisaika",
            "loppupäivä",
        ),
        *("valmistuu", "valmis viimeistään", "valmistumisaika", "määräaika", "takaraja", "tavoiteaika", "valmis"),
        *(
            "slutar",
            "slutdatum",
            "avslutas",
            "tidsfrist",
            "slut",
            "ends",
            "end",
            "end date",
            "due date",
            "due",
            "deadline",
        ),
    ),
    "schedule": (
        *(
            "aikataulu",
            "toteutusaikataulu",
            "toteutusaika",
            "ajankohta",
            "ajoitus",
            "tidtabell",
            "tidsplan",
            "tidpunkt",
        ),
        *("schedule", "timetable", "timing"),
    ),
    "summary": (
        *("toteutuminen", "toteutuminen sanallisesti", "toteuma sanallisesti", "sanallinen tiivistys toteutumisesta"),
        *(
            "sanallinen tiivistys",
            "tiivistys toteutumisesta",
            "toteutumisen kuvaus",
            "toteutunut tilanne",
            "tilannekuvaus",
        ),
        *("genomförande", "förverkligande", "utfall i ord", "realisation", "realised", "outcome", "summary"),
        *(
            "kommentti",
            "kommentit",
            "huomiot",
            "huomautukset",
            "lisätiedot",
            "kommentar",
            "kommentarer",
            "comments",
            "notes",
        ),
    ),
}
RANKED = {word: (field, rank) for field, words in SYNONYMS.items() for rank, word in enumerate(words)}

# Headings of many other tables too: alone they do not make one a table of measures.
COMMON_TITLES = frozenset(
    (
        "otsikko",
        "rubrik",
        "title",
        "nimi",
        "namn",
        "name",
        "mitä tehdään",
        "hanke",
        "projekti",
        "projekt",
        "project",
        "toimi",
        "toimet",
    )
)

KINDS = {
    Kind.ONE_OFF: (
        *("kertaluonteinen", "kertaluontoinen", "kertaluonteiset", "kerta", "kertatehtävä", "projekti", "engångs"),
        *("engångsåtgärd", "engångsuppgift", "av engångskaraktär", "one off", "one time", "once"),
    ),
    Kind.CONTINUOUS: (
        *(
            "jatkuva",
            "jatkuvaluonteinen",
            "jatkuva tehtävä",
            "toistuva",
            "fortlöpande",
            "kontinuerlig",
            "kontinuerligt",
        ),
        *("fortlöpande uppgift", "continuous", "ongoing", "recurring"),
    ),
    Kind.STUDY: ("selvitys", "selvitystyö", "esiselvitys", "utredning", "förutredning", "study", "investigation"),
}
KIND_OF_WORD = {word: kind for kind, words in KINDS.items() for word in words}

TOTALS = re.compile(
    r"(yhteensä|kaikki yhteensä|summa|keskiarvo|ka|keskimäärin|kokonaistoteuma|kokonaistilanne|välisumma|totalt|total|"
    r"totals|grand total|subtotal|sammanlagt|summa totalt|medelvärde|medeltal|genomsnitt|mean|average|avg|sum)"
    r"( (yhteensä|toteuma|keskiarvo|totalt|total|kaikki|toimenpiteet|%))*"
)
NOTE_STARTS = re.compile(
    r"\*|[¹²³†‡]|huom\b|obs\b|n\.b\.|"
    r"(lähde|lähteet|selite|selitteet|selitykset|muistiinpano|laatinut|laati|anm|källa|förklaring|note|notes|source|legend)\s*[:!.]|"
    r"(päivitetty|päivitys|laadittu|hyväksytty|tulostettu|tilanne|uppdaterad|godkänd|updated|printed)\b[ :]*(\w+ )?\d"
)

# Words around a quarter in a heading that change nothing.
QUARTER_NOISE = re.compile(
    r"\b(toteuma|toteutuma|toteutumisaste|toteutunut|tilanne|valmiusaste|valmius|eteneminen|prosentti|pros|vuosi|vuonna|"
    r"utfall|läge|genomförandegrad|år|progress|status|actual|reported|year|tot)\b\.?|%"
)


@lru_cache(maxsize=8192)
def heading(text: str) -> str:
    """A heading as bare words: no case, brackets, hyphenation at the line's end or punctuation."""
    text = unicodedata.normalize("NFKC", text).replace("\u00ad", "")
    text = re.sub(r"[-‐]\s*[\r\n]+\s*", "", text)
    outside = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", text)
    text = outside if any(sign.isalpha() for sign in outside) else text
    return " ".join(re.sub(r"[\W_]+", " ", text.casefold()).split())


@lru_cache(maxsize=8192)
def field_of_heading(text: str) -> tuple[str, int] | None:
    """The field that a heading names, with its rank (0 is the surest), or None.

    A heading may go on after the word: "Toimenpide ja sen tavoite". Such a guess ranks behind every exact one.
    """
    words = heading(text)
    exact = RANKED.get(words)
    if exact or len(words) > 60:
        return exact
    parts = words.split()
    for length in range(min(len(parts) - 1, 3), 0, -1):
        start = " ".join(parts[:length])
        found = RANKED.get(start)
        if found and len(start) >= 5:
            return found[0], found[1] + 100
    return None


def kind_of(text: str) -> Kind | None:
    """The kind of measure that a word means, or None."""
    words = heading(text)
    return KIND_OF_WORD.get(words) or next(
        (kind for word, kind in KIND_OF_WORD.items() if words.startswith(word + " ")), None
    )
