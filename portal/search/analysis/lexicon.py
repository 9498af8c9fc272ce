"""Words, folded, that a stemmer would confound with others, or keep apart from their own plural or feminine.

Found by grouping by term 60,000 French words, the vocabulary of the site, the acronyms of the trade, given names and
places, and reading the groups in which two words of different meaning meet.
"""


def _forms(text: str) -> dict[str, str]:
    """Each form of « word: form form » with the word that it leads to."""
    lines = [line.split(":") for line in text.strip().splitlines()]
    return {form: word.strip() for word, forms in lines for form in forms.split()}


def _whole(words: str) -> dict[str, str]:
    return {word: word for word in words.split()}


# Forms that no rule leads to their word. « public » is no stem of « publique » for Snowball.
SAME = _forms(
    """
    abri: abris
    ami: amis
    an: ans
    appui: appuis
    cri: cris
    defi: defis
    ennemi: ennemis
    ennui: ennuis
    parti: partis
    pli: plis
    souci: soucis
    tri: tris
    up: ups
    aveu: aveux
    cheveu: cheveux
    enjeu: enjeux
    feu: feux
    jeu: jeux
    lieu: lieux
    milieu: milieux
    voeu: voeux
    ideal: ideaux
    materiau: materiaux
    noyau: noyaux
    oeil: yeux
    travail: travaux
    tuyau: tuyaux
    etranger: etrangere etrangeres
    leger: legere legeres
    passager: passagere passageres
    usager: usagere usageres
    conseiller: conseillere conseilleres
    grec: grecque grecques
    petit: petite petites
    public: publique publiques
    collectif: collective collectives
    mauvais: mauvaise mauvaises
    parfait: parfaite parfaites
    positif: positive positives
    decrit: decrite decrites
    inedit: inedite inedites
    interdit: interdite interdites
    prescrit: prescrite prescrites
    satisfait: satisfaite satisfaites
    chef: cheffe cheffes
    maitre: maitresse maitresses
    auteur: autrice autrices
    chercheur: chercheuse chercheuses
    codeur: codeuse codeuses
    coureur: coureuse coureuses
    developpeur: developpeuse developpeuses
    donneur: donneuse donneuses
    entrepreneur: entrepreneuse entrepreneuses
    hebergeur: hebergeuse hebergeuses
    influenceur: influenceuse influenceuses
    intervieweur: intervieweuse intervieweuses
    joueur: joueuse joueuses
    lanceur: lanceuse lanceuses
    porteur: porteuse porteuses
    programmeur: programmeuse programmeuses
    rapporteur: rapporteuse rapporteuses
    receveur: receveuse receveuses
    travailleur: travailleuse travailleuses
    """
)

# What the trade must not confound: données and dons (donner), organes and organismes, organisation; gène and gens;
# formation and format; gouvernance and gouvernement; foie and fois; sein and Seine; rein and reine; data and date…
_DOMAIN = """
    donnee organe organisme gene gens genie generation generique generaliste specialiste formation gouvernance
    gouvernement directive direction disposition collectif collection communication communique
    environnement departement conseiller essais operateur operation opera reference difference implantation
    maintenance maintenant assurance assure application importation equipement conception publication traitement
    concertation amendement audition ordonnance testament petition retraite
    foie foi foyer rein reine sein seine sida dose veine plaie colonne colonie crane laser cancer hiver mere duree
    portee journee soiree annee armee assemblee musee partie parti cours course courant fonds base case capitale vente
    delai delit defi loyer pays mars meta serie biais tiers positif affection infection
    fair faire care center amiante compte geant pile mairie
"""
# Two people must not meet, nor a name and a word: Stéphane and Stéphanie, Anne and année, Louis and louer.
_GIVEN_NAMES = """
    adrien adrienne aime aimee albert alberte alex alexandra alexandre alexis andre andree angele angelique anne axel
    axelle barbara basile blanche charles charlie christel christelle christian christiane christophe claire clara
    clarisse coralie daniel daniele danielle denis denise desire desiree dominique emile emilie emmanuel emmanuelle
    eugene eugenie fabien fabienne fabrice flora flore francis francois francoise gabriel gabrielle gael gaelle
    george georges germain germaine gilbert gilberte gilles gwenael gwenaelle honore jade james jane joel joelle jordan
    jose josee jude jules julie julien julienne justin justine laura laure laurie leon leonie lilian liliane line lise
    louis louise luca lucas lucie lucien lucienne mael maelle manuel marcel marcelle marie marin marine martin martine
    mathis maud maurice michel michele michelle modeste muriel murielle nicolas nicole noel noelle oceane olive oliver
    olivia olivier pascal pascale paul paula paule paulin pauline philippe philippine raphael raphaelle raymond raymonde
    regis remi remy rene renee robert roland rolande romain romaine roman romane rose samir sami simon simone stephane
    stephanie sylvain sylvaine thomas valentin valentine valere valerie violette virginie vivien vivienne walter yvon
    yvonne
"""
_PLACES = """
    paris parisante france berlin bourges calais cannes coree curie digne eure gers italie jura lens limoges
    lorraine martinique nantes nevers orne rennes rodez rome sete somme troyes vannes vendee vienne
"""
# Acronyms and makers whose last letters look like an ending: the ANSES is not the ANS, nor the CNRS the CNR.
_ACRONYMS = """
    anses cnrs cpts drees inrae pacs paca snds ined bayer cerner epic roche servier
"""
# Snowball takes the end of « conflit » or « portrait » for that of a verb in -ir, and leaves « confl ».
_NO_VERBS = """
    audit conflit credit decrit deficit delit forfait inedit interdit parfait petit portrait prescrit profit
    retrait satisfait souhait malaise punaise univers divers sans taux
"""
KEPT = _whole(_DOMAIN + _GIVEN_NAMES + _PLACES + _ACRONYMS + _NO_VERBS) | {
    **{"essai": "essais", "cart": "cartcell"},
    "don": "dons",  # organ donation is not « donner », which Snowball also cuts to « don »
}
