from portal.core.numbering import Numbered, Sequence
from portal.core.publishing import Publishable, PublishableQuerySet, Status

__all__ = ["Numbered", "Publishable", "PublishableQuerySet", "Sequence", "Status"]
