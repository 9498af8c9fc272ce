"""A hundred thousand requests of bad faith on a world of the tests: `python -m tests.drills.fuzz`.

On SQLite, or on the database that TEST_DATABASE_URL names; either is made for the drill and dropped. Ends in error
when one request does: a server error, a piece of page given back, or more than two seconds.
"""

import argparse
import logging
import os
import sys
import time

import django

_TOLD_EVERY = 1_000  # requests


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--slow-after", type=float, default=2.0, help="seconds")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    logging.disable(logging.ERROR)
    sys.exit(_run(options))


def _run(options) -> int:
    # Once Django is set up: these read its models.
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import setup_test_environment, teardown_test_environment  # noqa: PLC0415

    from tests.operation.fuzzing import Fuzzer, Outcome  # noqa: PLC0415
    from tests.pages.crawl import build_world  # noqa: PLC0415

    setup_test_environment(debug=False)
    connection.creation.create_test_db(verbosity=0)
    try:
        build_world()
        started = time.perf_counter()
        fuzzer, outcome = Fuzzer(Client(), options.seed), Outcome()
        while fuzzer.rank < options.requests:
            slice_ = min(_TOLD_EVERY, options.requests - fuzzer.rank)
            known = len(outcome.faults), len(outcome.slow)
            fuzzer.run(slice_, slow_after=options.slow_after, outcome=outcome)
            _tell(outcome, known)
            print(_summary(fuzzer, outcome, options, time.perf_counter() - started), flush=True)  # noqa: T201
    finally:
        connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)
        teardown_test_environment()
    return 1 if outcome.faults or outcome.slow else 0


def _tell(outcome, known: tuple[int, int]) -> None:
    """What went wrong since, as it goes: the drill is long."""
    faults, slow = known
    for line in (*outcome.faults[faults:], *(f"{taken:.1f} s – {told}" for taken, told in outcome.slow[slow:])):
        print(line)  # noqa: T201


def _summary(fuzzer, outcome, options, seconds: float) -> str:
    answers = ", ".join(f"{status}: {count}" for status, count in sorted(outcome.answers.items()))
    return (
        f"seed {options.seed}: {fuzzer.rank} requests in {seconds:.0f} s, {len(outcome.faults)} faults, "
        f"{len(outcome.slow)} slow, the slowest {outcome.slowest:.2f} s ({answers})"
    )


if __name__ == "__main__":
    main()
