from django.http import HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.views.generic import View

from articles.bylines import byline_groups
from articles.cards import cards_of, linked_body
from articles.citing import cite_article, mail_article
from articles.embeds import has_player
from articles.models import Article, Reference
from articles.named_records import named_records
from articles.queries.article_page import article_page
from articles.queries.articles import changes_of, title_quotes_of
from articles.recommendations import related
from articles.rendering.headings import OUTLINE_FROM
from articles.rendering.pictures import first_picture
from articles.rendering.voices import voices_of
from articles.structured_data import news_article
from portal.core.pages import Crumb, PageInfo
from portal.core.structured_data import identifier
from portal.core.views import PublishedDetail, ReadOnlyMixin, found_or_404, refusal

GONE = "Cet article a été retiré"


SHORT = 60  # characters of a standfirst that says little by itself
OPENING = 400  # characters of the text that complete a standfirst too short to describe the page


def _description(article: Article) -> str:
    is_enough = len(article.standfirst) >= SHORT
    return article.standfirst if is_enough else f"{article.standfirst} {article.body_text[:OPENING]}".strip()


class ArticleDetailView(PublishedDetail):
    """The number decides; the words of the address are only there to be read."""

    template_name = "articles/article_detail.html"
    gone_notice = GONE

    def get_object(self, queryset=None):
        return found_or_404(article_page, number=self.kwargs["number"])

    def respond(self):
        if self.object.slug != self.kwargs["slug"]:
            return HttpResponsePermanentRedirect(self.object.get_absolute_url())
        return super().respond()

    def get_page(self, context):
        article = self.object
        section = [Crumb(article.rubrique.name, article.rubrique.get_absolute_url())] if article.rubrique else []
        return PageInfo(
            title=article.title,
            description=_description(article),
            path=article.get_absolute_url(),
            breadcrumb=(*section, Crumb(article.title)),
            main_id=identifier(article),
            og_type="article",
            published_at=article.published_at,
            picture=first_picture(article.body_html),
            modified_at=max(filter(None, (article.published_at, article.updated_at, article.changed_at))),
            section=article.rubrique.name if article.rubrique else "",
            keywords=tuple(entry.tag.name for entry in article.tagged.all()),
        )

    def get_nodes(self, page, context):
        article = self.object
        told = {name: context[name] for name in ("named", "changes")}
        return [news_article(article, page, quotes=article.articles_quote_set.all(), **told)]

    def get_context_data(self, **kwargs):
        article, named = self.object, named_records(self.object)
        references, changes = article.references.all(), changes_of(self.object)
        bylines, cards = article.bylines.all(), cards_of(article, named)
        return super().get_context_data(
            publication=article.publication,
            byline_groups=byline_groups(bylines),
            title_quotes=title_quotes_of(article),
            outline=article.outline if len(article.outline) >= OUTLINE_FROM else [],
            voices=voices_of(article),
            body=linked_body(article, cards),
            cards=cards,
            has_embed=has_player(article.body_html),
            resources=[entry for entry in references if entry.list == Reference.List.RESOURCES],
            listed_articles=[entry for entry in references if entry.list == Reference.List.ARTICLES],
            related=related(article),
            named=named,
            directory=named.directory,
            changes=changes,
            serious=[change for change in changes if change.is_notice and change.is_serious],
            light=[change for change in changes if change.is_notice and not change.is_serious],
            citation=cite_article(article, [byline.person.name for byline in bylines]),
            mail=mail_article(article),
            **kwargs,
        )


class ArticleNumberView(ReadOnlyMixin, View):
    """The permanent address of an article, whatever its title becomes."""

    def get(self, request, number):
        article = get_object_or_404(Article.objects.defer("body_html", "body_text", "outline"), number=number)
        return refusal(request, article, GONE) or HttpResponsePermanentRedirect(article.get_absolute_url())
