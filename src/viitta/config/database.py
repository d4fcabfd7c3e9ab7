"""Making the database of an installation, and bringing an older one up to date."""

import fcntl

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from viitta.config import env


def is_up_to_date() -> bool:
    """Whether every migration has been run and the table of counted tries is there."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    return settings.CACHES["default"]["LOCATION"] in connection.introspection.table_names()


def prepare_database() -> None:
    """Make or renew the database; two processes that start at once take turns."""
    if is_up_to_date():
        return
    with (env.data_dir() / "migrate.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
