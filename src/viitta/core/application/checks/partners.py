"""Who applies: at least two municipalities, each of which has decided in time and agreed."""

from collections.abc import Iterator

from viitta.core.application.checks.problem import Problem, problem
from viitta.core.application.codes import Code
from viitta.core.application.model import Application, Partner

FEWEST = 2


def check(application: Application) -> Iterator[Problem]:
    """The partners, the applicant among them, their decisions and agreements."""
    partners = application.partners
    if len({partner.name.casefold() for partner in partners}) < FEWEST:
        yield problem(1, Code.TOO_FEW_MUNICIPALITIES, count=len(partners), fewest=FEWEST)
    yield from _repeated(partners)
    if partners:
        yield from _applicant(application)
    if application.decisions:  # with none at all the question is empty, and that is said once
        for partner in partners:
            yield from _decision(application, partner)
    names = {partner.name.casefold() for partner in partners}
    for decision in application.decisions:
        if decision.partner.casefold() not in names:
            yield problem(22, Code.DECISION_OF_STRANGER, partner=decision.partner)
    if application.programme.agreement_required:
        for partner in partners:
            if not partner.is_applicant and partner.agreed_on is None:
                yield problem(22, Code.AGREEMENT_MISSING, partner=partner.name)


def _repeated(partners: tuple[Partner, ...]) -> Iterator[Problem]:
    seen: set[str] = set()
    for partner in partners:
        key = partner.name.casefold()
        if key in seen:
            yield problem(1, Code.PARTNER_REPEATED, partner=partner.name)
        seen.add(key)


def _applicant(application: Application) -> Iterator[Problem]:
    """The applicant named in question 1 is the one partner that administers the project."""
    name = application.texts.get(1, "")
    applicants = [partner.name for partner in application.partners if partner.is_applicant]
    if name and [one.casefold() for one in applicants] != [name.casefold()]:
        yield problem(1, Code.APPLICANT_NOT_PARTNER, applicant=name, marked=", ".join(applicants))


def _decision(application: Application, partner: Partner) -> Iterator[Problem]:
    made = [one for one in application.decisions if one.partner.casefold() == partner.name.casefold()]
    whole = [one for one in made if one.on is not None and one.body]
    if not whole:
        yield problem(22, Code.DECISION_MISSING, partner=partner.name)
        return
    first = min(one.on for one in whole if one.on is not None)
    closes = application.call.closes
    if closes is not None and first > closes:
        yield problem(22, Code.DECISION_LATE, partner=partner.name, on=first, closes=closes)
