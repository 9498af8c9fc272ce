"""The pages of the house. That of corrections, which lists articles too, stands above (see portal/urls.py)."""

from django.urls import path

from portal.editorial.models import Address
from portal.editorial.views import EditorialPageView

urlpatterns = [
    path(f"{address}/", EditorialPageView.as_view(address=address), name=address)
    for address in Address.values
    if address != Address.CORRECTIONS
]
