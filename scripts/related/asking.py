"""Measures « À lire » in the database of this process, and prints the figures: `asking SEED SAMPLE`."""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
django.setup()

from scripts.related.bars import missed, told  # noqa: E402 - Django is to be set up first
from scripts.related.measures import Measuring  # noqa: E402


def main() -> None:
    seed, sample = map(int, sys.argv[1:])
    measures = Measuring(seed=seed, sample=sample).measure()
    sys.stdout.write(f"{told(measures)}\n")
    if below := missed(measures):
        sys.exit(f"✗ {', '.join(below)}")


if __name__ == "__main__":
    main()
