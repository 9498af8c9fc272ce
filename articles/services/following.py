"""Articles follow what they print and link: a corrected name, credit, title or house style shows at once."""

from typing import NamedTuple

from django.db.models import Model

from articles.linked_records import citing_articles
from articles.services.refreshing import refresh
from portal.core.saving import gathered

MANY = 60  # articles rendered again within one save of what they cite: nobody waits longer for a save


class Followed(NamedTuple):
    """How many articles were rendered again, and how many are left to the command `refresh_articles`."""

    done: int
    left: int


@gathered()
def refresh_citing(record: Model) -> Followed:
    """Renders again the articles whose body prints or links `record`, the newest first, up to `MANY` of them."""
    citing = citing_articles(record)
    total = citing.count()
    done = [refresh(article) for article in citing[:MANY]]
    return Followed(len(done), max(total - MANY, 0))
