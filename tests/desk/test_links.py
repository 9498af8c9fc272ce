"""`check_links`: what leads nowhere in articles, told with the article and the block."""

import io

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command

from articles.models import Attachment, Box
from portal.core.moves import record_move
from portal.core.publishing import Status
from portal.desk.links import dead_links
from portal.search.models import EmptySearch
from tests.factories import (
    FUTURE,
    ArticleFactory,
    DocumentFactory,
    OrganisationFactory,
    PersonFactory,
    TagFactory,
    text_block,
)

pytestmark = pytest.mark.django_db


def linking(*targets, **fields):
    links = " ".join(f'<a href="{target}">lien</a>' for target in targets)
    return ArticleFactory(blocks=[text_block(f"<p>Début {links}</p>")], **fields)


def reasons(*targets) -> dict[str, str]:
    linking(*targets)
    return {dead.target: dead.why for dead in dead_links()}


def test_links_that_lead_somewhere_are_not_told():
    article, person = ArticleFactory(), PersonFactory()
    organisation, tag = OrganisationFactory(), TagFactory()
    ArticleFactory(tags=[tag])
    public = [record.get_absolute_url() for record in (article, person, organisation, tag)]

    assert (
        reasons(
            *public,
            f"/n/{article.number}/",
            f"http://127.0.0.1:8000{public[1]}",
            "/",
            "/recherche/?q=licorne",
            "#c-12",
            "mailto:redaction@example.org",
            "https://ailleurs.example/rien/",
        )
        == {}
    )
    assert not EmptySearch.objects.exists()


def test_what_nothing_answers_is_told_with_its_reason():
    scheduled = ArticleFactory(published_at=FUTURE)
    draft = PersonFactory(status=Status.DRAFT, published_at=None)
    record_move("/annuaire/partie/", "")

    assert reasons(
        "/intervenants/personne/",
        draft.get_absolute_url(),
        "/n/999999/",
        f"/n/{scheduled.number}/",
        "/annuaire/partie/",
        "/admin/articles/article/",
        "/media/perdu.pdf",
        "/media/../../etc/passwd",
        "ici/la/",
    ) == {
        "/intervenants/personne/": "page introuvable",
        draft.get_absolute_url(): "page introuvable",
        "/n/999999/": "aucun article n’a le n°\u00a0999999",
        f"/n/{scheduled.number}/": "article qui n’est pas public",
        "/annuaire/partie/": "page retirée du site",
        "/admin/articles/article/": "page de l’administration, fermée aux lecteurs",
        "/media/perdu.pdf": "fichier introuvable",
        "/media/../../etc/passwd": "fichier introuvable",
        "ici/la/": "adresse sans «\u00a0/\u00a0» au début\u00a0: elle ne mène pas au même endroit de chaque page",
    }


def test_an_address_that_was_moved_leads_to_its_new_place_or_to_none():
    person = PersonFactory()
    record_move("/intervenants/ancien-nom/", person.get_absolute_url())
    record_move("/intervenants/autre/", "/intervenants/supprime/")

    assert list(reasons("/intervenants/ancien-nom/", "/intervenants/autre/")) == ["/intervenants/autre/"]


def test_withdrawn_articles_are_left_and_drafts_are_read():
    linking("/themes/rien/", status=Status.WITHDRAWN)
    draft = linking("/themes/rien/", status=Status.DRAFT, published_at=None)

    assert [dead.article for dead in dead_links()] == [draft.pk]


def test_boxes_and_files_are_looked_at_too(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    there, lost = DocumentFactory(title="Là"), DocumentFactory(title="Perdu")
    there.file.save("la.pdf", ContentFile(b"%PDF-1.4"))
    lost.file.save("perdu.pdf", ContentFile(b"%PDF-1.4"))
    lost.file.storage.delete(lost.file.name)
    documents = [Attachment(document=one, region="body") for one in (there, lost, DocumentFactory(title="Sans"))]
    box = Box(heading="Voir", url="http://127.0.0.1:8000/themes/rien/", region="body")
    ArticleFactory(blocks=[*documents, box])

    assert [(dead.block, dead.why) for dead in dead_links()] == [
        ("encadré «\u00a0Voir\u00a0»", "page introuvable"),
        ("pièce jointe «\u00a0Perdu\u00a0»", "fichier introuvable"),
        ("pièce jointe «\u00a0Sans\u00a0»", "sans fichier"),
    ]


def test_the_command_names_the_article_and_the_block_and_ends_in_error():
    article = linking("/themes/rien/", title="Un titre")
    out = io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("check_links", stdout=out)

    assert ended.value.code == 1
    assert out.getvalue().splitlines() == [
        f"n°\u00a0{article.number}, Un titre – /admin/articles/article/{article.pk}/change/",
        "  – texte «\u00a0Début lien\u00a0»\u00a0: /themes/rien/ – page introuvable",
        "1 lien sans destination.",
    ]


def test_the_command_is_content_when_there_is_nothing_to_tell():
    out = io.StringIO()
    call_command("check_links", stdout=out)
    assert out.getvalue() == "✓ Tous les liens internes mènent quelque part.\n"


def test_a_closed_site_is_not_taken_for_a_broken_one(settings):
    settings.MAINTENANCE = True
    with pytest.raises(CommandError, match="fermé"):
        call_command("check_links")


def test_each_address_is_asked_once(django_assert_max_num_queries):
    person = PersonFactory()
    for _ in range(20):
        linking(person.get_absolute_url())
    with django_assert_max_num_queries(40):
        assert list(dead_links()) == []
