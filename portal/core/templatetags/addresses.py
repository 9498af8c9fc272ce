"""The `url` of every template: that of Django, quicker where nothing of the address changes."""

from django import template
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as url_tag
from django.urls import NoReverseMatch

from portal.core.addresses import address_of

register = template.Library()


class FixedURLNode(URLNode):
    """An address without arguments: the masthead and the foot of a page print forty of them."""

    def render(self, context):
        try:
            address = address_of(self.view_name.resolve(context), current_app=_current_app(context))
        except NoReverseMatch:
            if self.asvar is None:
                raise
            address = ""
        if self.asvar:
            context[self.asvar] = address
            return ""
        return address


@register.tag
def url(parser, token):
    node = url_tag(parser, token)
    return node if node.args or node.kwargs else FixedURLNode(node.view_name, [], {}, node.asvar)


def _current_app(context) -> str | None:
    """As Django tells it: the application that answers, for addresses that several of them have."""
    request = getattr(context, "request", None)
    match = getattr(request, "resolver_match", None)
    return getattr(request, "current_app", match.namespace if match else None)
