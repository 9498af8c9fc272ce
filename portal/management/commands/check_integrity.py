"""`manage.py check_integrity`: invariants over the whole database. Ends with the status 1 when one does not hold."""

import sys

from django.utils.formats import number_format
from tqdm import tqdm

from portal.core.commands import FrenchCommand
from portal.core.integrity import Check, registered

SHOWN = 20  # breaches of one check


class Command(FrenchCommand):
    help = "Vérifie ce que la base doit toujours respecter. Se termine par le code 1 si quelque chose ne va pas."

    def handle(self, *args, **options):
        results = [self._run(name, check) for name, check in registered().items()]
        if not all(results):
            sys.exit(1)

    def _run(self, name: str, check: Check) -> bool:
        """Prints what the check finds, and says whether all is well."""
        shown, count = [], 0
        with tqdm(desc=name, unit="fiche", disable=not sys.stderr.isatty(), leave=False) as bar:
            for sentence in check(bar):
                count += 1
                shown += [sentence] if count <= SHOWN else []
        if not count:
            self.stdout.write(f"✓ {name}")
            return True
        self.stdout.write(f"✗ {name}\u00a0: {_count(count, 'défaut')}")
        for sentence in shown:
            self.stdout.write(f"  – {sentence}")
        if count > SHOWN:
            self.stdout.write(f"  … et {_count(count - SHOWN, 'autre')}")
        return False


def _count(number: int, word: str) -> str:
    return f"{number_format(number, force_grouping=True)} {word}{'s' if number > 1 else ''}"
