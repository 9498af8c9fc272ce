"""The site does not go online without saying who publishes it."""

import pytest
from django.core.checks import run_checks
from django.core.checks.registry import registry

from portal.checks import REQUIRED, legal_identity
from scripts.gate import PRODUCTION


def _errors():
    return [error for error in legal_identity(None) if error.id.startswith("vigie.")]


@pytest.fixture
def _complete(settings):
    settings.LEGAL = {name: PRODUCTION[name] for name in REQUIRED} | {"PRESS_REGISTRATION": ""}


@pytest.mark.usefixtures("_complete")
def test_the_identity_of_the_gate_is_complete_without_a_press_number():
    assert _errors() == []


@pytest.mark.usefixtures("_complete")
@pytest.mark.parametrize("name", REQUIRED)
def test_each_mention_that_lacks_is_one_error_that_names_it(settings, name):
    settings.LEGAL[name] = ""
    (error,) = _errors()
    assert f"{name} manque" in error.msg
    assert error.level >= 40


def test_each_error_has_a_number_of_its_own(settings):
    settings.LEGAL = dict.fromkeys(REQUIRED, "")
    assert [error.id for error in _errors()] == [f"vigie.E{rank:03}" for rank in range(1, len(REQUIRED) + 1)]


def test_the_identity_is_checked_before_going_online_only(settings):
    settings.LEGAL = dict.fromkeys(REQUIRED, "")
    assert legal_identity in registry.deployment_checks
    assert not [error for error in run_checks() if error.id.startswith("vigie.")]
