"""What the forms of the desk show besides fields, computed only when the form is shown."""

from django import template

from articles.admin.followup import followup_panel
from articles.admin.related import related_panel
from articles.admin.sharing import share_panel

register = template.Library()

register.inclusion_tag("admin/articles/article/_related_panel.html", name="related_panel")(related_panel)
register.inclusion_tag("admin/articles/article/_followup_panel.html", name="followup_panel")(followup_panel)
register.inclusion_tag("admin/articles/article/_share_panel.html", name="share_panel")(share_panel)
