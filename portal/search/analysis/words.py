"""The words that the rules of French do not settle."""


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Function words, with their accents: « à » goes, « sûr » stays. Not « sous », « sans », « avant », « après », which
# make the words they are joined to (sous-traitant).
STOP_WORDS = _listed(
    """
    a à afin ai aie aient ait alors as au aucun aucune aura aurai auraient aurais aurait aurez auriez aurions
    aurons auront aussi autre autres aux avaient avais avait avec avez aviez avions avoir avons ayant ayons
    c car ce ceci cela celle celles celui ces cet cette ceux chaque chez ci comme comment d dans de depuis des dès
    donc dont du elle elles en entre es est et étaient étais était étant étée étées été étés êtes étiez étions être
    eu eue eues eurent eus eut eux furent fut ici il ils j je jusqu jusque l la là laquelle le lequel les lesquelles
    lesquels leur leurs lors lorsqu lorsque lui m ma mais me même mêmes mes moi mon n ndla ndlr ne ni nos notre nôtre
    nous on ont ou où par parce pas pendant peut peuvent pour pourquoi puis puisqu puisque qu quand que quel quelle
    quelles quelqu quels qui quoi quoique quoiqu s sa se sera serai seraient serais serait serez seriez serions serons
    seront ses seulement si soi soient sois soit sommes son sont suis sur t ta te tel telle telles tels tes toi
    m mm mr mme mmes mlle mlles madame mesdames monsieur messieurs
    ton tous tout toute toutes très tu un une vers vos votre vôtre vous y
    """
)
# Acronyms whose letters are a very common word. In capitals they are the acronym, in small letters the word; in a
# text that is all in capitals, function words included, both. The others are not worth it: AMI (appel à
# manifestation d’intérêt) is often typed « ami », and friends are rare in the news of health data.
CASE_SENSITIVE = _listed(
    "ans"  # Agence du numérique en santé, and « deux ans »: the only one that is no function word
    " ai"  # artificial intelligence, AI Act
    " ait"  # accident ischémique transitoire
    " aura"  # Auvergne-Rhône-Alpes
    " car"  # CAR-T
    " ce"  # marquage CE
    " ces"  # the show of Las Vegas, centres d’examens de santé
    " es"  # établissements de santé
    " eu"  # European Union
    " mes"  # Mon espace santé
    " nos"  # nomenclatures des objets de santé
    " si"  # systèmes d’information
)
# Of those, the ones that nobody types as the function word: « ai act ».
ASKED_IN_SMALL_LETTERS = _listed("ai eu")

# Capitals that are letters by themselves, not what an elision left: « vitamine C », « 3 D », « lymphocytes T ».
LETTERS_BY_THEMSELVES = _listed("C D T")

# Compounds that hold a function word, or letters that are one, and are yet one word.
WHOLE = _listed("rendezvous cart entete")
# Written in one word or in two (both folded): those that are written in two cannot be found by looking at one word.
PARTED = {
    "startup": "start up",
    "bigdata": "big data",
    "datacenter": "data center",
    "datahub": "data hub",
    "datalake": "data lake",
    "datascience": "data science",
    "datascientist": "data scientist",
    "deeplearning": "deep learning",
    "machinelearning": "machine learning",
    "opendata": "open data",
    "opensource": "open source",
    "healthtech": "health tech",
    "medtech": "med tech",
    "biotech": "bio tech",
    "cybersecurite": "cyber securite",
    "biomedical": "bio medical",
    "medicosocial": "medico social",
}
# The ends of words in inclusive writing: « chercheur·euse·s », « intervenant(e)s ».
INCLUSIVE = _listed(
    "e s es le les ne nes te tes se ses sse sses ve ves fe fes ère ères ière ières euse euses rice rices trice trices"
    " eure eures"
)
