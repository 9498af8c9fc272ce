"""The feeds of those who speak and of those who sign."""

from django.utils.html import format_html_join

from organisations.queries import public_quotes
from people.models import Person
from people.queries import present, public_articles
from people.ties import quote_keys
from people.views import AuthorListView, AuthorView, PersonDetailView, PersonListView
from portal.core.feeds import ENTRIES, DetailFeedMixin, Entry, FeedMixin, portable, tag_uri
from portal.core.pages import absolute
from portal.feeds.entries import article_entry, newest, quote_entry, with_feed_entry, with_quote_entry


def person_entry(person: Person) -> Entry:
    """Somebody’s record, on the day when it was made public. Reads what `present` brings."""
    functions = [f"{line[:1].upper()}{line[1:]}" for line in person.presentation]
    lines = format_html_join("", "<p>{}</p>", ((line,) for line in functions or [person.full_name]))
    url = absolute(person.get_absolute_url())
    return Entry(
        identifier=tag_uri("person", person.pk),
        title=person.full_name,
        url=url,
        published_at=person.published_at,
        updated_at=person.published_at,
        summary=". ".join(functions) or person.full_name,
        content=portable(lines + person.biography, url),
    )


class _NewestFirst:
    """The newest records, not the first of the alphabet."""

    def get_queryset(self):
        return super().get_queryset().order_by("-published_at", "-pk")

    def get_entries(self, context):
        return [person_entry(person) for person in context["object_list"]]


class PersonListFeed(_NewestFirst, FeedMixin, PersonListView):
    pass


class AuthorListFeed(_NewestFirst, FeedMixin, AuthorListView):
    pass


class PersonFeed(DetailFeedMixin, PersonDetailView):
    """The articles and the quotes of one person; their own record while there are none."""

    def get_entries(self, context):
        person = context["object"]
        said = quote_keys(person)
        articles = with_feed_entry(public_articles(person, said))[:ENTRIES]
        quotes = with_quote_entry(public_quotes(said))[:ENTRIES]
        found = newest(map(article_entry, articles), map(quote_entry, quotes))
        if not found:
            present([person])
            found = [person_entry(person)]
        return found


class AuthorFeed(FeedMixin, AuthorView):
    may_be_empty = False

    def get_queryset(self):
        return with_feed_entry(super().get_queryset())

    def get_entries(self, context):
        return [article_entry(article) for article in context["object_list"]]
