"""The body of one article: its blocks as rows, and what rendering makes of them, side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from articles.corpus.records import House, Remark, Voice, Written
from articles.corpus.skeletons import Piece, Skeletons
from articles.corpus.tables import Tables
from articles.models import Box, CrossReference, Figure, Intervention, Quote, RichText
from articles.quoting.sameness import words_hash
from portal.core.slugs import slugify

_STEP = 10  # between the order of two blocks


@lru_cache(maxsize=4096)
def _identifier(heading: str) -> str:
    return f"s-{slugify(heading, max_length=60)}"


@dataclass(frozen=True, slots=True)
class Origin:
    """Of which article a body is: its key, when it was published, on which day its quotes were said."""

    article: int
    at: datetime
    day: date


class Body:
    def __init__(self, origin: Origin, tables: Tables, skeletons: Skeletons, quote_ids: Iterator[int]):
        self.outline: list[dict] = []
        self._article, self._at, self._day = origin.article, origin.at, origin.day
        self._tables, self._skeletons, self._quote_ids = tables, skeletons, quote_ids
        self._pieces: list[str] = []
        self._lines: list[str] = []
        self._source: list[str] = []  # of the text block that is being written
        self._rendered: list[str] = []
        self._ordering = self._noted_ordering = 0
        self._linked: set[int] = set()

    @property
    def html(self) -> str:
        return "\n".join(self._pieces)

    @property
    def text(self) -> str:
        return "\n".join(self._lines)

    def paragraph(self, text: str, *, rendered: str = "", line: str = "") -> None:
        """A paragraph, with its HTML where rendering changes it and its text where it holds tags."""
        self._write(f"<p>{text}</p>", f"<p>{rendered or text}</p>", line or text)

    def bullets(self, items: list[str]) -> None:
        html = "".join(f"<li><p>{item}</p></li>" for item in items)
        self._write(f"<ul>{html}</ul>", f"<ul>{html}</ul>", "\n".join(items))

    def heading(self, rank: int, text: str) -> None:
        self._write(f"<h{rank}>{text}</h{rank}>", self._numbered(rank, text), text)

    def link(self, before: str, words: str, after: str, target: Written) -> None:
        """A paragraph with a link to an earlier article."""
        address = self._skeletons.address(target.number, target.slug)
        self.paragraph(
            f'{before}<a href="/n/{target.number}/">{words}</a>{after}',
            rendered=f'{before}<a href="{address}">{words}</a>{after}',
            line=f"{before}{words}{after}",
        )
        self._cross_reference(target.pk)

    def noted(self, before: str, remark: Remark, after: str) -> int:
        """A paragraph that holds somebody’s words, and their record. Gives the id of the quote."""
        pk = next(self._quote_ids)
        span = self._skeletons.noted(remark, after, pk)
        self.paragraph(f"{before}{remark.words}{after}", rendered=f"{before}{span}")
        self._noted_ordering += _STEP
        row = (pk, self._article, "noted", self._noted_ordering, *_fields(remark))
        self._tables.add(Quote, *row, self._day, self._at)
        return pk

    def spoken(self, remark: Remark) -> None:
        """A displayed quote."""
        pk = next(self._quote_ids)
        words = (remark.voice, remark.label, remark.words, pk)
        piece = self._skeletons.spoken(*words, is_lead=self._is_empty)
        self._place(Quote, piece, *_fields(remark), self._day, self._at, pk=pk)

    def stated(self, words: str, house: House | None) -> None:
        """A displayed quote of an organisation, or of a source that is not named."""
        pk = next(self._quote_ids)
        piece = self._skeletons.stated(house, words, pk, is_lead=self._is_empty)
        row = (words, words, Quote.Kind.FULL.value, None, house and house.pk, "", house is None, "", words_hash(words))
        self._place(Quote, piece, *row, self._day, self._at, pk=pk)

    def figure(self, picture: int, image: int) -> None:
        self._place(Figure, self._skeletons.figure(picture, is_lead=self._is_empty), image)

    def box(self, text: str) -> None:
        self._place(Box, self._skeletons.box(text), f"<p>{text}</p>", None)

    def box_of(self, target: Written) -> None:
        address = self._skeletons.address(target.number, target.slug)
        self._place(Box, self._skeletons.box_of(address, target.title), "", target.pk)
        self._cross_reference(target.pk)

    def intervention(self, voice: Voice) -> None:
        heading = f"Intervention de {voice.full_name}"
        piece = self._skeletons.intervention(voice)
        html, text = f"{self._numbered(3, heading)}{piece.html}", f"{heading}\n{piece.text}"
        self._place(Intervention, Piece(html, text), heading, voice.pk)

    def close(self) -> None:
        """Ends the text block that is being written, if any."""
        if self._source:
            self._ordering += _STEP
            self._tables.add(RichText, self._article, "body", self._ordering, "".join(self._source))
            self._pieces.append("".join(self._rendered))
            self._source, self._rendered = [], []

    @property
    def _is_empty(self) -> bool:
        return not self._pieces and not self._source

    def _write(self, source: str, rendered: str, line: str) -> None:
        self._source.append(source)
        self._rendered.append(rendered)
        self._lines.append(line)

    def _place(self, model, piece: Piece, *values, pk: int | None = None) -> None:
        self.close()
        self._ordering += _STEP
        own = () if pk is None else (pk,)
        self._tables.add(model, *own, self._article, "body", self._ordering, *values)
        self._pieces.append(piece.html)
        if piece.text:
            self._lines.append(piece.text)

    def _numbered(self, rank: int, text: str) -> str:
        rank = min(rank, self.outline[-1]["rank"] + 1 if self.outline else 2)
        identifier = _identifier(text)
        self.outline.append({"rank": rank, "identifier": identifier, "text": text})
        return f'<h{rank} id="{identifier}">{text}</h{rank}>'

    def _cross_reference(self, target: int) -> None:
        if target not in self._linked:
            self._linked.add(target)
            self._tables.add(CrossReference, self._article, target)


def _fields(remark: Remark) -> tuple:
    """Without organisation: that of the function held that day is found through the speaker."""
    said = (remark.words, remark.words, remark.kind)
    return (*said, remark.voice.pk, None, remark.label, False, remark.provenance, words_hash(remark.words))
