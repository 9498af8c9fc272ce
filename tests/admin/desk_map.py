"""Which member of the newsroom opens which address of the desk: the table that `test_permissions` checks.

A new address, model or action without a row here fails that test: somebody must have decided whose it is.
"""

from dataclasses import dataclass

from portal.core.roles import ADMINISTRATOR, ARCHIVIST, EDITOR, WRITER

NOBODY, TRAINEE = "anonyme", "sans groupe"
EVERYBODY = {TRAINEE, WRITER, EDITOR, ARCHIVIST, ADMINISTRATOR}
NEWSROOM = EVERYBODY - {TRAINEE}
PUBLISHERS = {EDITOR, ADMINISTRATOR}
WRITERS = {WRITER, *PUBLISHERS}
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
    # Decided on a page of their own, under the form of the article.
    "articles.quotecandidate": ("l", "lv", "", "lv"),
    "articles.careerproposal": ("", "lv", "lv", "lv"),
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
    "core.bulkchange": ("l", "lv", "l", "lv"),
    "core.merge": ("", "lv", "lv", "lv"),
    "search.emptysearch": ("", "lv", "lv", "lv"),
    "reports.errorreport": ("", "lvcd", "", "lvcd"),
    "auth.user": ("", "", "", "lvacd"),
    "auth.group": ("", "", "", "lvacd"),
    "admin.logentry": ("", "lv", "", "lv"),
    "accounts.closedlogin": ("", "", "", "lv"),
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
    "session": Page(EVERYBODY, post=405),
    "second_factor": Page(EVERYBODY),
    "second_factor_ask": Page(EVERYBODY, get=302, post=302),  # asked between the password and the desk alone
    "jsi18n": Page(EVERYBODY, post=405),
    "view_on_site": Page(NEWSROOM, get=302, post=302, args="content type"),
    "articles_article_preview": Page(PUBLISHERS, post=422, may_read=NEWSROOM, args="articles.article"),
    "articles_article_preview brouillon": Page(WRITERS, post=422, may_read=NEWSROOM, args="articles.article brouillon"),
    "articles_article_related": Page(PUBLISHERS, args="articles.article"),
    "articles_article_related brouillon": Page(WRITERS, args="articles.article brouillon"),
    "articles_article_followup": Page(NEWSROOM, post=302, args="articles.article"),
    "articles_article_tasks": Page(NEWSROOM, post=404),
    "articles_suggestedmention_review": Page(KEEPERS, post=302, args="articles.article"),
    "articles_suggestedmention_review brouillon": Page(NEWSROOM, post=302, args="articles.article brouillon"),
    "articles_suggestedmention_accept": Page(KEEPERS, post=302, args="key"),
    "articles_article_preview_new": Page(WRITERS, get=302, post=422, may_read=EVERYBODY),
    "articles_article_import": Page(WRITERS),
    "articles_article_autosave_new": Page(WRITERS, get=405, post=400, may_read=EVERYBODY),
    # What is typed of an article published meanwhile is kept for who typed it; the article is not changed by it.
    "articles_article_autosave": Page(WRITERS, get=405, post=400, may_read=EVERYBODY, args="articles.article"),
    "articles_article_autosave brouillon": Page(
        WRITERS, get=405, post=400, may_read=EVERYBODY, args="articles.article brouillon"
    ),
    "articles_article_share": Page(PUBLISHERS, post=200, args="articles.article"),
    "articles_article_share brouillon": Page(WRITERS, post=302, args="articles.article brouillon"),
    "articles_article_planning": Page(PUBLISHERS, args="articles.article"),
    "articles_article_revisions": Page(NEWSROOM, args="articles.article"),
    "articles_article_compare": Page(NEWSROOM, get=302, post=302, args="articles.article"),
    "articles_article_restore": Page(PUBLISHERS, get=405, post=302, may_read=EVERYBODY, args="version"),
    "articles_article_duplicate": Page(WRITERS, get=302, post=302, args="articles.article"),
    "articles_event_draft": Page(WRITERS, get=405, post=302, may_read=EVERYBODY, args="articles.event"),
    "articles_quotecandidate_review": Page(PUBLISHERS, post=302, args="articles.article"),
    "articles_quotecandidate_review brouillon": Page(WRITERS, post=302, args="articles.article brouillon"),
    "articles_careerproposal_review": Page(KEEPERS, post=302, args="articles.article"),
    "articles_quote_variant": Page(PUBLISHERS, post=302, args="two quotes"),
    "articles_quote_correct": Page(PUBLISHERS, args="articles.quote"),
    "articles_quote_withdraw": Page(PUBLISHERS, args="articles.quote"),
    "articles_quote_restore": Page(PUBLISHERS, get=302, post=302, args="articles.quote"),
    "reports_errorreport_quote": Page(PUBLISHERS, get=302, post=302, args="reports.errorreport"),
    "people_person_verify": Page(KEEPERS, get=302, post=302, args="people.person"),
    "organisations_organisation_verify": Page(KEEPERS, get=302, post=302, args="organisations.organisation"),
    "core_bulkchange_undo": Page(PUBLISHERS, post=302, args="core.bulkchange"),
    "people_person_merge": Page(KEEPERS, get=302, post=302),
    "organisations_organisation_merge": Page(KEEPERS, get=302, post=302),
    "articles_tag_merge": Page(KEEPERS, get=302, post=302),
    "core_merge_undo": Page(KEEPERS, post=302, args="core.merge"),
    "reports_errorreport_correction": Page(PUBLISHERS, args="reports.errorreport"),
    "search_emptysearch_ignore": Page(KEEPERS, get=302, post=302, may_read=EVERYBODY),
    "search_emptysearch_name": Page(KEEPERS, args="search.emptysearch"),
    "media_image_chosen": Page(NEWSROOM, post=405, args="media.image"),
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
    "core": NEWSROOM,
    "search": KEEPERS,
    "reports": PUBLISHERS,
    "admin": PUBLISHERS,
    "auth": {ADMINISTRATOR},
    "accounts": {ADMINISTRATOR},
}

# The actions of the lists: what is done to many records at once.
ACTIONS = {
    "articles.article": {"publish_now": PUBLISHERS, "withdraw": PUBLISHERS}
    | dict.fromkeys(("add_theme", "remove_theme", "set_rubrique"), WRITERS),
    "people.person": {"delete_selected": KEEPERS, "merge_records": KEEPERS, "verify_person": KEEPERS},
    "organisations.organisation": {
        "delete_selected": KEEPERS,
        "merge_records": KEEPERS,
        "verify_organisation": KEEPERS,
    },
    "articles.tag": {"delete_selected": KEEPERS, "merge_records": KEEPERS},
    "articles.dossier": {"delete_selected": PUBLISHERS},
    "articles.rubrique": {"delete_selected": PUBLISHERS},
    "articles.articletype": {"delete_selected": PUBLISHERS},
    "articles.publication": {"delete_selected": PUBLISHERS},
    "articles.event": {"delete_selected": KEEPERS, "draft_in_quotes": WRITERS},
    "articles.eventseries": {"delete_selected": KEEPERS},
    "articles.glossaryterm": {"delete_selected": KEEPERS},
    "articles.ignoredwords": {"delete_selected": KEEPERS},
    "media.image": {"delete_selected": KEEPERS},
    "media.document": {"delete_selected": KEEPERS},
    "redirects.redirect": {"delete_selected": PUBLISHERS},
    "reports.errorreport": dict.fromkeys(
        ("delete_selected", "mark_done", "mark_rejected", "mark_spam", "mark_waiting"), PUBLISHERS
    ),
    "auth.user": {"delete_selected": {ADMINISTRATOR}, "remove_second_factor": {ADMINISTRATOR}},
    "auth.group": {"delete_selected": {ADMINISTRATOR}},
    "accounts.closedlogin": {"lift": {ADMINISTRATOR}},
}
