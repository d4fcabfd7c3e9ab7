"""Fails when a model differs from its migrations: `python -m tests.migrations_are_made`."""

import os
import sys

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

if __name__ == "__main__":
    import django
    from django.core.management import call_command

    django.setup()
    try:
        call_command("makemigrations", "--check", "--dry-run", verbosity=1)
    except SystemExit as found:
        sys.exit(found.code)
