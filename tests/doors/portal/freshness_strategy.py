"""Cases of freshness for goals of the strategy, indicators, verdicts and old practices.

Each function takes the class of a case and what every deed is given: who does it and when.
"""

from decimal import Decimal
from typing import Any

from tests.cast import TODAY
from viitta.core.periods import Quarter
from viitta.parts.indicators import actions as indicators
from viitta.parts.roadmaps import actions as roadmaps


def strategy_cases(case: type, deed: dict[str, Any]) -> dict[str, Any]:
    """Goals of the strategy, indicators of goals, verdicts, old practices."""
    act = roadmaps
    goal = lambda s: act.NewStrategyGoal("Elinvoima")  # noqa: E731
    verdict = lambda s: act.NewVerdict(s["goal"], "partly", "Osa valmistui.")  # noqa: E731
    ended = {"values": {"ended_on": TODAY}}
    own = lambda s: {"organisation": s["organisation"], **deed}  # noqa: E731
    return {
        "add_strategy_goals": case(lambda s: act.add_strategy_goals(new=[goal(s)], **own(s)), ("home",)),
        "change_strategy_goal": case(
            lambda s: act.change_strategy_goal(goal=s["strategy_goal"], values={"title": "Hyvinvointi"}, **deed)
        ),
        "move_strategy_goals": case(lambda s: act.move_strategy_goals(goals=[s["strategy_goal"]], **deed)),
        "remove_strategy_goal": case(lambda s: act.remove_strategy_goal(goal=s["strategy_goal"], **deed)),
        "set_goal_indicators": case(
            lambda s: act.set_goal_indicators(goal=s["goal"], indicators=[], **deed), ("home",)
        ),
        "record_verdicts": case(lambda s: act.record_verdicts(verdicts=[verdict(s)], on=TODAY, **deed), ("home",)),
        "add_old_practices": case(
            lambda s: act.add_old_practices(measure=s["study"], new=[act.NewPractice("Faksi")], **deed), ("study",)
        ),
        "change_old_practice": case(
            lambda s: act.change_old_practice(practice=s["practice"], **ended, **deed), ("measure",)
        ),
        "remove_old_practices": case(
            lambda s: act.remove_old_practices(practices=[s["practice"]], **deed), ("measure",)
        ),
    }


def indicator_cases(case: type, deed: dict[str, Any]) -> dict[str, Any]:
    """Indicators and their readings."""
    act = indicators
    new = [act.NewIndicator("Käyntimäärä", "kpl")]
    carried = lambda s: roadmaps.change_measures(  # noqa: E731
        changes=[roadmaps.MeasureChange(s["measure"], {"indicators": (s["indicator"],)})], **deed
    )
    reading = lambda s: {"readings": [act.TakenReading(s["indicator"], Decimal(40))], **deed}  # noqa: E731

    def told_beside(s: Any) -> object:
        carried(s)
        return act.record_readings(quarter=Quarter(2024, 1), **reading(s))

    return {
        "add_indicators": case(
            lambda s: act.add_indicators(organisation=s["organisation"], new=new, **deed), ("home",)
        ),
        "change_indicator": case(
            lambda s: act.change_indicator(indicator=s["indicator"], values={"name": "Osuus"}, **deed)
        ),
        "remove_indicators": case(lambda s: act.remove_indicators(indicators=[s["indicator"]], **deed)),
        "record_readings": case(told_beside, ("measure", "round")),
    }
