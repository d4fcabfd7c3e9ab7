"""How the server's own lines are written: without the secrets that stand in addresses."""

import logging
import re

# Tokens of links, and the keys that replace a forgotten password. Who reads the log must not come in by it.
_SECRETS = re.compile(r"[A-Za-z0-9_-]{40,}|(?<=/password/reset/key/)[^/\s\"']+")


class WithoutSecrets(logging.Formatter):
    """Writes a line, its traceback too, with every token in it as an ellipsis."""

    def format(self, record: logging.LogRecord) -> str:
        return _SECRETS.sub("…", super().format(record))
