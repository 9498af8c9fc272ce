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

# Mentions légales de démonstration, inventées : les pages paraissent finies, rien ici n’existe.
PUBLISHER_LEGAL_NAME="Éditions de la Démonstration"
PUBLISHER_LEGAL_FORM="société fictive au capital de 1 euro"
PUBLISHER_ADDRESS="1 rue de l’Exemple, 00000 Nullepart"
PUBLISHER_REGISTRATION="000 000 000 RCS Nullepart"
PUBLISHER_EMAIL=redaction@example.org
PUBLISHER_PHONE="00 00 00 00 00"
PUBLICATION_DIRECTOR="Ada Exemple"
HOST_NAME="Hébergeur de Démonstration"
HOST_ADDRESS="2 rue de l’Exemple, 00000 Nullepart"
HOST_PHONE="00 00 00 00 01"
DATA_PROTECTION_CONTACT=donnees@example.org
ACCESSIBILITY_STATUS=non
"""


def main(target: Path) -> None:
    with target.open("x", encoding="utf-8") as file:
        file.write(CONTENT.format(key=secrets.token_urlsafe(50)))
    target.chmod(0o600)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
