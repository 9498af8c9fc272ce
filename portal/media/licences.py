"""The licences that the newsroom meets, and where each is explained."""

from django.db.models import TextChoices


class Licence(TextChoices):
    UNSAID = "", "non précisée"
    CC_BY = "cc-by-4.0", "CC BY 4.0"
    CC_BY_SA = "cc-by-sa-4.0", "CC BY-SA 4.0"
    CC_BY_ND = "cc-by-nd-4.0", "CC BY-ND 4.0"
    CC_BY_NC = "cc-by-nc-4.0", "CC BY-NC 4.0"
    CC_BY_NC_SA = "cc-by-nc-sa-4.0", "CC BY-NC-SA 4.0"
    CC_BY_NC_ND = "cc-by-nc-nd-4.0", "CC BY-NC-ND 4.0"
    CC0 = "cc0-1.0", "CC0 1.0"
    PUBLIC_DOMAIN = "domaine-public", "domaine public"
    ETALAB = "etalab-2.0", "Licence Ouverte 2.0"
    BOUGHT = "achat", "droits achetés"
    ALLOWED = "autorisation", "avec l’accord de l’auteur"
    OTHER = "autre", "autre (à préciser)"


_CC = "https://creativecommons.org"
_ADDRESSES = {
    **{
        licence: f"{_CC}/licenses/{licence.value.removeprefix('cc-').removesuffix('-4.0')}/4.0/deed.fr"
        for licence in Licence
        if licence.value.startswith("cc-")
    },
    Licence.CC0: f"{_CC}/publicdomain/zero/1.0/deed.fr",
    Licence.PUBLIC_DOMAIN: f"{_CC}/publicdomain/mark/1.0/deed.fr",
    Licence.ETALAB: "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
}


def address_of(kind: str) -> str:
    """Where a reader finds what the licence allows; empty when nothing is public of it."""
    return _ADDRESSES.get(kind, "")
