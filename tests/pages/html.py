"""A reader’s page as tests see it: parsed by the parser of the standard, in strict mode."""

import html5lib

UNKNOWN = "⚠ variable inconnue"


class Page:
    def __init__(self, response):
        self.response = response
        self.source = response.content.decode()
        parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
        self.root = parser.parse(self.source)

    @property
    def text(self) -> str:
        """The visible words on one line."""
        return " ".join("".join(self.root.find("body").itertext()).split())

    def all(self, tag: str, css_class: str = "") -> list:
        found = self.root.iter(tag)
        return [node for node in found if not css_class or css_class in node.get("class", "").split()]

    def one(self, tag: str, css_class: str = ""):
        found = self.all(tag, css_class)
        assert len(found) == 1, f"{len(found)} <{tag} class={css_class}>"
        return found[0]

    def texts(self, tag: str, css_class: str = "") -> list[str]:
        return [text_of(node) for node in self.all(tag, css_class)]

    def links(self) -> dict[str, str]:
        """Where each link of the page leads, by its words."""
        return {text_of(node): node.get("href") for node in self.all("a")}

    @property
    def graph_source(self) -> str:
        """What the page tells machines (JSON-LD), as it is written."""
        (script,) = [node for node in self.all("script") if node.get("type") == "application/ld+json"]
        return script.text

    @property
    def script_sources(self) -> list[str]:
        return [node.get("src") for node in self.all("script") if node.get("type") != "application/ld+json"]

    def section(self, title: str):
        """The section under the heading `title`, or None."""
        for node in self.all("section"):
            if any(text_of(heading) == title for heading in node.iter("h2")):
                return node
        return None

    def titles(self, section: str) -> list[str]:
        """The titles of the cards under the heading `section`."""
        found = self.section(section)
        return [text_of(node) for node in found.iter("h3")] if found is not None else []


def text_of(node) -> str:
    return " ".join("".join(node.itertext()).split())


def get_page(client, url: str, *, status: int = 200, **headers) -> Page:
    """The page at `url`, after checking what every reader’s page owes."""
    response = client.get(url, **headers)
    assert response.status_code == status, f"{url} : {response.status_code}"
    page = Page(response)
    assert UNKNOWN not in page.source, page.source[page.source.index(UNKNOWN) :][:80]
    assert len(page.all("h1")) == 1, f"{url} : {page.texts('h1')}"
    assert page.root.get("lang") == "fr"
    assert len(page.all("main")) == 1
    assert not response.cookies, f"{url} dépose un cookie"
    assert "Cookie" not in response.get("Vary", "")
    identifiers = [node.get("id") for node in page.root.iter() if node.get("id")]
    assert len(identifiers) == len(set(identifiers)), f"{url} : identifiants répétés"
    return page
