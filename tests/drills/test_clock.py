"""The clock of the machine moves, forwards and backwards: schedules hold, sessions and signed links too, no page fails.

The site’s clock is changed, and not the machine’s, which others read.
"""

import random
import time
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings as site
from django.utils import timezone

from articles.models import Article
from articles.planning import due
from articles.planning.services import plan_withdrawal
from articles.services.sharing import share_draft
from portal.core.publishing import Status
from tests.admin.forms import admin_url
from tests.drills.sizes import size
from tests.factories import ArticleFactory, EventFactory, OrganisationFactory, PersonFactory, quote_block, text_block
from tests.reports.helpers import send, token_of

pytestmark = pytest.mark.django_db

MOVES = size(8, 200)
YEAR = timedelta(days=365)
LISTS = ("/", "/articles/", "/recherche/?q=zeppelin", "/flux/", "/articles/flux/", "/articles/flux.json")
PAGES = (
    *LISTS,
    *("/evenements/", "/evenements/agenda.ics", "/intervenants/", "/annuaire/", "/themes/", "/citations/"),
    *("/sitemap.xml", "/sitemap-actualites.xml", "/corrections/", "/sante/"),
)
DESK = ("/admin/", admin_url(Article, "changelist"), admin_url(Article, "add"), "/admin/articles/event/")
# A second before the new year, a 29th of February, the two changes of hour in Paris, the end of 32-bit seconds.
ODD = [
    datetime(2027, 12, 31, 22, 59, 59, tzinfo=UTC),
    datetime(2028, 2, 29, 12, tzinfo=UTC),
    datetime(2027, 3, 28, 1, 0, 1, tzinfo=UTC),
    datetime(2027, 10, 31, 0, 30, tzinfo=UTC),
    datetime(2038, 1, 19, 3, 14, 8, tzinfo=UTC),
    datetime(1970, 1, 2, tzinfo=UTC),
]


class Clock:
    """What the site takes for now."""

    def __init__(self, monkeypatch):
        self._now, self._seconds, self.ahead = timezone.now, time.time, timedelta()
        monkeypatch.setattr(timezone, "now", lambda: self._now() + self.ahead)
        monkeypatch.setattr(time, "time", lambda: self._seconds() + self.ahead.total_seconds())

    def move(self, **by) -> None:
        self.ahead += timedelta(**by)

    def set(self, moment: datetime) -> None:
        self.ahead = moment - self._now()

    def right(self) -> None:
        self.ahead = timedelta()


@pytest.fixture
def clock(monkeypatch):
    return Clock(monkeypatch)


def _article(title="Le zeppelin rentre", **fields):
    return ArticleFactory(title=title, blocks=[text_block("<p>Un zeppelin.</p>")], **fields)


def _shown_in(client, title: str) -> set[str]:
    return {page for page in LISTS if title in client.get(page).content.decode()}


def test_an_article_appears_at_its_date_whichever_way_the_clock_goes(client, clock):
    _article("Un ancien zeppelin")
    article = _article("Le retour du lendemain", published_at=timezone.now() + timedelta(hours=12))
    everywhere = set(LISTS) - {"/flux/"}  # which lists feeds
    for hours, is_out in ((0, False), (24, True), (-24, False), (11, False), (2, True), (-4, False)):
        clock.move(hours=hours)
        assert _shown_in(client, article.title) == (everywhere if is_out else set()), hours
        assert client.get(article.get_absolute_url()).status_code == (200 if is_out else 404), hours


def test_a_planned_withdrawal_is_made_once_at_its_date(client, editor, clock, settings):
    settings.MIDDLEWARE = ["articles.planning.middleware.DueChanges", *site.MIDDLEWARE]
    article = _article()
    plan_withdrawal(article, at=timezone.now() + timedelta(hours=2), by=editor)
    for hours, status in ((-48, 200), (47, 200), (4, 410), (-48, 410)):
        clock.move(hours=hours)
        due.forget()  # what is due is asked once a second of the time that passes, which no clock moves
        assert client.get(article.get_absolute_url()).status_code == status, hours
    due.forget()


def test_a_session_ends_in_the_future_and_lasts_in_the_past(desk, clock):
    lasts = timedelta(seconds=site.SESSION_COOKIE_AGE)
    for ahead, status in ((-10 * YEAR, 200), (lasts / 2, 200), (lasts * 1.6, 302)):
        clock.ahead = ahead
        assert desk.get("/admin/").status_code == status, ahead


def test_a_shared_draft_closes_in_the_future_and_stays_open_in_the_past(client, editor, clock):
    draft = _article(status=Status.DRAFT, published_at=None)
    link = share_draft(article=draft, by=editor)
    for days, is_open in ((-400, True), (6, True), (8, False), (0, True)):
        clock.ahead = timedelta(days=days)
        assert (client.get(link.get_absolute_url()).status_code == 200) == is_open, days


def test_a_report_written_across_a_change_of_clock_is_kept_or_asked_for_again(client, clock):
    article = _article()
    form = f"/signaler/article/{article.number}/"
    token = token_of(client.get(form))
    for ahead, said in ((-YEAR, "C’était très rapide"), (YEAR, "restée ouverte plus d’un jour")):
        clock.ahead = ahead
        answer = send(client, form, token=token)
        assert answer.status_code < 500
        assert said in answer.content.decode()
        assert "Le décret date du 12 mars" in answer.content.decode()


def test_no_page_fails_at_any_date(client, editor, clock):
    person = PersonFactory()
    article = _article()
    records = [person, article, OrganisationFactory(), EventFactory()]
    ArticleFactory(blocks=[quote_block("Des mots.", speaker=person)])
    client.raise_request_exception = False
    chance = random.Random(1)  # noqa: S311 - the same at each run
    dates = [*ODD, *(timezone.now() + chance.uniform(-30, 30) * YEAR for _move in range(MOVES))]
    for moment in dates:
        clock.set(moment)
        client.force_login(editor)
        own = [record.get_absolute_url() for record in records]
        statuses = {page: client.get(page).status_code for page in (*PAGES, *DESK, *own)}
        assert {page: status for page, status in statuses.items() if status >= 500} == {}, moment
    clock.right()
    assert {client.get(page).status_code for page in PAGES} == {200}
