"""Dates and hours as editors type them, and those that are refused."""

from datetime import UTC, datetime, timedelta

import pytest
from django import forms
from django.utils import timezone

from articles.models import Article
from portal.core.admin.moments import LocalMomentField, told
from portal.core.publishing import Status
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


@pytest.mark.parametrize(
    ("day", "hour", "utc"),
    [
        ("31/10/2021", "02:30", "2021-10-31T00:30:00+00:00"),  # the first of the two
        ("31/10/2021", "03:00", "2021-10-31T02:00:00+00:00"),
        ("27/03/2022", "01:59", "2022-03-27T00:59:00+00:00"),
        ("27/03/2022", "03:00", "2022-03-27T01:00:00+00:00"),
    ],
)
def test_an_hour_of_the_night_when_clocks_change_is_understood(desk, day, hour, utc):
    article = ArticleFactory()
    edit(desk, article, published_at_0=day, published_at_1=hour)
    article.refresh_from_db()
    assert article.published_at.astimezone(UTC).isoformat() == utc


def test_an_hour_that_clocks_skip_is_refused_and_what_was_typed_is_kept(desk):
    article = ArticleFactory()
    refused = edit(desk, article, published_at_0="27/03/2022", published_at_1="02:30", title="Précieux")
    assert "Cette heure n’existe pas" in "".join(errors_of(refused)["published_at"])
    assert "Précieux" in refused.content.decode()


@pytest.mark.parametrize(
    ("utc", "which"),
    [
        (datetime(2027, 10, 31, 0, 30, tzinfo=UTC), "la première, à l’heure d’été"),
        (datetime(2027, 10, 31, 1, 30, tzinfo=UTC), "la seconde, à l’heure d’hiver"),
        (datetime(2027, 10, 31, 2, 30, tzinfo=UTC), ""),
    ],
)
def test_of_an_hour_that_comes_twice_the_desk_says_which_it_is(utc, which):
    said = told(utc)
    assert which in said
    assert ("deux fois" in said) is bool(which)


def test_whoever_schedules_for_the_hour_that_comes_twice_is_told_which(desk):
    draft = ArticleFactory(status=Status.DRAFT, published_at=None, standfirst="Un chapô.")
    answer = edit(desk, draft, published_at_0="31/10/2027", published_at_1="02:30", _publish="")
    assert "à 02 h 30 (cette heure vient deux fois\u00a0: la première, à l’heure d’été)" in answer.content.decode()


class LocalForm(forms.Form):
    at = LocalMomentField(required=False)


@pytest.mark.parametrize("typed", ["2021-10-31T02:30", "2021-10-31T02:30:00"])
def test_a_date_and_hour_in_one_box_know_the_hour_that_comes_twice(typed):
    form = LocalForm({"at": typed})
    assert form.is_valid()
    assert form.cleaned_data["at"].astimezone(UTC) == datetime(2021, 10, 31, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("2027-03-28T02:30", "Cette heure n’existe pas"),
        ("0001-01-01T00:00", "L’année commence à 1900."),
        ("le 3 mars", "Cette date ne se lit pas."),
    ],
)
def test_a_date_and_hour_in_one_box_are_refused_in_plain_words(typed, why):
    form = LocalForm({"at": typed})
    assert why in "".join(form.errors["at"])
    assert typed in str(form["at"])


@pytest.mark.parametrize("hour", [0, 1])
def test_an_article_of_the_hour_that_comes_twice_keeps_its_moment(desk, hour):
    moment = datetime(2021, 10, 31, hour, 30, 15, tzinfo=UTC)
    article = ArticleFactory(published_at=moment)
    edit(desk, article, title="Un autre titre")
    article.refresh_from_db()
    assert (article.title, article.published_at) == ("Un autre titre", moment)


def test_articles_of_the_hour_that_comes_twice_are_listed_in_the_order_of_time(client):
    for hour, title in ((0, "La première"), (1, "La seconde")):
        ArticleFactory(title=title, published_at=datetime(2021, 10, 31, hour, 30, tzinfo=UTC))
    page = client.get("/articles/").content.decode()
    assert page.index("La seconde") < page.index("La première")
    assert client.get("/articles/2021/10/31/").content.decode().count("La première") >= 1
