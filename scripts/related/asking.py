"""Measures « À lire » in the database of this process, and prints the figures: `asking SEED SAMPLE`."""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
django.setup()

from scripts.related.measures import Measuring  # noqa: E402 - Django is to be set up first

# What each figure must be, and how it is told.
BARS = (
    ("ratio", 2.5, "fois les thèmes comptés sans poids (même histoire, cinq premiers)"),
    ("stored_agrees", 0.95, "des cinq premiers sont ceux du calcul exact (liste écrite en masse)"),
    ("published_agrees", 0.95, "des cinq premiers sont ceux du calcul exact (liste écrite à la publication)"),
    ("recommended", 0.6, "des articles sont proposés par un autre au moins"),
)
MOST_COMMON_ONLY = 0.05


def main() -> None:
    seed, sample = map(int, sys.argv[1:])
    measures = Measuring(seed=seed, sample=sample).measure()
    told = {name: getattr(measures, name) for name, _bar, _words in BARS}
    for name, bar, words in BARS:
        sys.stdout.write(f"{told[name]:6.3f} (au moins {bar})\u00a0: {words}\n")
    sys.stdout.write(
        f"{measures.common_only:6.3f} (au plus {MOST_COMMON_ONLY})\u00a0: n’ont de raison que commune\n"
        f"Même histoire parmi les cinq premiers\u00a0: {measures.same_story:.3f}, thèmes comptés sans poids "
        f"{measures.raw_same_story:.3f}, liste montrée {measures.shown_same_story:.3f}\n"
    )
    missed = [f"{name} {told[name]:.3f} < {bar}" for name, bar, _words in BARS if told[name] < bar]
    if measures.common_only > MOST_COMMON_ONLY:
        missed.append(f"common_only {measures.common_only:.3f} > {MOST_COMMON_ONLY}")
    if missed:
        sys.exit(f"✗ {', '.join(missed)}")


if __name__ == "__main__":
    main()
