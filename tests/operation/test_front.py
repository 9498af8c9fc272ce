"""How long a front server may keep each answer: what all may read a second and three more, the rest never."""

import re

import pytest
from django.http import HttpResponse

from portal.front import KEPT, LATE, FrontServer
from tests.factories import ArticleFactory
from tests.pages.crawl import build_world, visits

pytestmark = pytest.mark.django_db


def kept(request, headers, cookie=False):
    def answer(_request):
        response = HttpResponse(headers=headers)
        if cookie:
            response.set_cookie("sessionid", "1")
        return response

    return FrontServer(answer)(request)["X-Accel-Expires"]


@pytest.mark.parametrize(
    ("control", "expected"),
    [
        ("public, max-age=300, stale-while-revalidate=3", "1"),
        ("max-age=60, public", "1"),
        ("private, max-age=60", "0"),
        ("no-store", "0"),
        ("max-age=60", "0"),
        ("", "0"),
    ],
)
def test_only_what_is_public_is_kept(rf, control, expected):
    assert kept(rf.get("/"), {"Cache-Control": control} if control else {}) == expected


def test_nothing_that_sets_a_cookie_is_kept(rf):
    assert kept(rf.get("/"), {"Cache-Control": "public, max-age=300"}, cookie=True) == "0"


def test_no_page_may_be_shown_longer_than_five_seconds(client):
    build_world()
    assert KEPT + 1 + LATE <= 5  # nginx counts in whole seconds
    seen = visits(client)
    assert len(seen) > 15
    for visit in seen:
        told = re.search(r"stale-while-revalidate=(\d+)", visit.page.response.get("Cache-Control", ""))
        assert int(told[1] if told else 0) <= LATE, visit.address


def test_not_modified_says_so_again(client):
    ArticleFactory()
    first = client.get("/articles/")
    again = client.get("/articles/", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    assert again["X-Accel-Expires"] == first["X-Accel-Expires"]


def test_the_desk_is_never_kept(desk):
    assert desk.get("/admin/")["X-Accel-Expires"] == "0"
