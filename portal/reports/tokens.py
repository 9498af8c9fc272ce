"""Proof that the form that is sent was opened here, for this record, not long ago, and not an instant ago.

Readers get no cookie, so there is none to compare a field with. The proof is in the page, signed by the site. Nobody
is logged in on readers’ pages: a form that another site would send in a reader’s name has nothing of theirs to use.
"""

import secrets
import time

from django.core import signing

SALT = "vigie.reports"
SHORTEST = 3  # seconds: nobody reads the form and writes a sentence in less
LONGEST = 24 * 3600  # seconds for which a page may stay open


class TokenRefused(Exception):
    """The form cannot be taken as it is. The message is for the reader, who may send it again."""


class SentTooSoon(TokenRefused):
    """The same page may be sent again a moment later."""


def make_token(subject: str, *, opened_at: float | None = None) -> str:
    """`subject` is the record (« article-13313 »); `opened_at`, seconds since 1970, is now unless given."""
    moment = int(time.time() if opened_at is None else opened_at)
    return signing.dumps([subject, secrets.token_urlsafe(12), moment], salt=SALT)


def read_token(token: str, subject: str) -> str:
    """The name of this sending, the same however often the page is sent. Raises `TokenRefused`."""
    try:
        known, sending, moment = signing.loads(token, salt=SALT)
    except signing.BadSignature as error:
        raise TokenRefused("Cette page n’est plus valable. Vos mots sont gardés\u00a0: envoyez de nouveau.") from error
    if known != subject:
        raise TokenRefused("Cette page était celle d’un autre texte. Relisez, puis envoyez de nouveau.")
    age = time.time() - moment
    if age > LONGEST:
        raise TokenRefused("La page est restée ouverte plus d’un jour. Vos mots sont gardés\u00a0: envoyez de nouveau.")
    if age < SHORTEST:
        raise SentTooSoon("C’était très rapide. Relisez, puis envoyez de nouveau.")
    return sending
