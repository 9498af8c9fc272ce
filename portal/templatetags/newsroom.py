"""What the pages of the admin show of the whole newsroom."""

from django import template

from portal.core.admin.cells import labelled
from portal.desk.entries import TALLIES
from portal.desk.tallies import lines_of

register = template.Library()
register.filter("labelled", labelled)


@register.inclusion_tag("admin/_dashboard.html", takes_context=True)
def dashboard(context) -> dict:
    """What waits for the person who looks, by group."""
    groups = lines_of(TALLIES, context["request"])
    return {"groups": groups, "is_calm": not any(line.count for lines in groups.values() for line in lines)}
