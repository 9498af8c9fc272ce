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
from articles.models.planned import PlannedChange
from articles.models.preview_link import PreviewLink
from articles.models.publication import Publication
from articles.models.quote import Quote
from articles.models.quote_candidate import QuoteCandidate
from articles.models.related import Feature, FeatureCount, Profile, RelatedArticle
from articles.models.revision import Autosave, Revision
from articles.models.tag import Tag, TaggedArticle, TagSynonym
from articles.models.taxonomy import ArticleType, Rubrique
from articles.models.template import TemplateBlock
from articles.models.workflow import ArticleNote, Transition

__all__ = [
    "Article",
    "ArticleNote",
    "ArticleQuerySet",
    "ArticleType",
    "Attachment",
    "Autosave",
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
    "PlannedChange",
    "PreviewLink",
    "Profile",
    "Publication",
    "Quote",
    "QuoteCandidate",
    "Recommendation",
    "Reference",
    "RelatedArticle",
    "Revision",
    "RichText",
    "Rubrique",
    "SuggestedMention",
    "Tag",
    "TagSynonym",
    "TaggedArticle",
    "TemplateBlock",
    "Transition",
]
