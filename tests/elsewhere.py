"""What another process does meanwhile."""

import threading

from django.db import connection


def elsewhere(act):
    """On a connection of its own, as another process would."""

    def run():
        try:
            act()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(timeout=30)
    assert not thread.is_alive(), "il attend"
