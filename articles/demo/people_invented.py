"""Invented people: the signatures of the demonstration, and the characters of its two pieces of fiction."""

from articles.demo.people import FEMALE, MALE, Data, Function

SIGNATURES = (
    Data(
        key="brouillon",
        given_name="Capucine",
        family_name="Brouillon",
        gender=FEMALE,
        is_fictitious=True,
        biography="Signature de démonstration : cette journaliste n’existe pas. Elle suit le droit et les "
        "politiques publiques.",
        functions=(Function(role="journaliste", organisation="vigie", label="journaliste à La Vigie", start="2019"),),
    ),
    Data(
        key="sommaire",
        given_name="Firmin",
        family_name="Sommaire",
        gender=MALE,
        is_fictitious=True,
        biography="Signature de démonstration : ce journaliste n’existe pas. Il suit la recherche et l’industrie.",
        functions=(
            Function(role="journaliste", organisation="vigie", label="journaliste à La Vigie", start="2020-09"),
        ),
    ),
    Data(
        key="marbre",
        given_name="Ondine",
        family_name="Marbre",
        gender=FEMALE,
        is_fictitious=True,
        biography="Signature de démonstration : cette secrétaire de rédaction n’existe pas. Elle suit les hôpitaux.",
        functions=(
            Function(role="secrétaire de rédaction", organisation="vigie", label="secrétaire de rédaction à La Vigie"),
        ),
    ),
)

CHARACTERS = (
    Data(
        key="vraisemblance",
        honorific_prefix="Pr",
        given_name="Aurore",
        family_name="Vraisemblance",
        gender=FEMALE,
        portrait="portrait-vraisemblance",
        is_fictitious=True,
        biography="Personnage fictif, inventé pour la démonstration de ce site. Ses fonctions et ses propos le sont"
        " aussi.",
        functions=(
            Function(
                role="directrice des données",
                organisation="nullepart",
                label="directrice des données de l’Hôpital de Nullepart (personnage fictif)",
                start="2023-09",
            ),
            Function(
                role="responsable de l’information médicale",
                organisation="nullepart",
                label="responsable de l’information médicale de l’Hôpital de Nullepart (personnage fictif)",
                start="2018",
                end="2023-08",
            ),
        ),
    ),
    Data(
        key="hypothese",
        given_name="Basile",
        family_name="Hypothèse",
        gender=MALE,
        portrait="portrait-hypothese",
        is_fictitious=True,
        biography="Personnage fictif, inventé pour la démonstration de ce site.",
        functions=(
            Function(
                role="ingénieur des données",
                organisation="nullepart",
                label="ingénieur des données à l’Hôpital de Nullepart (personnage fictif)",
                start="2022-03-14",
            ),
        ),
    ),
    Data(
        key="parabole",
        given_name="Clarisse",
        family_name="Parabole",
        gender=FEMALE,
        is_fictitious=True,
        biography="Personnage fictif, inventé pour la démonstration de ce site.",
        functions=(
            Function(
                role="représentante des usagers",
                organisation="nullepart",
                label="représentante des usagers à l’Hôpital de Nullepart (personnage fictif)",
            ),
        ),
    ),
)
