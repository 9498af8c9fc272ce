"""Functions printed without a name, resolved to who held them on the day of the article."""

import re
from datetime import date

from articles.linking.entries import Post, Target
from articles.linking.lexicon import Hit, Lexicon
from articles.linking.posts import HEADS, matching, role_words
from articles.quoting.folding import fold_in_place
from articles.quoting.names import HONORIFIC, NAME, has_known_given_name
from articles.quoting.roles import neutral_head

_REACH = 90  # characters between the head of a function and its organisation
_ROLE = re.compile(
    r"(?<![\w'-])(?P<role>[a-z-]+(?: [a-z&'-]+){0,6}?)"
    r"(?P<of> (?:du|de la|de l'|de|des|d')(?: ?(?:programme|projet|groupe|campus|pole|gip))? ?)$"
)
_THE = re.compile(r"(?:(?<![\w-])(?:le|la|du|au)|(?<![\w])l')[ ]?$")
_NOW = re.compile(r"(?<![\w-])(?:nouveau|nouvelle|nouvel|actuelle?) $")
_BEGINS = re.compile(r"(?:^|[.!?…:;•])\s*$")
_NAME_AFTER = re.compile(rf"(?:,| \()?[ \u00a0](?:(?:{HONORIFIC})\s+)?(?P<name>{NAME})")
_APART = re.compile(r"[,.;:)\n]|$")
_FOREIGN = re.compile(
    r"[ \u00a0](?:(?!francaise\b)\w+(?:ienne|aise|oise|ique|eque|aine|ande|ole|ale|ine)\b"
    r"|(?:du|de|des)\b|d'|populaire)"
)


def roles_before(hit: Hit, text: str, lexicon: Lexicon, day: date) -> tuple[int, list[Target]] | None:
    """« la directrice du HDH », of which `hit` is « HDH »: where the function begins, and who held it."""
    houses = {entry.target.pk for entry in hit.entries if entry.target and entry.target.kind == "organisation"}
    posts = [post for house in houses for post in lexicon.posts.get(house, ())]
    if not posts:
        return None
    line = max(text.rfind("\n", 0, hit.start) + 1, hit.start - _REACH)
    left = fold_in_place(text[line : hit.start])
    for start, words in _readings(left):
        found = matching(posts, words)
        if found and _is_said_alone(text, line + start, hit.end):
            holders = held(found, day)
            return (line + start, holders) if holders else None
    return None


def _readings(left: str) -> list[tuple[int, tuple[str, ...]]]:
    """The functions that may end `left`, the longest first: where each begins, and its words."""
    readings = []
    for match in re.finditer(r"(?<![\w'-])[a-z-]+|(?<=l')[a-z-]+", left):
        if neutral_head(match[0]) in HEADS or match[0] in {"dga", "premiere"}:
            ending = _ROLE.match(left, match.start())
            if ending:
                readings.append((match.start(), role_words(ending["role"])))
    return readings


def held(posts: list[Post], day: date) -> list[Target]:
    """Who held one of the posts on that day; those whose beginning is known first, the latest before the others."""
    holding = sorted((post for post in posts if post.is_held_on(day)), key=lambda post: post.start or date.min)
    return [Target("person", pk) for pk in dict.fromkeys(post.person for post in reversed(holding))]


def is_office_said(text: str, start: int, end: int) -> bool:
    """Whether « président de la République » stands for who held it: neither a former one, nor that of elsewhere."""
    return _is_said_alone(text, start, end) and not _FOREIGN.match(fold_in_place(text[end : end + 30]))


def _is_said_alone(text: str, start: int, end: int) -> bool:
    """« le » or « la » before (not « un », « ancien », nor a comma after a name), and no name beside."""
    before = fold_in_place(text[max(start - 30, 0) : start]) if start else ""
    before = re.sub(_NOW, "", before)
    line = text.rfind("\n", 0, start) + 1
    if not (_THE.search(before) or _BEGINS.search(text[max(line, start - 4) : start])):
        return False
    beside = _NAME_AFTER.match(text, end)
    return beside is None or not (has_known_given_name(beside["name"]) or _APART.match(text, beside.end()))
