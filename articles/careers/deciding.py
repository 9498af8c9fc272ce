"""Proposing, accepting and refusing what an appointment changes in the functions of people."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from articles.careers.reading import Appointment, is_replaced, read_appointment
from articles.models import Article, ArticleType, CareerProposal
from articles.quoting.roles import role_head, same_head
from organisations.models import Organisation
from people.models import Affiliation, Person
from portal.core.approximate_dates import Precision
from portal.core.saving import changed, gathered, record_saved
from portal.core.text import name_key

State = CareerProposal.State


class DecisionRefused(Exception):
    """Why a proposal is not accepted: a French sentence for the editor."""


@gathered()
def propose_careers(article: Article) -> int:
    """Reads an appointment again and writes what it proposes; how many proposals wait for a decision.

    What was decided is not proposed again. Other kinds of article propose nothing.
    """
    waiting = article.career_proposals.filter(state=State.SUGGESTED)
    if article.type is None or article.type.role != ArticleType.Role.APPOINTMENT:
        waiting.delete()
        return 0
    people = list(article.about_people.with_functions())
    waiting.exclude(person__in=people).delete()
    decided = set(article.career_proposals.exclude(state=State.SUGGESTED).values_list("person", flat=True))
    read = {person: read_appointment(article, person, [one for one in people if one != person]) for person in people}
    for person in people:
        if person.pk not in decided:
            _propose(article, person, read)
    return waiting.count()


def _propose(article: Article, person: Person, read: dict[Person, Appointment | None]) -> None:
    """Nothing of somebody who is only named there: a function is not closed because its holder appoints others."""
    new = read[person]
    day = (new.on if new else None) or _day_of(article)
    held = [one for one in person.affiliations.all() if one.holds_on(day)]
    if new and any(_is_written(one, new) for one in held):
        new = None  # somebody wrote it down already
        held = []
    left = _left(article, person, held, read)
    same = {"article": article, "person": person}
    if not new and not left:
        CareerProposal.objects.filter(**same, state=State.SUGGESTED).delete()
        return
    values = {
        "closed": left[0] if len(left) == 1 else None,
        "role": new.role if new else "",
        "organisation": new.organisation if new else None,
        "organisation_name": new.organisation_name if new else "",
        "on": new.on if new else None,
    }
    CareerProposal.objects.update_or_create(**same, defaults=values)


def _left(article: Article, person: Person, held: list[Affiliation], read: dict) -> list[Affiliation]:
    """The functions that the person may leave: those of whoever is appointed, or alone in the article; of somebody
    replaced, the one held where the other arrives."""
    others = [one for other, one in read.items() if one and other != person]
    if is_replaced(f"{article.title}\n{article.standfirst}\n{article.body_text}", person):
        places = {one.organisation for one in others if one.organisation}
        return [one for one in held if one.organisation in places] or (held if not read[person] else [])
    return held if read[person] or len(read) == 1 else []


def _is_written(held: Affiliation, new: Appointment) -> bool:
    """An appointment « à la tête de » an organisation where a function is held already says nothing new."""
    if not new.role:
        return new.organisation is not None and held.organisation_id == new.organisation.pk
    return is_same(held, new.role, new.organisation)


def _day_of(article: Article) -> date:
    return timezone.localdate(article.published_at) if article.published_at else timezone.localdate()


def is_same(held: Affiliation, role: str, organisation: Organisation | None) -> bool:
    """Whether the record already holds the function, be it in other words."""
    is_there = held.organisation_id == getattr(organisation, "pk", None)
    is_word = same_head(role_head(held.role), role_head(role)) or name_key(held.role) == name_key(role)
    return is_there and is_word


@dataclass(frozen=True)
class Decision:
    """The function left, if any; the new one, if any; and the day from which."""

    closed: Affiliation | None
    role: str
    organisation: Organisation | None
    on: date | None


@gathered()
def accept_career(proposal: CareerProposal, decision: Decision, *, by, request=None) -> CareerProposal:
    """Closes a function the day before the new one opens. Either may be left out, not both.

    Without a date, the one is marked as former and the other as attested on the day of the article. Raises
    `DecisionRefused`, in French; nothing is changed then.
    """
    proposal = _still_waiting(proposal)
    if not proposal.article.is_published:
        raise DecisionRefused("L’article n’est pas encore public\u00a0: la fiche le dirait avant lui.")
    closed, role, organisation, on = decision.closed, decision.role, decision.organisation, decision.on
    if closed is None and not role:
        raise DecisionRefused("Choisissez la fonction quittée, ou dites la nouvelle\u00a0: sinon, refusez.")
    if closed is not None:
        _close(closed, on)
    if role:
        held = proposal.person.affiliations.filter(organisation=organisation, end=None, is_former=False)
        same = next((one for one in held if one != closed and is_same(one, role, organisation)), None)
        attested = None if on else _day_of(proposal.article)
        proposal.opened = same or Affiliation.objects.create(
            person=proposal.person, organisation=organisation, role=role, start=on, attested_on=attested
        )
    proposal.closed, proposal.role, proposal.organisation, proposal.on = closed, role, organisation, on
    _decide(proposal, State.ACCEPTED, by)
    changed(Person, [proposal.person_id])
    record_saved.send(Person, record=proposal.person, request=request, is_changed=True)
    return proposal


def _close(closed: Affiliation, on: date | None) -> None:
    if on is None:
        closed.is_former = True
    elif closed.start and on - timedelta(days=1) < closed.start:
        raise DecisionRefused("La nouvelle fonction commence avant celle qui est quittée\u00a0: vérifiez la date.")
    else:
        closed.end, closed.end_precision = on - timedelta(days=1), Precision.DAY
    closed.save()


@gathered()
def reject_career(proposal: CareerProposal, *, by) -> CareerProposal:
    return _decide(_still_waiting(proposal), State.REJECTED, by)


@gathered()
def reopen_career(proposal: CareerProposal) -> CareerProposal:
    """Takes a refusal back. What was accepted is corrected on the record of the person."""
    proposal = CareerProposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    if proposal.state == State.REJECTED:
        proposal.state, proposal.decided_at, proposal.decided_by = State.SUGGESTED, None, None
        proposal.save(update_fields=["state", "decided_at", "decided_by"])
    return proposal


def _still_waiting(proposal: CareerProposal) -> CareerProposal:
    rows = CareerProposal.objects.select_for_update(of=("self",)).select_related("article", "person")
    proposal = rows.get(pk=proposal.pk)
    if not proposal.is_waiting:
        raise DecisionRefused("Cette proposition est déjà décidée.")
    return proposal


def _decide(proposal: CareerProposal, state: str, by) -> CareerProposal:
    proposal.state, proposal.decided_at, proposal.decided_by = state, timezone.now(), by
    proposal.save()
    return proposal
