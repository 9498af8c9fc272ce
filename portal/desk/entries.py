"""What the first page of the admin counts, in its order. One entry here is one line there."""

from django.http import HttpRequest

from articles.models import Article, CareerProposal, Mention, QuoteCandidate, SuggestedMention
from organisations.models import Organisation
from people.models import Person
from portal.core.publishing import Status
from portal.core.verifying import to_verify
from portal.desk.tallies import Tally
from portal.media.models import Document, Image
from portal.reports.models import ErrorReport
from portal.search.admin import counted_searches
from portal.search.models import EmptySearch

WRITING, DECIDING, KEEPING = "À écrire, à relire", "À décider", "À tenir à jour"


def _of_status(status: str):
    return lambda articles, request: articles.filter(status=status)


def _searches(rows, request: HttpRequest):
    """Those that the list opens on: of the last 30 days, less the ignored ones."""
    return counted_searches("30")


TALLIES = [
    Tally(WRITING, "brouillon", "brouillons", Article, _of_status(Status.DRAFT), "?etat=draft"),
    Tally(WRITING, "article à relire", "articles à relire", Article, _of_status(Status.REVIEW), "?etat=review"),
    Tally(
        WRITING,
        "article programmé",
        "articles programmés",
        Article,
        lambda articles, request: articles.scheduled(),
        "?etat=scheduled",
    ),
    Tally(
        DECIDING,
        "erreur signalée par un lecteur",
        "erreurs signalées par des lecteurs",
        ErrorReport,
        lambda reports, request: reports.waiting(),
        "?state__exact=a-traiter",
        is_urgent=True,
    ),
    Tally(
        DECIDING,
        "lien proposé",
        "liens proposés",
        SuggestedMention,
        lambda mentions, request: mentions.filter(state=Mention.State.SUGGESTED),
    ),
    Tally(
        DECIDING,
        "citation proposée",
        "citations proposées",
        QuoteCandidate,
        lambda candidates, request: candidates.filter(QuoteCandidate.WAITING),
    ),
    Tally(
        DECIDING,
        "changement de fonction proposé",
        "changements de fonction proposés",
        CareerProposal,
        lambda proposals, request: proposals.filter(state=CareerProposal.State.SUGGESTED),
        f"?state__exact={CareerProposal.State.SUGGESTED}",
    ),
    Tally(
        KEEPING,
        "personne à vérifier",
        "personnes à vérifier",
        Person,
        lambda people, request: people.filter(to_verify()),
        "?verification=a-verifier",
    ),
    Tally(
        KEEPING,
        "organisation à vérifier",
        "organisations à vérifier",
        Organisation,
        lambda organisations, request: organisations.filter(to_verify()),
        "?verification=a-verifier",
    ),
    Tally(
        KEEPING,
        "image dont les droits finissent",
        "images dont les droits finissent",
        Image,
        lambda images, request: images.lapsing(),
        "?droits=bientot",
        is_urgent=True,
    ),
    Tally(
        KEEPING,
        "image sans fichier",
        "images sans fichier",
        Image,
        lambda images, request: images.filter(file=""),
        "?fichier=non",
    ),
    Tally(
        KEEPING,
        "document sans fichier",
        "documents sans fichier",
        Document,
        lambda documents, request: documents.filter(file=""),
        "?fichier=non",
    ),
    Tally(KEEPING, "recherche sans résultat", "recherches sans résultat", EmptySearch, _searches, "?jours=30"),
]
