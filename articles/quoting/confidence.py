"""How sure a rule is of who speaks, from 0 to 1. From `SURE` on, the desk ticks the proposal by itself.

The order and the first values are those of the rules’ design; each was lowered where annotated texts showed it wrong.
"""

SURE = 0.7
TOLD = 0.6  # below, a speaker is only a guess: shown to an editor, and written nowhere without one

_BY_RULE = {
    "incise": 0.95,
    "après": 0.95,
    "signature": 0.9,
    "en-tête": 0.9,
    "réponse": 0.9,
    "présenté par": 0.9,
    "selon": 0.85,
    "inversion": 0.85,
    "sujet": 0.8,
    "deux-points": 0.75,
    "par": 0.75,
    "suite": 0.7,
    "enchaînement": 0.65,
    "section": 0.6,
    "ouverture": 0.6,
    "paragraphe": 0.5,
}
_PRONOUN = 0.8  # at most, for somebody whom a pronoun means
_UNKNOWN = 0.75  # at most, for words that name nobody on record
_VAGUE = 0.65  # at most, for « le praticien »: somebody already spoken of, taken for whom spoke last


def confidence_of(rule: str, *, is_pronoun: bool = False, is_known: bool = True, is_vague: bool = False) -> float:
    bounds = [_BY_RULE.get(rule, 0.0)]
    bounds += [_PRONOUN] if is_pronoun else []
    bounds += [] if is_known else [_UNKNOWN]
    bounds += [_VAGUE] if is_vague else []
    return min(bounds)
