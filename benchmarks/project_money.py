"""How long a project's money takes inside the process: `python -m benchmarks.project_money`.

A project of 24 months and 20 partners with a budget line for each cost type, year and partner, and a ledger of 50 000
rows: reading it in, and then the pages.
"""

import time
import tracemalloc
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from benchmarks.measuring import load, own_database, say, tell, times

PARTNERS, ROWS, PAGE_ROWS = 20, 50_000, 2_000
TYPES = ("personnel", "services", "travel", "premises", "other")


def ledger_file(count: int) -> bytes:
    """An export of so many rows over 24 months."""
    lines = ["Tosite;Pvm;Tili;Kustannuspaikka;Selite;Netto;ALV"]
    for at in range(count):
        month = at % 24
        day = f"{at % 28 + 1}.{month % 12 + 1}.{2024 + month // 12}"
        sums = f"{at % 90 + 1},{at % 100:02d};{at % 20},00"
        lines.append(f"{at // 4 + 1};{day};{4000 + at % 5};{at % PARTNERS};Rivi {at};{sums}")
    return "\r\n".join([*lines, ""]).encode("latin-1")


def build() -> tuple[Any, Any]:
    """The project and the account that coordinates it."""
    from viitta.core.actors import COMMAND_LINE, Role
    from viitta.core.ledger import Meaning
    from viitta.core.programmes import INCENTIVE
    from viitta.parts.joint_projects.actions import budgets, ledger, partners, projects
    from viitta.parts.joint_projects.models import FinancingKind, Partner
    from viitta.parts.organisations import actions as organisations

    deed: dict[str, Any] = {"by": COMMAND_LINE, "at": datetime(2024, 1, 2, tzinfo=UTC)}
    new = [organisations.NewOrganisation(f"Kunta {at}", code=f"9{at:02d}") for at in range(PARTNERS)]
    homes = organisations.found_organisations(new=new, **deed)
    account = organisations.create_accounts(organisation=homes[0], people=[("k@kunta.example", "k")], **deed)[0]
    organisations.give_grants(organisation=homes[0], accounts=[account], role=Role.CONVENOR, **deed)
    one = projects.NewProject(homes[0], "Suuri hanke", INCENTIVE, date(2024, 1, 1), date(2025, 12, 31))
    project = projects.found_projects(new=[one], **deed)[0]
    partners.add_partners(project=project, new=[partners.NewPartner(home) for home in homes[1:]], **deed)
    rows = list(Partner.objects.filter(project=project))
    cells = {(kind, year): Decimal(10_000) for kind in TYPES for year in (2024, 2025)}
    money = [
        budgets.NewFinancing(FinancingKind.GRANT, Decimal(80_000)),
        budgets.NewFinancing(FinancingKind.PARTNER, Decimal(20_000)),
    ]
    for at, partner in enumerate(rows):
        budgets.save_budget(project=project, cells=cells, partner=partner, financing=None if at else money, **deed)
    meanings = {
        (str(4000 + kind), str(at)): Meaning(TYPES[kind], partner.pk) for kind in range(5) for at, partner in enumerate(rows)
    }  # fmt: skip
    ledger.map_accounts(project=project, meanings=meanings, **deed)
    return project, account


def read_in(project: Any, count: int, name: str) -> float:
    """Seconds of reading an export in, from its bytes to the rows."""
    from viitta.core.actors import COMMAND_LINE
    from viitta.core.ledger import Entry
    from viitta.doors.portal.projects.money.reading import entries_of, read_file
    from viitta.parts.joint_projects.actions import ledger

    deed: dict[str, Any] = {"by": COMMAND_LINE, "at": datetime(2024, 1, 2, tzinfo=UTC)}
    content = ledger_file(count)
    begun = time.perf_counter()
    rows, flaws = read_file(content, name)
    assert not flaws
    file = ledger.keep_file(project=project, name=name, content=content, rows=rows, **deed)
    ledger.read_in(file=file, entries=(one for one in entries_of(file) if isinstance(one, Entry)), **deed)
    return time.perf_counter() - begun


def main() -> None:
    with own_database():
        from django.conf import settings
        from django.db import connection
        from django.test import Client
        from django.test.utils import CaptureQueriesContext

        from viitta.config.static_files import collect
        from viitta.parts.joint_projects.models import LedgerRow

        settings.ALLOWED_HOSTS = ["testserver"]
        collect()
        project, account = build()
        read_in(project, PAGE_ROWS, "pieni.csv")
        client = Client()
        client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
        for name in ("budget", "ledger", "claims", "shares", "work"):
            address = f"/projects/{project.pk}/{name}/"
            assert client.get(address).status_code == 200
            with CaptureQueriesContext(connection) as captured:
                client.get(address)
            tell(name, times(lambda address=address: client.get(address)), f"{len(captured)} queries")
        LedgerRow.objects.all().delete()
        tracemalloc.start()
        seconds = read_in(project, ROWS, "suuri.csv")
        peak = tracemalloc.get_traced_memory()[1] / 1_000_000
        tracemalloc.stop()
        LedgerRow.objects.all().delete()
        project.ledger_files.all().delete()
        say(
            f"  ledger of {ROWS} rows: {read_in(project, ROWS, 'suuri.csv'):.1f} s; traced {seconds:.1f} s, peak {peak:.0f} MB"
        )
        tell("budget after it", times(lambda: client.get(f"/projects/{project.pk}/budget/"), 10))
        say(load())


if __name__ == "__main__":
    main()
