"""Which member of the newsroom opens which address of the desk: the table that `test_permissions` checks.

A new address, model or action without a row here fails that test: somebody must have decided whose it is.
"""

from dataclasses import dataclass

from portal.core.roles import ADMINISTRATOR, ARCHIVIST, EDITOR, WRITER

NOBODY, TRAINEE = "anonyme", "sans groupe"
EVERYBODY = {TRAINEE, WRITER, EDITOR, ARCHIVIST, ADMINISTRATOR}
NEWSROOM = EVERYBODY - {TRAINEE}
PUBLISHERS = {EDITOR, ADMINISTRATOR}
KEEPERS = {EDITOR, ARCHIVIST, ADMINISTRATOR}

# Of each model, or of a record in a state: « l » its list, « v » its form and its history to read, « a » adding,
# « c » saving the form, « d » deleting. Rédacteur, éditeur, documentaliste, administrateur.
RECORDS = {
    "articles.article": ("lva", "lvac", "lv", "lvac"),
    "articles.article brouillon": ("lvac", "lvacd", "lv", "lvacd"),
    "articles.quote": ("lv", "lvc", "lv", "lvc"),
    "articles.quote brouillon": ("lvc", "lvc", "lv", "lvc"),
    "articles.suggestedmention": ("l", "lv", "lv", "lv"),
    "articles.suggestedmention brouillon": ("lv", "lv", "lv", "lv"),
    "articles.dossier": ("lv", "lvacd", "lv", "lvacd"),
    "articles.event": ("lva", "lvacd", "lvacd", "lvacd"),
    "articles.event brouillon": ("lvac", "lvacd", "lvacd", "lvacd"),
    "articles.eventseries": ("lva", "lvacd", "lvacd", "lvacd"),
    "articles.tag": ("lva", "lvacd", "lvacd", "lvacd"),
    "articles.rubrique": ("lv", "lvacd", "lv", "lvacd"),
    "articles.articletype": ("lv", "lvacd", "lv", "lvacd"),
    "articles.publication": ("lv", "lvacd", "lv", "lvacd"),
    "articles.glossaryterm": ("lv", "lvacd", "lvacd", "lvacd"),
    "articles.ignoredwords": ("lv", "lvad", "lvad", "lvad"),
    "people.person": ("lva", "lvacd", "lvacd", "lvacd"),
    "people.person brouillon": ("lvac", "lvacd", "lvacd", "lvacd"),
    "organisations.organisation": ("lva", "lvacd", "lvacd", "lvacd"),
    "organisations.organisation brouillon": ("lvac", "lvacd", "lvacd", "lvacd"),
    "media.image": ("lva", "lvacd", "lvacd", "lvacd"),
    "media.document": ("lva", "lvacd", "lvacd", "lvacd"),
    "editorial.editorialpage": ("", "lvc", "", "lvc"),
    "redirects.redirect": ("", "lvacd", "", "lvacd"),
    "core.merge": ("", "lv", "lv", "lv"),
    "search.emptysearch": ("", "lv", "lv", "lv"),
    "reports.errorreport": ("", "lvcd", "", "lvcd"),
    "auth.user": ("", "", "", "lvacd"),
    "auth.group": ("", "", "", "lvacd"),
    "admin.logentry": ("", "lv", "", "lv"),
}
ROLES = (WRITER, EDITOR, ARCHIVIST, ADMINISTRATOR)


def rights(record: str) -> dict[str, str]:
    return {NOBODY: "", TRAINEE: ""} | dict(zip(ROLES, RECORDS[record], strict=True))


@dataclass(frozen=True)
class Page:
    """An address that is no list and no form. `get`, `post`: the answer to those who may; others get `refused`."""

    may: set[str]
    get: int = 200
    post: int = 200
    args: str = ""  # the record, among those of the test, that the address names
    refused: int = 403
    may_read: set[str] | None = None  # when others may open it than may send it


PAGES = {
    "index": Page(EVERYBODY),
    "logout": Page(EVERYBODY, get=405),
    "password_change": Page(EVERYBODY),
    "password_change_done": Page(EVERYBODY, post=405),
    "jsi18n": Page(EVERYBODY, post=405),
    "view_on_site": Page(NEWSROOM, get=302, post=302, args="content type"),
    "articles_article_preview": Page(NEWSROOM, args="articles.article"),
    "articles_article_preview brouillon": Page(NEWSROOM, args="articles.article brouillon"),
    "articles_article_related": Page(PUBLISHERS, args="articles.article"),
    "articles_article_related brouillon": Page({WRITER, *PUBLISHERS}, args="articles.article brouillon"),
    "articles_article_followup": Page(NEWSROOM, post=302, args="articles.article"),
    "articles_article_tasks": Page(NEWSROOM, post=404),
    "articles_suggestedmention_review": Page(KEEPERS, post=302, args="articles.article"),
    "articles_suggestedmention_review brouillon": Page(NEWSROOM, post=302, args="articles.article brouillon"),
    "articles_suggestedmention_accept": Page(KEEPERS, post=302, args="key"),
    "people_person_merge": Page(KEEPERS, get=302, post=302),
    "organisations_organisation_merge": Page(KEEPERS, get=302, post=302),
    "articles_tag_merge": Page(KEEPERS, get=302, post=302),
    "core_merge_undo": Page(KEEPERS, post=302, args="core.merge"),
    "reports_errorreport_correction": Page(PUBLISHERS, args="reports.errorreport"),
    "search_emptysearch_ignore": Page(KEEPERS, get=302, post=302, may_read=EVERYBODY),
    "search_emptysearch_name": Page(KEEPERS, args="search.emptysearch"),
    "auth_user_password_change": Page({ADMINISTRATOR}, args="auth.user"),
    "admin_logentry_export": Page(PUBLISHERS, post=405),
}

# The pages of an application, which list what one may see of it.
APPLICATIONS = {
    "articles": NEWSROOM,
    "people": NEWSROOM,
    "organisations": NEWSROOM,
    "media": NEWSROOM,
    "editorial": PUBLISHERS,
    "redirects": PUBLISHERS,
    "core": KEEPERS,
    "search": KEEPERS,
    "reports": PUBLISHERS,
    "admin": PUBLISHERS,
    "auth": {ADMINISTRATOR},
}

# The actions of the lists: what is done to many records at once.
ACTIONS = {
    "articles.article": {"publish_now": PUBLISHERS, "withdraw": PUBLISHERS},
    "people.person": {"delete_selected": KEEPERS, "merge_records": KEEPERS},
    "organisations.organisation": {
        "delete_selected": KEEPERS,
        "merge_records": KEEPERS,
        "mark_as_verified": KEEPERS,
    },
    "articles.tag": {"delete_selected": KEEPERS, "merge_records": KEEPERS},
    "articles.dossier": {"delete_selected": PUBLISHERS},
    "articles.rubrique": {"delete_selected": PUBLISHERS},
    "articles.articletype": {"delete_selected": PUBLISHERS},
    "articles.publication": {"delete_selected": PUBLISHERS},
    "articles.event": {"delete_selected": KEEPERS},
    "articles.eventseries": {"delete_selected": KEEPERS},
    "articles.glossaryterm": {"delete_selected": KEEPERS},
    "articles.ignoredwords": {"delete_selected": KEEPERS},
    "media.image": {"delete_selected": KEEPERS},
    "media.document": {"delete_selected": KEEPERS},
    "redirects.redirect": {"delete_selected": PUBLISHERS},
    "reports.errorreport": dict.fromkeys(
        ("delete_selected", "mark_done", "mark_rejected", "mark_spam", "mark_waiting"), PUBLISHERS
    ),
    "auth.user": {"delete_selected": {ADMINISTRATOR}},
    "auth.group": {"delete_selected": {ADMINISTRATOR}},
}
