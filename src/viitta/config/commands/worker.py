"""viitta worker: the task worker that `viitta serve` starts."""

import argparse

HELP = "task worker (started by viitta serve)"
EXAMPLE = "viitta worker"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No options."""


def run(options: argparse.Namespace) -> int:
    from viitta.config.worker import work

    return work()
