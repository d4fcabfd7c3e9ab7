"""Do the phases lie inside the project, and the project inside what the call allows? Phases may overlap."""

from collections.abc import Iterator

from viitta.core.application.checks.problem import Problem, problem
from viitta.core.application.codes import Code
from viitta.core.application.model import Application, Period, Phase


def check(application: Application) -> Iterator[Problem]:
    """The period of the project and each phase."""
    period = application.period
    if period is None:
        yield problem(12, Code.PERIOD_MISSING)
    elif period.end < period.start:
        yield problem(12, Code.PERIOD_REVERSED, start=period.start, end=period.end)
        period = None
    else:
        yield from _inside_programme(application, period)
    for phase in application.phases:
        yield from _phase(phase, period)


def _inside_programme(application: Application, period: Period) -> Iterator[Problem]:
    call, programme = application.call, application.programme
    first = max((day for day in (call.projects_from, programme.valid_from) if day), default=period.start)
    last = min((day for day in (call.projects_until, programme.valid_until) if day), default=period.end)
    if period.start < first or period.end > last:
        values = {"start": period.start, "end": period.end, "first": first, "last": last}
        yield problem(12, Code.PERIOD_OUTSIDE_PROGRAMME, **values)


def _phase(phase: Phase, period: Period | None) -> Iterator[Problem]:
    if not phase.name or phase.start is None or phase.end is None:
        yield problem(12, Code.PHASE_INCOMPLETE, phase=phase.name)
    elif phase.end < phase.start:
        yield problem(12, Code.PHASE_REVERSED, phase=phase.name, start=phase.start, end=phase.end)
    elif period and (phase.start < period.start or phase.end > period.end):
        values = {"start": phase.start, "end": phase.end, "first": period.start, "last": period.end}
        yield problem(12, Code.PHASE_OUTSIDE_PROJECT, phase=phase.name, **values)
