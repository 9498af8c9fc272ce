"""Fills the admin’s forms as a browser would: from the HTML of the page."""

from html.parser import HTMLParser

from django.urls import reverse


def admin_url(model, page: str, *args) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def fields_of(response, form_id: str) -> dict:
    """What the form of the page would post if nothing were changed."""
    reader = _FormReader(form_id)
    reader.feed(response.content.decode())
    reader.close()
    assert reader.is_found, f"no form « {form_id} »"
    return reader.posted


class _FormReader(HTMLParser):
    """Reads one form alone: the parser of the standard takes ten times as long on the form of an article."""

    def __init__(self, form_id: str):
        super().__init__()
        self.form_id = form_id
        self.is_found = self.is_inside = False
        self.posted: dict = {}
        self.name = ""  # of the list or the text that is open
        self.is_multiple = False
        self.options: list[tuple[str, bool]] = []
        self.words: list[str] | None = None

    def handle_starttag(self, tag, attrs):
        element = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.is_inside = element.get("id") == self.form_id
            self.is_found |= self.is_inside
        elif self.is_inside and tag == "option":
            self.options.append((element.get("value", ""), "selected" in element))
        elif self.is_inside and "__prefix__" not in element.get("name", "__prefix__"):
            self._open(tag, element)

    def _open(self, tag, element):
        name = element["name"]
        if tag == "input" and element.get("type") in {"checkbox", "radio"}:
            if "checked" in element:
                self.posted[name] = "on" if element["type"] == "checkbox" else element.get("value", "")
        elif tag == "input" and element.get("type") not in {"submit", "file", "button"}:
            self.posted[name] = element.get("value", "")
        elif tag == "select":
            self.name, self.is_multiple, self.options = name, "multiple" in element, []
        elif tag == "textarea":
            self.name, self.words = name, []

    def handle_data(self, data):
        if self.words is not None:
            self.words.append(data)

    def handle_endtag(self, tag):
        if tag == "form":
            self.is_inside = False
        elif tag == "textarea" and self.words is not None:
            self.posted[self.name] = "".join(self.words).removeprefix("\n")
            self.name, self.words = "", None
        elif tag == "select" and self.name:
            chosen = [value for value, is_chosen in self.options if is_chosen]
            if self.is_multiple:
                self.posted[self.name] = chosen
            elif self.options:
                self.posted[self.name] = chosen[0] if chosen else self.options[0][0]
            self.name = ""


def add_row(posted: dict, prefix: str, **fields) -> dict:
    """One more row in the formset `prefix`."""
    rank = int(posted[f"{prefix}-TOTAL_FORMS"])
    posted[f"{prefix}-TOTAL_FORMS"] = str(rank + 1)
    posted |= {f"{prefix}-{rank}-{name}": value for name, value in fields.items()}
    return posted


def messages_of(response) -> str:
    return "\n".join(str(message) for message in response.context["messages"])
