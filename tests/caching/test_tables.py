"""Whether readers’ pages depend on a model is said of each, and is true."""

import pytest

from portal.caching.tables import PRIVATE, PUBLIC, models_with_tables


@pytest.mark.parametrize("model", models_with_tables(), ids=lambda model: model._meta.label)
def test_every_model_is_public_or_private_and_not_both(model):
    assert (model._meta.label in PUBLIC) is not (model._meta.label in PRIVATE)


def test_nothing_is_listed_that_is_not_there():
    assert {*PUBLIC, *PRIVATE} == {model._meta.label for model in models_with_tables()}
