"""Factories of every record, with plainly invented names. Published unless told otherwise."""

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from articles import models as articles
from articles import services
from organisations.models import Organisation
from people.models import Affiliation, Person
from portal.core.publishing import Status
from portal.core.saving import gathered
from portal.editorial.models import Address, EditorialPage
from portal.media.models import Document, Image

PAST = datetime(2024, 3, 12, 8, 30, tzinfo=UTC)
FUTURE = datetime(2999, 1, 1, 8, 0, tzinfo=UTC)


class PublishedFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    status = Status.PUBLISHED
    published_at = PAST


class ImageFactory(DjangoModelFactory):
    class Meta:
        model = Image

    caption = factory.Sequence("Légende {}".format)
    credit = "D.R."


class DocumentFactory(DjangoModelFactory):
    class Meta:
        model = Document

    title = factory.Sequence("Document {}".format)
    declared_format = "PDF"


class OrganisationFactory(PublishedFactory):
    class Meta:
        model = Organisation

    name = factory.Sequence("Institut Imaginaire {}".format)
    kind = Organisation.Kind.RESEARCH


class PersonFactory(PublishedFactory):
    class Meta:
        model = Person

    given_name = "Camélia"
    family_name = factory.Sequence("Verdurin{}".format)


class AffiliationFactory(DjangoModelFactory):
    class Meta:
        model = Affiliation

    person = factory.SubFactory(PersonFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    role = "directrice générale"


class ArticleTypeFactory(DjangoModelFactory):
    class Meta:
        model = articles.ArticleType
        django_get_or_create = ["name"]

    name = "Actualité"
    plural_name = "Actualités"


class RubriqueFactory(DjangoModelFactory):
    class Meta:
        model = articles.Rubrique
        django_get_or_create = ["name"]

    name = "Industrie"


class PublicationFactory(DjangoModelFactory):
    class Meta:
        model = articles.Publication
        django_get_or_create = ["name"]

    name = "La Vigie"


class EventFactory(PublishedFactory):
    class Meta:
        model = articles.Event

    name = factory.Sequence("Rencontres imaginaires {}".format)
    kind = articles.Event.Kind.CONFERENCE
    start = date(2024, 3, 11)


class DossierFactory(PublishedFactory):
    class Meta:
        model = articles.Dossier

    title = factory.Sequence("Un dossier imaginaire {}".format)


class ArticleFactory(DjangoModelFactory):
    """Published through the newsroom’s own door, unless `status=` says otherwise."""

    class Meta:
        model = articles.Article
        skip_postgeneration_save = True

    title = factory.Sequence("Une nouvelle imaginaire {}".format)
    standfirst = "Un chapô imaginaire."
    type = factory.SubFactory(ArticleTypeFactory)
    publication = factory.SubFactory(PublicationFactory)
    status = Status.PUBLISHED
    published_at = PAST

    @classmethod
    @gathered()
    def _create(cls, model_class, *args, **kwargs):
        status = kwargs.pop("status")
        blocks = kwargs.pop("blocks", [])
        tags = kwargs.pop("tags", [])
        article = model_class.objects.create(**kwargs)
        add_blocks(article, blocks)
        article.tags.set(tags)
        if status in {Status.PUBLISHED, Status.WITHDRAWN}:
            services.publish(article, at=kwargs["published_at"])
        if status == Status.WITHDRAWN:
            services.withdraw(article)
        elif status != Status.PUBLISHED:
            article.status = status
            article.save()
            services.refresh(article)
        return article


def add_blocks(article, blocks):
    """Saves blocks built by the functions below, in order."""
    for position, block in enumerate(blocks):
        block.parent = article
        block.ordering = (position + 1) * 10
        block.save()


def text_block(html, **fields):
    return articles.RichText(text=html, region="body", **fields)


def quote_block(words, *, region="body", **fields):
    return articles.Quote(text_as_printed=words, region=region, **fields)


def mention(article, surface, record, *, state=articles.Mention.State.ACCEPTED):
    """The decision that these words of `article` name `record`, whatever was proposed for them."""
    kinds = {Person: "person", Organisation: "organisation", articles.GlossaryTerm: "term"}
    target = dict.fromkeys(kinds.values()) | {kinds[type(record)]: record, "state": state}
    return articles.Mention.objects.update_or_create(article=article, surface=surface, defaults=target)[0]


class TagFactory(DjangoModelFactory):
    class Meta:
        model = articles.Tag

    name = factory.Sequence("thème imaginaire {}".format)


class EditorialPageFactory(DjangoModelFactory):
    """A page of the house. A migration writes them all; the flush after a test of a live server wipes them out."""

    class Meta:
        model = EditorialPage
        django_get_or_create = ("address",)

    address = Address.CORRECTIONS
    title = "Une page de la maison"
    standfirst = "Ce que la maison dit d’elle-même."
    body = "<p>Un texte imaginaire.</p>"


class GlossaryTermFactory(DjangoModelFactory):
    class Meta:
        model = articles.GlossaryTerm

    term = factory.Sequence("TLA{}".format)
    expansion = "Trois Lettres Assemblées"
