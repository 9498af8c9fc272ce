from portal.core.bulk.records import BulkChange
from portal.core.merging.records import Merge
from portal.core.numbering import Numbered, Sequence
from portal.core.publishing import Publishable, PublishableQuerySet, Status
from portal.core.version.marks import ContentMark

__all__ = [
    "BulkChange",
    "ContentMark",
    "Merge",
    "Numbered",
    "Publishable",
    "PublishableQuerySet",
    "Sequence",
    "Status",
]
