"""A public world, and in it everything that a newsroom keeps to itself, each with two words of its own.

`ASKED` is the word that one looks for; `TOLD` stands beside it, in the same texts, and is asked nowhere: a page that
holds it has told something. The addresses of records are neither.
"""

from dataclasses import dataclass, field
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from articles import services
from articles.models import (
    Article,
    Attachment,
    Autosave,
    Mention,
    PlannedChange,
    PreviewLink,
    Quote,
    QuoteCandidate,
    Tag,
)
from articles.revisions.keeping import keep
from articles.services.sharing import share_draft
from organisations.models import Organisation
from people.models import Affiliation, Person
from portal.core.publishing import Status
from portal.reports.models import ErrorReport
from tests.factories import (
    FUTURE,
    ArticleFactory,
    DocumentFactory,
    DossierFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    TagFactory,
    quote_block,
    text_block,
)
from tests.pages.crawl import build_world

DRAFT = {"status": Status.DRAFT, "published_at": None}


def asked(kind: str) -> str:
    return f"mot{kind}"


def told(kind: str) -> str:
    return f"secret{kind}"


def words(kind: str) -> str:
    return f"{asked(kind)} {told(kind)}"


@dataclass
class World:
    """What may have been public, and what to ask besides of what a walk finds."""

    article: Article
    was_public: dict[str, Article | Quote] = field(default_factory=dict)
    kinds: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    keys: list[object] = field(default_factory=list)  # slugs and numbers, to be tried in every address


def build(editor) -> World:
    """The world while everything that was public once still is. `hide` takes it away."""
    world = World(build_world())
    article = world.article
    world.was_public["retrait"] = _article("retrait", status=Status.PUBLISHED)
    quote = quote_block(f"Nous dirons {words('citation')} sans tarder.", speaker_label=f"Voix {words('citation')}")
    holder = ArticleFactory(title="Un article dont une citation part", blocks=[quote], tags=["données de santé"])
    world.was_public["citation"] = quote
    world.keys += [holder.number, quote.pk]
    _past_of(article, editor)
    return world


def _article(kind: str, **fields) -> Article:
    """Its title, its text, a quote, a theme and a document all hold the words of its kind."""
    return ArticleFactory(
        title=f"Titre {words(kind)}",
        standfirst=f"Chapô {words(kind)}.",
        slug=f"cache-{kind}",
        tags=["données de santé"],
        blocks=[
            text_block(f"<p>Le texte {words(kind)}, sur la donnée de santé.</p>"),
            quote_block(f"Des paroles {words(kind)} sans suite.", speaker=Person.objects.order_by("pk").first()),
        ],
        **fields,
    )


def _past_of(article: Article, editor) -> None:
    """A version of before, which held other words."""
    block = article.articles_richtext_set.first()
    text, block.text = block.text, f"<p>Une version {words('version')}.</p>"
    block.save()
    services.refresh(article)
    keep(article, by=editor)
    block.text = text
    block.save()
    services.refresh(article)
    keep(article, by=editor)


def hide(world: World, editor) -> None:
    article = world.article
    services.withdraw(world.was_public["retrait"])
    services.withdraw_quote(world.was_public["citation"], reason="Elle n’a pas été dite.")
    draft = _article("brouillon", **DRAFT)
    scheduled = _article("programme", published_at=FUTURE)
    services.add_note(article, text=f"Note {words('note')}.", by=editor)
    _documents(draft, article)
    TagFactory(name=words("theme"), slug="cache-theme", description=f"<p>{words('theme')}</p>")
    draft.tags.add(words("theme"))
    hidden = [*_records(article), draft, scheduled]
    link = share_draft(article=_article("apercu", **DRAFT), by=editor)
    made = timezone.now() - timedelta(days=30)
    PreviewLink.objects.filter(pk=link.pk).update(created_at=made, expires_at=made + timedelta(days=7))
    world.addresses.append(link.get_absolute_url())
    person = Person.objects.published().order_by("pk").first()
    Mention.objects.create(article=article, surface=words("mention"), person=person, state=Mention.State.REJECTED)
    _beside(article, editor)
    world.kinds = [
        *("brouillon", "programme", "retrait", "version", "note", "document", "theme", "personne", "evenement"),
        *("apercu", "citation", "mention", "organisation", "dossier", "saisie", "prevu", "proposee", "signalement"),
    ]
    records = [*hidden, *world.was_public.values(), link.article, *Tag.objects.filter(slug__startswith="cache")]
    for record in records:
        world.keys += [value for name in ("pk", "number", "slug") if (value := getattr(record, name, None))]


def _records(article: Article) -> list:
    """Drafts of the directory, tied to what is public as a newsroom prepares them."""
    kind = {"slug": "cache-personne", "biography": f"<p>{words('personne')}</p>"}
    person = PersonFactory(given_name=asked("personne"), family_name=told("personne"), **kind, **DRAFT)
    organisation = OrganisationFactory(name=words("organisation"), slug="cache-organisation", **DRAFT)
    event = EventFactory(name=words("evenement"), place=words("evenement"), slug="cache-evenement", **DRAFT)
    dossier = DossierFactory(title=words("dossier"), slug="cache-dossier", **DRAFT)
    article.about_people.add(person)
    article.about_organisations.add(organisation)
    event.organisers.add(Organisation.objects.published().first())
    Affiliation.objects.create(person=Person.objects.published().first(), organisation=organisation, role="membre")
    services.refresh(article)
    return [person, organisation, event, dossier]


def _documents(draft: Article, article: Article) -> None:
    """One that a draft alone gives, and one that nothing gives."""
    for holder in (draft, None):
        file = SimpleUploadedFile("a.pdf", b"%PDF-1.4")
        document = DocumentFactory(title=f"Document {words('document')}", file=file)
        if holder:
            Attachment.objects.create(parent=holder, region="body", ordering=90, document=document)


def _beside(article: Article, editor) -> None:
    """What is typed, planned, proposed or reported about a public article."""
    Autosave.objects.create(article=article, user=editor, window="a" * 16, data={"title": [words("saisie")]})
    planned = {"base": article.revisions.first(), "content": {"title": words("prevu")}, "made_by": editor}
    PlannedChange.objects.create(article=article, kind=PlannedChange.Kind.CONTENT, at=FUTURE, **planned)
    QuoteCandidate.objects.create(article=article, text_as_printed=words("proposee"), words_hash="x", state="rejected")
    ErrorReport.objects.create(article=article, wrong=words("signalement"), sending="un", email="a@exemple.fr")
