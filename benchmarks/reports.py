"""How long the final report takes inside the process: `python -m benchmarks.reports`.

200 measures with values of 12 quarters, an edition as first approved, both annexes with the A3 pictures.
"""

import resource
from datetime import timedelta

from benchmarks.measuring import load, own_database, say, tell, times


def memory() -> int:
    """The most that the process has taken, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    with own_database():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext
        from django.utils import timezone

        from benchmarks.town import build
        from viitta.core.actors import COMMAND_LINE
        from viitta.doors.reports.final import draft, final_document, gather
        from viitta.doors.reports.formats import as_file
        from viitta.parts.roadmaps import actions
        from viitta.parts.roadmaps.models import Roadmap

        town = build()
        at = timezone.now()
        today = timezone.localdate(at)
        moment = at - timedelta(hours=1)
        actions.freeze_edition(roadmap=town.roadmap, name="Hyväksytty", on=today, by=COMMAND_LINE, at=moment)
        roadmap = Roadmap.objects.select_related("organisation", "approval", "group").get(pk=town.roadmap.pk)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            facts = gather(roadmap, today=today)
        say(f"  {len(facts.measures)} measures, {len(queries)} queries")
        tell("gathered from the database", times(lambda: gather(roadmap, today=today), 10))
        tell("drafted", times(lambda: draft(facts, language="fi"), 10))
        document = final_document(facts.roadmap, draft(facts, language="fi"), language="fi", on=today)
        before = memory()
        for kind in ("pdf", "docx"):
            as_file(document, kind, base_url="http://localhost", at=at)
        say(f"  memory at most {memory()} MB after one PDF and one Word file, {before} MB before them")
        for kind in ("html", "xlsx", "docx", "pdf"):
            tell(kind, times(lambda kind=kind: as_file(document, kind, base_url="http://localhost", at=at), 5))
        say(load())


if __name__ == "__main__":
    main()
