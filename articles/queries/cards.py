"""What cards tell of the records of an article, as columns of the queries that read these records anyway."""

from django.db.models import OuterRef, Subquery

from articles.models import DossierEntry, Mention
from organisations.models import OrganisationName
from people.queries import named_functions
from portal.core.json_rows import json_rows
from portal.core.publishing import published_q

_FUNCTION = ("id", "role", "label", "start", "start_precision", "end", "end_precision", "is_former", "attested_on")
_TERM = ("id", "term", "expansion", "definition", "language")


def held_functions() -> Subquery:
    """Of a person: the functions that may be printed, in public organisations or in none."""
    functions = named_functions().filter(person=OuterRef("pk"))
    return json_rows(functions, *_FUNCTION, organisation_name="organisation__name")


def known_names() -> Subquery:
    """Of an organisation: its other names."""
    names = OrganisationName.objects.filter(organisation=OuterRef("pk"))
    return json_rows(names, "id", "kind", "name")


def accepted_terms() -> Subquery:
    """Of an article: the terms of the glossary that it was accepted to explain."""
    mentions = Mention.objects.filter(article=OuterRef("pk"), state=Mention.State.ACCEPTED, term__isnull=False)
    return json_rows(mentions, **{name: f"term__{name}" for name in _TERM})


def public_dossiers() -> Subquery:
    """Of an article: the dossiers that it is in."""
    entries = DossierEntry.objects.filter(published_q("dossier__"), article=OuterRef("pk"))
    return json_rows(entries, **{name: f"dossier__{name}" for name in ("id", "title", "slug")})
