"""What publishing costs: the search index, « À lire », the links, all that one transaction writes."""

from contextlib import contextmanager

from articles import services
from articles.models import Article, Quote, RichText
from portal.core.saving import gathered
from scripts.bench.corpus import Corpus

NAME = "publication d’un article"
MANY = 60  # publications at most: each is undone


class Publications:
    """Drafts made like articles of the corpus; each is published once, timed, then deleted."""

    def __init__(self, corpus: Corpus):
        self._models = corpus.articles[: min(MANY, corpus.number)]

    def __len__(self) -> int:
        return len(self._models)

    @contextmanager
    def each(self, rank: int):
        """The act of publishing one, to be timed."""
        draft = _copy(self._models[rank])
        try:
            yield lambda: services.publish(draft)
        finally:
            with gathered():
                draft.delete()


@gathered()
def _copy(model: Article) -> Article:
    """A draft of today with the themes, the event, the subjects, the text and the quotes of `model`."""
    draft = Article.objects.create(
        title=model.title, standfirst=model.standfirst, type=model.type, rubrique=model.rubrique, event=model.event
    )
    draft.tags.set(model.tags.all())
    draft.about_people.set(model.about_people.all())
    draft.about_organisations.set(model.about_organisations.all())
    for block in (*RichText.objects.filter(parent=model), *Quote.objects.filter(parent=model)):
        block.pk, block._state.adding, block.parent = None, True, draft
        block.save()
    return draft
