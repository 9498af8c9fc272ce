"""What an administrator sees and does of the ways into the desk: closed logins, second factors."""

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from portal.accounts import second_factor
from portal.accounts.lockout import closed
from portal.accounts.models import ClosedLogin
from portal.accounts.sessions import end_sessions
from portal.core.admin import NewsroomAdmin
from portal.core.admin.accounts import NewsroomUserAdmin
from portal.core.admin.rights import LookedAtMixin
from portal.core.house import list_stamp

# Their keys are nobody’s to read.
admin.site.unregister([StaticDevice, TOTPDevice, User])


@admin.register(User)
class MemberAdmin(NewsroomUserAdmin):
    actions = ["remove_second_factor"]

    @admin.action(description="Retirer la double authentification", permissions=["change"])
    def remove_second_factor(self, request, queryset):
        """For who lost the telephone. What that account has open is closed, in case it was stolen."""
        members = [member for member in queryset if self.has_change_permission(request, member)]
        for member in members:
            second_factor.forget(member)
            end_sessions(member, but=request.session.session_key)
            self.log_change(request, member, "Double authentification retirée.")
        names = ", ".join(member.get_username() for member in members)
        said = f"Double authentification retirée\u00a0: {names}." if names else "Ces comptes ne vous reviennent pas."
        self.message_user(request, said, messages.SUCCESS if names else messages.ERROR)


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
