from articles.models.article import Article, ArticleQuerySet
from articles.models.blocks import Attachment, Box, Embed, Figure, Intervention, RichText
from articles.models.byline import Byline
from articles.models.career import CareerProposal
from articles.models.change import Change
from articles.models.dossier import Dossier, DossierEntry
from articles.models.event import Event, EventSeries, Participation
from articles.models.event_resource import EventResource
from articles.models.linking import IgnoredWords, LexiconChange
from articles.models.links import CrossReference, DirectoryEntry, Recommendation, Reference
from articles.models.mention import GlossaryTerm, Mention, SuggestedMention
from articles.models.publication import Publication
from articles.models.quote import Quote
from articles.models.related import Feature, FeatureCount, Profile, RelatedArticle
from articles.models.tag import Tag, TaggedArticle, TagSynonym
from articles.models.taxonomy import ArticleType, Rubrique
from articles.models.template import TemplateBlock

__all__ = [
    "Article",
    "ArticleQuerySet",
    "ArticleType",
    "Attachment",
    "Box",
    "Byline",
    "CareerProposal",
    "Change",
    "CrossReference",
    "DirectoryEntry",
    "Dossier",
    "DossierEntry",
    "Embed",
    "Event",
    "EventResource",
    "EventSeries",
    "Feature",
    "FeatureCount",
    "Figure",
    "GlossaryTerm",
    "IgnoredWords",
    "Intervention",
    "LexiconChange",
    "Mention",
    "Participation",
    "Profile",
    "Publication",
    "Quote",
    "Recommendation",
    "Reference",
    "RelatedArticle",
    "RichText",
    "Rubrique",
    "SuggestedMention",
    "Tag",
    "TagSynonym",
    "TaggedArticle",
    "TemplateBlock",
]
