"""A wrong setting ends in one French sentence that names it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from portal.checks import REQUIRED
from scripts.gate import PRODUCTION
from scripts.make_env import CONTENT

ROOT = Path(__file__).resolve().parent.parent
GOOD = {
    "SECRET_KEY": "x" * 60,
    "ALLOWED_HOSTS": "vigie.example.org",
    "SITE_URL": "https://vigie.example.org",
    "DATABASE_URL": "sqlite:///:memory:",
    "DEBUG": "0",
}


def _manage(changes, *options):
    """`manage.py check` under an environment of ours, empty values standing for missing ones even where a .env is."""
    inherited = {key: os.environ[key] for key in ("PATH", "HOME", "LANG", "VIRTUAL_ENV") if key in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", "check", *options],
        cwd=ROOT,
        env=inherited | GOOD | changes,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("SECRET_KEY", "", "SECRET_KEY manque"),
        ("ALLOWED_HOSTS", "", "ALLOWED_HOSTS manque"),
        ("SITE_URL", "", "SITE_URL manque"),
        ("SITE_URL", "vigie.example.org", "SITE_URL doit être une adresse"),
        ("FEED_AUTHORITY", "vigie.example.org", "FEED_AUTHORITY doit être de la forme"),
        ("DATABASE_URL", "mysql://hote/base", "DATABASE_URL doit être de la forme"),
        ("DATABASE_REPLICA_URL", "postgres://a:b@hote/base", "DATABASE_REPLICA_URL doit être du même moteur"),
        ("DATABASE_URL", "n’importe quoi", "DATABASE_URL doit être de la forme"),
        ("DEBUG", "peut-être", "DEBUG doit valoir 0 ou 1"),
        ("MAINTENANCE", "bientôt", "MAINTENANCE doit valoir 0 ou 1"),
        ("LOG_FORMAT", "xml", "LOG_FORMAT doit être l’un de « texte », « json », et non « xml »"),
        (
            "ACCESSIBILITY_STATUS",
            "presque",
            "ACCESSIBILITY_STATUS doit être l’un de « non », « partielle », « totale », et non « presque »",
        ),
        (
            "PUBLICATION_BLOCKING",
            "rubrique,tampon",
            "PUBLICATION_BLOCKING se compose des mots « texte », « intervenant »",
        ),
        ("PUBLISHER_EMAIL", "redaction(arobase)example.org", "PUBLISHER_EMAIL doit être une adresse électronique"),
        ("MEDIA_MAX_IMAGE_BYTES", "beaucoup", "MEDIA_MAX_IMAGE_BYTES doit être un nombre entier"),
    ],
)
def test_a_wrong_setting_is_one_sentence(name, value, sentence):
    done = _manage({name: value})
    assert done.returncode != 0
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_good_settings_start():
    done = _manage({})
    assert done.returncode == 0, done.stderr


def test_going_online_without_a_legal_mention_is_refused():
    done = _manage(PRODUCTION | {"HOST_PHONE": ""}, "--deploy", "--fail-level", "WARNING")
    assert done.returncode != 0
    assert "(vigie.E010) La variable d’environnement HOST_PHONE manque" in done.stderr
    assert done.stderr.count("vigie.") == 1


def test_going_online_with_every_mention_is_accepted():
    done = _manage(PRODUCTION, "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stderr


def test_a_try_on_ones_own_machine_shows_every_mention():
    written = {line.partition("=")[0] for line in CONTENT.splitlines()}
    assert set(REQUIRED) <= written
    assert "example" in CONTENT.lower()
