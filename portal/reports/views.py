"""« Signaler une erreur »: the form of one public article or quote, and the thanks."""

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView

from articles.models import Article, Quote
from articles.views.articles import GONE
from articles.views.withdrawn import withdrawn_quote
from portal.core.pages import Crumb, PageInfo
from portal.core.senders import sender_of
from portal.core.views import PageMixin, refusal
from portal.reports.forms import ReportForm
from portal.reports.rates import FROM_ONE_PLACE, TooManySendings
from portal.reports.services import submit
from portal.reports.tokens import SentTooSoon, TokenRefused, make_token, read_token

TOO_MANY = (
    f"Trop de signalements sont arrivés aujourd’hui ({FROM_ONE_PLACE} au plus du même endroit). Vos mots sont gardés "
    "ci-dessous\u00a0: envoyez-les demain, ou écrivez à la rédaction."
)
_BODY = ("body_html", "body_text", "outline")


class _OfRecord(PageMixin, TemplateView):
    """A page about one record, given by its kind and its number in the address. Public as the record is."""

    kind = ""
    quote: Quote | None = None

    def dispatch(self, request, *args, **kwargs):
        key = kwargs["key"]
        if self.kind == "citation":
            whole = [f"{article}__{name}" for article in ("parent", "withdrawn_from") for name in _BODY]
            quotes = Quote.objects.select_related("parent__publication", "withdrawn_from__publication").defer(*whole)
            self.quote = get_object_or_404(quotes, pk=key)
            self.article = self.quote.article
        else:
            self.article = get_object_or_404(Article.objects.defer(*_BODY), number=key)
        refused = refusal(request, self.article, GONE) or (self.quote and withdrawn_quote(request, self.quote))
        response = refused or super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        return response

    @property
    def record(self):
        return self.quote or self.article

    def get_page(self, context):
        return PageInfo(
            title="Signaler une erreur",
            description="Dire à la rédaction ce qui est faux dans un article ou une citation.",
            breadcrumb=(Crumb(self.kind.capitalize(), self.record.get_absolute_url()), Crumb("Signaler une erreur")),
            is_indexed=False,
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(article=self.article, quote=self.quote, record=self.record, **kwargs)


class ReportView(_OfRecord):
    """Without account, cookie, script or third party. What cannot be taken is shown again, nothing of it lost."""

    template_name = "reports/report.html"
    http_method_names = ["get", "head", "post", "options"]

    @property
    def subject(self) -> str:
        return f"{self.kind}-{self.kwargs['key']}"

    def get(self, request, *args, **kwargs):
        return self._show(ReportForm(), make_token(self.subject))

    def post(self, request, *args, **kwargs):
        form, token = ReportForm(request.POST), request.POST.get("jeton", "")
        is_right, sending = form.is_valid(), ""
        try:
            sending = read_token(token, self.subject)
        except SentTooSoon as refused:
            if is_right:  # otherwise mending what is wrong takes time enough
                form.add_error(None, str(refused))
        except TokenRefused as refused:
            form.add_error(None, str(refused))
            token = make_token(self.subject)
        if not (is_right and sending):
            return self._show(form, token, status=400)
        try:
            self._submit(form, sending)
        except TooManySendings:
            form.add_error(None, TOO_MANY)
            return self._show(form, token, status=429)
        return HttpResponseRedirect(reverse(f"reports:{self.kind}_merci", args=[self.kwargs["key"]]), status=303)

    def _submit(self, form: ReportForm, sending: str) -> None:
        submit(
            article=self.article,
            quote=self.quote,
            said=form.cleaned_data,
            sending=sending,
            sender=sender_of(self.request),
        )

    def _show(self, form: ReportForm, token: str, *, status: int = 200):
        return self.render_to_response(self.get_context_data(form=form, token=token), status=status)


class ThanksView(_OfRecord):
    template_name = "reports/thanks.html"
