"""Reads settings from the environment, and says in French what is missing or malformed."""

import re
from pathlib import Path
from urllib.parse import quote, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

_EMAIL = re.compile(r"[^@\s<>?&]+@[^@\s<>?&]+\.[^@\s<>?&]+")


NONE = "aucun"
_TO_FILL = "…"  # of deploy/env.example
_AUTHORITY = re.compile(r"[^\s,]+,[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")


class Environment:
    """A thin reader over django-environ. Each method names one kind of value.

    A `default` of None means that the variable is required.
    """

    def __init__(self, dotenv: Path):
        self._env = environ.Env()
        if dotenv.is_file():
            self._env.read_env(dotenv)

    def text(self, name: str, *, default: str | None) -> str:
        value = self._env.str(name, default="").strip()
        if value and value != _TO_FILL:
            return value
        if default is None:
            raise ImproperlyConfigured(
                f"la variable d’environnement {name} manque ou est vide (voir « Configurer » dans README.md)."
            )
        return default

    def flag(self, name: str, *, default: bool) -> bool:
        value = self._env.str(name, default="").strip().lower()
        if not value:
            return default
        if value in {"1", "true", "yes", "on", "oui"}:
            return True
        if value in {"0", "false", "no", "off", "non"}:
            return False
        raise ImproperlyConfigured(f"{name} doit valoir 0 ou 1, et non « {value} ».")

    def choice(self, name: str, choices: dict, *, default: str):
        """The meaning, in `choices`, of the word given."""
        value = self.text(name, default=default).lower()
        if value not in choices:
            words = ", ".join(f"« {word} »" for word in choices)
            raise ImproperlyConfigured(f"{name} doit être l’un de {words}, et non « {value} ».")
        return choices[value]

    def choices(self, name: str, allowed: tuple[str, ...], *, default: tuple[str, ...]) -> frozenset[str]:
        """Some of the words allowed, separated by commas; « aucun » for none of them."""
        given = {word.lower() for word in self.words(name, default=list(default))} - {NONE}
        if unknown := sorted(given - set(allowed)):
            words = ", ".join(f"« {word} »" for word in (*allowed, NONE))
            raise ImproperlyConfigured(f"{name} se compose des mots {words}, et non de « {unknown[0]} ».")
        return frozenset(given)

    def email(self, name: str, *, default: str) -> str:
        value = self.text(name, default=default)
        if value and not _EMAIL.fullmatch(value):
            raise ImproperlyConfigured(f"{name} doit être une adresse électronique, et non « {value} ».")
        return value

    def number(self, name: str, *, default: int) -> int:
        value = self.text(name, default=str(default))
        if not value.isdecimal():
            raise ImproperlyConfigured(f"{name} doit être un nombre entier, et non « {value} ».")
        return int(value)

    def words(self, name: str, *, default: list[str] | None) -> list[str]:
        """A list separated by commas."""
        fallback = None if default is None else ",".join(default)
        return [word.strip() for word in self.text(name, default=fallback).split(",") if word.strip()]

    def path(self, name: str, *, default: Path) -> Path:
        return Path(self.text(name, default=str(default)))

    def url(self, name: str, *, default: str | None) -> str:
        """A public address, without a final slash; empty when there may be none."""
        value = self.text(name, default=default).rstrip("/")
        parts = urlsplit(value)
        if not value:
            return ""
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            raise ImproperlyConfigured(f"{name} doit être une adresse en http:// ou https://, et non « {value} ».")
        return value

    def feed_authority(self, name: str, *, default: str) -> str:
        """« vigie.example.org,2026-11-01 »: a host, and a day, a month or a year when it was the publisher’s."""
        value = self.text(name, default=default)
        if not _AUTHORITY.fullmatch(value):
            raise ImproperlyConfigured(
                f"{name} doit être de la forme « vigie.example.org,2026-11-01 », et non « {value} »."
            )
        return value

    def database(self, name: str, *, default: str) -> dict:
        address = self.text(name, default=default)
        try:
            config = self._env.db_url_config(address)
        except (ValueError, environ.ImproperlyConfigured) as error:
            raise ImproperlyConfigured(_database_help(name)) from error
        engine = config.get("ENGINE", "")
        if engine.endswith("sqlite3"):
            return _sqlite(config)
        if engine.endswith(("postgresql", "psycopg2")):
            return config | {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
        raise ImproperlyConfigured(_database_help(name))

    def caches(self, name: str) -> dict:
        """Django’s own in memory, and that of the pages (portal/caching/shared.py) in Redis where an address is given.

        A page does not wait for a Redis that is gone.
        """
        memory = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
        address = self.text(name, default="")
        if not address:
            return memory
        if urlsplit(address).scheme not in {"redis", "rediss"} or not urlsplit(address).hostname:
            raise ImproperlyConfigured(f"{name} doit être de la forme redis://:mot-de-passe@hôte:6379/0.")
        options = {
            "serializer": "portal.caching.shared.Bytes",
            "retry": None,
            "socket_timeout": 0.25,
            "socket_connect_timeout": 0.25,
        }
        return memory | {"pages": self._env.cache_url_config(address) | {"OPTIONS": options}}

    def replica(self, name: str, *, of: dict) -> dict | None:
        """A copy of the database `of`, kept up to date by its server, which is only read. None without one."""
        if not self.text(name, default=""):
            return None
        told = self.database(name, default="")
        if told["ENGINE"] != of["ENGINE"]:
            raise ImproperlyConfigured(f"{name} doit être du même moteur que DATABASE_URL.")
        if told["ENGINE"].endswith("sqlite3"):
            # A file that is not there must not be made; one that was replaced is to be opened again.
            read_only = {"NAME": f"file:{quote(told['NAME'])}?mode=ro", "OPTIONS": {"timeout": 20}}
            return told | read_only | {"CONN_MAX_AGE": 0}
        # Readers must not wait for a machine that is gone: the primary database is there.
        return told | {"OPTIONS": told.get("OPTIONS", {}) | {"connect_timeout": 3}}


def _database_help(name: str) -> str:
    return f"{name} doit être de la forme sqlite:///chemin ou postgres://utilisateur:mot-de-passe@hôte:5432/base."


def _sqlite(config: dict) -> dict:
    """WAL lets readers go on while one writes; IMMEDIATE makes writers wait instead of failing midway, and our backend
    in the order in which they come (docs/adr/0027). To open the database takes longer than a page that is kept: each
    thread keeps its own open.
    """
    if config["NAME"] != ":memory:":
        Path(config["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    options = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
    return config | {"ENGINE": "portal.core.sqlite3", "OPTIONS": options, "CONN_MAX_AGE": 600}
