"""Dates and hours as editors type them, and those that are refused."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article
from tests.admin.forms import admin_url, fields_of
from tests.factories import FUTURE, PAST, ArticleFactory

pytestmark = pytest.mark.django_db


def edit(desk, article, **changes):
    url = admin_url(Article, "change", article.pk)
    return desk.post(url, fields_of(desk.get(url), "article_form") | changes, follow=True)


def errors_of(response):
    return response.context["adminform"].form.errors if "adminform" in response.context else {}


@pytest.mark.parametrize(
    ("day", "hour", "wanted"),
    [
        ("01/02/2026", "17:02", (17, 2)),
        ("01.02.2026", "17h02", (17, 2)),
        ("01/02/2026", "17 h 02", (17, 2)),
        ("01/02/2026", "17\u00a0h\u00a002", (17, 2)),
        ("1/2/2026", "8h30", (8, 30)),
        ("01/02/26", "8h", (8, 0)),
        ("01/02/2026", "", (0, 0)),
    ],
)
def test_hours_and_days_are_read_as_the_french_write_them(desk, day, hour, wanted):
    article = ArticleFactory()

    edit(desk, article, published_at_0=day, published_at_1=hour)

    article.refresh_from_db()
    moment = timezone.localtime(article.published_at)
    assert (moment.year, moment.month, moment.day, moment.hour, moment.minute) == (2026, 2, 1, *wanted)


@pytest.mark.parametrize("year", ["0001", "1899", "2999", "9999"])
@pytest.mark.parametrize("field", ["published_at", "updated_at"])
def test_a_year_that_can_only_be_a_slip_is_refused(desk, field, year):
    article = ArticleFactory()

    response = edit(desk, article, **{f"{field}_0": f"01/01/{year}", f"{field}_1": "08:00"})

    assert "L’année" in "".join(errors_of(response)[field])


def test_an_hour_without_day_is_refused(desk):
    assert "published_at" in errors_of(edit(desk, ArticleFactory(), published_at_0="", published_at_1="08:00"))


def test_a_far_date_that_nobody_touched_stops_nothing(desk):
    article = ArticleFactory(published_at=FUTURE)

    edit(desk, article, title="Un autre titre")

    article.refresh_from_db()
    assert (article.title, article.published_at) == ("Un autre titre", FUTURE)


def test_an_update_cannot_come_before_the_publication(desk):
    article = ArticleFactory()
    before, after = timezone.localtime(PAST) - timedelta(days=1), timezone.localtime(PAST) + timedelta(days=1)

    refused = edit(desk, article, updated_at_0=f"{before:%d/%m/%Y}", updated_at_1="08:00")
    assert "ne peut précéder la publication" in "".join(errors_of(refused)["updated_at"])

    edit(desk, article, updated_at_0=f"{after:%d/%m/%Y}", updated_at_1="08:00")
    article.refresh_from_db()
    assert article.updated_at > article.published_at
