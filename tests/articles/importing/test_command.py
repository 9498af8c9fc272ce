import json
import re
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from articles.management.commands.import_article import Command
from articles.models import Article
from organisations.models import Organisation
from people.models import Person
from tests.articles.importing.paths import HTI, MIND
from tests.factories import ArticleFactory, OrganisationFactory, PersonFactory

pytestmark = pytest.mark.django_db


def run(*args):
    """Standard output, standard error and exit code."""
    out, err, code = StringIO(), StringIO(), 0
    try:
        call_command("import_article", *map(str, args), stdout=out, stderr=err)
    except SystemExit as stop:
        code = stop.code
    return out.getvalue(), err.getvalue(), code


def everything():
    models = [
        model
        for model in apps.get_models()
        if model._meta.app_label in {"articles", "people", "organisations", "media", "core"}
    ]
    return {model._meta.label: sorted(model.objects.values_list(), key=str) for model in models}


@pytest.mark.parametrize("options", [(), ("--publish",)])
def test_running_it_twice_changes_nothing(options):
    out, _err, _code = run(MIND, HTI, *options)
    assert "2 articles importés" in out
    before = everything()
    out, _err, _code = run(HTI, MIND, *options)
    assert "2 déjà là et inchangés" in out
    assert everything() == before


def test_a_dry_run_writes_nothing_and_json_tells_what_is_understood():
    before = everything()
    out, _err, code = run(MIND, HTI, "--dry-run", "--json")
    articles = json.loads(out)["articles"]
    assert (code, [article["number"] for article in articles]) == (0, [None, 20417])
    assert articles[0]["blocks"][0]["quote"]["speaker"] == "Basile Quéméneur"
    out, _err, _code = run(MIND, "--dry-run")
    assert "1 page comprise, rien n’est écrit." in out
    assert everything() == before


def test_one_page_not_understood_and_none_is_written(tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("Une recette de crêpes.\nDe la farine.")
    _out, err, code = run(MIND, page)
    assert code == 1
    assert err.count("\n") == 1
    assert str(page) in err
    assert "page non reconnue" in err
    assert not Article.objects.exists()


def test_a_number_already_given_to_another_article_is_refused():
    ArticleFactory(number=20417, title="Tout autre chose")
    _out, err, code = run(HTI)
    assert (code, "déjà celui d’un autre article, « Tout autre chose »" in err, str(HTI) in err) == (1, True, True)
    assert Article.objects.count() == 1


@pytest.mark.parametrize("options", [(), ("--dry-run",)])
def test_two_homonyms_stop_the_import_with_their_names(options):
    for _ in range(2):
        PersonFactory(given_name="Yann", family_name="Kergoat")
    _out, err, code = run(HTI, *options)
    assert code == 1
    assert err.count("Yann Kergoat (fiche ") == 2
    assert not Article.objects.exists()


def test_records_already_there_are_used_and_not_rewritten():
    person = PersonFactory(given_name="Yann", family_name="Kergoat", honorific_prefix="M.")
    organisation = OrganisationFactory(name="ADS", kind="autre", description="<p>À nous.</p>")
    run(HTI, "--publish")
    assert Person.objects.named("Yann Kergoat").get().honorific_prefix == "M."
    assert person.affiliations.get().organisation.name == "Phare Commun"
    assert Organisation.objects.get(pk=organisation.pk).description == "<p>À nous.</p>"
    assert Organisation.objects.named("Agence des digues en santé").get() == organisation


def test_an_editors_work_on_an_imported_article_survives_a_new_import():
    run(MIND, HTI)
    Article.objects.filter(number=20417).update(title="Un titre plus court")
    Article.objects.filter(number=None).update(title="Un autre titre")
    before = everything()
    out, _err, code = run(MIND, HTI)
    assert (code, "2 déjà là" in out) == (0, True)
    assert everything() == before


def test_the_house_may_be_imposed():
    _out, err, code = run(HTI, "--house", "mind")
    assert (code, "fil d’Ariane" in err) == (1, True)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ((), "aucun fichier à importer"),
        ((HTI, "--house", "autre"), "la mise en page « autre » n’existe pas : choisissez parmi mind, hti, auto."),
    ],
)
def test_missing_files_and_unknown_layouts_are_told_in_french(options, sentence):
    _out, err, code = run(*options)
    assert (code, err.count("\n"), sentence in err) == (1, 1, True)


@pytest.mark.parametrize(
    ("option", "sentence"),
    [
        ("--house", "l’option --house attend une valeur"),
        ("--publier", "l’option --publier n’existe pas"),
        ("--verbosity=9", "la valeur de l’option -v/--verbosity est refusée"),
        ("--json=oui", "l’option --json n’attend pas de valeur"),
    ],
)
def test_the_command_line_refuses_in_french(option, sentence, capsys):
    with pytest.raises(CommandError, match=sentence):
        call_command("import_article", str(HTI), option)
    with pytest.raises(SystemExit) as stop:
        Command().run_from_argv(["manage.py", "import_article", str(HTI), option])
    assert stop.value.code == 2
    assert capsys.readouterr().err == f"{sentence} (--help montre les options).\n"


def test_every_option_has_its_help_in_french():
    actions = Command().create_parser("manage.py", "import_article")._actions
    english = [action.dest for action in actions if re.search(r"\b(?:the|to|show|don't)\b", action.help, re.IGNORECASE)]
    assert english == []


def test_a_page_whose_date_is_to_come_is_scheduled(tmp_path):
    page = tmp_path / "page.txt"
    page.write_text(re.sub(r"(21\s+mars\s+)2023", r"\g<1>2093", HTI.read_text(), count=1))
    out, _err, _code = run(page, MIND, "--publish")
    assert "(n° 20417), programmé :" in out
    assert "2 articles importés, 1 publié, 1 programmé, 0 déjà là et inchangé." in out


def test_a_mind_page_in_html_is_understood_too(tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        "<html><body><nav><ol><li>Accueil</li><li>Hôpital</li><li>Le port en deux mots</li></ol></nav>"
        "<h1>Le port en deux mots</h1><p>Le chapô.</p><p>Par Odile Kerbrat. Publié le 15 mars 2023 à 09h05</p>"
        "<h4>Basile Roy, PDG – Nacre</h4><blockquote>“La mer monte. Il faut partir.”</blockquote>"
        "<p>Odile Kerbrat</p><ul><li>mer</li><li>ports</li></ul>"
        "<h3>À lire</h3><ul><li>Un titre</li><li>Un autre titre</li></ul></body></html>"
    )
    (article,) = json.loads(run(page, "--dry-run", "--json")[0])["articles"]
    assert (article["title"], article["rubrique"], article["standfirst"]) == (
        "Le port en deux mots",
        "Hôpital",
        "Le chapô.",
    )
    assert article["blocks"][0]["quote"]["label"] == "Basile Roy, PDG – Nacre"
    assert article["tags"] == ["mer", "ports"]
    assert [reference["title"] for reference in article["references"]] == ["Un titre", "Un autre titre"]


def test_an_html_page_gives_the_same_article_as_its_text(tmp_path):
    lines = HTI.read_text().split("Début\n")[1].split("\nFin")[0]
    plain = lines.split("\nArticles\n")[0].split("Pour aller plus loin")[0]
    (tmp_path / "page.txt").write_text(plain)
    markup = "".join(f"<p>{line}</p>" for line in plain.split("\n") if line)
    (tmp_path / "page.html").write_text(f"<!doctype html><html><body>{markup}</body></html>")
    text, html = (
        json.loads(run(tmp_path / name, "--dry-run", "--json")[0])["articles"][0] for name in ("page.txt", "page.html")
    )
    del text["file"], html["file"]
    assert text == html
    assert len(html["quotes"]) == 9
