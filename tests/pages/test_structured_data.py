"""What pages tell machines of articles and quotes."""

import json
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import Image as Drawing

from articles import models, services
from articles.models import Byline, Change, DirectoryEntry, Mention
from tests.factories import (
    ArticleFactory,
    EventFactory,
    ImageFactory,
    OrganisationFactory,
    PersonFactory,
    RubriqueFactory,
    quote_block,
    text_block,
)
from tests.pages.html import get_page

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"


def _graph(client, address):
    return json.loads(get_page(client, address).graph_source)["@graph"]


def _node(client, address, kind):
    found = [node for node in _graph(client, address) if node["@type"] == kind]
    assert len(found) == 1
    return found[0]


def _article(client, article):
    return _node(client, article.get_absolute_url(), "NewsArticle")


def _person(name):
    return PersonFactory(given_name="", family_name=name)


def _reference(kind, record):
    address = f"{SITE}{record.get_absolute_url()}"
    return {"@type": kind, "@id": f"{address}#{record.FRAGMENT}", "url": address, "name": record.name}


def test_an_article_is_a_news_article_with_its_dateline_dates_and_authors(client):
    article = ArticleFactory(title="Un titre", dateline="Paris", number=12, rubrique=RubriqueFactory(name="Recherche"))
    author = PersonFactory(given_name="Ada", family_name="Lux")
    Byline.objects.create(article=article, person=author)
    data = _article(client, article)
    assert data["@id"] == f"{SITE}{article.get_absolute_url()}#article"
    assert (data["headline"], data["dateline"], data["identifier"]) == ("Un titre", "Paris", "12")
    assert data["datePublished"] == data["dateModified"] == "2024-03-12T09:30:00+01:00"
    assert data["author"] == [_reference("Person", author) | {"url": f"{SITE}/auteurs/ada-lux/"}]
    assert data["articleSection"] == "Recherche"
    assert data["isPartOf"] == {"@id": f"{SITE}/#site"}


def test_the_identifier_of_an_article_and_of_a_quote_is_an_element_of_their_page(client):
    quote = quote_block("Des mots.", speaker=PersonFactory())
    article = ArticleFactory(blocks=[quote])
    for record in (article, quote):
        page = get_page(client, record.get_absolute_url())
        assert [node.tag for node in page.root.iter() if node.get("id") == record.FRAGMENT] == ["article"]


def test_an_article_that_nobody_signed_is_of_its_publisher(client):
    assert _article(client, ArticleFactory())["author"] == [{"@id": f"{SITE}/#editeur"}]


def test_what_is_not_known_is_not_said(client):
    data = _article(client, ArticleFactory())
    assert {"dateline", "about", "mentions", "hasPart", "correction", "articleSection"} & set(data) == set()


def test_a_title_cannot_close_the_element(client):
    article = ArticleFactory(title="</script><script>alert(1)</script>")
    assert _article(client, article)["headline"] == "</script><script>alert(1)</script>"


def test_what_the_article_is_about_and_names_is_told_once_and_when_public(client):
    subject, named, house, draft = _person("Sujet"), _person("Nommée"), OrganisationFactory(name="Maison"), _person("X")
    event, chosen = EventFactory(name="Journée"), OrganisationFactory(name="Choisie")
    article = ArticleFactory(event=event)
    article.about_people.set([subject, draft])
    article.about_organisations.add(house)
    for rank, record in enumerate((named, subject, draft)):
        Mention.objects.create(article=article, surface=f"M{rank}", person=record, state="accepted", ordering=rank)
    Mention.objects.create(article=article, surface="Maison", organisation=chosen)  # only suggested
    DirectoryEntry.objects.create(article=article, organisation=chosen)
    type(draft).objects.filter(pk=draft.pk).update(status="draft")
    data = _article(client, article)
    event_id = {"@id": f"{SITE}{event.get_absolute_url()}#evenement"}
    assert data["about"] == [_reference("Person", subject), _reference("Organization", house), event_id]
    assert data["mentions"] == [_reference("Person", named)]


def test_an_article_holds_its_whole_quotes_with_who_says_them(client):
    speaker, other, house = _person("Ada"), _person("Bob"), OrganisationFactory(name="Maison")
    blocks = [
        quote_block("Dit par elle.", speaker=speaker, speaker_label="Ada, PDG", organisation=house),
        quote_block("Dit par la maison.", organisation=house),
        quote_block("Dit ensemble.", speaker=speaker),
        quote_block("bribe", speaker=speaker, kind="partielle"),
        quote_block("Non nommée.", is_unnamed=True),
    ]
    article = ArticleFactory(blocks=blocks)
    blocks[2].co_speakers.add(other)
    ids = [f"{SITE}/citations/{block.pk}/#citation" for block in blocks]
    whole = {"@type": "Quotation", "@id": ids[0], "url": f"{SITE}/citations/{blocks[0].pk}/"}
    first, second, third = _article(client, article)["hasPart"]
    said = {"text": "Dit par elle.", "creditText": "Ada, PDG", "creator": [_reference("Person", speaker)]}
    said["dateCreated"] = "2024-03-12T12:00:00+01:00"
    assert first == whole | said
    assert second["creator"] == [_reference("Organization", house)]
    assert third == {"@type": "Quotation", "@id": ids[2]}  # its own page names them all


def test_every_quotation_that_an_article_points_at_is_on_its_own_page(client):
    blocks = [quote_block("Un.", speaker=_person("Ada")), quote_block("Deux.", organisation=OrganisationFactory())]
    article = ArticleFactory(blocks=blocks)
    for part in _article(client, article)["hasPart"]:
        address = part["@id"].removeprefix(SITE).removesuffix("#citation")
        assert _node(client, address, "Quotation")["@id"] == part["@id"]


def test_a_quote_tells_its_words_its_voices_its_day_and_where_it_stands(client):
    speaker, other, subject = _person("Ada"), _person("Bob"), _person("Carla")
    quote = quote_block("Des mots.", speaker=speaker, speaker_label="Ada, PDG", said_on=date(2021, 7, 14))
    article = ArticleFactory(blocks=[quote])
    quote.co_speakers.add(other)
    quote.about.add(subject)
    for person in (other, subject):
        services.publish_record(person, at=article.published_at)
    address = f"{SITE}/citations/{quote.pk}/"
    assert _node(client, quote.get_absolute_url(), "Quotation") == {
        "@type": "Quotation",
        "@id": f"{address}#citation",
        "url": address,
        "text": "Des mots.",
        "creditText": "Ada, PDG",
        "creator": [_reference("Person", speaker), _reference("Person", other)],
        "dateCreated": "2021-07-14T12:00:00+02:00",
        "inLanguage": "fr",
        "about": [_reference("Person", subject)],
        "isPartOf": {"@id": f"{SITE}{article.get_absolute_url()}#article"},
        "mainEntityOfPage": f"{address}#page",
    }


def test_a_text_is_not_said_to_be_of_the_day_that_quotes_it(client):
    quote = quote_block("Des mots.", organisation=OrganisationFactory())
    ArticleFactory(blocks=[quote])
    assert "dateCreated" not in _node(client, quote.get_absolute_url(), "Quotation")


def test_nobody_is_invented_for_a_source_that_is_not_named(client):
    quote = quote_block("Des mots.", is_unnamed=True)
    article = ArticleFactory(blocks=[quote])
    graph = _graph(client, quote.get_absolute_url())
    assert "Quotation" not in {node["@type"] for node in graph}
    assert not [node for node in graph if "mainEntity" in node]
    assert "hasPart" not in _article(client, article)


def test_a_speaker_who_is_not_public_is_no_creator(client):
    speaker = _person("Ada")
    quote = quote_block("Des mots.", speaker=speaker, speaker_label="Quelqu’un")
    ArticleFactory(blocks=[quote])
    type(speaker).objects.update(status="withdrawn")
    assert "Quotation" not in {node["@type"] for node in _graph(client, quote.get_absolute_url())}


def test_the_list_of_quotes_is_an_ordered_list_by_titles(client):
    quote = quote_block("Des mots.", speaker=_person("Ada"))
    ArticleFactory(blocks=[quote])
    (item,) = _node(client, "/citations/", "ItemList")["itemListElement"]
    assert item["name"] == "Ada\u00a0: «\u00a0Des mots.\u00a0»"
    assert item["url"] == f"{SITE}/citations/{quote.pk}/"


def test_a_correction_is_told_with_its_date(client):
    article = ArticleFactory()
    at = datetime(2024, 5, 2, 9, 0, tzinfo=UTC)
    Change.objects.create(article=article, kind="correction", note="Lire 3 et non 30.", changed_at=at)
    Change.objects.create(article=article, note="Une réaction est ajoutée.", changed_at=at)
    data = _article(client, article)
    said = {"@type": "CorrectionComment", "text": "Lire 3 et non 30.", "datePublished": "2024-05-02T11:00:00+02:00"}
    assert data["correction"] == [said]
    assert data["dateModified"] == "2024-05-02T11:00:00+02:00"


def _picture(width, **fields):
    drawing = BytesIO()
    Drawing.new("RGB", (width, 400)).save(drawing, "PNG")
    return ImageFactory(file=ContentFile(drawing.getvalue(), name="essai.png"), **fields)


def test_the_first_large_picture_of_the_text_is_that_of_the_page(client):
    images = [ImageFactory(), _picture(600), _picture(800, alt="La salle « pleine »"), _picture(900)]
    blocks = [models.Figure(image=image, region="body") for image in images]
    article = ArticleFactory(blocks=[text_block("<p>Texte.</p>"), *blocks])
    (image,) = _article(client, article)["image"]
    address = f"{SITE}{images[2].whole.url}"
    assert image == {"@type": "ImageObject", "url": address, "contentUrl": address, "width": 800, "height": 400}
    source = get_page(client, article.get_absolute_url()).source
    assert f'<meta property="og:image" content="{address}">' in source
    assert '<meta property="og:image:alt" content="La salle «\u00a0pleine\u00a0»">' in source


def test_without_a_large_picture_the_house_s_own_is_shown(client):
    article = ArticleFactory(blocks=[models.Figure(image=_picture(600), region="body")])
    (image,) = _article(client, article)["image"]
    assert image["url"].startswith(f"{SITE}/static/brand/share")
