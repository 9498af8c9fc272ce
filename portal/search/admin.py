"""What readers looked for and did not find, and the names that would have led them there (see `other_names`)."""

from datetime import timedelta

from django.contrib import admin
from django.contrib.admin.helpers import AdminForm
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Max, QuerySet, Sum
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.http import urlencode

from portal.core.admin import NewsroomAdmin
from portal.core.admin.rights import LookedAtMixin
from portal.core.house import between_marks
from portal.search.desk.finding import finds
from portal.search.desk.name_form import NameForm
from portal.search.desk.other_names import NAMED, give_name, nearest
from portal.search.models import EmptySearch, IgnoredSearch

PERIODS = {"7": "7 jours", "30": "30 jours", "365": "1 an"}
IGNORED = "ignorees"
CHOICES = PERIODS | {IGNORED: "recherches ignorées"}
PAGE = 50
_NO_ARTICLE = "Aucun article publié ne porte ce thème\u00a0: les lecteurs le trouveront avec le premier."
_NOT_PUBLIC = "Cette fiche n’est pas publique\u00a0: les lecteurs la trouveront une fois qu’elle sera publiée."


@admin.register(EmptySearch)
class EmptySearchAdmin(LookedAtMixin, NewsroomAdmin):
    """The words of some days together. Nothing is written here but what is to be ignored: readers wrote the rest."""

    menu = ("Rédaction", 60)
    fields = ["words", "day", "number"]
    list_display = ["words"]
    view_on_site = False

    def get_urls(self):
        def guarded(view):
            return self.admin_site.admin_view(view)

        return [
            path("ignorer/", guarded(self.ignore), name="search_emptysearch_ignore"),
            path("<int:pk>/synonyme/", guarded(self.name), name="search_emptysearch_name"),
            *super().get_urls(),
        ]

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        period = _period(request)
        page = Paginator(counted_searches(period), PAGE).get_page(request.GET.get("p"))
        found = EmptySearch.objects.in_bulk([row["row"] for row in page.object_list])
        for row in page.object_list:
            row["words"] = found[row["row"]].words
            row["is_found"] = period != IGNORED and finds(row["words"])
        context = self._context(
            request,
            title="Recherches sans résultat",
            page_of_rows=page,
            period=period,
            periods=[(value, label, value == period) for value, label in CHOICES.items()],
            is_ignored=period == IGNORED,
            may_ignore=request.user.has_perm("search.add_ignoredsearch"),
            may_name=bool(_kinds_of(request)),
        )
        return TemplateResponse(request, "admin/search/emptysearch/change_list.html", context)

    def ignore(self, request):
        """Puts words out of the list, or back into it."""
        back = reverse("admin:search_emptysearch_changelist") + _query(request)
        if request.method != "POST":
            return HttpResponseRedirect(back)
        if not (self.has_view_permission(request) and request.user.has_perm("search.add_ignoredsearch")):
            raise PermissionDenied
        key = (request.POST.get("ignore", "") or request.POST.get("restore", "")).replace("\0", "")
        words = EmptySearch.objects.filter(key=key).values_list("words", flat=True).first()
        if words is None:
            self.message_user(request, "Ces mots ne sont plus dans la liste.", "WARNING")
        elif "ignore" in request.POST:
            IgnoredSearch.objects.get_or_create(key=key)
            self.message_user(request, f"{between_marks(words)} n’est plus montré dans cette liste.")
        else:
            IgnoredSearch.objects.filter(key=key).delete()
            self.message_user(request, f"{between_marks(words)} est de nouveau montré dans cette liste.")
        return HttpResponseRedirect(back)

    def name(self, request, pk):
        """Leads the words of a search to a record, chosen among the nearest or by its name."""
        kinds = _kinds_of(request)
        if not (self.has_view_permission(request) and kinds):
            raise PermissionDenied
        search = get_object_or_404(EmptySearch, pk=pk)
        form = NameForm(request.POST if request.method == "POST" else None, words=search.words, kinds=kinds)
        if request.method == "POST" and form.is_valid():
            self._give(request, form)
            return HttpResponseRedirect(reverse("admin:search_emptysearch_changelist") + _query(request))
        context = self._context(
            request,
            title=f"Créer un synonyme\u00a0: {between_marks(search.words)}",
            search=search,
            counted=EmptySearch.objects.filter(key=search.key).aggregate(times=Sum("number"), last=Max("day")),
            adminform=AdminForm(form, form.fieldsets, {}, model_admin=self),
            errors=form.errors,
            media=self.media + form.media,
            nearest=[(kind, record, record._meta.verbose_name) for kind, record in nearest(search.words, kinds)],
        )
        return TemplateResponse(request, "admin/search/emptysearch/name.html", context)

    def _give(self, request, form: NameForm) -> None:
        kind, record, name = form.chosen, form.record, form.cleaned_data["name"]
        target = self.admin_site.get_model_admin(type(record))
        if not target.has_change_permission(request, record):
            raise PermissionDenied
        given = give_name(kind=kind, record=record, name=name, nature=form.nature, request=request)
        target.log_change(request, record, f"Nom ajouté d’après une recherche sans résultat\u00a0: {given}.")
        said = format_html(
            '{} mène maintenant {} {}. <a href="{}">Essayer la recherche</a> – <a href="{}">Ouvrir la fiche</a>',
            between_marks(str(given)),
            NAMED[kind].to_it,
            between_marks(str(record)),
            f"{reverse('search')}?{urlencode({'q': str(given)})}",
            reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk]),
        )
        self.message_user(request, said, "SUCCESS")
        if not record.is_published:
            self.message_user(request, _NO_ARTICLE if kind == "tag" else _NOT_PUBLIC, "WARNING")

    def _context(self, request, **context) -> dict:
        query = _query(request)
        return {**self.admin_site.each_context(request), "opts": self.opts, "kept": query, **context}


def _kinds_of(request) -> list[str]:
    """The kinds of record to which the editor may give names."""
    admins = {kind: admin.site.get_model_admin(named.model) for kind, named in NAMED.items()}
    return [kind for kind, target in admins.items() if target.has_change_permission(request)]


def _period(request) -> str:
    wanted = request.GET.get("jours", "")
    return wanted if wanted in CHOICES else "30"


def _query(request) -> str:
    """The address of the same page of the list, from « ? » on."""
    kept = {name: request.GET[name][:20] for name in ("jours", "p") if request.GET.get(name)}
    return f"?{urlencode(kept)}" if kept else ""


def counted_searches(period: str) -> QuerySet:
    """Each of the words with how often they were typed, the last day, and one of their rows; the most typed first."""
    days = int(period) if period in PERIODS else max(map(int, PERIODS))
    rows = EmptySearch.objects.filter(day__gt=timezone.localdate() - timedelta(days=days))
    ignored = IgnoredSearch.objects.values("key")
    rows = rows.filter(key__in=ignored) if period == IGNORED else rows.exclude(key__in=ignored)
    counted = rows.values("key").annotate(total=Sum("number"), last=Max("day"), row=Max("pk"))
    return counted.order_by("-total", "-last", "key")
