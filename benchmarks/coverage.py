"""How long the coverage of 200 measures takes inside the process: `python -m benchmarks.coverage`.

Eight goals of the roadmap, a strategy of five goals with three under each; two measures in three serve some of them.
"""

from benchmarks.measuring import load, own_database, say, tell, times

GOALS, STRATEGY, UNDER = 8, 5, 3


def link(town, at) -> None:
    from viitta.core.actors import COMMAND_LINE
    from viitta.parts.roadmaps import actions
    from viitta.parts.roadmaps.models import Measure

    deed = {"by": COMMAND_LINE, "at": at}
    new = [actions.NewListed(f"Tavoite {number}") for number in range(GOALS)]
    goals = actions.add_listed(roadmap=town.roadmap, kind="goal", new=new, **deed)
    organisation = town.roadmap.organisation
    tops = [actions.NewStrategyGoal(f"Päätavoite {number}") for number in range(STRATEGY)]
    strategy = actions.add_strategy_goals(organisation=organisation, new=tops, **deed)
    under = [actions.NewStrategyGoal(f"Alatavoite {n}", parent=top) for top in strategy for n in range(UNDER)]
    strategy += actions.add_strategy_goals(organisation=organisation, new=under, **deed)
    rows = Measure.objects.select_related("roadmap").filter(roadmap=town.roadmap).order_by("pk")
    changes = [
        actions.MeasureChange(
            row,
            {
                "goals": (goals[number % (GOALS - 1)],),
                "strategy_goals": (strategy[number % len(strategy)], strategy[(number + 7) % len(strategy)]),
            },
        )
        for number, row in enumerate(rows)
        if number % 3
    ]
    actions.change_measures(changes=changes, **deed)


def main() -> None:
    with own_database():
        from django.conf import settings
        from django.db import connection
        from django.test import Client
        from django.test.utils import CaptureQueriesContext
        from django.utils import timezone

        from benchmarks.town import build
        from viitta.config.static_files import collect

        settings.ALLOWED_HOSTS = ["testserver"]
        collect()
        town = build()
        link(town, timezone.now())
        client = Client()
        client.force_login(town.account, backend="allauth.account.auth_backends.AuthenticationBackend")
        address = f"/roadmaps/{town.roadmap.pk}/coverage/"
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        say(f"  {len(captured)} queries")
        for query in ("", "?only=1", "?format=csv", "?format=xlsx"):
            tell(f"coverage{query}", times(lambda query=query: client.get(address + query)))
        say(load())


if __name__ == "__main__":
    main()
