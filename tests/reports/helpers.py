"""A reader who opens the form, waits as long as it takes to write, and sends it."""

import html5lib

from portal.reports import tokens
from tests.factories import ArticleFactory, PersonFactory, quote_block

WRONG = "Le décret date du 12 mars, et non du 14."


def token_of(response) -> str:
    document = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    return document.find(".//input[@name='jeton']").get("value")


def old_token(path: str, *, age: float = 60) -> str:
    """The token of a page that was opened `age` seconds ago."""
    kind, key = path.strip("/").split("/")[1:3]
    return tokens.make_token(f"{kind}-{key}", opened_at=tokens.time.time() - age)


def send(client, path: str, *, token: str | None = None, sender: str = "5.39.1.1", **fields):
    posted = {"wrong": WRONG, "jeton": token or old_token(path)} | fields
    return client.post(path, posted, REMOTE_ADDR=sender)


def article_with_quote(**fields):
    quote = quote_block("Nous verrons bien.", speaker=PersonFactory(), speaker_label="Camélia, directrice")
    return ArticleFactory(blocks=[quote], **fields), quote
