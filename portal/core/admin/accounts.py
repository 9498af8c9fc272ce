"""Accounts and groups, with permissions said in French (Django stores their names in English)."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import FilteredSelectMultiple
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm
from django.contrib.auth.models import Group, Permission, User

from portal.core.admin.base import PlainTitlesMixin, yes_no
from portal.core.admin.notices import NoticesMixin
from portal.core.roles import ROLES

_VERBS = {"add": "ajouter", "change": "modifier", "delete": "supprimer", "view": "voir", "publish": "publier"}
_LOSS = "Un compte sans mot de passe ne peut plus se connecter ici ; le mot de passe actuel est perdu."
_ROLE = (
    "Un rôle de la maison : ses droits suivent les mises à jour du site et ne se changent pas. "
    "Pour d’autres droits, créez un autre groupe."
)
_INTERNAL = ["admin", "axes", "contenttypes", "otp_static", "otp_totp", "sessions", "sites", "taggit"]


class PermissionField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, permission):
        verb = _VERBS.get(permission.codename.split("_")[0], permission.name)
        return f"{permission.content_type} : {verb}"


class FrenchPermissions(NoticesMixin, PlainTitlesMixin):
    menu = ("Réglages", 80)

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        if db_field.remote_field.model is not Permission:
            return super().formfield_for_manytomany(db_field, request, **kwargs)
        permissions = Permission.objects.select_related("content_type")
        return PermissionField(
            permissions.exclude(content_type__app_label__in=_INTERNAL).order_by(
                "content_type__app_label", "content_type__model", "codename"
            ),
            label="Permissions",
            required=False,
            widget=FilteredSelectMultiple("permissions", is_stacked=False),
        )


admin.site.unregister([User, Group])


class PasswordForm(AdminPasswordChangeForm):
    """Django’s, less a warning that it wrote in English."""

    usable_password_help_text = _LOSS


@admin.register(User)
class NewsroomUserAdmin(FrenchPermissions, UserAdmin):
    change_password_form = PasswordForm
    list_display = ["username", "email", "first_name", "last_name", "newsroom"]
    newsroom = yes_no("is_staff", "équipe")

    def get_readonly_fields(self, request, obj=None):
        """Nobody makes of an account more than one’s own is."""
        fields = super().get_readonly_fields(request, obj)
        return fields if request.user.is_superuser else [*fields, "is_superuser"]

    def has_change_permission(self, request, obj=None):
        """Whoever changes the password of a superuser is one."""
        return super().has_change_permission(request, obj) and _is_within_reach(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and _is_within_reach(request, obj)


def _is_within_reach(request, account) -> bool:
    return request.user.is_superuser or not getattr(account, "is_superuser", False)


@admin.register(Group)
class NewsroomGroupAdmin(FrenchPermissions, GroupAdmin):
    """The roles of the house are read here, and written by `roles` alone; any other group is the newsroom’s own."""

    def get_fieldsets(self, request, obj=None):
        shown = super().get_fieldsets(request, obj)
        if not _is_role(obj):
            return shown
        return [(title, options | {"description": _ROLE}) for title, options in shown]

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not _is_role(obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not _is_role(obj)


def _is_role(group) -> bool:
    return group is not None and group.name in ROLES
