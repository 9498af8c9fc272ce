"""Brouillon, à relire, publié, retiré: which moves exist, whose they are, and what is written of each."""

import pytest

from articles import services
from articles.models import Article, Transition
from articles.services import MoveRefused, PublicationRefused
from portal.core.publishing import Status
from portal.core.roles import ADMINISTRATOR, ARCHIVIST, EDITOR, WRITER
from tests.factories import FUTURE, PAST, ArticleFactory
from tests.members import member

pytestmark = pytest.mark.django_db

DRAFT, REVIEW, PUBLISHED, WITHDRAWN = Status.DRAFT, Status.REVIEW, Status.PUBLISHED, Status.WITHDRAWN
MOVES = {
    DRAFT: services.back_to_draft,
    REVIEW: services.send_to_review,
    PUBLISHED: services.publish,
    WITHDRAWN: services.withdraw,
}
LEGAL = {
    (DRAFT, REVIEW),
    (DRAFT, PUBLISHED),
    (REVIEW, DRAFT),
    (REVIEW, PUBLISHED),
    (PUBLISHED, DRAFT),
    (PUBLISHED, WITHDRAWN),
    (WITHDRAWN, DRAFT),
    (WITHDRAWN, PUBLISHED),
}
PAIRS = [(former, state) for former in MOVES for state in MOVES if former != state]


def article_in(status, **fields):
    return ArticleFactory(status=status, **({"published_at": PAST} | fields))


def moves_of(article):
    rows = Transition.objects.filter(article=article).order_by("pk")
    return [(row.former, row.state, row.by and row.by.username) for row in rows]


@pytest.mark.parametrize(("former", "state"), PAIRS)
def test_every_move_is_either_made_and_written_down_or_refused_and_changes_nothing(former, state):
    article, editor = article_in(former), member(EDITOR)
    before = len(moves_of(article))

    if (former, state) in LEGAL:
        MOVES[state](article, by=editor)
    else:
        with pytest.raises(MoveRefused):
            MOVES[state](article, by=editor)

    is_legal = (former, state) in LEGAL
    assert Article.objects.get(pk=article.pk).status == (state if is_legal else former)
    assert moves_of(article)[before:] == ([(former, state, "éditeur")] if is_legal else [])


@pytest.mark.parametrize("role", [WRITER, ARCHIVIST])
@pytest.mark.parametrize(("former", "state"), sorted(pair for pair in LEGAL if {PUBLISHED, WITHDRAWN} & set(pair)))
def test_what_readers_see_is_moved_by_no_writer_and_no_documentalist(role, former, state):
    article = article_in(former)

    with pytest.raises(MoveRefused, match="éditeur"):
        MOVES[state](article, by=member(role))

    assert Article.objects.get(pk=article.pk).status == former


def test_a_writer_sends_a_draft_to_review_and_takes_it_back():
    article, writer = article_in(DRAFT), member(WRITER)

    services.send_to_review(article, by=writer)
    services.back_to_draft(article, by=writer)

    assert moves_of(article) == [(DRAFT, REVIEW, "rédacteur"), (REVIEW, DRAFT, "rédacteur")]


@pytest.mark.parametrize("role", [EDITOR, ADMINISTRATOR])
def test_editors_and_administrators_publish(role):
    article = article_in(REVIEW)
    services.publish(article, by=member(role))
    assert Article.objects.published().filter(pk=article.pk).exists()


def test_an_article_that_was_online_and_is_a_draft_again_may_be_withdrawn():
    article = article_in(PUBLISHED)
    services.back_to_draft(article)

    services.withdraw(article)

    assert Article.objects.get().is_withdrawn


def test_the_state_of_the_database_decides_not_that_of_the_page_that_was_open():
    stale = article_in(DRAFT)
    services.publish(Article.objects.get(pk=stale.pk))

    with pytest.raises(MoveRefused, match="«\u00a0publié\u00a0» ne passe pas à «\u00a0à relire\u00a0»"):
        services.send_to_review(stale)


def test_a_refused_publication_is_no_move():
    article = article_in(DRAFT, type=None)

    with pytest.raises(PublicationRefused):
        services.publish(article, by=member(EDITOR))

    assert moves_of(article) == []


def test_a_new_date_is_written_down_and_publishing_anew_at_the_same_is_not():
    article = article_in(DRAFT)
    services.publish(article, at=FUTURE)
    services.publish(article)
    services.publish(article, at=FUTURE.replace(year=2998))

    rows = list(Transition.objects.order_by("pk"))
    assert [(row.former, row.state, row.due_at.year) for row in rows] == [
        (DRAFT, PUBLISHED, 2999),
        (PUBLISHED, PUBLISHED, 2998),
    ]
    assert rows[0].said.startswith("programmé pour le ")


def test_a_move_out_of_a_scheduled_publication_is_that_of_a_public_article():
    article = article_in(PUBLISHED, published_at=FUTURE)

    with pytest.raises(MoveRefused):
        services.back_to_draft(article, by=member(WRITER))


def test_publishing_ends_the_task():
    article, writer = article_in(REVIEW), member(WRITER)
    services.assign(article, to=writer, due_on=FUTURE.date())

    services.publish(article)
    assert (Article.objects.get().assigned_to, Article.objects.get().due_on) == (None, None)

    services.assign(article, to=writer, due_on=FUTURE.date())
    services.publish(Article.objects.get())
    assert Article.objects.get().assigned_to == writer
