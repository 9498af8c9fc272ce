"""The line that a reader types, to a query. Whatever is typed, something is understood and nothing is refused."""

import re
from datetime import date

from portal.core.typography import NBSP
from portal.search import analysis
from portal.search.analysis.tokenizing import surfaces
from portal.search.query import days
from portal.search.query.asked import Query
from portal.search.query.cleaning import line_of
from portal.search.query.words import Clause, Word, plain, quoted

LENGTH, WORDS = 200, 12  # of a query: beyond, it is a text that was pasted

_MARKS = '"“”„‟«»'
_QUOTED = f'«[^»]*»|“[^”]*”|"[^"]*"|[{_MARKS}][^{_MARKS}]*[{_MARKS}]'
_PIECE = re.compile(
    rf"(?<![^\s(])(?P<name>du|depuis|au|par)(?P<colon>\s?:)\s?(?P<value>{_QUOTED}|{days.WORDED}|[^\s{_MARKS}]+|)"
    rf"|(?<!\S)-(?P<excluded>{_QUOTED}|[^\s{_MARKS}-][^\s{_MARKS}]*)"
    rf"|(?P<phrase>{_QUOTED})"
    rf"|(?<![\w/.:-])(?P<day>{days.IN_FIGURES})(?![\w/-])",
    re.IGNORECASE,
)
_OPERATORS = frozenset({"OR", "OU"})
_NUMBER = re.compile(r"(?P<said>(?:article\s|numéro\s|numero\s|n\s?[°oº]?\s?)+)?(?P<number>[0-9]{1,9})", re.IGNORECASE)
_SINCE, _UNTIL = "du", "au"  # « depuis » says the same as « du »
_AROUND = " .,;!?()[]…"  # what may stand around a value

_CUT = f"Seul le début de la demande a été cherché{NBSP}: {LENGTH} signes et {WORDS} mots au plus."
_TOO_COMMON = "Ces mots sont trop courants pour être cherchés."
_NO_WORD = "Il n’y a là aucun mot à chercher."
_ONLY_EXCLUDED = f"Un mot à exclure ne suffit pas{NBSP}: il en faut aussi un à chercher."
_REVERSED = f"La première date vient après la dernière{NBSP}: toutes deux ont été ignorées."


def parse(text: str, *, today: date) -> Query:
    """`today` gives a meaning to « hier »."""
    line, is_cut = line_of(text, LENGTH)
    reading = _Reading(line, today)
    reading.is_cut = is_cut
    reading.read()
    return reading.query()


class _Reading:
    """What is understood so far of a line."""

    def __init__(self, line: str, today: date):
        self.line, self.today, self.is_cut = line, today, False
        self.clauses: list[Clause] = []
        self.excluded: list[Word] = []
        self.periods: dict[str, tuple[date, str]] = {}  # a bound and what was typed, by name of field
        self.by, self.by_at = "", 0
        self.notes: list[str] = []
        self.words = 0
        self.operator = ""  # « OU » that waits for what follows
        self.is_after_word = False
        words = " ".join(word for word in surfaces(line) if word not in _OPERATORS)
        self.is_shouted = analysis.is_shouted(words)

    def read(self) -> None:
        end = 0
        for match in _PIECE.finditer(self.line):
            self._read_words(self.line[end : match.start()])
            end = match.end()
            if match["phrase"]:
                self._add(quoted(_unquoted(match["phrase"])))
            elif match["excluded"]:
                self._exclude(match["excluded"])
            elif match["day"]:
                self._read_day(match["day"])
            else:
                self._read_field(match)
        self._read_words(self.line[end:])
        self._end_operator()

    def _read_words(self, text: str) -> None:
        for surface in surfaces(text):
            if surface in _OPERATORS and (self.is_after_word or self.operator):
                self.operator = surface
            else:
                self._add(plain(surface, is_shouted=self.is_shouted))

    def _add(self, word: Word) -> None:
        """A function word asks for nothing, but may be a part of a name."""
        if not word.group:
            if word.typed and not self.operator:
                self.clauses.append(Clause((word,)))
                self.is_after_word = False
        elif self._counts():
            before = self.clauses.pop().alternatives if self.operator else ()
            self.clauses.append(Clause((*before, word)))
            self.operator = ""
            self.is_after_word = True

    def _counts(self) -> bool:
        self.words += 1
        self.is_cut = self.is_cut or self.words > WORDS
        return self.words <= WORDS

    def _end_operator(self) -> None:
        """« OU » before which or after which there is nothing is a word like others."""
        word, self.operator, self.is_after_word = self.operator, "", False
        if word:
            self._add(plain(word))
            self.is_after_word = False

    def _exclude(self, text: str) -> None:
        self._end_operator()
        words = [quoted(_unquoted(text))] if text[0] in _MARKS else map(plain, surfaces(text))
        self.excluded += [word for word in words if word.group and self._counts()]

    def _read_field(self, match: re.Match) -> None:
        self._end_operator()
        name, value = match["name"].lower(), _unquoted(match["value"])
        if not value:
            what = "un nom" if name == "par" else "une date"
            self.notes.append(f"Il manque {what} après «{NBSP}{name}:{NBSP}».")
        elif name == "par":
            self.by, self.by_at = value, len(self.clauses)
        else:
            self._read_date(name, value, is_sure=match["colon"] == ":")

    def _read_day(self, text: str) -> None:
        """« 29/09/21 », as the site prints it: what is of that day; words where it is none."""
        self._end_operator()
        period = days.period(text, today=self.today)
        if period and not self.periods:
            self.periods = {_SINCE: (period[0], f"{_SINCE}:{text}"), _UNTIL: (period[1], f"{_UNTIL}:{text}")}
        else:
            self._read_words(text)

    def _read_date(self, name: str, value: str, *, is_sure: bool) -> None:
        """`is_sure`: the colon touches the name. « Nominations au : CHU de Lille » is no date."""
        period, asked = days.period(value, today=self.today), f"«{NBSP}{name}:{value}{NBSP}»"
        if period and days.FIRST_YEAR <= period[0].year <= days.LAST_YEAR:
            bound = _UNTIL if name == _UNTIL else _SINCE
            self.periods[bound] = (period[bound == _UNTIL], f'{name}:"{value}"' if " " in value else f"{name}:{value}")
        elif period:
            self.notes.append(f"La date {asked} n’est pas entre {days.FIRST_YEAR} et {days.LAST_YEAR}.")
        elif is_sure or re.search(r"\d", value):
            self.notes.append(f"La date {asked} n’a pas été comprise.")
        else:
            self._read_words(f"{name} {value}")

    def query(self) -> Query:
        since, until = (self.periods.get(name, (None, ""))[0] for name in (_SINCE, _UNTIL))
        if since and until and since > until:
            self.notes.append(_REVERSED)
            self.periods, since, until = {}, None, None
        number = _NUMBER.fullmatch(self.line)
        return Query(
            clauses=tuple(self.clauses),
            excluded=tuple(self.excluded),
            since=since,
            until=until,
            dates=tuple(self.periods[name][1] for name in (_SINCE, _UNTIL) if name in self.periods),
            by=self.by,
            by_at=self.by_at,
            number=_number(number) if number else None,
            notes=(*self.notes, *self._remarks()),
            is_cut=self.is_cut,
        )

    def _remarks(self) -> list[str]:
        """On the whole of it."""
        remarks = [_CUT] if self.is_cut else []
        if any(clause.own for clause in self.clauses):
            return remarks
        if self.excluded:
            remarks.append(_ONLY_EXCLUDED)
        elif self.clauses:
            remarks.append(_TOO_COMMON)
        elif self.line and not (self.periods or self.by or self.notes):
            remarks.append(_NO_WORD)
        return remarks


def _number(match: re.Match) -> int | None:
    """Of an article. Four figures alone may be a year, which is looked for like any word."""
    number = int(match["number"])
    return None if not match["said"] and days.FIRST_YEAR <= number <= days.LAST_YEAR else number


def _unquoted(text: str) -> str:
    return text.strip(_MARKS + _AROUND)
