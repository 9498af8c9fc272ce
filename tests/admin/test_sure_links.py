"""« Accepter les N sûrs »: one click for what is named in full; what the machine infers stays to be looked at."""

import pytest

from articles.admin.proposals import Candidate, Proposal
from articles.models import Mention
from tests.admin.test_suggestions import decide, review, written
from tests.factories import OrganisationFactory, PersonFactory

pytestmark = pytest.mark.django_db
Rule = Mention.Rule


def test_sure_links_are_accepted_together_and_those_to_choose_stay(desk):
    OrganisationFactory(name="Institut des Embruns")
    PersonFactory(given_name="Maud", family_name="Trividic")
    for _namesake in range(2):
        PersonFactory(given_name="Yann", family_name="Kergoat")
    article = written("Maud Trividic rejoint l’Institut des Embruns, où Yann Kergoat l’attend.")

    page = desk.get(review(article))
    sure = [proposal.mention.surface for proposal in page.context["sure"]]
    assert sorted(sure) == ["Institut des Embruns", "Maud Trividic"]
    assert "Accepter les 2 sûrs" in page.content.decode()
    decide(desk, article, accepter="surs", sur=[proposal.mention.pk for proposal in page.context["sure"]])

    assert dict(article.mentions.values_list("surface", "state")) == {
        "Institut des Embruns": Mention.State.ACCEPTED,
        "Maud Trividic": Mention.State.ACCEPTED,
        "Yann Kergoat": Mention.State.SUGGESTED,
    }
    assert "sûrs</button>" not in desk.get(review(article)).content.decode()


@pytest.mark.parametrize("rule", [Rule.SURNAME, Rule.ROLE, Rule.FORMER])
def test_what_is_inferred_is_never_sure(rule):
    one = Candidate("person:1", "Maud Trividic", "/", False, "personne")
    assert Proposal(Mention(rule=Rule.NAME), "", "", [one]).is_sure
    assert not Proposal(Mention(rule=rule), "", "", [one]).is_sure
