"""The addresses of records, worked out once for each kind, are those that Django gives."""

import pytest
from django.test import override_settings
from django.urls import NoReverseMatch, clear_script_prefix, reverse, set_script_prefix

from portal.core.addresses import address_of_record


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("articles:detail", (13313, "pariscope-2030")),
        ("articles:tag", ("données",)),
        ("articles:tag", ("donnees-de-sante",)),
        ("people:detail", ("a970000001",)),
        ("people:detail", ("100-%25",)),
        ("quotes:detail", (0,)),
        ("quotes:detail", (970_000_001,)),
        ("events:detail", ("Salon_2026",)),
    ],
)
def test_an_address_is_the_one_that_django_gives(name, args):
    def given_by(way):
        try:
            return way()
        except NoReverseMatch:
            return "none"

    assert given_by(lambda: address_of_record(name, *args)) == given_by(lambda: reverse(name, args=args))


@pytest.mark.parametrize(("name", "word"), [("quotes:detail", None), ("people:detail", ""), ("quotes:detail", -1)])
def test_a_record_without_key_or_slug_has_no_address(name, word):
    with pytest.raises(NoReverseMatch):
        address_of_record(name, word)


def test_addresses_follow_the_place_of_the_site():
    assert address_of_record("people:detail", "ada-lux").startswith("/intervenants/")
    set_script_prefix("/portail/")
    try:
        assert address_of_record("people:detail", "ada-lux").startswith("/portail/intervenants/")
    finally:
        clear_script_prefix()


@override_settings(ROOT_URLCONF="tests.core.other_urls")
def test_addresses_follow_the_table_of_addresses():
    assert address_of_record("people:detail", "ada-lux") == "/ailleurs/ada-lux/"
