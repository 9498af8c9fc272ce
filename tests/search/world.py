"""A small world in which what is found, and what must not be, is known: the names of the demonstration, or invented."""

from datetime import UTC, date, datetime

from articles.models import Article, TagSynonym
from organisations.models import OrganisationName
from people.models import PersonName
from tests.factories import (
    FUTURE,
    ArticleFactory,
    EventFactory,
    GlossaryTermFactory,
    OrganisationFactory,
    PersonFactory,
    TagFactory,
    quote_block,
    text_block,
)

OPENED = "Ouvrir les données de santé"
DONATION = "Le don d’organes progresse"
BODIES = "Des organismes se rencontrent"
INSERM_NEWS = "L’Inserm change de tête"
STARTUPS = "Des start-ups au rendez-vous"
ONE_WORD_STARTUPS = "Quelques startups de plus"
YEARS = "Trois ans de chantier"
SAINT = "La clinique Saint-Amant rouvre"
CAMPUS_NEWS = "PariSanté Campus ouvre ses portes"
PARIS_NEWS = "Paris accueille un congrès de cardiologie"
HEART = "Une greffe du cœur sans précédent"
WAREHOUSE = "L’AP-HP agrandit son entrepôt"
SCALE = "Le passage à l’échelle des laboratoires"
APART = "À l’échelle d’un laboratoire, le passage est étroit"
COVID = "La Covid-19, cinq ans après"
COVID_APART = "Le covid 19 vu de Balbec"
NUMBERED = "Une rentrée à Balbec"
AGENCY_NEWS = "L’ANS publie son rapport"


def article(title, body="", **fields):
    blocks = [text_block(f"<p>{body}</p>")] if body else []
    blocks += fields.pop("blocks", [])
    return ArticleFactory(title=title, blocks=blocks, **fields)


def build():
    _articles(_records())
    _words_said()
    _hidden()


def _records():
    hub = OrganisationFactory(name="Health Data Hub")
    agency = OrganisationFactory(name="Agence du numérique en santé")
    campus = OrganisationFactory(name="PariSanté Campus")
    hospitals = OrganisationFactory(name="Assistance publique – Hôpitaux de Paris")
    OrganisationFactory(name="Inserm")
    sigle, former = OrganisationName.Kind.ACRONYM, OrganisationName.Kind.FORMER
    for organisation, kind, name in (
        (hub, sigle, "HDH"),
        (agency, sigle, "ANS"),
        (agency, former, "Asip Santé"),
        (campus, former, "Paris Campus Santé"),
        (hospitals, sigle, "AP-HP"),
    ):
        OrganisationName.objects.create(organisation=organisation, kind=kind, name=name)
    PersonFactory(given_name="Antoine", family_name="Tesnière", honorific_prefix="Pr")
    khonsari = PersonFactory(given_name="Roman Hossein", family_name="Khonsari")
    PersonName.objects.create(person=khonsari, name="Hossein Khonsari", kind=PersonName.Kind.USUAL)
    startup = TagFactory(name="Start-up")
    TagSynonym.objects.create(tag=startup, name="jeunes pousses")
    GlossaryTermFactory(term="EDB", expansion="entrepôt de données de Balbec")
    return startup


def _articles(startup):
    article(OPENED, "Faciliter l’accès aux données pour la recherche.")
    article(DONATION, "Les dons augmentent, les donneurs aussi ; chaque organe compte.")
    article(BODIES, "Chaque organisme a sa règle.")
    article(INSERM_NEWS)
    article(STARTUPS, tags=[startup])
    article(ONE_WORD_STARTUPS)
    article(YEARS, "Dix ans plus tard, tout est à refaire.")
    article(SAINT)
    article(CAMPUS_NEWS)
    article(PARIS_NEWS)
    article(HEART)
    article(WAREHOUSE)
    article(SCALE)
    article(APART)
    article(COVID)
    article(COVID_APART)
    article(AGENCY_NEWS)
    article(NUMBERED, number=13313, published_at=datetime(2021, 9, 23, 12, 35, tzinfo=UTC))


def _words_said():
    """Words of an invented person, with a remark of the writer inside."""
    verdurin = PersonFactory(given_name="Camélia", family_name="Verdurin")
    event = EventFactory(name="Assises de Balbec", start=date(2024, 3, 11))
    said = [
        quote_block("Le dictionnaire [des données, ndlr], c’est deux marées.", speaker=verdurin),
        quote_block("Un narval ne se compte pas deux fois.", speaker=verdurin),
    ]
    article("Deux phrases entendues aux assises", blocks=said, event=event)
    signed = article("Un billet signé")
    signed.bylines.create(person=verdurin)
    Article.objects.get(pk=signed.pk).save()


def _hidden():
    article("Narval secret", status="draft")
    article("Narval programmé", published_at=FUTURE)
    PersonFactory(given_name="Narval", family_name="Discret", is_unlisted=True)
    OrganisationFactory(name="Institut du Narval caché", status="draft")
    EventFactory(name="Journée du Narval à venir", published_at=FUTURE)
    TagFactory(name="narval sans article")
