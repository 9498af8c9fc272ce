"""How quotes and their speakers are printed."""

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from articles.models import Quote
from articles.rendering.quotes import ndlr_marks
from articles.rendering.spans import wrap
from portal.core.house import QuotationMarks

register = template.Library()


@register.filter
def with_ndlr(text: str) -> SafeString:
    """Escaped text with the writer’s insertions marked."""
    return mark_safe(wrap(escape(text), ndlr_marks(text)))  # noqa: S308 - escaped on the same line


@register.filter
def opening_mark(quote: Quote) -> str:
    """The opening mark of the house; none before reported speech, which is nobody’s own words."""
    return "" if quote.kind == Quote.Kind.INDIRECT else QuotationMarks(quote.quotation_marks).opening


@register.filter
def closing_mark(quote: Quote) -> str:
    return "" if quote.kind == Quote.Kind.INDIRECT else QuotationMarks(quote.quotation_marks).closing


@register.simple_tag
def speaker_line(quote: Quote, moment: datetime | None = None) -> SafeString:
    """The label as printed that day, its name linked to the page of the speaker (or of the organisation).

    `moment`: when the line will be read, for records that become public with the article.
    """
    moment = moment or timezone.now()
    label = quote.speaker_label or quote.spoken_by
    record = quote.speaker or quote.organisation
    if record is None or not record.is_published_at(moment):
        return escape(label)
    name, comma, function = label.partition(",") if quote.speaker else (label, "", "")
    return format_html('<a href="{}">{}</a>{}{}', record.get_absolute_url(), name, comma, function)


@register.filter
def public_at(record, moment: datetime) -> bool:
    return record.is_published_at(moment)
