"""What is read of an article to find names in it: its text, where a link may stand, what is around, its day."""

import re
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from articles.models import Article
from articles.rendering.body import ASIDE
from articles.rendering.mentions import is_spoken, without_places
from articles.rendering.spans import masked_text

# A name in a link, a heading or quoted words is a mention, but the link is better placed elsewhere.
# Reported speech is nobody’s very words: a link may stand there.
_UNLINKABLE = re.compile(
    r'^<(?:a|h[1-6]|figcaption|blockquote)\b|class="(?:[^"]*\s)?quote(?:-span--(?:integrale|partielle|titre))?[\s"]'
)
HIDDEN = "\0"  # what is not read stands so in the text


@dataclass(frozen=True)
class Scene:
    """`linkable` is `text` with nothing where no link may stand; `around` is the title and the standfirst."""

    text: str
    linkable: str
    around: str
    day: date
    is_plain: bool = False  # a text that is no page: links may stand anywhere

    def may_link(self, start: int, end: int) -> bool:
        return HIDDEN not in self.linkable[start:end]

    def may_explain(self, start: int, end: int) -> bool:
        """Whether the card of a term may stand there: not in words between quotation marks either."""
        return self.may_link(start, end) and (self.is_plain or not is_spoken(self.text, start, end))


def scene_of(article: Article, html: str) -> Scene:
    """`html` is the body as it was rendered."""
    day = timezone.localtime(article.published_at).date() if article.published_at else timezone.localdate()
    around = f"{article.title}\n{article.standfirst}"
    html = without_places(html)  # where a record is linked already, another decision may link another
    return Scene(masked_text(html, ASIDE), masked_text(html, _UNLINKABLE), around, day)


def scene_of_text(text: str, day: date, around: str = "") -> Scene:
    """Of plain text, where links may stand anywhere."""
    return Scene(text, text, around, day, is_plain=True)
