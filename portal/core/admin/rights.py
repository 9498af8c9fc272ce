"""The right to publish: without it, one adds drafts and changes what readers do not have."""

from django.contrib.auth import get_permission_codename

from portal.core.publishing import Publishable, Status

UNPUBLISHED = (Status.DRAFT, Status.REVIEW)


class PublishingRights:
    """For records that are public or not. `publishing_fields` decide of it: only who may publish fills them in."""

    publishing_fields: tuple[str, ...] = ("status", "published_at", "is_linked_automatically")

    def has_publish_permission(self, request) -> bool:
        return request.user.has_perm(f"{self.opts.app_label}.{get_permission_codename('publish', self.opts)}")

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self._may_touch(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self._may_touch(request, obj)

    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        if self.has_publish_permission(request):
            return fields
        names = {field.name for field in self.opts.concrete_fields}
        return [*fields, *(name for name in self.publishing_fields if name in names and name not in fields)]

    def _may_touch(self, request, obj: Publishable | None) -> bool:
        return obj is None or obj.status in UNPUBLISHED or self.has_publish_permission(request)


class LookedAtMixin:
    """Rows that are written elsewhere, by a service or by the machine: in their list one looks, and decides on a page
    of their own. To be put first.
    """

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
