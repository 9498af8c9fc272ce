"""A changed address of a public record leads to the new one."""

import pytest
from django.contrib.redirects.models import Redirect

from portal.core.publishing import Status
from tests.admin.forms import admin_url, fields_of
from tests.factories import (
    ArticleFactory,
    ArticleTypeFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    RubriqueFactory,
    TagFactory,
)

pytestmark = pytest.mark.django_db


def edit(desk, record, **changes):
    url = admin_url(type(record), "change", record.pk)
    posted = fields_of(desk.get(url), f"{record._meta.model_name}_form")
    return desk.post(url, posted | changes, follow=True)


@pytest.mark.parametrize(
    "factory", [PersonFactory, OrganisationFactory, EventFactory, RubriqueFactory, ArticleTypeFactory]
)
def test_a_changed_address_of_a_public_record_is_redirected(desk, factory):
    record = factory(slug="ancienne")
    old = record.get_absolute_url()

    edit(desk, record, slug="nouvelle")

    record.refresh_from_db()
    assert Redirect.objects.get().old_path == old
    assert Redirect.objects.get().new_path == record.get_absolute_url()
    assert record.slug == "nouvelle"


def test_a_theme_moves_once_a_public_article_bears_it(desk):
    tag, unused = TagFactory(slug="ancien"), TagFactory(slug="inutile")
    ArticleFactory(tags=[tag])

    edit(desk, tag, slug="nouveau")
    edit(desk, unused, slug="autre")

    assert [redirect.old_path for redirect in Redirect.objects.all()] == ["/themes/ancien/"]


@pytest.mark.parametrize("factory", [PersonFactory, OrganisationFactory, EventFactory])
def test_a_draft_moves_without_trace(desk, factory):
    record = factory(slug="ancienne", status=Status.DRAFT, published_at=None)

    edit(desk, record, slug="nouvelle")

    assert not Redirect.objects.exists()


def test_a_saved_record_whose_address_is_unchanged_leaves_no_trace(desk):
    edit(desk, PersonFactory(), given_name="Zélie")

    assert not Redirect.objects.exists()
