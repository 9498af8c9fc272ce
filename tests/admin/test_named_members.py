"""Members of the newsroom are told by their name wherever the desk says who did something."""

import pytest
from django.urls import reverse

from articles.models import Article, Tag
from portal.core.bulk import BulkChange
from portal.core.merging import Merge
from portal.core.roles import EDITOR
from tests.admin.forms import admin_url
from tests.factories import ArticleFactory, TagFactory
from tests.members import desk_of, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def named_desk():
    return desk_of(member(EDITOR, "efilet", first_name="Edmonde", last_name="Filet"))


def _told(desk, log, undo):
    return [
        desk.get(address).content.decode().partition('id="content"')[2]
        for address in (admin_url(type(log), "changelist"), admin_url(type(log), "change", log.pk), undo)
    ]


def test_of_several_articles_changed_together(named_desk):
    sent = {"action": "publish_now", "_selected_action": [ArticleFactory(status="draft", standfirst="Un mot.").pk]}
    named_desk.post(admin_url(Article, "changelist"), sent)
    done = BulkChange.objects.get()
    undo = reverse("admin:core_bulkchange_undo", args=[done.pk])
    for page in _told(named_desk, done, undo):
        assert "Edmonde Filet" in page
        assert "efilet" not in page
    named_desk.post(undo)
    assert "annulé par Edmonde Filet" in named_desk.get(admin_url(BulkChange, "changelist")).content.decode()


def test_of_records_merged(named_desk):
    kept, merged = TagFactory(name="santé"), TagFactory(name="soin")
    named_desk.post(admin_url(Tag, "merge"), {"fiches": [kept.pk, merged.pk], "garder": kept.pk})
    done = Merge.objects.get()
    undo = reverse("admin:core_merge_undo", args=[done.pk])
    for page in _told(named_desk, done, undo):
        assert "Edmonde Filet" in page
        assert "efilet" not in page
    named_desk.post(undo)
    assert "annulée par Edmonde Filet" in named_desk.get(admin_url(Merge, "changelist")).content.decode()
