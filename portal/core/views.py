"""What readers’ pages share: published records only, withdrawn ones answered 410, bounded parameters."""

import re
from collections.abc import Callable
from urllib.parse import urlencode

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model, QuerySet
from django.http import Http404, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, render
from django.template import loader
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import DetailView, ListView

from portal.core.pages import Link, PageInfo
from portal.core.publishing import Publishable
from portal.core.structured_data import graph, item_list

# The last page of a list: a deeper one would cost the database as many rows as it skips. Archives lead further back.
DEEPEST = 500
_PAGE = re.compile(r"[1-9][0-9]{0,5}")
_SLUG = re.compile(r"[-a-zA-Z0-9_]{1,100}")
_LETTER = re.compile(r"[a-z]")


def page_number(request) -> int:
    """The number of `?page=`, 1 without it. Anything but a plain positive number up to `DEEPEST` is « not found »."""
    text = request.GET.get("page", "1")
    if not _PAGE.fullmatch(text) or int(text) > DEEPEST:
        raise Http404("Numéro de page inconnu.")
    return int(text)


def slug_parameter(request, name: str) -> str:
    """The slug given as `?name=`, or an empty string. Anything else is « not found »."""
    text = request.GET.get(name, "")
    if text and not _SLUG.fullmatch(text):
        raise Http404("Filtre inconnu.")
    return text


def letter_parameter(request) -> str:
    """The small letter given as `?lettre=`, or an empty string. Anything else is « not found »."""
    text = request.GET.get("lettre", "")
    if text and not _LETTER.fullmatch(text):
        raise Http404("Lettre inconnue.")
    return text


def choice_parameter(request, name: str, choices) -> str:
    """The value given as `?name=`, or an empty string. A value that is no choice is « not found »."""
    text = request.GET.get(name, "")
    if text and text not in choices:
        raise Http404("Filtre inconnu.")
    return text


def refusal(request, record: Publishable, notice: str):
    """What to answer in place of a record that is not public: 410 once withdrawn, 404 before its publication.

    None when it is public.
    """
    if record.is_withdrawn:
        page = PageInfo(title=notice, is_indexed=False)
        context = {"page": page, "number": getattr(record, "number", None)}
        response = render(request, "410.html", context, status=410)
        response["Cache-Control"] = "no-store"
        return response
    if not record.is_published:
        raise Http404("Rien de public à cette adresse.")
    return None


def not_allowed(methods: list[str]) -> HttpResponseNotAllowed:
    """What to answer to a method that a page for reading does not know."""
    return HttpResponseNotAllowed(methods, loader.get_template("405.html").render())


def found_or_404(find: Callable[..., Model], **lookup) -> Model:
    """What `find` finds, or « not found » when it says that nothing is there."""
    try:
        return find(**lookup)
    except ObjectDoesNotExist as missing:
        raise Http404("Rien à cette adresse.") from missing


class ReadOnlyMixin:
    """A page for reading. It takes no form, so that anything sent to it is refused as such, not for lack of a token."""

    http_method_names = ["get", "head", "options"]

    @classmethod
    def as_view(cls, **initkwargs):
        return csrf_exempt(super().as_view(**initkwargs))

    def http_method_not_allowed(self, request, *args, **kwargs):
        return not_allowed(self._allowed_methods())


class PageMixin(ReadOnlyMixin):
    """A page that says what it is: `page` for its `<head>`, and what it tells machines, made from the same."""

    has_feed = False

    @property
    def own_path(self) -> str:
        """The address of the page itself, without query; a feed answers one level below (see `feeds`)."""
        return self.request.path

    def get_page(self, context: dict) -> PageInfo:
        """May read no more of `context` than a feed of the same page puts there: the record itself."""
        raise NotImplementedError

    def get_feed_path(self) -> str:
        return f"{self.own_path}flux/"

    def get_nodes(self, page: PageInfo, context: dict) -> list[dict]:
        """What the page tells machines of its records (JSON-LD), beyond itself and its breadcrumb."""
        return []

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        page = self.get_page(context)
        page.path = page.path or self.own_path
        if self.has_feed:
            page.links.insert(0, Link(page.title, self.get_feed_path()))
        return context | {"page": page, "structured_data": graph(page, self.get_nodes(page, context))}


class PublishedDetail(PageMixin, DetailView):
    """The page of a record that is public by itself, or by another (`get_judged`) that it follows."""

    gone_notice = "Cette page a été retirée"

    def get_judged(self) -> Publishable:
        return self.object

    def get(self, request, *args, **kwargs):
        self.object = self.get_object()
        refused = refusal(request, self.get_judged(), self.gone_notice)
        return refused or self.respond()

    def respond(self):
        return self.render_to_response(self.get_context_data(object=self.object))


class PublishedList(PageMixin, ListView):
    """A list cut in pages. Nothing is counted: one row more than the page says whether another follows.

    Counting is what makes lists slow once the corpus is large.
    """

    page_size = 20
    may_be_empty = True
    has_feed = True

    def get_filters(self) -> dict[str, str]:
        """The accepted filters of the address, kept by the links to other pages. May raise `Http404`."""
        return {}

    def get(self, request, *args, **kwargs):
        """The rows of the page come first: what stands beside a list is not looked up for a page that is not there."""
        self.page_number = page_number(request)
        self.object_list = self.get_queryset()
        start = (self.page_number - 1) * self.page_size
        self.rows = self.read_rows(self.object_list[start : start + self.page_size + 1])
        if not self.rows and (self.page_number > 1 or not self.may_be_empty):
            raise Http404("Cette page n’existe pas.")
        return self.render_to_response(self.get_context_data())

    def read_rows(self, rows: QuerySet) -> list:
        """The records of a page, and the one after them, from their part of the list."""
        return list(rows)

    def get_context_data(self, **kwargs):
        has_next = len(self.rows) > self.page_size and self.page_number < DEEPEST
        context = super().get_context_data(
            object_list=self.rows[: self.page_size], page_number=self.page_number, has_next=has_next, **kwargs
        )
        page = context["page"]
        return context | {"previous_url": page.previous_url, "next_url": page.next_url}

    def get_list_page(self, context: dict) -> PageInfo:
        """What the list says of itself, whatever its page number."""
        raise NotImplementedError

    def get_page(self, context):
        page, number = self.get_list_page(context), context["page_number"]
        if number > 1:
            page.title = f"{page.title}, page {number}"
            page.description = f"{page.description} Page {number}."
        page.path = self._address(number)
        page.schema_type = "CollectionPage" if page.schema_type == "WebPage" else page.schema_type
        page.previous_url = self._address(number - 1) if number > 1 else ""
        page.next_url = self._address(number + 1) if context["has_next"] else ""
        return page

    def get_nodes(self, page, context):
        rows = context["object_list"]
        return [item_list(rows) | {"@id": f"{page.canonical}#liste"}] if rows else []

    def get_feed_path(self):
        return f"{self.own_path}flux/{self._query(1)}"

    def _address(self, number: int) -> str:
        return f"{self.own_path}{self._query(number)}"

    def _query(self, number: int) -> str:
        query = {name: value for name, value in self.get_filters().items() if value}
        if number > 1:
            query["page"] = number
        return f"?{urlencode(query)}" if query else ""


class ListOf(PublishedList):
    """The list that hangs from one record (a section, a theme, an author), itself looked up by its address."""

    def get_owners(self):
        """The records whose page exists."""
        raise NotImplementedError

    def get_owner(self, slug: str) -> Model:
        return get_object_or_404(self.get_owners(), slug=slug)

    def get(self, request, *args, **kwargs):
        self.owner = self.get_owner(kwargs["slug"])
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(owner=self.owner, **kwargs)
