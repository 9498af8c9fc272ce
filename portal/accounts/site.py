"""The newsroom’s desk with its two doors: the password, and the second factor where there is one."""

from django.conf import settings
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.urls import path, reverse
from django.views.decorators.cache import never_cache

from portal.accounts.views import AskView, PasswordView, SecondFactorView
from portal.core.admin_site import VigieAdminSite
from portal.core.views import not_allowed


class DeskSite(VigieAdminSite):
    def has_permission(self, request) -> bool:
        """A session from before the second factor was required is none."""
        is_sure = not settings.REQUIRE_TOTP or getattr(request.user, "otp_device", None) is not None
        return is_sure and super().has_permission(request)

    def get_urls(self):
        ask, inside = AskView.as_view(site=self), SecondFactorView.as_view(site=self)
        return [
            path("code/", never_cache(ask), name="second_factor_ask"),
            path("connexion/", self.admin_view(self.session), name="session"),
            path("double-authentification/", never_cache(inside), name="second_factor"),
            *super().get_urls(),
        ]

    def session(self, request):
        """For a page that has been open for long: the token of the session, if there still is one."""
        return JsonResponse({"token": get_token(request)}) if request.method == "GET" else not_allowed(["GET"])

    def login(self, request, extra_context=None):
        """Django’s, whose view cannot be given to it."""
        if request.method == "GET" and self.has_permission(request):
            return HttpResponseRedirect(reverse("admin:index"))
        context = self.each_context(request) | {
            "title": "Connexion",
            "subtitle": None,
            "app_path": request.get_full_path(),
            "username": request.user.get_username(),
        }
        if REDIRECT_FIELD_NAME not in request.GET and REDIRECT_FIELD_NAME not in request.POST:
            context[REDIRECT_FIELD_NAME] = reverse("admin:index")
        view = PasswordView.as_view(
            extra_context=context | (extra_context or {}),
            authentication_form=AdminAuthenticationForm,
            template_name="admin/login.html",
        )
        return never_cache(view)(request)
