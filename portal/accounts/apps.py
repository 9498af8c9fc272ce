from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import pre_save
from django.utils.module_loading import import_string

from portal.accounts.middleware import begin


class AccountsConfig(AppConfig):
    name = "portal.accounts"
    label = "accounts"
    verbose_name = "Connexions"

    def ready(self):
        # By its name: it reads models, which are not ready where this file is first read.
        forget = import_string("portal.accounts.lockout.forget_what_was_sent")
        pre_save.connect(forget, sender="axes.AccessAttempt", dispatch_uid="accounts.lockout")
        user_logged_in.connect(begin, dispatch_uid="accounts.sessions")
