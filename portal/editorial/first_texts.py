"""The pages of the house on the first day: what is true of this software, whoever publishes.

A site that has begun keeps these as they are here, to know which pages nobody has completed yet.
"""

# ruff: noqa: E501 - prose, a paragraph on each line

_TEXTS = [
    (
        "charte",
        "Charte",
        "Ce que cette publication doit à ses lecteurs et à ceux dont elle rapporte les propos : des paroles attribuées, datées et retrouvables.",
        """<h2>Des propos attribués</h2>
<p>Une citation porte le nom de qui l’a dite et, quand elle est connue, la fonction que cette personne occupait ce jour-là. Si la source n’est pas nommée, la citation le dit. Chacune a sa propre page, avec l’article dont elle vient et, quand il y en a un, l’événement où elle a été dite.</p>
<h2>Des pages qui restent</h2>
<p>Une page publiée garde son adresse. Quand la rédaction retire un article, son adresse le dit ; elle ne mène pas ailleurs en silence.</p>
<h2>Des erreurs reconnues</h2>
<p>Une correction est datée et dite en toutes lettres. Toutes sont réunies sur la page <a href="/corrections/">Corrections</a>.</p>
<h2>Des lecteurs qui ne sont pas suivis</h2>
<p>Le site ne mesure pas ce que chacun lit : il n’a ni traceur, ni cookie pour les lecteurs (voir <a href="/donnees-personnelles/">Données personnelles</a>).</p>""",
    ),
    (
        "corrections",
        "Corrections",
        "Comment la rédaction corrige ses erreurs, et la liste de toutes les corrections faites, de la plus récente à la plus ancienne.",
        """<p>Une erreur qui change le sens d’un article est corrigée dans l’article, et la correction est dite : ce qui était écrit, ce qui l’est maintenant, et quand. Une précision ajoute ce qui manquait. Une faute de frappe se corrige sans mention.</p>""",
    ),
    (
        "equipe",
        "Équipe",
        "Qui dirige la publication, qui signe les articles, et où lire tout ce que chaque auteur a signé ici.",
        """<p>La personne qui dirige la publication est nommée dans les <a href="/mentions-legales/">mentions légales</a>. Chaque article nomme ceux qui l’ont écrit ; le nom mène à tous leurs articles.</p>
<p>Les signataires sont réunis sur la page <a href="/auteurs/">Auteurs</a>.</p>""",
    ),
    (
        "methodes",
        "Méthodes",
        "Comment les articles, les citations et les fiches sont reliés et datés, et ce que les pages calculent seules.",
        """<h2>Des fiches reliées</h2>
<p>Articles, citations, personnes, organisations et événements sont des fiches. Un nom que la rédaction a relié mène, dans l’article, à sa fiche, et la fiche ramène aux articles. Les liens proposés par le logiciel sont acceptés ou refusés par elle.</p>
<h2>La fonction de ce jour-là</h2>
<p>Les fonctions sont datées. Une citation ancienne garde la fonction que la personne occupait alors ; sa fiche dit celles d’aujourd’hui.</p>
<h2>Ce qui est calculé</h2>
<p>Les listes, les chiffres d’activité et les articles proposés à la suite d’un autre se déduisent des fiches. Ils sont les mêmes pour tous les lecteurs, et aucun ne dépend de ce que vous avez lu.</p>""",
    ),
    (
        "financement",
        "Financement",
        "Ce que ce site ne vend pas à ses lecteurs ni à d’autres, et où trouver le nom de qui le publie.",
        """<p>Le site n’a ni emplacement publicitaire, ni régie, ni lien d’affiliation : rien n’y est prévu pour vendre l’attention des lecteurs.</p>
<p>L’éditeur est présenté dans les <a href="/mentions-legales/">mentions légales</a>.</p>""",
    ),
    (
        "mentions-legales",
        "Mentions légales",
        "Qui publie ce site, qui en dirige la publication, qui l’héberge, et comment les joindre.",
        """<p>Les articles, les citations choisies et leur présentation sont protégés par le droit d’auteur. Une courte citation est libre, à condition de nommer l’auteur et la source. Pour tout autre usage, écrivez à l’éditeur.</p>
<p>Toute personne nommée ou désignée ici peut demander à la personne qui dirige la publication d’y faire paraître une réponse.</p>""",
    ),
    (
        "donnees-personnelles",
        "Données personnelles",
        "Ce que ce site sait de ses lecteurs, ce qu’il publie des personnes qu’il cite, et comment exercer ses droits.",
        """<h2>Si vous lisez ce site</h2>
<p>Aucun compte n’est demandé. Le site ne dépose aucun cookie chez les lecteurs, n’a aucun traceur, aucune mesure d’audience, et n’appelle aucun autre site : polices, images et scripts viennent d’ici. Une vidéo ou un son venu d’ailleurs est un lien, qui ne s’ouvre que si vous le suivez.</p>
<p>Ce que vous cherchez sert à vous répondre et n’est pas enregistré par le site. Comme tout serveur, celui de l’hébergeur peut tenir un journal technique des demandes, avec l’adresse du réseau d’où elles viennent.</p>
<p>Seule l’administration, réservée à la rédaction, emploie trois cookies : l’un pour que la session dure, un autre pour protéger les formulaires, le dernier pour dire ce qui vient d’être enregistré.</p>
<h2>Si ce site parle de vous</h2>
<p>Le site publie, à des fins de journalisme, les propos tenus publiquement par des personnes dans leurs fonctions : nom, fonctions datées, propos, participation à des événements, parfois un portrait. Ces informations viennent des articles, des événements publics et des organisations.</p>
<p>Vous pouvez demander à voir ce qui vous concerne, à le faire rectifier, ou vous opposer à sa publication. Le droit à l’information a sa part dans la réponse : un propos public reste en général à sa place. Sans toucher aux articles, votre fiche peut cesser de paraître dans les listes du site et dans les moteurs de recherche.</p>
<h2>Comment faire</h2>
<p>Écrivez au contact ci-dessous. Si la réponse ne vous convient pas, vous pouvez saisir la Commission nationale de l’informatique et des libertés (<a href="https://www.cnil.fr/fr/plaintes">CNIL</a>).</p>""",
    ),
    (
        "accessibilite",
        "Accessibilité",
        "Où en est l’accessibilité de ce site, comment signaler une difficulté, et à qui s’adresser si rien ne vient.",
        """<h2>Ce qui est fait</h2>
<p>Les pages se lisent sans JavaScript, au clavier, agrandies, sur un écran étroit, en clair comme en sombre, et s’impriment. Elles sont conçues pour les lecteurs d’écran. Une image porteuse de sens a un texte de remplacement.</p>
<h2>Signaler une difficulté</h2>
<p>Si une page vous résiste, écrivez au contact ci-dessous : le contenu vous sera donné sous une autre forme.</p>
<h2>Si rien ne vient</h2>
<p>Vous pouvez écrire au Défenseur des droits par son <a href="https://formulaire.defenseurdesdroits.fr/">formulaire</a>, joindre son <a href="https://www.defenseurdesdroits.fr/carte-des-delegues">délégué</a> dans votre région, ou lui écrire sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris Cedex 07.</p>""",
    ),
]

# As a save leaves them.
PAGES = [(address, title, standfirst, body.replace("\n", "")) for address, title, standfirst, body in _TEXTS]
BODIES = {address: body for address, _title, _standfirst, body in PAGES}

# What only the publisher knows, and the desk is asked to add.
MISSING = {
    "charte": "les textes de déontologie de référence, l’instance que les lecteurs peuvent saisir, les règles sur les "
    "liens d’intérêts, les cadeaux et les voyages",
    "equipe": "la composition de la rédaction, les fonctions de chacun et la manière de les joindre",
    "methodes": "la vérification, les sources qui demandent l’anonymat, la relecture des propos, l’usage d’outils de "
    "rédaction automatique",
    "financement": "les propriétaires, les recettes et leur origine, les partenaires ou clients qui pourraient être "
    "cités, ce qui protège la rédaction de leur influence",
    "mentions-legales": "les conditions de reprise propres à l’éditeur",
    "donnees-personnelles": "la durée de conservation du journal technique de l’hébergeur",
    "accessibilite": "la date et les résultats de l’audit, les contenus qui ne sont pas accessibles, la date de la "
    "déclaration",
}
