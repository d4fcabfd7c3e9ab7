"""How long a page takes inside the process: `python -m benchmarks.pages` with VIITTA_DATA_DIR set to a folder of its own.

Prints the median and the slowest of 40 requests drawn anew, from the kept body, and answered 304; and the queries.
"""

import statistics
import sys
import time

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from benchmarks.town import build  # noqa: E402
from viitta.config.database import prepare_database  # noqa: E402
from viitta.parts.organisations.models import Account  # noqa: E402
from viitta.parts.roadmaps.models import Roadmap  # noqa: E402
from viitta.parts.ui.fresh import BODIES  # noqa: E402

REQUESTS = 40


def timed(client: Client, address: str, *, anew: bool = False, tag: str = "") -> list[float]:
    headers = {"If-None-Match": tag} if tag else {}
    times = []
    for _ in range(REQUESTS):
        if anew:
            BODIES.clear()
        begun = time.perf_counter()
        response = client.get(address, headers={"Accept-Encoding": "gzip", **headers})
        times.append((time.perf_counter() - begun) * 1000)
        assert response.status_code == (304 if tag else 200), response.status_code
    return times


def tell(name: str, times: list[float]) -> None:
    times = sorted(times)
    p95 = times[int(len(times) * 0.95) - 1]
    sys.stdout.write(f"  {name:10} median {statistics.median(times):6.1f} ms   p95 {p95:6.1f} ms\n")


def main() -> None:
    prepare_database()
    settings.ALLOWED_HOSTS = ["testserver"]
    roadmap = Roadmap.objects.filter(organisation__code="990").first()
    account = Account.objects.filter(email="koollekutsuja@mittala.example").first()
    if roadmap is None or account is None:
        roadmap, account = build()
    client = Client()
    client.force_login(account)
    measure = roadmap.measures.order_by("pk")[3].pk
    for address in (f"/roadmaps/{roadmap.pk}/", f"/roadmaps/{roadmap.pk}/?view=timeline", f"/measures/{measure}/", "/"):
        client.get(address)
        BODIES.clear()
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address)
        sys.stdout.write(f"{address}: {len(response.content):,} bytes, {len(queries)} queries\n")
        tell("drawn anew", timed(client, address, anew=True))
        tell("kept body", timed(client, address))
        tell("304", timed(client, address, tag=client.get(address).headers["ETag"]))


if __name__ == "__main__":
    main()
