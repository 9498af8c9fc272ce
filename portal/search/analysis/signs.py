"""The characters that stand inside words, as the insides of classes of regular expressions."""

APOSTROPHES = "'’‘‛ʼ`´′＇"
JOINERS = rf"\-‐‑‒–&.·•‧_{APOSTROPHES}"
# The soft hyphen, the spaces and marks without width, the choice between the picture and the sign of an emoji.
INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff\ufe00-\ufe0f"
# And accents that stand apart from their letter, points of Hebrew and Arabic: no letters for Python, yet in the word.
MARKS = f"\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u0670{INVISIBLE}"
