"""Every row of the records, to compare before and after."""

from django.apps import apps

from portal.core.merging import Merge
from portal.core.merging.traces import packed

# Derived rows, which are written again, and the log of what was done.
DERIVED = {
    *("LexiconChange", "Profile", "Feature", "FeatureCount", "RelatedArticle", "Sequence", "LogEntry", "Session"),
    *("ContentType", "Permission", "User", "ContentMark"),
}


def all_rows() -> dict:
    """By model and key, what each row holds; without what derives from others."""
    return {
        (model._meta.label, row.pk): packed(row)
        for model in apps.get_models(include_auto_created=True)
        if model.__name__ not in DERIVED and model is not Merge and model._meta.app_label not in {"search"}
        if not model._meta.proxy
        for row in model._base_manager.all()
    }
