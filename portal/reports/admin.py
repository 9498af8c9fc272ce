"""What readers say is wrong: read, checked, answered, and told in the article where they are right."""

from urllib.parse import quote

from django.contrib import admin
from django.contrib.admin.helpers import AdminForm
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html

from articles.admin.correcting import may_correct, tell_corrected
from articles.models import Article
from portal.core.admin import NewsroomAdmin
from portal.core.house import StampStyle, between_marks, list_stamp, stamp
from portal.reports.correcting import ReportedQuoteForm, correction_form
from portal.reports.models import ErrorReport
from portal.reports.services import correct, forget, settle

_BODY = ("article__body_html", "article__body_text", "article__outline")
_BADGES = {"a-traiter": "review", "traitee": "published", "rejetee": "draft", "spam": "withdrawn"}


class SubjectFilter(admin.SimpleListFilter):
    title = "sur"
    parameter_name = "sur"

    def lookups(self, request, model_admin):
        return [("article", "un article"), ("citation", "une citation")]

    def queryset(self, request, queryset):
        if self.value() == "article":
            return queryset.filter(quoted="")
        return queryset.exclude(quoted="") if self.value() == "citation" else queryset


@admin.register(ErrorReport)
class ErrorReportAdmin(NewsroomAdmin):
    """Readers add, the desk decides. What readers wrote is not rewritten."""

    menu = ("Rédaction", 50)
    list_display = ["words", "mend", "subject", "badge", "reported", "wants_answer", "closed"]
    list_filter = ["state", SubjectFilter, "reported_at"]
    list_select_related = ["article", "quote", "handled_by"]
    search_fields = ["wrong", "correction", "note", "article__title"]
    search_help_text = "Mots du signalement, de la note interne, ou du titre de l’article."
    actions = ["mark_done", "mark_rejected", "mark_spam", "mark_waiting"]
    readonly_fields = ["subject", "quoted", "wrong", "correction", "answer", "reported", "closed", "told"]
    fieldsets = [
        ("Le lecteur", {"fields": ["subject", "quoted", "wrong", "correction", ("reported", "answer")]}),
        ("La rédaction", {"fields": [("state", "closed"), "told", "note"]}),
    ]
    view_on_site = False

    def has_add_permission(self, request):
        return False

    def get_queryset(self, request):
        return super().get_queryset(request).defer(*_BODY)

    def get_urls(self):
        guarded = self.admin_site.admin_view
        return [
            path("<int:pk>/correction/", guarded(self.correction_view), name="reports_errorreport_correction"),
            path("<int:pk>/citation/", guarded(self.quote_view), name="reports_errorreport_quote"),
            *super().get_urls(),
        ]

    def get_fieldsets(self, request, obj=None):
        """What the reader left empty takes no line."""
        (reader, told), *others = super().get_fieldsets(request, obj)
        empty = {name for name in ("quoted", "correction") if not getattr(obj, name, "")}
        return [(reader, {**told, "fields": [name for name in told["fields"] if name not in empty]}), *others]

    def changelist_view(self, request, extra_context=None):
        forget()
        number = ErrorReport.objects.waiting().count()
        title = f"Erreurs signalées\u00a0: {number} à traiter" if number else "Erreurs signalées\u00a0: tout est traité"
        return super().changelist_view(request, {"title": title} | (extra_context or {}))

    def save_model(self, request, obj, form, change):
        wanted, obj.state = obj.state, form.initial["state"]
        obj.save(update_fields=["note"])
        settle(obj, state=wanted, by=request.user)

    @admin.action(description="Marquer comme traitées", permissions=["change"])
    def mark_done(self, request, queryset):
        self._settle(request, queryset, ErrorReport.State.DONE)

    @admin.action(description="Rejeter", permissions=["change"])
    def mark_rejected(self, request, queryset):
        self._settle(request, queryset, ErrorReport.State.REJECTED)

    @admin.action(description="Marquer comme indésirables", permissions=["change"])
    def mark_spam(self, request, queryset):
        self._settle(request, queryset, ErrorReport.State.SPAM)

    @admin.action(description="Remettre à traiter", permissions=["change"])
    def mark_waiting(self, request, queryset):
        self._settle(request, queryset, ErrorReport.State.WAITING)

    def _settle(self, request, queryset, state: ErrorReport.State) -> None:
        done = [report for report in queryset if settle(report, state=state, by=request.user)]
        for report in done:
            self.log_change(request, report, f"État\u00a0: {state.label}.")
        self.message_user(request, f"Changé\u00a0: {len(done)}. État\u00a0: {state.label}.", "SUCCESS")

    def correction_view(self, request, pk):
        """Creates the change that readers of the article are told, in the words of the newsroom."""
        report = get_object_or_404(ErrorReport.objects.select_related("article__publication", "quote"), pk=pk)
        if not (self.has_change_permission(request, report) and request.user.has_perm("articles.publish_article")):
            raise PermissionDenied
        if not report.article.is_published:
            said = "L’article n’est pas public\u00a0: il n’y a personne à qui dire une correction."
            self.message_user(request, said, "WARNING")
            return HttpResponseRedirect(_page(report))
        form = correction_form(request, report)
        if request.method == "POST" and form.is_valid():
            return self._correct(request, report, form)
        title = f"Corriger\u00a0: {report.article.title}"
        return self._show(request, report, form, title=title, text_path=_text_page(report))

    def quote_view(self, request, pk):
        """Puts the quote right, tells its readers, and closes the report, in one action."""
        reports = ErrorReport.objects.select_related("article__publication", "quote__parent__publication")
        report = get_object_or_404(reports, pk=pk)
        if not self.has_change_permission(request, report):
            raise PermissionDenied
        if report.quote and not may_correct(request, self.admin_site, report.quote):
            raise PermissionDenied
        if report.quote is None or not report.quote.is_published:
            said = "La citation n’est plus en ligne\u00a0: il n’y a rien à y corriger."
            self.message_user(request, said, "WARNING")
            return HttpResponseRedirect(_page(report))
        form = ReportedQuoteForm(report, by=request.user, data=request.POST if request.method == "POST" else None)
        if request.method == "POST" and (done := form.decide()):
            self.log_change(request, report, "Traitée par une correction de la citation.")
            tell_corrected(request, self.admin_site, report.quote, done)
            return HttpResponseRedirect(reverse("admin:reports_errorreport_changelist"))
        return self._show(request, report, form, title="Corriger la citation")

    def _show(self, request, report: ErrorReport, form, *, title: str, text_path: str = "") -> TemplateResponse:
        """`text_path`: where the text is put right, when the form does not do it."""
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": title,
            "report": report,
            "text_path": text_path,
            "adminform": AdminForm(form, form.fieldsets, {}, model_admin=self),
            "errors": form.errors,
            "media": self.media + form.media,
        }
        return TemplateResponse(request, "admin/reports/errorreport/correction.html", context)

    def _correct(self, request, report: ErrorReport, form) -> HttpResponseRedirect:
        change = correct(report, **form.cleaned_data, by=request.user)
        self.log_change(request, report, f"Traitée par une {change.get_kind_display()} de l’article.")
        article_admin = self.admin_site.get_model_admin(Article)
        article_admin.log_change(request, report.article, f"{change.get_kind_display().capitalize()} ajoutée.")
        said = format_html(
            'Les lecteurs de {} en sont avertis. Le texte, lui, n’est pas changé\u00a0: <a href="{}">l’ouvrir</a>.',
            between_marks(report.article.title),
            _text_page(report),
        )
        self.message_user(request, said, "SUCCESS")
        return HttpResponseRedirect(reverse("admin:reports_errorreport_changelist"))

    @admin.display(description="signalement")
    def words(self, report):
        return str(report)

    @admin.display(description="sur")
    def subject(self, report):
        kind = "citation" if report.quote_id else "article"
        return format_html('<a href="{}">{}</a> ({})', _text_page(report), report.article, kind)

    @admin.display(description="état", ordering="state")
    def badge(self, report):
        return format_html('<span class="state state--{}">{}</span>', _BADGES[report.state], report.get_state_display())

    @admin.display(description="signalée le", ordering="reported_at")
    def reported(self, report):
        return list_stamp(report.reported_at)

    @admin.display(description="réponse")
    def wants_answer(self, report):
        return "attendue" if report.email else "–"

    @admin.display(description="adresse pour répondre")
    def answer(self, report):
        """Leads to a message that says what it answers to."""
        if not report.email:
            return "–"
        about = quote(f"Votre signalement : {report.article.title}")
        note = ErrorReport._meta.get_field("email").help_text
        letter = format_html(
            '<a href="mailto:{}?subject={}">{}</a>', quote(report.email, safe="@"), about, report.email
        )
        return format_html('{}<br><span class="quiet">{}</span>', letter, note)

    @admin.display(description="décidée", ordering="handled_at")
    def closed(self, report):
        if report.is_waiting:
            return "–"
        return f"{stamp(report.handled_at, StampStyle.LONG)} – {report.handled_by or 'par le piège du formulaire'}"

    @admin.display(description="aux lecteurs")
    def told(self, report):
        address = reverse("admin:reports_errorreport_correction", args=[report.pk])
        of_article = format_html('<a href="{}">En faire une correction de l’article</a>', address)
        if not report.quote_id:
            return of_article
        of_quote = reverse("admin:reports_errorreport_quote", args=[report.pk])
        return format_html('<a href="{}">Corriger la citation</a> – {}', of_quote, of_article)

    @admin.display(description="aux lecteurs")
    def mend(self, report):
        """From the list, where the report is closed by what it leads to."""
        if not report.is_waiting:
            return "–"
        name = "quote" if report.quote_id else "correction"
        return format_html('<a href="{}">Corriger…</a>', reverse(f"admin:reports_errorreport_{name}", args=[report.pk]))


def _page(report: ErrorReport) -> str:
    return reverse("admin:reports_errorreport_change", args=[report.pk])


def _text_page(report: ErrorReport) -> str:
    """Where the desk changes what the report is about."""
    if report.quote_id:
        return reverse("admin:articles_quote_change", args=[report.quote_id])
    return reverse("admin:articles_article_change", args=[report.article_id])
