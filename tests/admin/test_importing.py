"""« Importer une page »: what the command does, read over and mended before it is written; nothing pasted is lost."""

import html
import re
from contextlib import suppress
from pathlib import Path

import html5lib
import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import transaction

from articles.models import Article, Event, Mention, Quote
from organisations.models import Organisation
from people.models import Person
from portal.core.publishing import Status
from tests.admin.forms import admin_url, fields_of
from tests.admin.french import english_in, visible_texts
from tests.articles.importing.paths import HTI, MIND, PAGES, SEEDS
from tests.factories import ArticleFactory, OrganisationFactory, PersonFactory

pytestmark = pytest.mark.django_db
IMPORT = admin_url(Article, "import")
SEED_PAGES = [SEEDS / name for name in ("000_1eb6ad6b3cc1326f.txt", "002_65d5f8bb86f397a1.txt")]
NO_SEEDS = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="les textes des deux pages réelles ne sont pas sur cette machine"
)


def _read(desk, source: Path | str):
    text = source.read_text() if isinstance(source, Path) else source
    return desk.post(IMPORT, {"text": text, "house": "auto"})


def _sent(response, **changes):
    """What the page sends with « Créer le brouillon »; `changes` go to the only row of each name."""
    return fields_of(response, "import_form") | {"_creer": "Créer le brouillon"} | changes


def _row(review, name: str):
    rows = [*review.people, *review.organisations, *review.events]
    return next(row for row in rows if row.parsed.name == name)


def _words(response):
    root = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    return " ".join("".join(root.itertext()).split())


def _everything():
    models = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in {"articles", "people", "organisations", "media", "core", "search"}
    ]
    return {model._meta.label: sorted(map(repr, model._base_manager.values_list())) for model in models}


def _records():
    """What an import makes, without keys nor moments."""
    quotes = Quote.objects.order_by("pk")
    return {
        "articles": list(Article.objects.values_list("title", "number", "body_text", "published_at", "status")),
        "people": sorted(Person.objects.values_list("given_name", "family_name")),
        "organisations": sorted(Organisation.objects.values_list("name", "kind", "number"), key=str),
        "quotes": list(quotes.values_list("text", "kind", "speaker__family_name", "speaker_label")),
        "mentions": sorted(
            Mention.objects.values_list("surface", "person__family_name", "organisation__name"), key=str
        ),
        "events": list(Event.objects.values_list("name", "start")),
    }


class _Undone(Exception):
    pass


def _made_by(write):
    """What `write` makes; all of it is undone afterwards."""
    made = {}
    with suppress(_Undone), transaction.atomic():
        write()
        made = _records()
        raise _Undone
    return made


@pytest.mark.parametrize("page", [*sorted(PAGES.glob("*.txt")), *(pytest.param(p, marks=NO_SEEDS) for p in SEED_PAGES)])
def test_a_page_read_and_accepted_as_it_is_gives_what_the_command_gives(desk, page, editor):
    def write():
        read = _read(desk, page)
        assert english_in(visible_texts(_without_text(read))) == []
        created = desk.post(IMPORT, _sent(read))
        article = Article.objects.get()
        assert created["Location"] == admin_url(Article, "change", article.pk)
        assert desk.get(created["Location"]).status_code == 200
        assert article.created_by == editor
        assert LogEntry.objects.get().change_message == "Importé d’une page."

    by_screen = _made_by(write)
    assert by_screen["quotes"]
    assert by_screen == _made_by(lambda: call_command("import_article", str(page), verbosity=0))


def _without_text(response):
    """The page but for the words of the source, which may be in any language."""
    source = response.content.decode()
    source = re.sub(r'(<div class="import-text__words".*?>).*?</div>', r"\1</div>", source, flags=re.DOTALL)
    return re.sub(r"<(h3|summary|li|option|p class=\"quiet\")[^>]*>.*?</", "<b></", source, flags=re.DOTALL)


def test_reading_a_page_writes_nothing(desk):
    before = _everything()
    response = _read(desk, HTI)
    assert "Yann Kergoat" in _words(response)
    assert _everything() == before


def test_each_name_says_whether_it_has_no_record_one_or_several(desk):
    one = PersonFactory(given_name="Yann", family_name="Kergoat")
    twins = [PersonFactory(given_name="Solveig", family_name="Darrieux") for _ in range(2)]
    review = _read(desk, HTI).context["review"]

    assert (_row(review, "Yann Kergoat").state, _row(review, "Yann Kergoat")["record"].value()) == (
        "une fiche",
        str(one.pk),
    )
    unknown = _row(review, "Noël Briend")
    assert (unknown.state, unknown["record"].value()) == ("aucune fiche", "nouvelle")
    several = _row(review, "Solveig Darrieux")
    assert (several.state, several["record"].value()) == ("2 fiches possibles", "")
    offered = [value for value, _label in several.fields["record"].choices]
    assert {str(twin.pk) for twin in twins} < set(offered)
    assert review.undecided == 1


def test_nothing_is_written_while_a_name_may_be_several_records(desk):
    for _ in range(2):
        PersonFactory(given_name="Solveig", family_name="Darrieux")
    before = _everything()
    response = desk.post(IMPORT, _sent(_read(desk, HTI)))
    assert "Choisissez la fiche." in _words(response)
    assert "1 point à corriger" in _words(response)
    assert _everything() == before


def test_the_record_chosen_speaks_in_the_draft(desk):
    _first, second = (PersonFactory(given_name="Solveig", family_name="Darrieux") for _ in range(2))
    read = _read(desk, HTI)
    row = _row(read.context["review"], "Solveig Darrieux")
    assert desk.post(IMPORT, _sent(read, **{f"{row.prefix}-record": str(second.pk)})).status_code == 302
    assert Person.objects.named("Solveig Darrieux").count() == 2
    assert Mention.objects.get(surface="Solveig Darrieux").person == second


def test_a_namesake_may_be_created_and_another_record_taken(desk):
    known = PersonFactory(given_name="Yann", family_name="Kergoat")
    other = PersonFactory(given_name="Noé", family_name="Briand")
    read = _read(desk, HTI)
    kergoat, briend = (_row(read.context["review"], name) for name in ("Yann Kergoat", "Noël Briend"))
    sent = _sent(read, **{f"{kergoat.prefix}-record": "nouvelle", f"{briend.prefix}-other": str(other.pk)})
    assert desk.post(IMPORT, sent).status_code == 302
    assert Mention.objects.get(surface="Yann Kergoat").person != known
    assert Person.objects.named("Yann Kergoat").count() == 2
    assert Mention.objects.get(surface="Noël Briend").person == other
    assert not Person.objects.named("Noël Briend").exists()


def test_a_name_corrected_is_corrected_wherever_the_page_uses_it(desk):
    read = _read(desk, MIND)
    review = read.context["review"]
    person, organisation = _row(review, "Dorothée Lestrange"), review.organisations[0]
    former = organisation.parsed.name
    changes = {f"{person.prefix}-family_name": "L’Étrange", f"{organisation.prefix}-name": "Un autre nom"}
    assert desk.post(IMPORT, _sent(read, **changes)).status_code == 302
    assert not Person.objects.filter(family_name="Lestrange").exists()
    assert Quote.objects.filter(speaker__family_name="L’Étrange").count() == 1
    assert Event.objects.get().participations.filter(person__family_name="L’Étrange").exists()
    assert Organisation.objects.filter(name="Un autre nom").exists()
    assert not Organisation.objects.filter(name=former).exists()


def test_what_is_no_person_is_left_out_with_all_that_names_it(desk):
    read = _read(desk, MIND)
    row = _row(read.context["review"], "Dorothée Lestrange")
    assert desk.post(IMPORT, _sent(read, **{f"{row.prefix}-record": "ignorer"})).status_code == 302
    assert not Person.objects.named("Dorothée Lestrange").exists()
    quote = Quote.objects.get(speaker_label__contains="Lestrange")
    assert quote.speaker is None


def test_fields_and_quotes_are_written_as_corrected(desk):
    read = _read(desk, HTI)
    quote = read.context["review"].quotes[-1]
    count = len(read.context["review"].quotes)
    changes = {
        "article-title": "Un titre corrigé",
        "article-number": "20555",
        "article-tags": "marée, Ports de pêche",
        f"{quote.prefix}-is_left_out": "on",
    }
    assert desk.post(IMPORT, _sent(read, **changes)).status_code == 302
    article = Article.objects.get()
    assert (article.title, article.number, article.status) == ("Un titre corrigé", 20555, Status.DRAFT)
    assert {tag.name for tag in article.tags.all()} == {"marée", "Ports de pêche"}
    assert article.articles_quote_set.count() == count - 1
    assert article.published_at is not None


def test_the_words_of_a_quote_corrected_are_those_of_its_record(desk):
    read = _read(desk, MIND)
    row = read.context["review"].quotes[0]
    sent = _sent(read, **{f"{row.prefix}-text_as_printed": "Des mots corrigés.", f"{row.prefix}-label": "Une vigie"})
    desk.post(IMPORT, sent)
    quote = Quote.objects.get(speaker_label="Une vigie")
    assert (quote.text_as_printed, quote.text) == ("Des mots corrigés.", "Des mots corrigés.")


@pytest.mark.parametrize("page", [MIND, HTI])
def test_a_page_already_imported_says_so_and_changes_nothing(desk, page):
    desk.post(IMPORT, _sent(_read(desk, page)))
    before = _everything()
    again = _read(desk, page)
    assert "Cette page est déjà importée" in _words(again)
    assert admin_url(Article, "change", Article.objects.get().pk) in again.content.decode()
    assert "Créer le brouillon" not in again.content.decode()
    desk.post(IMPORT, _sent(again))
    assert _everything() == before


def test_two_editors_who_accept_the_same_page_make_one_article(desk):
    first, second = _read(desk, MIND), _read(desk, MIND)
    desk.post(IMPORT, _sent(first))
    desk.post(IMPORT, _sent(second))
    assert Article.objects.count() == 1


def test_a_number_that_is_taken_is_told_and_may_be_corrected(desk):
    ArticleFactory(title="Tout autre chose", number=20417)
    read = _read(desk, HTI)
    assert "le numéro 20417 est déjà celui d’un autre article" in _words(read)
    refused = desk.post(IMPORT, _sent(read))
    assert "Le brouillon n’est pas créé" in _words(refused)
    assert desk.post(IMPORT, _sent(refused, **{"article-number": ""})).status_code == 302


def test_an_organisation_of_another_number_is_a_question(desk):
    bearer = OrganisationFactory(name="Sans rapport", number=311)
    read = _read(desk, HTI)
    row = next(row for row in read.context["review"].organisations if row.parsed.number == 311)
    assert row.refusal
    assert "Choisissez la fiche." in _words(desk.post(IMPORT, _sent(read)))
    assert desk.post(IMPORT, _sent(read, **{f"{row.prefix}-record": "nouvelle"})).status_code == 302
    bearer.refresh_from_db()
    assert (bearer.name, bearer.number) == ("Sans rapport", 311)
    assert Organisation.objects.filter(name=row.parsed.name, number=None).exists()


REFUSED = [
    ("Un mot, sans rien d’autre.", "page non reconnue"),
    ("   \n\n ", "Collez le texte d’une page"),
    ("Titre\n\nPublié le 1er mars 2023 à 8 h 05 - n° 99999999999\n\nTexte.", "a plus de 9 chiffres"),
    ("<html><body><p>Rien</p></body></html>", "page non reconnue"),
    ("é" * 600_000, "Le texte dépasse 1 Mo"),
]


@pytest.mark.parametrize(("text", "sentence"), REFUSED)
def test_a_text_that_is_not_understood_is_kept_with_a_sentence(desk, text, sentence):
    before = _everything()
    response = _read(desk, text)
    assert response.status_code == 200
    assert sentence in _words(response)
    root = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    assert root.find(".//textarea[@name='text']").text.removeprefix("\n") == text
    assert _everything() == before


@pytest.mark.parametrize("text", ["\0", "a\0b"])
def test_a_nul_character_is_refused(desk, text):
    response = _read(desk, text)
    assert response.status_code == 200
    assert "nul" in _words(response)


def _file(content: bytes, name="page.txt"):
    return SimpleUploadedFile(name, content)


def test_a_file_is_read_as_a_text_that_is_pasted(desk):
    response = desk.post(IMPORT, {"files": _file(HTI.read_bytes())})
    assert response.context["review"].parsed.number == 20417
    html_page = "".join(f"<p>{html.escape(line)}</p>" for line in HTI.read_text().split("\n") if line.strip())
    response = desk.post(IMPORT, {"files": _file(html_page.encode(), "page.html")})
    assert response.context["review"].parsed.number == 20417


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "page.txt", "Le fichier est vide."),
        (b" \n ", "page.txt", "le fichier est vide"),
        (b"a\0b", "page.txt", "octet nul à la ligne 1"),
        ("é".encode("latin-1"), "page.txt", "n’est pas en UTF-8"),
        (b"%PDF-1.4", "page.pdf", "ni un fichier texte (.txt), ni un fichier HTML"),
        (b"a" * (1024 * 1024 + 1), "page.txt", "le fichier dépasse 1 Mo"),
    ],
)
def test_a_file_that_holds_no_page_is_refused_with_a_sentence(desk, content, name, sentence):
    response = desk.post(IMPORT, {"files": _file(content, name)})
    assert response.status_code == 200
    assert sentence in _words(response)
    assert english_in(visible_texts(response.content.decode())) == []


def test_several_files_are_listed_each_with_what_it_is(desk):
    desk.post(IMPORT, _sent(_read(desk, MIND)))
    files = [_file(MIND.read_bytes(), "a.txt"), _file(HTI.read_bytes(), "b.txt"), _file(b"Rien.", "c.txt")]
    response = desk.post(IMPORT, {"files": files})
    words = _words(response)
    assert words.index("a.txt") < words.index("déjà importée") < words.index("b.txt")
    assert words.index("b.txt") < words.index("comprise") < words.index("c.txt")
    assert "c.txt, ligne 1 : page non reconnue" in words
    assert english_in(visible_texts(response.content.decode())) == []
    assert Article.objects.count() == 1


def test_more_files_than_one_can_read_over_are_refused(desk):
    response = desk.post(IMPORT, {"files": [_file(b"x", f"{rank}.txt") for rank in range(11)]})
    assert "Pas plus de 10 fichiers à la fois" in _words(response)


def test_a_text_that_is_mended_is_read_again_and_decisions_stay(desk):
    read = _read(desk, HTI)
    row = _row(read.context["review"], "Noël Briend")
    text = HTI.read_text().replace("Solveig Darrieux", "Soazig Darrieux")
    sent = _sent(read, text=text, **{f"{row.prefix}-record": "ignorer"})
    again = desk.post(IMPORT, sent)
    assert "Le texte a changé" in _words(again)
    assert not Article.objects.exists()
    review = again.context["review"]
    assert _row(review, "Noël Briend")["record"].value() == "ignorer"
    assert _row(review, "Soazig Darrieux")["record"].value() == "nouvelle"
    assert desk.post(IMPORT, _sent(again)).status_code == 302
    assert not Person.objects.named("Noël Briend").exists()


def test_one_comes_back_to_the_text_that_was_pasted(desk):
    read = _read(desk, HTI)
    sent = fields_of(read, "import_form") | {"_autre": "1"}
    assert "Lire la page" in desk.post(IMPORT, sent).content.decode()
    assert "Yann Kergoat" in desk.post(IMPORT, sent).content.decode()


@pytest.mark.parametrize(
    "damage",
    [
        {"article-title": ""},
        {"article-title": "x" * 400},
        {"article-number": "-3"},
        {"article-number": "9" * 30},
        {"article-published_at": "jamais"},
        {"article-published_at": "99999-01-01T10:00"},
        {"read": "autre"},
        {"article-standfirst": "\0"},
    ],
)
def test_fields_that_cannot_be_written_are_refused_and_kept(desk, damage):
    response = desk.post(IMPORT, _sent(_read(desk, HTI), **damage))
    assert response.status_code == 200
    assert english_in(visible_texts(_without_text(response))) == []
    assert not Article.objects.exists()


def test_an_odd_choice_of_record_is_refused(desk):
    read = _read(desk, HTI)
    row = read.context["review"].people[0]
    for name, value in (("record", "999999"), ("record", "x'"), ("other", "999999"), ("other", "x'"), ("record", "\0")):
        assert desk.post(IMPORT, _sent(read, **{f"{row.prefix}-{name}": value})).status_code == 200
    assert not Article.objects.exists()


def _with(client, django_user_model, *codenames):
    account = django_user_model.objects.create_user("quelqu-un", password="x", is_staff=True)
    account.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client.force_login(account)


def test_only_who_may_add_articles_may_import(client, django_user_model):
    _with(client, django_user_model, "view_article", "change_article")
    assert client.get(IMPORT).status_code == 403
    assert client.post(IMPORT, {"text": HTI.read_text()}).status_code == 403
    assert "Importer une page" not in client.get(admin_url(Article, "changelist")).content.decode()
    client.logout()
    assert client.get(IMPORT).status_code == 302


def test_who_may_not_create_records_is_not_let_by_the_import(client, django_user_model):
    _with(client, django_user_model, "view_article", "add_article", "change_article")
    read = _read(client, HTI)
    assert "Créer la fiche" not in read.content.decode()
    response = client.post(IMPORT, _sent(read, **{f"{read.context['review'].people[0].prefix}-record": "nouvelle"}))
    assert response.status_code == 200
    assert not Person.objects.exists()
    assert not Article.objects.exists()


def test_the_list_of_articles_leads_to_the_screen(desk):
    assert f'href="{IMPORT}"' in desk.get(admin_url(Article, "changelist")).content.decode()
    page = desk.get(IMPORT)
    assert page.status_code == 200
    assert english_in(visible_texts(page.content.decode())) == []


def _folds(response) -> list[bool]:
    """Whether the fields of each quote are shown, in the order of the page."""
    root = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    return ["open" in row.attrib for row in root.iter("details") if "import-row" in row.get("class", "")]


def test_a_quote_that_nobody_has_to_look_at_is_folded_under_its_words(desk):
    PersonFactory(given_name="Dorothée", family_name="Lestrange")
    PersonFactory(given_name="Dorothee", family_name="Lestrange")
    read = _read(desk, MIND)
    quotes = read.context["review"].quotes
    undecided = [quote.voice is not None and quote.voice.parsed.name == "Dorothée Lestrange" for quote in quotes]
    assert set(undecided) == {False, True}
    assert _folds(read) == undecided


def test_a_quote_that_was_corrected_is_shown_as_it_was_left(desk):
    read = _read(desk, MIND)
    row = read.context["review"].quotes[-1]
    again = desk.post(IMPORT, _sent(read, **{f"{row.prefix}-label": "Une vigie", "article-title": ""}))
    assert again.status_code == 200
    assert _folds(again) == [False] * (len(_folds(read)) - 1) + [True]
