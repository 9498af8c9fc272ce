"""From a report to the change that readers of the article are told, or to the quote put right."""

from django import forms
from django.http import HttpRequest

from articles.admin.correcting_forms import QuoteCorrectionForm
from articles.models import Change
from portal.core.house import between_marks
from portal.core.saving import gathered
from portal.reports.models import ErrorReport
from portal.reports.services import settle

NOTE_LENGTH = Change._meta.get_field("note").max_length


class CorrectionForm(forms.ModelForm):
    """The words of the newsroom: those of the reader are beside the form, and never go out by themselves."""

    class Meta:
        model = Change
        fields = ["kind", "gravity", "note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 5, "cols": 80})}

    fieldsets = [(None, {"fields": ["kind", "gravity", "note"]})]


class ReportedQuoteForm(QuoteCorrectionForm):
    """Closes the report with the correction, or neither."""

    def __init__(self, report: ErrorReport, *, by, data=None):
        self.report, self.by = report, by
        super().__init__(report.quote, data)

    def _decide(self):
        with gathered():
            done = super()._decide()
            settle(self.report, state=ErrorReport.State.DONE, by=self.by)
        return done


def correction_form(request: HttpRequest, report: ErrorReport) -> CorrectionForm:
    if request.method == "POST":
        return CorrectionForm(request.POST)
    return CorrectionForm(initial={"kind": Change.Kind.CORRECTION, "note": first_words(report)})


def first_words(report: ErrorReport) -> str:
    """What the note begins with: the quote as it was printed, when the report is about one."""
    opening = f"La citation {between_marks(_opening(report.quoted))} a été corrigée." if report.quoted else ""
    return f"{opening} {report.correction}".strip()[:NOTE_LENGTH]


def _opening(words: str, length: int = 60) -> str:
    return words if len(words) <= length else f"{words[:length].rsplit(' ', 1)[0]}…"
