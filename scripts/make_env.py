"""Writes a .env for a try on this machine: a key of its own, loopback only. Production has its own variables."""

import secrets
import sys
from pathlib import Path

CONTENT = """\
# Réglages pour un essai sur cette machine. En production, voir « Configurer » dans README.md.
SECRET_KEY={key}
ALLOWED_HOSTS=127.0.0.1,localhost,[::1]
SITE_URL=http://127.0.0.1:8000
SERVE_FILES=1
"""


def main(target: Path) -> None:
    with target.open("x", encoding="utf-8") as file:
        file.write(CONTENT.format(key=secrets.token_urlsafe(50)))
    target.chmod(0o600)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
