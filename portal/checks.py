"""What the site must know before it goes online."""

from django.conf import settings
from django.core.checks import Error

# What the law on digital trust (LCEN, art. 1-1) and the data protection regulation (art. 13) want readers to find.
# The rank makes the identifier of the error: add at the end.
REQUIRED = {
    "PUBLISHER_LEGAL_NAME": "le nom de l’éditeur",
    "PUBLISHER_LEGAL_FORM": "la forme juridique de l’éditeur et, s’il en a un, son capital",
    "PUBLISHER_ADDRESS": "l’adresse du siège de l’éditeur",
    "PUBLISHER_REGISTRATION": "le numéro d’immatriculation de l’éditeur (SIREN, RCS)",
    "PUBLISHER_EMAIL": "l’adresse électronique de l’éditeur",
    "PUBLISHER_PHONE": "le numéro de téléphone de l’éditeur",
    "PUBLICATION_DIRECTOR": "le nom du directeur ou de la directrice de la publication",
    "HOST_NAME": "le nom de l’hébergeur",
    "HOST_ADDRESS": "l’adresse de l’hébergeur",
    "HOST_PHONE": "le numéro de téléphone de l’hébergeur",
    "DATA_PROTECTION_CONTACT": "le contact pour les données personnelles",
}


def legal_identity(app_configs, **kwargs) -> list[Error]:
    """One error for each mention that the law requires and that the environment does not give."""
    return [
        Error(
            f"La variable d’environnement {name} manque\u00a0: {label}.",
            hint="Voir « Configurer » dans README.md.",
            id=f"vigie.E{rank:03}",
        )
        for rank, (name, label) in enumerate(REQUIRED.items(), 1)
        if not settings.LEGAL[name]
    ]
