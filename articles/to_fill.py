"""What the blocks of a new article left to be written: « [Qui] est nommé·e [fonction] »."""

import re

from articles.models import Article, Box, RichText, TemplateBlock
from portal.core.markup import plain_text

_TO_FILL = re.compile(r"\[[^\[\]\n]{1,120}\]")
_BLOCKS = (RichText, Box)  # what a template is made of


def blocks_to_fill(article: Article) -> list[tuple[RichText | Box, list[str]]]:
    """The blocks of the article that still hold words between brackets of the template of its type, and those words.

    Read from the blocks themselves: a form saves them before the text of the page is computed anew.
    """
    texts = TemplateBlock.objects.filter(type=article.type_id, text__contains="[").values_list("text", flat=True)
    asked = {words for text in texts for words in _TO_FILL.findall(plain_text(text))}
    if not asked:
        return []
    blocks = [block for model in _BLOCKS for block in model.objects.filter(parent=article, text__contains="[")]
    found = []
    for block in sorted(blocks, key=lambda block: block.ordering):
        left = [words for words in dict.fromkeys(_TO_FILL.findall(plain_text(block.text))) if words in asked]
        found += [(block, left)] if left else []
    return found
