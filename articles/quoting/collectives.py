"""Those who speak together, or in the name of a house: « les auteurs », « le syndicat », « l’agence régionale »."""

import re

from articles.quoting.folding import fold_in_place
from articles.quoting.roles import role_head
from articles.quoting.verbs import SPEECH
from articles.quoting.words import words

_HEADS = frozenset(
    words("""
    academie administration agence assemblee association autorite cabinet caisse centrale chambre clinique collectif
    branche college comite commission cour haute
    confederation conseil consortium delegation departement direction editeur elysee
    entourage entreprise equipe federation fondation gouvernement groupe groupement hopital industrie institut
    institution intersyndicale juridiction laboratoire ligue mairie matignon ministere mission mutuelle observatoire
    opposition ordre organisation parquet parti prefecture region redaction section senat societe
    start-up startup syndicat tribunal tutelle union universite
    signataire plaignant requerant participant intervenant organisateur opposant detracteur defenseur observateur
    partenaire
    industriel hebergeur fabricant biotech medtech assureur prestataire operateur distributeur grossiste constructeur
    gens internautes medecins industriels patients familles proches riverains usagers citoyens habitants sages
    """)
)
# « Pour les patients, c’est « une révolution » »: for them, and not in their words.
_OPINIONS = frozenset(
    words("""
    agence auteurs autrices chercheurs gouvernement ministere syndicat syndicats rapporteurs federation association
    associations elus inspecteurs intersyndicale opposition
    """)
)
_SUBJECT = re.compile(
    r"(?:[Ll]es (?:(?:deux|trois|quatre|cinq|six|sept|huit|dix|\d{1,3}) )?|[Ll]e |[Ll]a |[Ll][’']"
    r"|[Ss](?:on|a|es) |[Ll]eurs? )(?P<head>[\w-]+)"
)
_COMPLEMENT = re.compile(
    r"(?:\s(?:regionale?s?|nationale?s?|generale?s?|centrale?s?|locale?s?|publique?s?|syndicale?s?|medicale?s?"
    r"|hospitalie(?:re?s?|rs?)|generalistes?|liberaux|liberales?|specialistes?|privee?s?|publics?|infirmiers?|urgentistes?|hospitalo-universitaires?|scientifiques?|parlementaires?|municipale?s?|europeenne?s?|francaise?s?|medico-sociale?s?)\b"
    r"|\s(?:de la |de l'|du |des |de |d')[\w-]+(?:['-][\w-]+)*(?:\s(?=[A-ZÀ-Þ])[\w’'-]+)*){0,4}"
)
_PROPER = re.compile(r"[^,.;:!?()«»“”\n]{0,90}")
# « (du syndicat) Soignants debout dénonce »: a few words more, as far as the verb.
_FURTHER = re.compile(
    rf"(?P<words>(?:\s(?!(?:a|ont|est|sont|qui|que|et|ne|n'|se|s')\b)[\w'-]+){{1,3}})(?:\s(?:{SPEECH})(?![\w-])|\s?:)"
)
_VERB = re.compile(rf"\s(?:{SPEECH}|a|ont|est|sont|avait|etait|n'|ne)\b")


def collective_at(text: str, start: int) -> tuple[str, int] | None:
    """The words that name who speaks together at `start`, and where they end."""
    match = _SUBJECT.match(text, start)
    if not match or not _is_head(match["head"]):
        return None
    end = match.end()
    if match["head"][0].isupper():
        rest = fold_in_place(_PROPER.match(text, end)[0])
        verb = _VERB.search(rest)
        end += verb.start() if verb else len(rest.rstrip())
    else:
        folded = fold_in_place(text[: end + 160])
        end = _COMPLEMENT.match(folded, end).end()
        end = _end_of_name(text, end)
        further = _FURTHER.match(folded, end)
        end = further.end("words") if further else end
    return text[start:end], end


def _end_of_name(text: str, start: int) -> int:
    """Where « (l’association) Implants et transparence » ends: at a pause, or before the verb."""
    rest = _PROPER.match(text, start)[0]
    if not re.match(r"\s[A-ZÀ-Þ]", rest):
        return start
    verb = _VERB.search(fold_in_place(rest))
    return start + (verb.start() if verb else len(rest.rstrip()))


def holds_opinions(printed: str) -> bool:
    """Whether « pour » before these words says what they think, and not for whose good something is."""
    match = _SUBJECT.match(printed)
    return bool(match) and (match["head"][0].isupper() or fold_in_place(match["head"]) in _OPINIONS)


def _is_head(word: str) -> bool:
    folded = fold_in_place(word)
    singular = folded.removesuffix("s")
    is_several_people = folded.endswith("s") and bool(role_head(singular))
    return folded in _HEADS or singular in _HEADS or is_several_people
