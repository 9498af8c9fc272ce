"""Organisations of the ecosystem (research, care, companies, campus), and how they relate."""

from articles.demo.schema import OrganisationData as Data
from articles.demo.schema import RelationData
from organisations.models import Organisation, OrganisationName, OrganisationRelation

Kind = Organisation.Kind
SIGLE, FORMER = OrganisationName.Kind.ACRONYM, OrganisationName.Kind.FORMER
USUAL, SPELLING = OrganisationName.Kind.USUAL, OrganisationName.Kind.SPELLING

ORGANISATIONS = (
    Data(
        key="parisante",
        name="PariSanté Campus",
        kind=Kind.CAMPUS,
        verified_on="2021-09-23",
        names=((FORMER, "Paris Campus Santé", "2020"),),
        description="""Campus consacré à la santé numérique, annoncé le 4 décembre 2020. Il doit réunir au même
endroit :

- des équipes de recherche ;
- des formations ;
- des entreprises, de la jeune pousse au grand groupe.

Le projet vise le site de l’ancien hôpital d’instruction des armées du Val-de-Grâce, à Paris.""",
    ),
    Data(
        key="inserm",
        name="Inserm",
        kind=Kind.RESEARCH,
        website="https://www.inserm.fr",
        siren="180036048",
        ror_id="02vjkv261",
        verified_on="2023-02-08",
        names=((USUAL, "Institut national de la santé et de la recherche médicale", ""),),
        description="""Établissement public consacré à la recherche biomédicale, sous la double tutelle des
ministères chargés de la santé et de la recherche.""",
    ),
    Data(
        key="inria",
        name="Inria",
        kind=Kind.RESEARCH,
        website="https://www.inria.fr",
        siren="180089047",
        ror_id="02kvxyf05",
        names=((USUAL, "Institut national de recherche en sciences et technologies du numérique", ""),),
        description="Établissement public de recherche consacré aux sciences et technologies du numérique.",
    ),
    Data(
        key="cnrs",
        name="CNRS",
        kind=Kind.RESEARCH,
        website="https://www.cnrs.fr",
        siren="180089013",
        ror_id="02feahw73",
        names=((USUAL, "Centre national de la recherche scientifique", ""),),
    ),
    Data(
        key="psl",
        name="Université PSL",
        kind=Kind.UNIVERSITY,
        website="https://psl.eu",
        ror_id="013cjyk83",
        names=((USUAL, "Université Paris Sciences & Lettres", ""), (SPELLING, "Université Paris-Science-Lettres", "")),
        description="Université parisienne, l’un des cinq fondateurs de PariSanté Campus.",
    ),
    Data(
        key="espci",
        name="ESPCI Paris",
        kind=Kind.UNIVERSITY,
        website="https://www.espci.psl.eu",
        names=(
            (SIGLE, "ESPCI", ""),
            (USUAL, "École supérieure de physique et de chimie industrielles de la Ville de Paris", ""),
            (SPELLING, "École supérieure de physique et de chimie industrielles Paris", ""),
        ),
        description="École d’ingénieurs et centre de recherche, établissement-composante de l’Université PSL.",
    ),
    Data(
        key="upc",
        name="Université Paris Cité",
        kind=Kind.UNIVERSITY,
        website="https://u-paris.fr",
        names=((FORMER, "Université de Paris", "2022"),),
    ),
    Data(
        key="saclay",
        name="Université Paris-Saclay",
        kind=Kind.UNIVERSITY,
        website="https://www.universite-paris-saclay.fr",
    ),
    Data(
        key="pfm",
        name="Physics for Medicine Paris",
        kind=Kind.LABORATORY,
        verified_on="2021-09-23",
        names=((SPELLING, "Physics For Medicine", ""),),
        description="""Laboratoire de physique appliquée à la médecine, connu pour ses travaux sur les
ultrasons. Il a trois tutelles : l’Inserm, l’ESPCI Paris et le CNRS.""",
    ),
    Data(
        key="art",
        name="Accélérateur de recherche technologique en ultrasons biomédicaux",
        kind=Kind.LABORATORY,
        description="Premier accélérateur de recherche technologique (ART) de l’Inserm, dédié aux ultrasons "
        "biomédicaux.",
    ),
    Data(
        key="aphp",
        name="Assistance publique – Hôpitaux de Paris",
        kind=Kind.HOSPITAL,
        website="https://www.aphp.fr",
        siren="267500452",
        ror_id="00pg5jh14",
        verified_on="2022-07-06",
        names=((SIGLE, "AP-HP", ""), (SPELLING, "Assistance Publique-Hôpitaux de Paris", "")),
        description="Centre hospitalier universitaire de Paris et de sa région, près de quarante établissements.",
    ),
    Data(
        key="necker",
        name="Hôpital Necker – Enfants malades",
        kind=Kind.HOSPITAL,
        names=((USUAL, "Necker", ""), (USUAL, "hôpital Necker", "")),
        description="Hôpital de l’AP-HP, à Paris. L’Institut Imagine y est installé.",
    ),
    Data(
        key="hegp",
        name="Hôpital européen Georges-Pompidou",
        kind=Kind.HOSPITAL,
        names=((SIGLE, "HEGP", ""),),
        description="Hôpital de l’AP-HP, dans le 15e arrondissement de Paris.",
    ),
    Data(
        key="imagine",
        name="Institut Imagine",
        kind=Kind.RESEARCH,
        website="https://www.institutimagine.org",
        description="Institut de recherche et de soins consacré aux maladies génétiques, installé à l’hôpital Necker.",
    ),
    Data(
        key="rennes",
        name="CHU de Rennes",
        kind=Kind.HOSPITAL,
        website="https://www.chu-rennes.fr",
        names=((USUAL, "Centre hospitalier universitaire de Rennes", ""),),
    ),
    Data(
        key="medicen",
        name="Medicen Paris Region",
        kind=Kind.CLUSTER,
        website="https://medicen.org",
        verified_on="2021-09-29",
        names=((USUAL, "Medicen", ""), (SPELLING, "Pôle de compétitivité en santé francilien", "")),
        description="Pôle de compétitivité de la santé en Île-de-France. Il tient chaque année le Medicen Day.",
    ),
    Data(
        key="healthtech",
        name="Health & Tech",
        kind=Kind.THINK_TANK,
        names=((USUAL, "Cercle des décideurs numérique et santé", ""),),
        description="Think tank, cercle de décideurs du numérique et de la santé.",
    ),
    Data(key="peters", name="Peters Surgical", kind=Kind.COMPANY, names=((SPELLING, "Peters SURGICAL", ""),)),
    Data(key="medtech", name="MedtechConsulting", kind=Kind.COMPANY),
    Data(key="ge", name="GE Healthcare", kind=Kind.COMPANY, website="https://www.gehealthcare.com"),
    Data(key="bms", name="Bio-Modeling Systems", kind=Kind.COMPANY),
    Data(
        key="owkin",
        name="Owkin",
        kind=Kind.COMPANY,
        website="https://www.owkin.com",
        description="Entreprise d’intelligence artificielle appliquée à la recherche médicale, créée en 2016.",
    ),
    Data(
        key="ssi",
        name="SuperSonic Imagine",
        kind=Kind.COMPANY,
        description="Fabricant d’échographes né en 2005, issu de la recherche sur l’imagerie ultrarapide.",
    ),
    Data(
        key="iconeus",
        name="Iconeus",
        kind=Kind.COMPANY,
        website="https://iconeus.com",
        description="Entreprise d’imagerie du cerveau par ultrasons, fondée en 2016.",
    ),
    Data(
        key="fas",
        name="France Assos Santé",
        kind=Kind.ASSOCIATION,
        website="https://www.france-assos-sante.org",
        names=((USUAL, "Union nationale des associations agréées d’usagers du système de santé", ""),),
        description="Union qui représente les usagers du système de santé.",
    ),
    Data(
        key="vigie",
        name="La Vigie",
        kind=Kind.MEDIA,
        description="Ce site. Ses trois signatures de démonstration sont inventées.",
    ),
    Data(
        key="nullepart",
        name="Hôpital de Nullepart (organisation fictive)",
        kind=Kind.HOSPITAL,
        logo="embleme",
        is_fictitious=True,
        names=((USUAL, "Hôpital de Nullepart", ""),),
        description="""Établissement <strong>inventé</strong> pour la démonstration de ce site. Il n’existe pas
; ses projets, ses chiffres et les propos de ses équipes non plus.""",
    ),
)

K = OrganisationRelation.Kind
RELATIONS = (
    *(
        RelationData(source=source, kind=K.FOUNDER, target="parisante", start="2020-12")
        for source in ("inserm", "inria", "psl", "hdh", "ans")
    ),
    *(RelationData(source=source, kind=K.SUPERVISOR, target="pfm") for source in ("inserm", "espci", "cnrs")),
    RelationData(source="aphp", kind=K.FOUNDER, target="imagine"),
    RelationData(source="inserm", kind=K.FOUNDER, target="imagine"),
    RelationData(source="necker", kind=K.COMPONENT, target="aphp"),
    RelationData(source="hegp", kind=K.COMPONENT, target="aphp"),
    RelationData(source="espci", kind=K.COMPONENT, target="psl"),
    RelationData(source="art", kind=K.COMPONENT, target="inserm"),
    RelationData(source="cepidc", kind=K.COMPONENT, target="inserm"),
    RelationData(source="min-sante", kind=K.SUPERVISOR, target="inserm"),
    RelationData(source="mesri", kind=K.SUPERVISOR, target="inserm"),
    RelationData(source="mesri", kind=K.SUPERVISOR, target="cnrs"),
    RelationData(source="mesri", kind=K.SUPERVISOR, target="inria"),
    RelationData(source="drees", kind=K.COMPONENT, target="min-sante"),
    RelationData(source="dns", kind=K.COMPONENT, target="min-sante"),
    RelationData(source="cnam", kind=K.MEMBER, target="hdh", start="2019-11-30"),
    RelationData(source="fas", kind=K.MEMBER, target="hdh", start="2019-11-30"),
    RelationData(source="commission", kind=K.COMPONENT, target="ue"),
)
