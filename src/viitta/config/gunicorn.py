"""Settings of the web server: what is loaded before the fork is shared by the workers."""

import gc
from typing import Any

preload_app = True
worker_class = "gthread"
threads = 4
timeout = 60
graceful_timeout = 20
keepalive = 5
max_requests = 20_000
max_requests_jitter = 2_000
control_socket_disable = True

# New objects between two looks for cyclic garbage. A page of 200 measures makes some twenty thousand that are freed by
# themselves: with Python's own 700 one part in twenty of its time goes into looking.
GARBAGE_OBJECTS = 25_000


def when_ready(server: Any) -> None:
    """Load what the first request would, then keep the collector's hands off it, so that pages stay shared."""
    from django.db import connections
    from django.urls import get_resolver
    from django.utils import translation

    get_resolver()._populate()
    translation.activate("fi")
    translation.deactivate()
    connections.close_all()
    gc.collect()
    gc.freeze()
    gc.set_threshold(GARBAGE_OBJECTS, 20, 50)
