"""The final report of the sample city as a draft: begun, three sections written into, one comment. The words are made up."""

from datetime import date, datetime

from viitta.config.sample.moments import BY, moment
from viitta.doors.reports import actions
from viitta.doors.reports.final.compose import drafted, said_by
from viitta.doors.reports.models import Placing
from viitta.doors.reports.queries.reports import get_report
from viitta.parts.roadmaps.models import Roadmap

BEGUN, WRITTEN = date(2026, 2, 2), date(2026, 2, 13)
OWN = (
    (
        "introduction", Placing.AFTER,
        "Raportti on tehty digityöryhmälle, kaupungin johdolle ja seuraavan digitiekartan laatijoille. Luvut ja taulukot tulevat "
        "seurannan tiedoista, ja työryhmä on täydentänyt niitä omin sanoin.",
    ),
    (
        "challenges", Placing.BEFORE,
        "Vaikeinta oli sovittaa kehittämistyö muun työn lomaan. Kaksi asiaa toistui kierroksesta toiseen:\n\n"
        "- toimittajien aikataulut, joihin omat päätökset eivät vaikuta\n"
        "- vanhojen tapojen säilyminen uusien rinnalla",
    ),
    (
        "conclusions", Placing.BEFORE,
        "Digitiekartta toimi työvälineenä, jota tarkennettiin matkan varrella. Neljännesvuosittainen seuranta toi viiveet "
        "esiin ajoissa, ja ryhmän avoin keskustelu auttoi korjaamaan suuntaa.",
    ),
)  # fmt: skip
COMMENT = ("goals", "Voisiko mittareiden kehityksen näyttää myös vuosittain?")


def begin(roadmap: Roadmap, at: datetime) -> None:
    """Begin the report and write into it, as far as the days have come by a moment."""
    if at < moment(WRITTEN):
        return
    made = actions.begin_reports(new=[(roadmap, "Loppuraportti", "fi")], by=BY, at=moment(BEGUN))[0]
    report = get_report(BY, made.pk, on=WRITTEN)
    said = {one.key: said_by(one) for one in drafted(report, today=WRITTEN)}
    for section, placing, text in OWN:
        actions.write_section(
            report=report, section=section, text=text, placing=placing, drafted=said[section], seen=0, by=BY, at=moment(WRITTEN)
        )  # fmt: skip
    actions.add_comments(report=report, new=[COMMENT], by=BY, at=moment(WRITTEN))
