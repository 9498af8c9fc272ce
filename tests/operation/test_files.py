"""The other files of `deploy/`: units that systemd takes, and an environment that names what the site reads."""

import re
import shutil
import subprocess
import sys

import pytest

from scripts.gate import PRODUCTION
from tests.operation.restoring import ROOT, manage
from tests.operation.serving import DEPLOY

UNITS = sorted((DEPLOY / "systemd").iterdir())


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd n’est pas installé")
def test_systemd_takes_the_units(tmp_path):
    for unit in UNITS:
        text = unit.read_text().replace("/srv/vigie/site/.venv/bin/python", sys.executable)
        text = text.replace("/srv/vigie/site/.venv/bin/gunicorn", shutil.which("gunicorn", path=ROOT / ".venv/bin"))
        name = unit.name.replace("@.", "@forget_reports.")
        (tmp_path / name).write_text(text.replace("/srv/vigie/site", str(ROOT)))
    names = [str(path) for path in tmp_path.iterdir()]
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *names], capture_output=True, text=True, check=False
    )
    assert [line for line in done.stderr.splitlines() if "vigie" in line] == []
    assert done.returncode == 0, done.stderr


def test_the_units_run_commands_that_exist():
    told = "\n".join(unit.read_text() for unit in UNITS)
    commands = {*re.findall(r"vigie-commande@(\w+)\.service\n", told), *re.findall(r"manage\.py (\w+)", told)}
    assert {"backup", "check", "forget_reports", "rebuild_related", "rebuild_search"} <= commands
    for command in commands:
        done = subprocess.run(
            [sys.executable, "manage.py", command, "--help"], cwd=ROOT, capture_output=True, check=False
        )
        assert done.returncode == 0, command


def test_the_units_run_nothing_that_a_minimal_debian_lacks():
    """« /bin/kill » comes with a package of its own: without it nothing was ever reloaded."""
    told = re.findall(r"^Exec\w+=(\S+)", "\n".join(unit.read_text() for unit in UNITS), re.MULTILINE)
    assert "/bin/sh" in told
    assert {path for path in told if not path.startswith("/srv/vigie/site/.venv/bin/")} == {"/bin/sh"}


def test_each_timer_starts_a_unit_that_is_there():
    names = {unit.name for unit in UNITS}
    for timer in (unit for unit in UNITS if unit.suffix == ".timer"):
        (unit,) = re.findall(r"^Unit=(.+)$", timer.read_text(), re.MULTILINE)
        assert re.sub(r"@\w+", "@", unit) in names


def test_the_example_of_environment_is_what_the_site_reads(tmp_path):
    """Each variable that it names exists; and with its blanks filled, the site may go online."""
    text = (DEPLOY / "env.example").read_text()
    read = (ROOT / "portal" / "settings.py").read_text()
    given = dict(re.findall(r"^#?([A-Z_]+)=(.*)$", text, re.MULTILINE))
    assert [name for name in given if f'"{name}"' not in read] == []
    live = {name: value for name, value in given.items() if f"#{name}=" not in text}
    filled = {name: PRODUCTION.get(name, value) if value == "…" else value for name, value in live.items()}
    filled |= {"SERVE_FILES": "0", "STATIC_ROOT": str(tmp_path)}
    filled.pop("DATABASE_URL")
    done = manage(
        "check", "--deploy", "--fail-level", "WARNING", database=tmp_path / "x.sqlite3", media=tmp_path, **filled
    )
    assert done.returncode == 0, done.stderr


def test_what_the_example_leaves_to_be_filled_is_missing(tmp_path):
    text = (DEPLOY / "env.example").read_text()
    blanks = re.findall(r"^([A-Z_]+)=…$", text, re.MULTILINE)
    place = {"database": tmp_path / "x.sqlite3", "media": tmp_path}
    unfilled = dict.fromkeys(blanks, "…")
    done = manage("check", "--deploy", **place, **unfilled)
    assert done.returncode != 0
    assert "SECRET_KEY manque" in done.stderr
    unfilled["SECRET_KEY"] = PRODUCTION["SECRET_KEY"]
    done = manage("check", "--deploy", "--fail-level", "WARNING", **place, **unfilled)
    assert done.returncode != 0
    assert [name for name in blanks if name not in done.stderr] == ["SECRET_KEY"]


def test_the_readme_tells_every_variable():
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', (ROOT / "portal" / "settings.py").read_text()))
    told = set(re.findall(r"`([A-Z_]+)`", (ROOT / "README.md").read_text()))
    assert read - told == set()
