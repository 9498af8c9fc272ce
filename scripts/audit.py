"""Which of our pinned packages have known flaws, as pip-audit finds them on the network.

A flaw ends in error. Without a network, or for packages of which it is told nothing, that is said and nothing ends:
the other checks do not depend on the network. REQUIRE_AUDIT=1 wants every package to have been looked at.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMAND = [sys.executable, "-m", "pip_audit", "--no-deps", "--disable-pip", "--progress-spinner", "off"]
OPTIONS = ["--format", "json", "--timeout", "10"]
UNANSWERED = "personne n’a répondu"


def verdict(output: str) -> tuple[list[str], list[str]]:
    """The flaws, and what could not be looked at and why, from what pip-audit printed; it prints nothing unanswered."""
    try:
        told = json.loads(output)["dependencies"]
    except (ValueError, KeyError):
        return [], [UNANSWERED]
    flaws = [
        f"{package['name']} {package['version']} : {flaw['id']} (corrigée en {', '.join(flaw['fix_versions']) or '?'})"
        for package in told
        for flaw in package.get("vulns", [])
    ]
    return flaws, [package["name"] for package in told if "skip_reason" in package]


def main() -> int:
    command = [*COMMAND, *OPTIONS, "--requirement", str(ROOT / "requirements.txt")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    flaws, unseen = verdict(done.stdout)
    for flaw in flaws:
        print(f"✗ {flaw}")  # noqa: T201
    if unseen:
        print(f"⚠ failles connues non cherchées : {', '.join(unseen)}")  # noqa: T201
    return 1 if flaws or (unseen and os.environ.get("REQUIRE_AUDIT")) else 0


if __name__ == "__main__":
    sys.exit(main())
