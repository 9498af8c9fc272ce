"""What becomes of articles, quotes and events when the people, organisations or themes that they cite are merged."""

from collections.abc import Iterator

from django.db.models import F, Model, QuerySet

from articles.linked_records import citing_articles
from articles.models import Article, Mention, Quote, QuoteCandidate, Tag, TagSynonym
from organisations.models import Organisation
from people.models import Person
from portal.core import merging
from portal.core.merging import Merge, Mergeable, Rule
from portal.core.merging.rules import Rewritten, locking, rewriting

_RULES = {
    "articles.Quote.speaker": Rule("citations"),
    "articles.Quote_co_speakers.person": Rule("citations à plusieurs voix"),
    "articles.Quote_about.person": Rule("citations à son sujet"),
    "articles.Article_about_people.person": Rule("articles à son sujet"),
    "articles.Intervention.person": Rule("interventions"),
    "articles.Byline.person": Rule("signatures"),
    "articles.Participation.person": Rule("participations à des événements", fills=("label",)),
    "articles.IgnoredWords.person": Rule("mots toujours ignorés", alike=("words_key",)),
    "articles.Mention.person": Rule("mentions"),
    "articles.CareerProposal.person": Rule("changements de fonction proposés"),
    "articles.Quote.organisation": Rule("citations"),
    "articles.Article_about_organisations.organisation": Rule("articles à son sujet"),
    "articles.Event_organisers.organisation": Rule("événements organisés"),
    "articles.IgnoredWords.organisation": Rule("mots toujours ignorés", alike=("words_key",)),
    "articles.DirectoryEntry.organisation": Rule("fiches de l’annuaire"),
    "articles.Mention.organisation": Rule("mentions"),
    "articles.CareerProposal.organisation": Rule("changements de fonction proposés"),
    "articles.Tag.organisation": Rule("thèmes du même nom"),
    "articles.TaggedArticle.tag": Rule("articles"),
    "articles.TagSynonym.tag": Rule("synonymes", is_spare=lambda row, kept: row.name_key == kept.name_key),
}


def connect() -> None:
    merging.register(
        Mergeable(
            model=Tag,
            names=TagSynonym,
            owner="tag",
            name_kinds=(
                (TagSynonym.Kind.SYNONYM, "un synonyme"),
                (TagSynonym.Kind.SPELLING, "une graphie (mène au thème, ne s’imprime pas)"),
            ),
            fills=("description", "organisation"),
            identifiers=("organisation",),
            follows=False,
        )
    )
    for key, given in _RULES.items():
        merging.rule(key, given)
    merging.superfluous(Person, _said_twice)
    for model in (Person, Organisation):
        rewriting(model, _candidates)
        rewriting(model, _proposed_quotes)
        locking(model, _lock_articles)


def merge_tags(*, kept: Tag, merged: Tag, by, name_kind: str = "") -> Merge:
    """See `portal.core.merging.merge`."""
    return merging.merge(kept=kept, merged=merged, by=by, name_kind=name_kind)


def _lock_articles(kept: Model, merged: Model) -> None:
    """Before the records, as whoever saves an article does: two who write at once wait, and none is refused."""
    citing = citing_articles(kept).order_by().values("pk").union(citing_articles(merged).order_by().values("pk"))
    keys = [row["pk"] for row in citing]
    list(Article.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk").values_list("pk"))


def _said_twice(kept: Person) -> Iterator[QuerySet]:
    """Somebody does not speak along with herself."""
    together = Quote.co_speakers.through.objects
    yield together.filter(person=kept, quote__speaker=F("person")).order_by("pk")


def _candidates(kept: Model, merged: Model) -> Iterator[Rewritten]:
    """A suggestion that might mean either of them, or the merged one among others."""
    kind = kept._meta.model_name
    gone, stays = f"{kind}:{merged.pk}", f"{kind}:{kept.pk}"
    for mention in Mention.objects.filter(state=Mention.State.SUGGESTED).exclude(candidates=[]).order_by("pk"):
        if gone in mention.candidates:
            named = dict.fromkeys(stays if key == gone else key for key in mention.candidates)
            yield Rewritten(mention, {"candidates": list(named) if len(named) > 1 else []})


def _proposed_quotes(kept: Model, merged: Model) -> Iterator[Rewritten]:
    """Words that wait for a decision, of which the merged one may be the voice: they name records by keys."""
    kind = kept._meta.model_name
    gone, stays = f"{kind}:{merged.pk}", f"{kind}:{kept.pk}"
    for candidate in QuoteCandidate.objects.filter(QuoteCandidate.WAITING).order_by("pk"):
        lists = {name: getattr(candidate, name) for name in ("speakers", "others", "about")}
        named = {
            name: list(dict.fromkeys(stays if key == gone else key for key in keys))
            for name, keys in lists.items()
            if gone in keys
        }
        if named:
            yield Rewritten(candidate, named)
