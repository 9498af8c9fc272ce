from dataclasses import asdict

from django.http import JsonResponse
from django.utils import timezone
from django.views.generic import View

from portal.core.views import ReadOnlyMixin
from portal.search.forms import SearchForm
from portal.search.suggestions.proposing import propose


class SuggestionsView(ReadOnlyMixin, View):
    """What is proposed while one types, for the script of the search fields (static/js/suggestions.js)."""

    def get(self, request):
        text = SearchForm(request.GET).ask.text
        proposals = [asdict(proposal) for proposal in propose(text, timezone.now())]
        answer = {"q": text, "suggestions": proposals}
        response = JsonResponse(answer, json_dumps_params={"ensure_ascii": False})
        response["X-Robots-Tag"] = "noindex"
        return response
