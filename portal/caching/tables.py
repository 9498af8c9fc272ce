"""Which models readers’ pages are made of. Each is in one of the two lists, which a test demands of a new one."""

from django.apps import apps
from django.db.models import Model

# A change of one of their rows draws another version of the content, and no page made before is shown again.
PUBLIC = frozenset(
    {
        "articles.Article",
        "articles.Article_about_organisations",
        "articles.Article_about_people",
        "articles.ArticleType",
        "articles.Attachment",
        "articles.Box",
        "articles.Byline",
        "articles.Change",
        "articles.CrossReference",
        "articles.DirectoryEntry",
        "articles.Dossier",
        "articles.DossierEntry",
        "articles.Embed",
        "articles.Event",
        "articles.Event_organisers",
        "articles.EventResource",
        "articles.EventSeries",
        "articles.Feature",
        "articles.FeatureCount",
        "articles.Figure",
        "articles.GlossaryTerm",
        "articles.Intervention",
        "articles.Mention",
        "articles.Participation",
        "articles.PlannedChange",  # it ends the pages that were kept before it was known
        "articles.Profile",
        "articles.Publication",
        "articles.Quote",
        "articles.Quote_about",
        "articles.Quote_co_speakers",
        "articles.Recommendation",
        "articles.Reference",
        "articles.RelatedArticle",
        "articles.RichText",
        "articles.Rubrique",
        "articles.Tag",
        "articles.TaggedArticle",
        "articles.TagSynonym",
        "editorial.EditorialPage",
        "media.Document",
        "media.Image",
        "organisations.Organisation",
        "organisations.OrganisationName",
        "organisations.OrganisationRelation",
        "people.Affiliation",
        "people.Depiction",
        "people.Person",
        "people.PersonName",
        "search.NearWord",
        "search.SearchDocument",
        "search.SearchName",
        "search.SearchWord",
    }
)

# The others, and why no page that is kept depends on them.
PRIVATE = {
    "admin.LogEntry": "the history of the desk",
    "axes.AccessAttempt": "failed logins",
    "axes.AccessAttemptExpiration": "failed logins",
    "axes.AccessFailureLog": "failed logins",
    "axes.AccessLog": "failed logins",
    "articles.ArticleNote": "notes between editors",
    "articles.Autosave": "what is being typed",
    "articles.CareerProposal": "proposed to editors; accepted, it is an affiliation",
    "articles.IgnoredWords": "what editors do not want to be proposed",
    "articles.LexiconChange": "names whose articles are to be read again",
    "articles.PreviewLink": "drafts, whose pages are never kept",
    "articles.QuoteCandidate": "proposed to editors; accepted, it is a quote",
    "articles.Revision": "former states, for the desk",
    "articles.TemplateBlock": "what a new article begins with",
    "articles.Transition": "who moved an article from one state to another",
    "auth.Group": "roles of the desk",
    "auth.Group_permissions": "roles of the desk",
    "auth.Permission": "roles of the desk",
    "auth.User": "accounts of the desk, written at each login",
    "auth.User_groups": "roles of the desk",
    "auth.User_user_permissions": "roles of the desk",
    "contenttypes.ContentType": "names of models",
    "core.BulkChange": "what editors changed together, to undo it",
    "core.ContentMark": "the version itself",
    "core.Merge": "which records were merged, to undo it",
    "core.Sequence": "the last number given; the article bears it",
    "otp_static.StaticDevice": "second factors of the desk",
    "otp_static.StaticToken": "second factors of the desk",
    "otp_totp.TOTPDevice": "second factors of the desk",
    "redirects.Redirect": "looked up for an answer that is never kept",
    "reports.ErrorReport": "what readers wrote to the desk",
    "reports.SendingCount": "how many wrote today",
    "search.Backlog": "documents to be written again; the index itself is what pages read",
    "search.EmptySearch": "what readers did not find, counted at each search",
    "search.IgnoredSearch": "what editors do not want to be told of it",
    "sessions.Session": "of the desk, written at each login",
    "sites.Site": "its name and address are settings of ours",
    "taggit.Tag": "not used: themes are articles.Tag",
    "taggit.TaggedItem": "not used: themes are articles.Tag",
}


def models_with_tables() -> list[type[Model]]:
    """Those that Django makes for many-to-many relations included."""
    return [model for model in apps.get_models(include_auto_created=True) if not model._meta.proxy]


def public_tables() -> list[str]:
    return [model._meta.db_table for model in models_with_tables() if model._meta.label in PUBLIC]
