"""How long editions take inside the process: `python -m benchmarks.editions`.

Freezing 200 measures, comparing two editions of them and one with today, the page and the files of the comparison.
Between the two, every tenth measure is split, every third has another owner or other words, and half have moved.
"""

from datetime import timedelta

from benchmarks.measuring import load, own_database, say, tell, times

PARTS, MOVED, RESCOPED, OWNED = 10, 2, 3, 3


def change(town, at) -> None:
    from viitta.core.actors import COMMAND_LINE
    from viitta.parts.organisations.models import Person
    from viitta.parts.roadmaps import actions
    from viitta.parts.roadmaps.models import Measure

    deed = {"by": COMMAND_LINE, "at": at}
    rows = list(Measure.objects.select_related("roadmap", "theme").filter(roadmap=town.roadmap).order_by("pk"))
    moved = [
        actions.MeasureChange(row, {"end": row.end + timedelta(days=90)}, reason="Toimittaja")
        for row in rows[::MOVED]
        if row.end
    ]
    scoped = [actions.MeasureChange(row, {"scope": "Vain talous"}, plan_reason="Rajattiin") for row in rows[::RESCOPED]]
    actions.change_measures(changes=moved + scoped, **deed)
    person = Person.objects.filter(organisation=town.roadmap.organisation).order_by("-pk")[0]
    given = [actions.Assignment(row, person, from_date=at.date(), reason="Vaihtui") for row in rows[1::OWNED]]
    actions.assign_owners(assignments=given, **deed)
    for row in rows[::PARTS]:
        parts = [actions.NewMeasure(row.theme, f"{row.title[:150]}, osa {number}") for number in (1, 2)]
        actions.split_measure(measure=row, parts=parts, reason="Laaja", on=at.date(), **deed)


def main() -> None:
    with own_database():
        from django.conf import settings
        from django.test import Client
        from django.utils import timezone

        from benchmarks.town import build
        from viitta.config.static_files import collect
        from viitta.core.actors import COMMAND_LINE
        from viitta.core.editions import compare
        from viitta.doors.reports.changes import changes_document
        from viitta.doors.reports.formats import as_file
        from viitta.parts.roadmaps import actions
        from viitta.parts.roadmaps.queries import editions as queries

        settings.ALLOWED_HOSTS = ["testserver"]
        collect()
        town = build()
        at = timezone.now()
        today = timezone.localdate(at)

        def freeze(name: str, hours: int):
            moment = at + timedelta(hours=hours)
            return actions.freeze_edition(roadmap=town.roadmap, name=name, on=today, by=COMMAND_LINE, at=moment)

        first = freeze("Alkuperäinen", -3)
        change(town, at - timedelta(hours=2))
        second = freeze("Päivitetty", -1)
        before, after = (queries.as_core(queries.rows_of_edition(one)) for one in (first, second))
        trail = queries.trail_of(town.roadmap)
        found = queries.compared(town.roadmap, first, second, today=today)
        say(f"  {len(before)} and {len(after)} measures, {len(trail)} steps, {len(found.differences)} differences")
        tell("the rule alone", times(lambda: compare(before, after, trail)))
        tell(
            "two editions, from the database", times(lambda: queries.compared(town.roadmap, first, second, today=today))
        )
        tell("an edition and today", times(lambda: queries.compared(town.roadmap, first, None, today=today)))
        client, turn = Client(), iter(range(10_000))
        client.force_login(town.account, backend="allauth.account.auth_backends.AuthenticationBackend")
        address = f"/roadmaps/{town.roadmap.pk}/changes/?from={first.pk}&to={second.pk}"
        tell("the page, drawn anew", times(lambda: client.get(f"{address}&n={next(turn)}")))
        document = changes_document(found, language="fi", on=today)
        for kind in ("docx", "pdf"):
            tell(kind, times(lambda kind=kind: as_file(document, kind, base_url="http://localhost", at=at), 5))
        tell("freezing", times(lambda: freeze(f"Laitos {next(turn)}", 0), 10))
        say(load())


if __name__ == "__main__":
    main()
