"""How long deeds and files take inside the process: `python -m benchmarks.deeds`.

Saving one update, as the action and as the owner's whole request; an import of 200 rows; the sheet out; the situation
picture as PDF. On 200 measures with 12 quarters.
"""

from decimal import Decimal
from itertools import count

from benchmarks.measuring import load, own_database, say, tell, times


def saving(town) -> None:
    from django.test import Client
    from django.utils import timezone

    from viitta.core.actors import COMMAND_LINE
    from viitta.parts.followup import actions
    from viitta.parts.followup.models import ProgressEntry
    from viitta.parts.roadmaps.models import Measure

    measure = Measure.objects.select_related("roadmap").filter(roadmap=town.roadmap, kind="one_off").order_by("pk")[1]
    turn = count(1)

    def save() -> None:
        there = ProgressEntry.objects.filter(measure=measure, follow_up=town.follow_up).first()
        answer = actions.Answer(measure, Decimal(100), f"Kierros {next(turn)}.", seen=there.revision if there else 0)
        actions.record_progress(follow_up=town.follow_up, answers=[answer], by=COMMAND_LINE, at=timezone.now())

    tell("saving one update, the action", times(save))
    client, address = Client(), f"/update/{town.token}/"

    def post() -> None:
        seen = ProgressEntry.objects.filter(measure=measure, follow_up=town.follow_up).values_list(
            "revision", flat=True
        )
        field = f"m{measure.pk}"
        data = {f"{field}-seen": str(seen[0]), f"{field}-pick": "other", f"{field}-percent": "100",
                f"{field}-note": f"Vastaus {next(turn)}.", "action": "save"}  # fmt: skip
        response = client.post(address, data)
        assert response.status_code == 302, response.content.decode()[:2000]

    tell("saving one update, the request", times(post))


def many(town) -> None:
    from datetime import timedelta

    from django.db import transaction
    from django.test import Client
    from django.utils import timezone

    from viitta.core.actors import COMMAND_LINE
    from viitta.core.bulk import Edit, Shift, Step, outcomes
    from viitta.parts.roadmaps import actions
    from viitta.parts.roadmaps.queries.bulk import selected

    at = timezone.now()
    ids = list(town.roadmap.measures.values_list("pk", flat=True))
    one = selected(town.roadmap, ids, on=timezone.localdate(at))
    other = one.measures[ids[0]].organisation.people.order_by("-pk")[0]

    def change(*, owner: bool, undone: bool):
        with transaction.atomic():
            rows = selected(town.roadmap, ids, on=timezone.localdate(at))
            found = outcomes(Edit(shift=Shift(1, Step.MONTHS), status="paused"), rows.rows, rows.others)
            changes = [
                actions.MeasureChange(
                    rows.measures[row.before.id], {name: getattr(row.after, name) for name in row.changed},
                    seen=rows.measures[row.before.id].revision, reason="Siirto", plan_reason="Siirto",
                )
                for row in found
            ]  # fmt: skip
            given = [actions.Assignment(row, other, from_date=timezone.localdate(at)) for row in rows.measures.values()]
            done = actions.change_in_bulk(changes=changes, assignments=given if owner else [], by=COMMAND_LINE, at=at)
            if undone:
                actions.undo_changes(change_set=done, by=COMMAND_LINE, at=at + timedelta(minutes=1))
            transaction.set_rollback(True)

    tell("bulk edit of 200: days and status", times(lambda: change(owner=False, undone=False), 10))
    tell("bulk edit of 200: the owner too", times(lambda: change(owner=True, undone=False), 10))
    tell("the first and its undoing", times(lambda: change(owner=False, undone=True), 10))
    client = Client()
    client.force_login(town.account, backend="allauth.account.auth_backends.AuthenticationBackend")
    data = {
        "measure": ids,
        "step": "preview",
        "days": "shift",
        "amount": "1",
        "time_unit": "months",
        "reason": "Siirto",
    }
    tell("preview of 200, the request", times(lambda: client.post(f"/roadmaps/{town.roadmap.pk}/bulk/", data), 10))


def sheets(town) -> None:
    from datetime import datetime

    from django.db import transaction
    from django.utils import timezone

    from viitta.core.actors import COMMAND_LINE
    from viitta.core.sheets.comparison import Decision
    from viitta.doors.importexport import actions, queries, tasks
    from viitta.render.sheet import roadmap_xlsx

    at: datetime = timezone.now()
    today = timezone.localdate(at)

    def export() -> bytes:
        present = queries.present_of(town.roadmap, on=today)
        return roadmap_xlsx(present.measures, present.quarters, title=town.roadmap.name, at=at)

    tell("export of 200 measures, xlsx", times(export, 10))
    content = export()
    organisation = town.roadmap.organisation
    period = (town.roadmap.starts_on, town.roadmap.ends_on)

    def examined(roadmap):
        book = queries.open_file(content, "tiekartta.xlsx")
        return queries.examine(
            book, roadmap=roadmap, period=period, choice=None, habits={}, decision=Decision(),
            organisation=organisation, by=COMMAND_LINE, on=today,
        )  # fmt: skip

    def bring_in() -> None:
        new = actions.NewBatch(organisation, "tiekartta.xlsx", content, None, "Tuotu tiekartta", period)
        with transaction.atomic():
            batch = tasks.import_at_once(new=new, examine=examined, by=COMMAND_LINE, at=at)
            assert batch.created == 200, batch.created
            transaction.set_rollback(True)

    tell("preview of 200 rows, xlsx", times(lambda: examined(town.roadmap), 5))
    tell("import of 200 rows, new roadmap", times(bring_in, 5))


def picture(town) -> None:
    from django.utils import timezone

    from viitta.core.periods import Quarter
    from viitta.doors.reports.formats import as_file
    from viitta.doors.reports.situation import gather, situation_document

    at = timezone.now()
    today, quarter = timezone.localdate(at), Quarter.parse(town.follow_up.quarter)

    def draw(kind: str) -> bytes:
        found = gather(town.roadmap, quarter, today=today)
        document = situation_document(found, language="fi", on=today, one_page=True)
        return as_file(document, kind, base_url="http://localhost", at=at)

    tell("situation picture, PDF, warm", times(lambda: draw("pdf"), 10))
    tell("situation picture, Word", times(lambda: draw("docx"), 10))


def queries(town) -> None:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    client.force_login(town.account, backend="allauth.account.auth_backends.AuthenticationBackend")
    roadmap, measure = town.roadmap.pk, town.roadmap.measures.order_by("pk")[3].pk
    addresses = [f"/roadmaps/{roadmap}/", f"/roadmaps/{roadmap}/?view=timeline", f"/picture/{roadmap}/"]
    addresses += [f"/rounds/{town.follow_up.pk}/", "/rounds/", f"/measures/{measure}/", "/", f"/update/{town.token}/"]
    for address in addresses:
        client.get(address)
        with CaptureQueriesContext(connection) as found:
            client.get(f"{address}{'&' if '?' in address else '?'}n=1")
        say(f"  {address.replace(town.token, '…'):34} {len(found)} queries, drawn anew")


def main() -> None:
    with own_database():
        from django.conf import settings

        from benchmarks.town import build
        from viitta.config.static_files import collect

        settings.ALLOWED_HOSTS = ["testserver"]
        collect()
        town = build()
        saving(town)
        many(town)
        sheets(town)
        picture(town)
        queries(town)
        say(load())


if __name__ == "__main__":
    main()
