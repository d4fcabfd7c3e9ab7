"""viitta serve: the production server with everything it needs."""

import argparse
import os
import socket

from django.conf import settings

from viitta.config.cli import Refused

HELP = "production server: pages, static files, mails, and what time makes due"
EXAMPLE = "viitta serve --host 0.0.0.0 --port 8000"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="address to listen at (default: 127.0.0.1)")
    parser.add_argument(
        "--port", type=int, default=int(os.environ.get("PORT", "8000")), help="default: PORT, else 8000"
    )
    parser.add_argument("--workers", type=int, default=2, help="web processes, each with four threads (default: 2)")


def require_free(host: str, port: int) -> None:
    """Refused when somebody listens there already: said before anything is started."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            raise Refused(f"cannot listen at {host}:{port}: {error}. Choose another with --port.") from error


def run(options: argparse.Namespace) -> int:
    from viitta.config.static_files import collect
    from viitta.config.supervisor import Supervisor, children

    if options.workers < 1:
        raise Refused("--workers must be at least 1")
    require_free(options.host, options.port)
    collect()
    print(f"Viitta listens at http://{options.host}:{options.port} and calls itself {settings.BASE_URL}", flush=True)
    return Supervisor(children(options.host, options.port, options.workers)).run()
