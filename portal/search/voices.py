"""How much the people of a page of results have said."""

from collections import Counter

from django.db.models import Count

from articles.models import Quote
from people.models import Person


def count_quotes(people: list[Person]) -> None:
    """Gives each of a few people `quotes_shown`: the full public quotes that the list of quotes shows of them.

    Said alone, or with others: a quote that names one of them twice counts once.
    """
    public = Quote.objects.published().full().order_by()
    alone = public.filter(speaker__in=people).values("speaker").annotate(number=Count("pk"))
    together = public.filter(co_speakers__in=people).values("co_speakers", "speaker").annotate(number=Count("pk"))
    counts = Counter({row["speaker"]: row["number"] for row in alone})
    for row in together:
        if row["co_speakers"] != row["speaker"]:
            counts[row["co_speakers"]] += row["number"]
    for person in people:
        person.quotes_shown = counts[person.pk]
