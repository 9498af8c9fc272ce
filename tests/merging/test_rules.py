"""No relation is forgotten by a merge: each one has a rule."""

import pytest
from django.db import models

from articles.models import Tag
from organisations.models import Organisation
from people.models import Person
from portal.core.merging import MergeError, rules
from portal.core.merging.rules import relations_of, rule_of

MODELS = [Person, Organisation, Tag]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_relation_has_a_rule(model):
    assert [relation.key for relation in relations_of(model) if not rule_of(relation).label] == []


def test_no_rule_is_left_of_a_relation_that_is_gone():
    known = {relation.key for model in MODELS for relation in relations_of(model)}
    assert set(rules._rules) == known


def test_lists_of_choices_are_relations_too():
    keys = {relation.key for relation in relations_of(Person)}
    assert {"articles.Quote_co_speakers.person", "articles.Article_about_people.person"} <= keys


def test_a_new_relation_without_a_rule_stops_the_merge(monkeypatch):
    monkeypatch.delitem(rules._rules, "articles.Byline.person")
    (byline,) = [one for one in relations_of(Person) if one.key == "articles.Byline.person"]
    with pytest.raises(MergeError, match=r"articles\.Byline\.person"):
        rule_of(byline)


def test_rules_name_fields_that_exist():
    for model in MODELS:
        for relation in relations_of(model):
            given = rule_of(relation)
            for name in (*given.alike, *given.fills):
                assert isinstance(relation.model._meta.get_field(name), models.Field)
