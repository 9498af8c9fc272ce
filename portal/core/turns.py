"""A lock that is handed over in the order in which it was asked for, which `threading.Lock` does not promise."""

from collections import deque
from threading import Lock


class Turns:
    """One holder at a time. Who waits is served first come, first served, and nobody can pass before."""

    def __init__(self):
        self._guard = Lock()
        self._is_taken = False
        self._waiting: deque[Lock] = deque()

    @property
    def waiting(self) -> int:
        return len(self._waiting)

    def take(self, seconds: float) -> bool:
        """Whether the turn came within that time. It is to be given back by `leave`, from any thread."""
        with self._guard:
            if not self._is_taken:
                self._is_taken = True
                return True
            turn = Lock()
            turn.acquire()
            self._waiting.append(turn)
        if turn.acquire(timeout=seconds):
            return True
        with self._guard:
            if turn not in self._waiting:  # it came at the very moment of giving up
                return True
            self._waiting.remove(turn)
            return False

    def leave(self) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._is_taken = False
