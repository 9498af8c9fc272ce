"""Verbs of speech and their forms, as a regular expression over folded text (no accents, lower case)."""

from articles.quoting.words import words
from portal.core.text import fold

_ER = words("""
    abonder accepter accorder accuser acquiescer admonester affirmer ajouter alerter analyser annoncer appuyer
    arguer argumenter articuler assener assurer attester avancer clamer commenter compléter confesser confier
    confirmer conseiller considérer constater contester corriger critiquer déclarer décréter demander
    démontrer dénoncer déplorer détailler déclamer développer estimer évoquer exhorter expliquer expliciter
    exposer exprimer glisser illustrer indiquer insister interpeller interroger ironiser juger
    justifier lâcher lancer livrer louer marteler mentionner minimiser moquer motiver murmurer noter nuancer
    objecter observer opposer opiner pointer plaider poser préciser préconiser présenter présager proclamer
    pronostiquer prôner proposer questionner raconter rappeler rapporter rassurer réaffirmer
    recommander redouter réfuter regretter relater relever remarquer rembobiner répéter
    répliquer résumer rétorquer révéler revendiquer rêver saluer souligner spécifier
    suggérer supposer témoigner temporiser tempérer trancher
    défier espérer imaginer souhaiter signaler anticiper raisonner
    synthétiser vanter
    avouer balayer concéder chuchoter crier décrypter dévoiler diagnostiquer embrayer enchaîner exiger exulter
    fustiger gronder hasarder implorer interpréter jurer modérer parier plaisanter prophétiser qualifier railler
    réclamer recadrer rectifier relativiser ruminer soupirer souffler tacler tancer tempêter tonner
    tweeter twitter préférer poster calculer grincer savourer approuver retracer grimacer rectifier tonner rager pester
    fulminer hésiter maugréer grogner bougonner ricaner rigoler souffler philosopher théoriser marteler scander
    tabler miser militer acter décider ordonner réprimander rabrouer sermonner menacer signer
    pronostiquer remercier féliciter encourager célébrer acclamer
    invoquer arguer alléguer prétexter pointer dépeindre dresser brosser
    avaliser valider infirmer nier mitrailler
    """)

_IRREGULAR = words("""
    dit disent disait disaient dira ecrit ecrivent ecrivait conclut concluent concluait repond repondent repondait
    reprend reprennent reprenait poursuit poursuivent poursuivait soutient soutiennent soutenait reconnait
    reconnaissent reconnaissait admet admettent admettait promet promettent previent previennent prevenait convient
    conviennent convenait defend defendent defendait pretend pretendent pretendait avertit avertissent avertissait
    garantit garantissent garantissait rencherit rencherissent rencherissait reagit reagissent reagissait decrit
    decrivent decrivait predit sourit croit croient pense pensent pensait souscrit entend maintient maintiennent
    maintenait
    craint craignent craignait rit rient
    applaudit applaudissent surencherit retient retiennent redit redisent sourient dement dementent contredit
""")
_LOCUTIONS = [
    *("fait valoir", "fait savoir", "fait remarquer", "fait observer", "font valoir", "font savoir"),
    *("met en garde", "mettent en garde", "mettait en garde", "veut croire", "veulent croire"),
    *("tient a souligner", "tient a preciser", "tient a rappeler", "tient a rassurer", "tient a saluer"),
    *("appelle a", "appellent a", "invite a", "invitent a", "en appelle", "parle de", "parlent de", "parle d'un"),
    *(
        "parle d'une",
        "veut",
        "veulent",
        "refuse",
        "refusent",
        "se dit",
        "se disent",
        "n'en revient pas",
        "en convient",
        "en conviennent",
        "s'en amuse",
        "s'en felicite",
    ),
    *("s'etonne", "s'etonnent", "s'indigne", "s'indignent", "s'emporte", "s'emeut", "se targue", "se plaint"),
    *("se defend", "se demande", "s'excuse", "s'ecrie", "se lamente", "se projette", "se veut rassurant"),
    *("se felicite", "se felicitent", "se rejouit", "se rejouissent", "s'enthousiasme", "s'agace", "s'amuse"),
    *("se souvient", "se souviennent", "se desole", "se desolent"),
    *("s'inquiete", "s'interroge", "s'exclame", "s'alarme"),
]

_PARTICIPLES = words("""
    dit ecrit conclu repondu repris poursuivi soutenu reconnu admis promis prevenu convenu defendu pretendu
    averti garanti rencheri reagi defini decrit felicite rejoui inquiete enthousiasme amuse alarme exclame souvenu
    dementi applaudi redit traduit etonne indigne emporte emu ecrie plaint surencheri souri retenu
    """)
# « a tenu à rappeler », « a voulu rassurer », « a fait valoir », « a mis en garde ».
_COMPOUND = [
    r"(?:tenu\sa|voulu|prefere|aime|souhaite|pu|su)\s(?:se\s|s'|nous\s)?(?:{infinitives})",
    r"fait\s(?:valoir|savoir|remarquer|observer|part\sde)",
    r"mis\sen\sgarde",
]
INFINITIVES = frozenset(
    words("""
    dire redire ecrire conclure repondre reprendre poursuivre soutenir reconnaitre admettre promettre prevenir
    defendre pretendre avertir garantir rencherir reagir decrire dementir rassurer applaudir citer
    """)
) | frozenset(map(fold, _ER))


def _forms() -> tuple[list[str], list[str]]:
    """Finite forms, and past participles, of the whole table."""
    finite: set[str] = set()
    participles: set[str] = set(_PARTICIPLES)
    for verb in map(fold, _ER):
        root = verb[:-2]
        soft = root + "e" if root.endswith("g") else root
        soft = root[:-1] + "c" if root.endswith("ç") else soft
        finite |= {f"{root}e", f"{root}ent", f"{soft}a", f"{soft}ait", f"{soft}aient", f"{root}erait", f"{root}erent"}
        if root.endswith("y"):
            finite |= {f"{root[:-1]}ie", f"{root[:-1]}ient"}
        if root.endswith("el") and verb in {"rappeler", "interpeller"}:
            finite |= {f"{root}le", f"{root}lent"}
        participles.add(f"{root}e")
    finite |= {*_IRREGULAR, *_LOCUTIONS}
    return sorted(finite, key=len, reverse=True), sorted(participles, key=len, reverse=True)


_FINITE, PAST = _forms()
# « X est allé plus loin, en proposant »: with « en », of the subject.
_GERUNDS = "|".join(sorted({f"{form.removesuffix('a')}ant" for form in _FINITE if form.endswith("a")}))
GERUNDS = rf"(?:{_GERUNDS}|parlant|disant|appelant|reclamant|promettant|reconnaissant|defendant)"
SAYING = rf"en\s(?:{_GERUNDS}|disant|ecrivant|promettant|reconnaissant|defendant)"
# Single words, for asking of one word whether it says that somebody speaks.
SPOKEN_WORDS = frozenset(
    form.removeprefix("s'").removeprefix("se ")
    for form in [*_FINITE, *PAST, "dixit"]
    if form.count(" ") == ("se " in form)
)
_AUXILIARY = (
    r"(?:(?:l'|s'|n'|m'|t'|y |en |lui |leur |nous |vous )?(?:a|ont|avait|avaient|est|aura) "
    r"(?:(?:aussi|egalement|ainsi|pour sa part|de son cote"
    r"|d'emblee|enfin|ensuite|alors|deja|[a-z]{3,}ment|notamment|par ailleurs|encore|d'ailleurs|toutefois"
    r"|cependant) )?)"
)
_SPOKEN = "|".join([*PAST, *(form.format(infinitives="|".join(sorted(INFINITIVES))) for form in _COMPOUND)])
_ALTERNATIVES = "|".join(form.replace(" ", r"\s") for form in _FINITE)
# What may stand between a verb of speech and its subject.
ADVERB = (
    r"(?:\s(?:aussi|egalement|ainsi|encore|par ailleurs|en outre|enfin|ensuite|toutefois|cependant|neanmoins|d'ailleurs"
    r"|notamment|souvent|volontiers|deja|alors|de son cote|pour sa part|quant a (?:lui|elle)|en effet|d'emblee"
    r"|[a-z]+ment))?"
)
# « a-t-il déclaré »: the pronoun between auxiliary and participle.
PAST_INVERTED = (
    rf"(?:(?:s'|l'|m'|y |lui |leur |nous |vous )?(?:a|avait|est|aura)\s?-\s?(?:t\s?-\s?)?(?P<past_who>il|elle|on)\s"
    rf"(?:(?:aussi|egalement|ensuite|encore|alors|[a-z]{{3,}}ment)\s)?(?:{_SPOKEN})e?)"
)
# One verb of speech in a finite form, « a déclaré » and « s’est félicité » included. To be searched in folded text.
SPEECH = rf"(?:(?:s'|se |l'|le |en )?(?:{_ALTERNATIVES})|{_AUXILIARY}(?:{_SPOKEN})e?s?)"
