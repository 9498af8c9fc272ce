"""The real people of the demonstration, continued: science, industry, reports."""

from articles.demo.people import FEMALE, MALE, MEDICEN_DAY, Data, Function, PersonName

MORE_PEOPLE = (
    Data(
        key="samuel",
        honorific_prefix="Pr",
        given_name="Didier",
        family_name="Samuel",
        gender=MALE,
        biography="Médecin hépatologue, spécialiste de la transplantation du foie.",
        functions=(
            Function(
                role="président-directeur général",
                organisation="inserm",
                label="président-directeur général de l’Inserm",
                start="2023-02-01",
                attested="2023-02-01",
            ),
            Function(
                role="doyen de la faculté de médecine",
                organisation="saclay",
                label="doyen de la faculté de médecine de l’Université Paris-Saclay",
                start="2017",
                end="2023",
            ),
        ),
    ),
    Data(
        key="sportisse",
        given_name="Bruno",
        family_name="Sportisse",
        gender=MALE,
        functions=(
            Function(
                role="président-directeur général",
                organisation="inria",
                label="président-directeur général d’Inria",
                start="2018",
                attested="2020-12-04",
            ),
        ),
    ),
    Data(
        key="burgun",
        honorific_prefix="Pr",
        given_name="Anita",
        family_name="Burgun",
        gender=FEMALE,
        biography="Médecin et professeure d’informatique biomédicale, à l’AP-HP.",
        functions=(
            Function(
                role="cheffe du service d’informatique biomédicale",
                organisation="necker",
                label="cheffe du service d’informatique biomédicale à Necker",
                attested=MEDICEN_DAY,
            ),
            Function(
                role="cheffe du service d’informatique biomédicale",
                organisation="hegp",
                label="cheffe du service d’informatique biomédicale à l’HEGP",
                attested=MEDICEN_DAY,
            ),
        ),
    ),
    Data(
        key="khonsari",
        given_name="Roman Hossein",
        family_name="Khonsari",
        gender=MALE,
        names=((PersonName.Kind.USUAL, "Roman Khonsari"), (PersonName.Kind.USUAL, "Hossein Khonsari")),
        functions=(
            Function(
                role="directeur médical",
                organisation="hdh",
                label="directeur médical du Health Data Hub",
                attested=MEDICEN_DAY,
            ),
        ),
    ),
    Data(
        key="herbreteau",
        given_name="Thierry",
        family_name="Herbreteau",
        gender=MALE,
        functions=(
            Function(
                role="PDG du groupe", organisation="peters", label="PDG du groupe Peters Surgical", attested=MEDICEN_DAY
            ),
        ),
    ),
    Data(
        key="lala",
        given_name="Christophe",
        family_name="Lala",
        gender=MALE,
        functions=(
            Function(
                role="président", organisation="medtech", label="président de MedtechConsulting", attested=MEDICEN_DAY
            ),
            Function(
                role="directeur général",
                organisation="ge",
                label="ancien directeur général de GE Healthcare",
                is_former=True,
            ),
        ),
    ),
    Data(
        key="gea",
        given_name="Manuel",
        family_name="Gea",
        gender=MALE,
        functions=(
            Function(
                role="président", organisation="bms", label="président de Bio-Modeling Systems", attested=MEDICEN_DAY
            ),
        ),
    ),
    Data(
        key="villani",
        given_name="Cédric",
        family_name="Villani",
        gender=MALE,
        biography="Mathématicien, médaille Fields 2010, auteur du rapport de 2018 sur l’intelligence artificielle.",
        functions=(Function(role="député de l’Essonne", start="2017-06", end="2022-06"),),
    ),
    Data(
        key="cuggia",
        honorific_prefix="Pr",
        given_name="Marc",
        family_name="Cuggia",
        gender=MALE,
        functions=(
            Function(
                role="professeur d’informatique médicale",
                organisation="rennes",
                label="professeur d’informatique médicale au CHU de Rennes",
                attested="2018-10-12",
            ),
        ),
    ),
    Data(
        key="polton",
        given_name="Dominique",
        family_name="Polton",
        gender=FEMALE,
        functions=(
            Function(
                role="présidente",
                organisation="hdh",
                label="présidente de l’Institut national des données de santé",
                end="2019",
            ),
        ),
    ),
    Data(
        key="wainrib",
        given_name="Gilles",
        family_name="Wainrib",
        gender=MALE,
        functions=(Function(role="cofondateur", organisation="owkin", label="cofondateur d’Owkin", start="2016"),),
    ),
)
