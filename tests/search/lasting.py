"""Records that several tests of one module read, written once."""

from contextlib import contextmanager

from django.db import transaction
from django.test import TestCase


@contextmanager
def gone_after(django_db_blocker):
    """Whatever is written between here and the end of the module is then undone. Its tests write nothing that stays."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


def as_if_committed():
    """Runs at its end what waits for the end of a transaction, such as the words that are learnt."""
    return TestCase.captureOnCommitCallbacks(execute=True)
