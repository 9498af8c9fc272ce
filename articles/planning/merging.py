"""A version prepared from one state, brought onto a later one."""

from copy import deepcopy

Content = dict
_PLACE = {"region", "ordering", "id"}


def merged(base: Content, current: Content, wanted: Content) -> Content:
    """`current` with what `wanted` changes of `base`. Where both changed one field, `wanted` has the last word.

    Rows that somebody has added meanwhile stay; a row that `wanted` deletes goes, whatever became of it.
    """
    content = deepcopy(current)
    for part in ("fields", "lists"):
        content[part] |= _changed(base[part], wanted[part])
    content["rows"] = {
        name: _rows(base["rows"].get(name, []), current["rows"].get(name, []), wanted["rows"].get(name, []))
        for name in {**current["rows"], **wanted["rows"]}
    }
    return content


def _rows(base: list[dict], current: list[dict], wanted: list[dict]) -> list[dict]:
    before, after = ({row["id"]: row for row in rows if row["id"]} for rows in (base, wanted))
    rows = []
    for row in current:
        key = row["id"]
        if key in before and key not in after:
            continue
        rows.append(row | _changed(before[key], after[key]) if key in before else row)
    present = {row["id"] for row in rows}
    # A row that was changed here and deleted by somebody else since comes back: it was wanted.
    revived = [row for key, row in after.items() if key not in present and _is_changed(before.get(key), row)]
    return [*rows, *revived, *(row for row in wanted if row["id"] is None)]


def _changed(before: dict, after: dict) -> dict:
    return {name: value for name, value in after.items() if before.get(name) != value}


def _is_changed(before: dict | None, after: dict) -> bool:
    return before is None or any(before.get(name) != value for name, value in after.items() if name not in _PLACE)
