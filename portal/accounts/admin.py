"""What an administrator sees and does of the ways into the desk."""

from django.conf import settings
from django.contrib import admin, messages
from django.utils import timezone

from portal.accounts.lockout import closed
from portal.accounts.models import ClosedLogin
from portal.core.admin import NewsroomAdmin
from portal.core.admin.rights import LookedAtMixin
from portal.core.house import list_stamp


@admin.register(ClosedLogin)
class ClosedLoginAdmin(LookedAtMixin, NewsroomAdmin):
    """Those of this moment. To lift one is to forget its failures."""

    menu = ("Réglages", 85)
    list_display = ["username", "place", "failures", "until"]
    list_display_links = None
    fields = ["username", "place", "failures", "until"]
    actions = ["lift"]
    view_on_site = False

    def get_queryset(self, request):
        return super().get_queryset(request).filter(pk__in=closed())

    def has_lift_permission(self, request) -> bool:
        return request.user.has_perm("accounts.delete_closedlogin")

    @admin.display(description="depuis l’adresse")
    def place(self, login):
        return login.ip_address or "inconnue"

    @admin.display(description="échecs")
    def failures(self, login):
        return login.failures_since_start

    @admin.display(description="jusqu’à")
    def until(self, login):
        return list_stamp(timezone.localtime(login.attempt_time + settings.AXES_COOLOFF_TIME))

    @admin.action(description="Lever le blocage", permissions=["lift"])
    def lift(self, request, queryset):
        logins = list(queryset)
        self.log_deletions(request, logins)
        queryset.delete()
        names = ", ".join(login.username for login in logins)
        self.message_user(request, f"Blocage levé\u00a0: {names}.", messages.SUCCESS)
