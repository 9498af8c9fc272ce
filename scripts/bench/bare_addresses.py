"""Every address, for a Django that does nothing."""

from django.urls import re_path

from scripts.bench.bare import view

urlpatterns = [re_path("", view)]
