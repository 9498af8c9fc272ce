"""The pages of the second factor: asked at the door, set up and changed inside."""

from base64 import b32encode
from urllib.parse import urlencode

import django_otp
import segno
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.views import LoginView, RedirectURLMixin
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.views.generic import FormView
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_otp.util import random_hex

from portal.accounts import second_factor, waiting
from portal.accounts.forms import CodeForm, EnrolmentForm
from portal.accounts.sessions import end_sessions

_KEY = "second_factor_key"


def _asking(page: str, then: str) -> str:
    return f"{reverse(page)}?{urlencode({'next': then})}"


class PasswordView(LoginView):
    """The first factor. Whoever has a second one, or must, is logged in once it is given."""

    def form_valid(self, form):
        user = form.get_user()
        if not waiting.is_asked_of(user):
            return super().form_valid(form)
        waiting.await_code(self.request, user)
        page = "admin:second_factor_ask" if second_factor.device_of(user) else "admin:second_factor"
        return HttpResponseRedirect(_asking(page, self.get_success_url()))


class OfTheDesk(RedirectURLMixin, FormView):
    """Inside of the admin’s page; `next` is where one was going."""

    site = None  # the desk
    next_page = "admin:index"

    def get_context_data(self, **kwargs):
        told = super().get_context_data(**kwargs)
        return self.site.each_context(self.request) | {"next": self.get_redirect_url(), "title": self.title} | told

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.member}

    def let_in(self, form) -> None:
        """Logs in who was awaited."""
        self.member.otp_device = form.device
        login(self.request, self.member)
        waiting.no_more(self.request)


class AskView(OfTheDesk):
    """« Votre code »: after the password."""

    form_class = CodeForm
    template_name = "admin/accounts/ask.html"
    title = "Votre code"

    def dispatch(self, request, *args, **kwargs):
        self.member = waiting.awaited(request)
        if self.member is None or second_factor.device_of(self.member) is None:
            # The desk, which asks for the password where it must.
            return HttpResponseRedirect(self.get_success_url())
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        self.let_in(form)
        return super().form_valid(form)


class SecondFactorView(OfTheDesk):
    """« Double authentification »: setting it up, then new recovery codes, or none of it any more, for a code."""

    template_name = "admin/accounts/second_factor.html"
    title = "Double authentification"

    def dispatch(self, request, *args, **kwargs):
        self.is_inside = self.site.has_permission(request)
        self.member = request.user if self.is_inside else waiting.awaited(request)
        if self.member is None:
            return HttpResponseRedirect(_asking("admin:login", request.get_full_path()))
        self.device = second_factor.device_of(self.member)
        if self.device and not self.is_inside:
            return HttpResponseRedirect(_asking("admin:second_factor_ask", self.get_success_url()))
        return super().dispatch(request, *args, **kwargs)

    def get_form_class(self):
        return CodeForm if self.device else EnrolmentForm

    def get_form_kwargs(self):
        return super().get_form_kwargs() | ({} if self.device else {"key": self._key()})

    def get_context_data(self, **kwargs):
        told = super().get_context_data(**kwargs) | {"is_required": settings.REQUIRE_TOTP, "device": self.device}
        if self.device:
            return told | {"codes_left": second_factor.recovery_codes_left(self.member)}
        if told.get("recovery_codes"):
            return told
        device = TOTPDevice(user=self.member, key=self._key())
        words = b32encode(device.bin_key).decode()
        return told | {
            "picture": segno.make(device.config_url, error="m", micro=False).svg_data_uri(scale=4, light="#fff"),
            "words": " ".join(words[start : start + 4] for start in range(0, len(words), 4)),
        }

    def form_valid(self, form):
        if not self.device:
            return self._enrolled(form)
        if "remove" in self.request.POST and not settings.REQUIRE_TOTP:
            second_factor.forget(self.member)
            messages.success(self.request, "La double authentification est retirée de votre compte.")
            return HttpResponseRedirect(reverse("admin:second_factor"))
        return self._told_once(second_factor.renew_recovery_codes(self.member))

    def _enrolled(self, form):
        if self.is_inside:
            django_otp.login(self.request, form.device)
            self.request.session.cycle_key()
        else:
            self.let_in(form)
        self.request.session.pop(_KEY, None)
        end_sessions(self.member, but=self.request.session.session_key)  # those that no code opened
        self.device = form.device
        return self._told_once(form.recovery_codes)

    def _told_once(self, codes: list[str]):
        return self.render_to_response(self.get_context_data(form=None, recovery_codes=codes))

    def _key(self) -> str:
        """The same from the picture to the first code, which may be wrong."""
        return self.request.session.setdefault(_KEY, random_hex(20))
