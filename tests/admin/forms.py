"""Fills the admin’s forms as a browser would: from the HTML of the page."""

import html5lib
from django.urls import reverse


def admin_url(model, page: str, *args) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def fields_of(response, form_id: str) -> dict:
    """What the form of the page would post if nothing were changed."""
    document = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    form = document.find(f".//form[@id='{form_id}']")
    posted = {}
    for element in form.iter():
        name = element.get("name") if isinstance(element.tag, str) else None
        if name and "__prefix__" not in name:
            _read(element, name, posted)
    return posted


def _read(element, name: str, posted: dict) -> None:
    if element.tag == "select":
        chosen = [option.get("value", "") for option in element.iter("option") if option.get("selected") is not None]
        if element.get("multiple") is not None:
            posted[name] = chosen
        elif chosen or element.find("option") is not None:
            posted[name] = chosen[0] if chosen else element.find("option").get("value", "")
    elif element.tag == "textarea":
        posted[name] = "".join(element.itertext()).removeprefix("\n")
    elif element.tag == "input" and element.get("type") not in {"submit", "file", "checkbox", "radio", "button"}:
        posted[name] = element.get("value", "")
    elif element.tag == "input" and element.get("type") == "radio":
        if element.get("checked") is not None:
            posted[name] = element.get("value", "")
    elif element.tag == "input" and element.get("type") == "checkbox" and element.get("checked") is not None:
        posted[name] = "on"


def add_row(posted: dict, prefix: str, **fields) -> dict:
    """One more row in the formset `prefix`."""
    rank = int(posted[f"{prefix}-TOTAL_FORMS"])
    posted[f"{prefix}-TOTAL_FORMS"] = str(rank + 1)
    posted |= {f"{prefix}-{rank}-{name}": value for name, value in fields.items()}
    return posted


def messages_of(response) -> str:
    return "\n".join(str(message) for message in response.context["messages"])
