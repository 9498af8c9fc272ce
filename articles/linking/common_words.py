"""Words of every day and of the trade, folded: one of them alone is never taken for a name."""

from articles.quoting.words import words

COMMON = frozenset(
    words("""
    acces accompagnement accord action actualite adn afin agence aide air alerte alliance ami amour an analyse annee
    ans appel application apport apres art article assemblee association assurance atelier atout avance avec avenir
    avis axe baie ban banque base beau belle besoin biais bien bilan blanc bleu bois bon bonne bord bourse boussole
    brun bureau but calcul calme campus cancer capital carte cas cause centre cercle chaine champ chance change
    charge chat chef chemin chercheur chiffre choix citoyen clair cle clinique club code coeur collecte collectif
    comite commission commun compte conseil consortium contact contrat corps cote couleur cour courant court cout
    crise croix cure dam dans date debat debut decision declic defi delegation demain demarche depart des dim
    dimension direct direction dispositif doctrine don donnee donnees dons dossier double droit droits durand eau
    echange echo eclat ecole ecoute effet elan elu emploi engagement enjeu ensemble entrepot entreprise equipe
    espace espoir essai est etape etat etude eveil evenement exemple expert faire fait faux federation fer fete feu
    fil filiere fin flux foi fond fondation fonds force formation forme forum foyer franc france fruit garde garnier
    gen genre gens geste gestion grand grande groupe groupement guide hasard haut histoire hiver homme hopital
    horizon hub ici idee image impact impulsion index indice industrie info infos initiative innovation institut
    intelligence inter jalon jardin jeu jeune joie jour journal jouy juste label laboratoire lac large leger
    lendemain leroux lettre libre lien ligne lion lire liste livre logiciel loi long lumiere lune lys main maire
    maison majeur mal marchand marche mare maree marin marine marque matin matrice medecin medecine mer mere mesure
    methode midi milieu ministere mission mobile mode modele moi moindre mois moment mon monde mont morin moteur
    moulin mouvement mur nation nature neuf noble noir nom nombre nord note notre nous nouveau nouvelle nova nuit
    numerique oeil office opinion optique or orange ordre organe organisme origine ouest ours outil ouverture page
    pain paix panorama par parcours parent parole part partage partenaire parti passage passeport patient pays
    paysan peau pensee perle personne perspective petit phare pilote piste plan plateforme plein pleine plume plus
    poing point pole pont portail porte poste pouvoir pratique presse prevention prince principe prise prix
    processus proche produit professeur profil programme projet promesse propos prudence public pulse qualite
    question racine radio raison rapport rare reflexe reforme refuge regard region reglement relais reponse repos
    reseau ressource revue richard riche robe roche roi rose roseau rouge route roux ruche rue sable sage sain saint
    sang sans sante savoir science sciences secret secteur sens sentinelle serein service seul sien signal silence
    simple sis sites socle soi soie soin soins soir sol soleil solidarite solution somme son souffle source sous
    stage strategie structure succes sud sujet sur synapse syndicat synergie synthese systeme table tandem
    technologie temps terrain terre territoire tete the titre toile ton tour tous tout trait transition travail
    tremplin tres tresor tribu un une union unite univers universite urgence usage utile vague val valeur vallee
    vecteur veille vent verite vers vert vie vif vigie vigilance ville virage vision vite vivant vivre voie voile
    voisin voix vol vole vote vous vrai vue
    """)
)
