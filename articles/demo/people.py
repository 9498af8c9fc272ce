"""The real people: true functions, from the public record. `attested` is the day on which a source gives the
function."""

from articles.demo.schema import FunctionData as Function
from articles.demo.schema import PersonData as Data
from people.models import Person, PersonName

FEMALE, MALE = Person.Gender.FEMALE, Person.Gender.MALE
AFTERWORK, MEDICEN_DAY = "2021-09-22", "2021-09-28"

PEOPLE = (
    Data(
        key="tesniere",
        honorific_prefix="Pr",
        given_name="Antoine",
        family_name="Tesnière",
        gender=MALE,
        biography="Médecin anesthésiste-réanimateur, directeur général de PariSanté Campus depuis le printemps 2021.",
        functions=(
            Function(
                role="directeur général",
                organisation="parisante",
                label="directeur général de PariSanté Campus",
                start="2021-03",
                attested=AFTERWORK,
            ),
            Function(
                role="directeur adjoint",
                organisation="cic",
                label="directeur adjoint du Centre interministériel de crise",
                end="2021-03",
            ),
            Function(
                role="professeur des universités",
                organisation="upc",
                label="professeur à l’Université de Paris",
                attested=AFTERWORK,
            ),
        ),
    ),
    Data(
        key="combes",
        given_name="Stéphanie",
        family_name="Combes",
        gender=FEMALE,
        biography="""Statisticienne. Rapporteure de la mission qui a dessiné le Health Data Hub, elle en a
conduit la préparation à la Drees avant de le diriger.""",
        functions=(
            Function(
                role="directrice générale",
                organisation="hdh",
                label="directrice générale du Health Data Hub",
                start="2019-12",
                attested=AFTERWORK,
            ),
            Function(role="cheffe de projet", organisation="drees", label="cheffe de projet à la Drees", end="2019-11"),
        ),
    ),
    Data(
        key="tanter",
        honorific_prefix="Pr",
        given_name="Mickaël",
        family_name="Tanter",
        gender=MALE,
        names=((PersonName.Kind.SPELLING, "Mickael Tanter"),),
        biography="Physicien, spécialiste des ultrasons appliqués à la médecine, et entrepreneur.",
        functions=(
            Function(
                role="professeur de recherche",
                organisation="inserm",
                label="professeur de recherche à l’Inserm",
                attested=AFTERWORK,
            ),
            Function(
                role="directeur",
                organisation="pfm",
                label="directeur du laboratoire Physics for Medicine",
                attested=AFTERWORK,
            ),
            Function(
                role="directeur",
                organisation="art",
                label="directeur de l’accélérateur de recherche technologique en ultrasons biomédicaux",
                attested=AFTERWORK,
            ),
            Function(role="entrepreneur", attested=AFTERWORK),
            Function(role="cofondateur", organisation="iconeus", label="cofondateur d’Iconeus", start="2016"),
            Function(role="cofondateur", organisation="ssi", label="cofondateur de SuperSonic Imagine", start="2005"),
        ),
    ),
    Data(
        key="macron",
        given_name="Emmanuel",
        family_name="Macron",
        gender=MALE,
        functions=(
            Function(
                role="Président de la République",
                organisation="elysee",
                label="Président de la République",
                start="2017-05-14",
            ),
        ),
    ),
    Data(
        key="vidal",
        given_name="Frédérique",
        family_name="Vidal",
        gender=FEMALE,
        functions=(
            Function(
                role="ministre",
                organisation="mesri",
                label="ministre de l’Enseignement supérieur, de la Recherche et de l’Innovation",
                start="2017-05-17",
                end="2022-05-20",
            ),
        ),
    ),
    Data(
        key="veran",
        given_name="Olivier",
        family_name="Véran",
        gender=MALE,
        functions=(
            Function(
                role="ministre",
                organisation="min-sante",
                label="ministre des Solidarités et de la Santé",
                start="2020-02-16",
                end="2022-05-20",
            ),
        ),
    ),
    Data(
        key="buzyn",
        given_name="Agnès",
        family_name="Buzyn",
        gender=FEMALE,
        biography="Médecin hématologue, ministre des Solidarités et de la Santé lors du vote de la loi du 24 "
        "juillet 2019.",
        functions=(
            Function(
                role="ministre",
                organisation="min-sante",
                label="ministre des Solidarités et de la Santé",
                start="2017-05-17",
                end="2020-02-16",
            ),
            Function(
                role="présidente",
                organisation="has",
                label="présidente de la Haute Autorité de santé",
                start="2016",
                end="2017",
            ),
        ),
    ),
    Data(
        key="denis",
        given_name="Marie-Laure",
        family_name="Denis",
        gender=FEMALE,
        functions=(
            Function(
                role="présidente",
                organisation="cnil",
                label="présidente de la CNIL",
                start="2019-02",
                attested="2021-10-07",
            ),
        ),
    ),
    Data(
        key="hirsch",
        given_name="Martin",
        family_name="Hirsch",
        gender=MALE,
        functions=(
            Function(
                role="directeur général",
                organisation="aphp",
                label="directeur général de l’AP-HP",
                start="2013-11",
                end="2022-06",
            ),
        ),
    ),
    Data(
        key="revel",
        given_name="Nicolas",
        family_name="Revel",
        gender=MALE,
        biography="Haut fonctionnaire passé par la Cour des comptes, l’Assurance maladie et Matignon.",
        functions=(
            Function(
                role="directeur général",
                organisation="aphp",
                label="directeur général de l’AP-HP",
                start="2022-07",
                attested="2022-07-05",
            ),
            Function(role="directeur de cabinet du Premier ministre", start="2020", end="2022"),
            Function(
                role="directeur général",
                organisation="cnam",
                label="directeur général de la Caisse nationale de l’Assurance maladie",
                start="2014",
                end="2020",
            ),
        ),
    ),
    Data(
        key="bloch",
        given_name="Gilles",
        family_name="Bloch",
        gender=MALE,
        functions=(
            Function(
                role="président-directeur général",
                organisation="inserm",
                label="président-directeur général de l’Inserm",
                start="2019-01",
                end="2023-01",
            ),
        ),
    ),
)
