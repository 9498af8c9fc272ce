"""People whom a text names and no record knows: they speak too, and « elle » may mean them."""

import re
from collections.abc import Iterator

from articles.quoting.cast import Cast, Voice
from articles.quoting.folding import fold_in_place
from articles.quoting.given_genders import gender_of_given
from articles.quoting.given_names import GIVEN_NAMES
from articles.quoting.houses import is_house
from articles.quoting.layouts import is_whole_quotation
from articles.quoting.names import HONORIFIC, INITIALS, NAME, has_known_given_name, read_name
from articles.quoting.passages import Passage
from articles.quoting.roles import gender_of_role, role_head
from articles.quoting.spans import find_spans, mask
from articles.quoting.verbs import SPOKEN_WORDS
from articles.quoting.words import words
from portal.core.text import fold

_NAMED = re.compile(rf"(?<![\w’'-])(?:(?P<article>[Ll][ea]s?\s)?(?P<title>{HONORIFIC})\s+)?(?P<name>{NAME})")
_TITLED = re.compile(rf"(?P<title>{HONORIFIC})\s+(?P<name>[A-ZÀ-ÖØ-Þ][\wÀ-ÿ’'-]+)")
# « Nadège, elle, », « Paul, 71 ans »: patients go by their given names.
_GIVEN_ALONE = re.compile(
    r"(?<![\w’'-])(?P<name>[A-ZÀ-Þ][a-zà-ÿ]+)(?=\*?, (?:(?:elle|lui|\d{1,3} ans)\b|(?:une? |l[ea] )?(?P<role>[\w-]+)))"
)
_PATIENTS = frozenset(
    words("""
    patient patiente mere pere maman papa retraite retraitee lyceen lyceenne diabetique asthmatique atteint atteinte
    suivi suivie greffe greffee opere operee hospitalise hospitalisee traite traitee soigne soignee malade
    """)
)
_CAPITALISED = re.compile(r"[A-ZÀ-Þ][\wÀ-ÿ’'.-]*\s$")
_TITLE = re.compile(rf"{HONORIFIC}$")
_BEFORE = re.compile(r"(?P<word>[\w-]+)[ \u00a0]$")
# What bears the name of somebody: « rue Jean Moulin », « prix Marie Curie ».
_NAMED_AFTER = frozenset(
    words("""
    rue avenue boulevard place quai square allee pont gare hopital hopitaux clinique centre institut fondation prix
    lycee college ecole universite campus maison amphitheatre salle batiment fonds bourse chaire laboratoire cabinet
    groupe editions association theatre musee stade aeroport plan loi rapport maladie syndrome
    """)
)
# Words with which a sentence begins, and no name.
_OPENERS = frozenset(
    words("""
    selon pour mais avec chez par et ou quand lorsque si comme depuis pourtant ainsi apres avant dans sur sous car donc
    or puis enfin le la les un une des ce cette ces son sa ses leur leurs notre votre qui que interroge interrogee
    invite invitee presente presentee contacte contactee sollicite sollicitee
    """)
)
_PRESENTED = re.compile(r"\s?[,(–—-]\s?(?P<role>[^,.;:()«»“”]{2,70})")
_PRESENTS = re.compile(
    r"(?:^|[\s(])(?:l[ea] |l'|une? |s(?:on|a) |cet(?:te)? |ce |notre |leur )(?P<role>[a-zœ-]+)(?=[\s,])"
)
# After a function: a verb, or somebody else: « la directrice a rencontré », « le maire et ».
_ACTS = re.compile(r"\s(?:a|ont|est|sont|et|avec|ou|que|qui|par|contre|chez)(?:\s|$)|\s(?:de|du|des|d'|a|au|pour)$")
_CLAUSE = re.compile(r"[.;:!?()«»“”_]")
_SIGNED = re.compile(r"[»”\"]\s?[–—(-]\s?$")
# « « … », s’émerveille Lauriane Bescond »: whatever the verb.
_SAID = re.compile(r"[»”\"],\s(?:s'|se )?[a-z]{2,}(?:e|it|et|nd|ent)(?:\s[a-z]+ment)?\s$")
_SAID_REACH = 50
_TELLS = re.compile(r"[^.!?;«»“”_]{0,140}:\s?[«“\"]")
_EXPLAINED = re.compile(
    r"(?:^|[\s,;:])(?P<article>l[ea] |l'|une? |s(?:on|a) |notre )[a-z-]{3,}[^,.;:!?()«»“”_]{0,60},\s$"
)
_NEXT = re.compile(r",?\s(?:s'|se |l')?(?P<word>[a-z]{3,})(?![\w'-])")
_TAKES_OFFICE = re.compile(
    r",?\s(?:(?:est|a ete|vient d'etre|sera|etait) (?:nomme|elu|promu|designe|reconduit)e?"
    r"|prend (?:la tete|ses fonctions|la direction)|succede a|remplace|rejoint|preside|dirige)\b"
)
_AGED = re.compile(r",\s\d{1,3}\sans\b")
_LED = re.compile(
    r"\s(?:(?:confi|attribu)ee?s? a|(?:dirig|presid|pilot|port|men|fond|anim|present|sign|conduit|cree|lanc)e?e?s? par"
    r"|succede a|(?:mots|propos|tribune) de)\s$"
)
_WITH_PARTICLE, _PARTICLES = 3, frozenset(words("le la de du el al van von ben da dos di"))
_REACH = 90
_SHORTEST = 3  # letters of a family name, where only its place tells that it is one
_LONGEST_HEADER = 160
_MOST = 60


def with_strangers(cast: Cast, passages: list[Passage]) -> Cast:
    """`cast` and the people whom it does not know that the passages name.

    Two capitals are not yet somebody: a title, a common given name, a function beside, a verb of speech before, or
    the place of whoever signs tell.
    """
    strangers: dict[str, Voice] = {}
    for rank, passage in enumerate(passages):
        masked = mask(passage.text, find_spans(passage.text))
        is_header = _is_header(passages, rank)
        for name, role, after in _names(masked, is_header=is_header):
            if len(strangers) < _MOST and not _is_known(cast, name):
                _meet(strangers, name, role, after)
    alone = [voice for voice in strangers.values() if " " in voice.name or not _has_full(strangers, voice)]
    text = "\n".join(passage.text for passage in passages)
    present = frozenset(voice.name for voice in cast.voices if voice.name in text)
    voices = [*cast.voices, *alone] if alone else cast.voices
    return Cast(voices, cast.organisations, present | {voice.name for voice in alone})


def _is_header(passages: list[Passage], rank: int) -> bool:
    """Whether the passage may be the line that says whose are the words above or below."""
    text = passages[rank].text.strip()
    beside = [*passages[max(rank - 1, 0) : rank], *passages[rank + 1 : rank + 2]]
    is_line = 0 < len(text) <= _LONGEST_HEADER and not text.endswith((".", "!", "?"))
    return is_line and any(is_whole_quotation(one.text) for one in beside)


def _names(text: str, *, is_header: bool) -> Iterator[tuple[str, str, str]]:
    """Each name as printed with its title, the function that the words beside say, and the words after it."""
    for match in _NAMED.finditer(text):
        before = _BEFORE.search(text[max(match.start() - 30, 0) : match.start()])
        if before and fold(before["word"]) in _NAMED_AFTER:
            continue
        is_hers = (match["article"] or "").strip().lower() == "la"
        words_of = [match["title"] or "", *match["name"].split(" ")]
        role = _role_before(text, match.start()) or _role_after(text, match.end())
        printed = _trimmed(words_of) or _told(text, match, role, is_header=is_header)
        if len(printed) > 1:
            yield f"{'la ' if is_hers else ''}{' '.join(printed)}", role, text[match.end() : match.end() + 80]
    for match in _GIVEN_ALONE.finditer(text):
        is_second = _CAPITALISED.search(text[max(match.start() - 30, 0) : match.start()])
        role = match["role"] or ""
        is_somebody = not role or role_head(role) or fold(role) in _PATIENTS
        if fold(match["name"]) in GIVEN_NAMES and not is_second and is_somebody:
            yield match["name"], "", text[match.end() : match.end() + 80]
    for match in _TITLED.finditer(text):
        if not _NAMED.match(text, match.start()):
            yield match[0], "", text[match.end() : match.end() + 80]


def _trimmed(printed: list[str]) -> list[str]:
    """From the title, or from the first common given name: « Selon Anne Brissac » begins at « Anne »."""
    for rank, word in enumerate(printed):
        rest = printed[rank:]
        is_titled = bool(_TITLE.match(word)) and len(rest) > 2
        if word and (is_titled or (len(rest) > 1 and has_known_given_name(" ".join(rest)))):
            return rest
    return []


def _told(text: str, match: re.Match, role: str, *, is_header: bool) -> list[str]:
    """The name, where what stands around says that it is somebody’s though its given name is rare."""
    printed = match["name"].split(" ")
    while printed and fold(printed[0]) in _OPENERS:
        printed = printed[1:]
    is_capitals = printed and printed[0].isupper() and not INITIALS.fullmatch(printed[0])
    if len(printed) < 2 or is_capitals or len(printed[-1]) < _SHORTEST or is_house(" ".join(printed)):
        return []
    is_first = not text[: match.start("name")].strip(" \u00a0–—-•(")
    last = fold_in_place(text[max(match.start() - 30, 0) : match.start()]).rstrip(" ").split(" ")[-1]
    signs = (
        role,
        last.split("'")[-1] in SPOKEN_WORDS,
        _SAID.search(fold_in_place(text[max(match.start() - _SAID_REACH, 0) : match.start()])),
        is_first and (is_header or _TELLS.match(text, match.end())),
        len(printed) == _WITH_PARTICLE and fold(printed[1]) in _PARTICLES,
        _acts_next(text, match.end()),
        text[match.end() : match.end() + 2] == ", " and _article_before(text, match.start()),
        _SIGNED.search(text[max(match.start() - 6, 0) : match.start()]),
        _AGED.match(text, match.end()),
        _LED.search(fold_in_place(text[max(match.start() - 24, 0) : match.start()])),
    )
    return printed if any(signs) else []


def _article_before(text: str, start: int) -> str:
    """« la voix des riverains, Nolwenn Caradec, »: the article of the words that a name between commas explains."""
    found = _EXPLAINED.search(fold_in_place(text[max(start - _REACH, 0) : start]))
    return found["article"] if found else ""


def _acts_next(text: str, end: int) -> bool:
    """« Goulwen Stéphan raconte », « X, raconte »: a verb of speech follows."""
    folded = fold_in_place(text[end : end + 40])
    following = _NEXT.match(folded)
    return bool(following and following["word"] in SPOKEN_WORDS) or _TAKES_OFFICE.match(folded) is not None


def _role_before(text: str, start: int) -> str:
    """« la directrice du CHU de Rochevent, Anne Kermarec », « le maire Gwendal Riou »: the function, else nothing."""
    clause = _CLAUSE.split(text[max(start - _REACH, 0) : start])[-1]
    piece = clause.rstrip().removesuffix(",").split(",")[-1]
    found = [match for match in _PRESENTS.finditer(f"{fold_in_place(piece)} ") if role_head(match["role"])]
    role = piece[found[-1].start("role") :].strip() if found else ""
    return "" if _ACTS.search(fold_in_place(role)) else role


def _role_after(text: str, end: int) -> str:
    match = _PRESENTED.match(text, end)
    role = re.sub(r"^(?:l[ea]s? |l[’']|une? )", "", match["role"]) if match else ""
    return role if role_head(role) else ""


def _is_known(cast: Cast, printed: str) -> bool:
    name = read_name(printed)
    if cast.organisation(printed) or cast.organisation(name.name) or cast.named(name.name):
        return True
    same = [voice for voice in cast.voices if fold(voice.family_name) == fold(name.family)]
    return any(not name.given or fold(voice.name) == fold(name.name) for voice in same)


def _meet(strangers: dict[str, Voice], printed: str, role: str, after: str) -> None:
    name = read_name(printed)
    beside = re.match(r",\s(?P<role>[^,.;:]{3,70})", after)
    told = name.gender or (gender_of_role(beside["role"]) if beside else "") or gender_of_role(role)
    gender = told or gender_of_given(name.given or name.family)
    known = strangers.setdefault(fold(name.name), Voice(name.name, name.family, gender, is_known=False))
    known.gender = known.gender or gender
    if role and not known.functions:
        known.functions.append((role, []))


def _has_full(strangers: dict[str, Voice], voice: Voice) -> bool:
    """« Mme Brissac » is « Anne Brissac », named in full elsewhere in the text."""
    return any(other is not voice and fold(other.family_name) == fold(voice.name) for other in strangers.values())
