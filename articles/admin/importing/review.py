"""A page read, beside what was understood of it; what an editor corrects there goes into what is written."""

from collections import Counter
from hashlib import blake2b

from django.forms import Media
from django.http import HttpRequest

from articles.admin.importing.fields import ArticleFields
from articles.admin.importing.rows import EventRow, OrganisationRow, PersonRow, QuoteRow, RecordRow, prefix_of
from articles.admin.importing.sources import AUTO, Page
from articles.importing import mending
from articles.importing.cleaning import clean_lines
from articles.importing.errors import ImportRefused
from articles.importing.limits import check_limits
from articles.importing.parsing import parse_text
from articles.importing.pieces import ParsedArticle
from articles.importing.resolving import Choices, find_article
from articles.importing.summaries import contents
from articles.importing.upserting import Outcome, upsert
from articles.models import Article, Tag
from organisations.models import Organisation

READ = "read"  # the fingerprint of the text that the rows sent were made from


class Review:
    """Raises `ImportRefused` when the text is no page that the importer understands."""

    def __init__(self, request: HttpRequest, page: Page, *, house: str = AUTO):
        known_tags = frozenset(Tag.objects.values_list("name_key", flat=True))
        self.page, self.house, self.user = page, house, request.user
        self.parsed: ParsedArticle = parse_text(page.text, house=house or AUTO, known_tags=known_tags)
        check_limits(self.parsed)
        self.lines = "\n".join(clean_lines(page.text)).strip("\n")
        self.fingerprint = blake2b(f"{house}\n{page.text}".encode(), digest_size=12).hexdigest()
        self.is_same_text = request.POST.get(READ) == self.fingerprint
        self.is_read_again = READ in request.POST and not self.is_same_text
        self.known, self.warning = self._known()
        self._read_rows(request.POST)

    def _known(self) -> tuple[Article | None, str]:
        """The article that this page already is; a number taken by another one is told, and may be corrected."""
        try:
            return find_article(self.parsed), ""
        except ImportRefused as refusal:
            return None, str(refusal)

    def _read_rows(self, data) -> None:
        """Rows whose words are still there keep what was decided, even when the text was changed elsewhere."""
        parsed = self.parsed
        self.article = ArticleFields(parsed, data if self.is_same_text else None)
        self.people = [self._row(PersonRow, person, "personne", data) for person in parsed.people]
        self.organisations = [self._row(OrganisationRow, found, "organisation", data) for found in parsed.organisations]
        self.events = [self._row(EventRow, parsed.event, "evenement", data)] if parsed.event else []
        self.quotes, seen = [], Counter()
        named = {"people": self.people, "organisations": self.organisations}
        for quote in mending.all_quotes(parsed):
            prefix = prefix_of("citation", quote.text_as_printed, seen[quote.text_as_printed])
            seen[quote.text_as_printed] += 1
            self.quotes.append(QuoteRow(quote, data, prefix=prefix, **named))

    def _row(self, row: type[RecordRow], parsed, kind: str, data) -> RecordRow:
        options = row.model._meta
        may_create = self.user.has_perm(f"{options.app_label}.add_{options.model_name}")
        return row(parsed, data, prefix=prefix_of(kind, parsed.name), may_create=may_create)

    @property
    def rows(self) -> list:
        return [self.article, *self.events, *self.people, *self.organisations, *self.quotes]

    @property
    def media(self) -> Media:
        return sum((row.media for row in self.rows), Media())

    @property
    def contents(self) -> str:
        return contents(self.parsed)

    @property
    def to_decide(self) -> list[RecordRow]:
        """Names that may be several records."""
        return [row for row in [*self.events, *self.people, *self.organisations] if row.refusal]

    @property
    def undecided(self) -> int:
        return len(self.to_decide)

    @property
    def faulty(self) -> int:
        return sum(bool(row.errors) for row in self.rows if row.is_bound)

    def is_ready(self) -> bool:
        """Whether everything was sent, for this very text, and can be read."""
        faults = [row for row in self.rows if not (row.is_bound and row.is_valid())]  # all of them are told at once
        return self.is_same_text and not faults

    def create(self) -> Outcome:
        """Writes the draft as mended, once. Raises `ImportRefused`, with nothing written."""
        choices = self._mend()
        return upsert(self.parsed, by=self.user, choices=choices)

    def _mend(self) -> Choices:
        """Quotes first: they name people and organisations as they were read, before those are renamed."""
        for row in self.quotes:
            self._mend_quote(row)
        self.article.apply()
        organisations = {row.parsed.name: row.chosen for row in map(self._mend_organisation, self.organisations) if row}
        people = {row.parsed.name: row.chosen for row in map(self._mend_person, self.people) if row}
        events = {row.parsed.name: row.chosen for row in map(self._mend_event, self.events) if row}
        return Choices(people, organisations, events)

    def _mend_quote(self, row: QuoteRow) -> None:
        quote, said = row.parsed, row.cleaned_data
        if said.get("is_left_out"):
            self.parsed.quotes.remove(quote)
            return
        words = said["text_as_printed"].replace("\r\n", "\n")
        if words != quote.text_as_printed:
            quote.text_as_printed, quote.text = words, ""  # computed again from what is printed
        quote.kind, quote.label = said["kind"], said["label"]
        quote.speaker, quote.organisation = said["speaker"], said["organisation"]

    def _mend_person(self, row: PersonRow) -> PersonRow | None:
        if row.is_left_out:
            mending.drop_person(self.parsed, row.parsed)
            return None
        words = {name: row.cleaned_data[name] for name in ("given_name", "family_name")}
        mending.rename_person(self.parsed, row.parsed, **words)
        return row

    def _mend_organisation(self, row: OrganisationRow) -> OrganisationRow | None:
        organisation = row.parsed
        if row.is_left_out:
            mending.drop_organisation(self.parsed, organisation)
            return None
        mending.rename_organisation(self.parsed, organisation, row.cleaned_data["name"])
        organisation.kind = row.cleaned_data["kind"]
        bearer = Organisation.objects.filter(number=organisation.number).first() if organisation.number else None
        if bearer is not None and bearer != row.chosen:
            organisation.number = None  # it belongs to the record that was not chosen
        return row

    def _mend_event(self, row: EventRow) -> EventRow | None:
        if row.is_left_out:
            mending.drop_event(self.parsed)
            return None
        self.parsed.event.name = row.cleaned_data["name"]
        return row
