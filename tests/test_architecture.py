"""Rules of the house that a test can read from the sources."""

import ast
from collections import defaultdict
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parent.parent
# From the bottom up: each room imports only itself and what stands below it.
LAYERS = [
    "portal.core",
    "portal.media",
    "portal.editorial",
    "organisations",
    "people",
    "articles",
    "portal.search",
    "portal.reports",
    "portal",
]
SOURCES = [
    path
    for top in ("portal", "articles", "people", "organisations", "tests", "scripts")
    for path in sorted((ROOT / top).rglob("*.py"))
    if "migrations" not in path.parts
]
CODE = [path for path in SOURCES if path.relative_to(ROOT).parts[0] not in {"tests", "scripts"}]


def _name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def _layer(module: str) -> int | None:
    """The rank of the room of a module; the longest name wins, so that `portal.core` is not `portal`."""
    rooms = [room for room in LAYERS if module == room or module.startswith(f"{room}.")]
    return LAYERS.index(max(rooms, key=len)) if rooms else None


def _imports(tree: ast.AST) -> list[str]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return found


@pytest.mark.parametrize("path", CODE, ids=_name)
def test_imports_point_down_only(path):
    own = _layer(_name(path))
    upward = [
        name for name in _imports(ast.parse(path.read_text())) if (rank := _layer(name)) is not None and rank > own
    ]
    assert upward == []


def test_the_rooms_of_the_search_import_one_another_one_way():
    rooms, top = defaultdict(set), "portal.search."
    for path in CODE:
        if (own := _name(path)).startswith(top):
            known = (name.removeprefix(top) for name in _imports(ast.parse(path.read_text())) if name.startswith(top))
            rooms[own.removeprefix(top).split(".")[0]] |= {name.split(".")[0] for name in known}
    try:
        order = list(TopologicalSorter({room: below - {room} for room, below in rooms.items()}).static_order())
    except CycleError as error:
        pytest.fail(f"in a circle: {' → '.join(error.args[1])}")
    assert order.index("kinds") < order.index("engines") < order.index("searching") < order.index("views")


@pytest.mark.parametrize("path", CODE, ids=_name)
def test_no_import_hides_in_a_function(path):
    hidden = [
        node.lineno
        for function in ast.walk(ast.parse(path.read_text()))
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert hidden == []


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_files_and_functions_stay_short(path):
    text = path.read_text()
    assert text.count("\n") <= 500
    if path in CODE:
        long = [
            node.name
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= 40
        ]
        assert long == []


def test_nothing_swallows_every_error():
    def swallows(handler):
        is_broad = handler.type is None or (isinstance(handler.type, ast.Name) and "Exception" in handler.type.id)
        return is_broad and all(isinstance(line, ast.Pass | ast.Continue) for line in handler.body)

    found = [
        (_name(path), node.lineno)
        for path in CODE
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ExceptHandler) and swallows(node)
    ]
    assert found == []


def test_published_is_never_called_at_import_time():
    """A queryset built in a class body or at module level freezes « now »."""
    found = []
    for path in CODE:
        bodies = [ast.parse(path.read_text()).body]
        while bodies:
            for node in bodies.pop():
                if isinstance(node, ast.ClassDef):
                    bodies.append(node.body)
                elif not isinstance(node, ast.FunctionDef):
                    calls = [call for call in _run_at_once(node) if isinstance(call, ast.Call)]
                    names = [call.func.attr for call in calls if isinstance(call.func, ast.Attribute)]
                    found += [(_name(path), node.lineno) for name in names if name in {"published", "published_q"}]
    assert found == []


def _run_at_once(node):
    """The node and what is in it, but what a lambda puts off."""
    yield node
    for inner in ast.iter_child_nodes(node):
        if not isinstance(inner, ast.Lambda):
            yield from _run_at_once(inner)


def _our_models():
    return [model for model in apps.get_models() if _layer(model.__module__) is not None]


@pytest.mark.parametrize("model", _our_models(), ids=lambda model: model._meta.label)
def test_deleting_a_person_an_organisation_or_an_account_is_refused_while_used(model):
    """Cascades go from a whole to its own parts only, never from a record of the directory or an account."""
    protected = {"people.Person", "organisations.Organisation", "auth.User", "media.Image", "media.Document"}
    own_parts = {"people.PersonName", "organisations.OrganisationName"}
    for field in model._meta.get_fields():
        if field.many_to_one and field.remote_field and field.related_model._meta.label in protected:
            rule = field.remote_field.on_delete.__name__
            assert rule == "PROTECT" or model._meta.label in own_parts, f"{model._meta.label}.{field.name}: {rule}"


@pytest.mark.parametrize("model", _our_models(), ids=lambda model: model._meta.label)
def test_constraints_speak_french(model):
    for constraint in model._meta.constraints:
        assert constraint.name.startswith(f"{model._meta.app_label}_")
        assert constraint.violation_error_message != constraint.default_violation_error_message
