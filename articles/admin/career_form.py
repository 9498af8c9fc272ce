"""What an editor decides of a proposal: the function left, the new one, and from which day."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminDateWidget

from articles.models import CareerProposal
from organisations.models import Organisation
from people.models import Affiliation
from portal.core.admin.known import KnownSelect
from portal.core.admin.moments import DATE_FORMATS, check_year


class CareerForm(forms.Form):
    closed = forms.ModelChoiceField(
        Affiliation.objects.none(),
        label="Fonction quittée",
        required=False,
        empty_label="aucune",
        error_messages={"invalid_choice": "Cette fonction n’est plus dans la fiche, ou elle est déjà close."},
    )
    role = forms.CharField(
        label="Nouvelle fonction",
        required=False,
        max_length=250,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="«\u00a0directrice générale\u00a0», sans l’organisation. Vide\u00a0: aucune.",
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.all(),
        label="Organisation",
        required=False,
        error_messages={"invalid_choice": "Cette organisation n’existe plus."},
    )
    on = forms.DateField(
        label="À compter du",
        required=False,
        input_formats=DATE_FORMATS,
        widget=AdminDateWidget(format="%d/%m/%Y"),
        help_text="La fonction quittée finit la veille. Vide\u00a0: elle devient une ancienne fonction, sans date.",
    )

    def __init__(self, *args, proposal: CareerProposal, **kwargs):
        initial = {name: getattr(proposal, name) for name in ("closed", "role", "organisation", "on")}
        super().__init__(*args, prefix=f"p{proposal.pk}", initial=initial, **kwargs)
        open_ones = proposal.person.affiliations.filter(end=None, is_former=False).select_related("organisation")
        self.fields["closed"].queryset = open_ones
        link = CareerProposal._meta.get_field("organisation")
        self.fields["organisation"].widget = KnownSelect(link, admin.site, choices=self.fields["organisation"].choices)

    def clean_on(self):
        if day := self.cleaned_data["on"]:
            check_year(day)
        return day
