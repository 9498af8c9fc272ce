"""What the audit of packages concludes: a flaw, nothing known, or nobody who answered."""

import json
from types import SimpleNamespace

import pytest

from scripts import audit

SOUND = {"name": "django", "version": "5.2.19", "vulns": []}
FLAWED = {"name": "pillow", "version": "1.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["1.1"]}]}
UNSEEN = {"name": "segno", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("told", "required", "expected"),
    [
        ([SOUND], "", (0, "")),
        ([SOUND, FLAWED], "", (1, "✗ pillow 1.0 : PYSEC-1 (corrigée en 1.1)\n")),
        ([SOUND, UNSEEN], "", (0, "⚠ failles connues non cherchées : segno\n")),
        ([SOUND, UNSEEN], "1", (1, "⚠ failles connues non cherchées : segno\n")),
        (None, "", (0, "⚠ failles connues non cherchées : personne n’a répondu\n")),
        (None, "1", (1, "⚠ failles connues non cherchées : personne n’a répondu\n")),
    ],
)
def test_a_flaw_stops_and_silence_is_said(monkeypatch, capsys, told, required, expected):
    output = "" if told is None else json.dumps({"dependencies": told})
    asked = []
    monkeypatch.setattr(
        audit.subprocess, "run", lambda command, **options: asked.append(command) or SimpleNamespace(stdout=output)
    )
    monkeypatch.setenv("REQUIRE_AUDIT", required)
    assert (audit.main(), capsys.readouterr().out) == expected
    assert asked[0][-1].endswith("requirements.txt")
