"""The screen itself: a box, then a page to read over, then the form of the draft. Nothing is kept between the steps."""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from articles.admin.importing.review import Review
from articles.admin.importing.sources import PASTED, Page, SourceForm
from articles.importing.errors import ImportRefused
from articles.importing.summaries import contents
from portal.core.house import between_marks

BOX, SEVERAL, REVIEW = (f"admin/articles/article/import/{name}.html" for name in ("box", "several", "review"))
CREATE, AGAIN = "_creer", "_autre"


def import_view(model_admin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """GET: the box. POST: what its text, or each of its files, says; with `_creer`, the draft as mended."""
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    if request.method != "POST":
        return _box(model_admin, request, SourceForm())
    form = SourceForm(request.POST, request.FILES)
    if not form.is_valid() or AGAIN in request.POST:
        return _box(model_admin, request, form)
    house = form.cleaned_data["house"]
    if len(form.pages) > 1:
        entries = [_entry(request, page, house) for page in form.pages]
        return _answer(model_admin, request, SEVERAL, {"entries": entries, "house": house})
    return _one(model_admin, request, form, form.pages[0], house)


def _one(model_admin: ModelAdmin, request: HttpRequest, form: SourceForm, page: Page, house: str) -> HttpResponse:
    try:
        review = Review(request, page, house=house)
    except ImportRefused as refusal:
        return _box(model_admin, request, _kept(form, page, house), refusal=str(refusal))
    refusal = ""
    if CREATE in request.POST and review.known is None and review.is_ready():
        try:
            outcome = review.create()
        except ImportRefused as refused:
            # What was mended is in the parsed page: the rows are read again, with what was sent.
            review, refusal = Review(request, page, house=house), str(refused)
        else:
            return _landed(model_admin, request, outcome)
    context = {"review": review, "refusal": refusal, "source": _kept(form, page, house)}
    return _answer(model_admin, request, REVIEW, context)


def _landed(model_admin: ModelAdmin, request: HttpRequest, outcome) -> HttpResponse:
    article = outcome.article
    if outcome.is_new:
        model_admin.log_addition(request, article, "Importé d’une page.")
        title = between_marks(article.title)
        messages.success(request, f"{title} est importé, en brouillon\u00a0: à vous de le relire.")
    else:
        messages.info(request, f"{between_marks(article.title)} était déjà importé\u00a0: rien n’est changé.")
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))


def _kept(form: SourceForm, page: Page, house: str) -> SourceForm:
    """The box with the text, wherever it came from."""
    return SourceForm(initial={"text": page.text, "house": house or form.fields["house"].choices[0][0]})


def _entry(request: HttpRequest, page: Page, house: str) -> dict:
    """What one of several files is: understood, there already, or refused."""
    entry = {"page": page, "refusal": page.refusal, "known": None, "told": ""}
    if page.refusal:
        return entry
    try:
        review = Review(request, page, house=house)
    except ImportRefused as refusal:
        return entry | {"refusal": f"{page.name}, {refusal}" if page.name != PASTED else str(refusal)}
    return entry | {"known": review.known, "told": contents(review.parsed), "undecided": review.undecided}


def _box(model_admin: ModelAdmin, request: HttpRequest, form: SourceForm, *, refusal: str = "") -> HttpResponse:
    return _answer(model_admin, request, BOX, {"form": form, "refusal": refusal})


def _answer(model_admin: ModelAdmin, request: HttpRequest, template: str, context: dict) -> HttpResponse:
    context |= model_admin.admin_site.each_context(request) | {"title": "Importer une page", "opts": model_admin.opts}
    return TemplateResponse(request, template, context)
