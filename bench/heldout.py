"""The held-out questions as data: tests/heldout/<part>/<name>.yml, with groups of facts written out.

A line names the ids of the facts that are right and of those that would be wrong. `not_for_baby` among the wrong ones
stands for all ids of tests/heldout/not_for.yml under that name, less those that the line names as right.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

HELDOUT = Path(__file__).resolve().parent.parent / "tests" / "heldout"
GROUPS = HELDOUT / "not_for.yml"


def read(part: str, name: str) -> list[dict[str, Any]]:
    """The lines of a file; none of a kind that a set does not have.

    Args:
        part: dev or test.
        name: of the file, without its ending.

    Returns:
        Its lines, each as it stands there but for the groups of `wrong`, which are written out.
    """
    path = HELDOUT / part / f"{name}.yml"
    return [_with_groups(line) for line in _load(path)] if path.is_file() else []


@lru_cache(maxsize=1)
def groups() -> dict[str, list[str]]:
    """The groups of ids by name."""
    return dict(_load(GROUPS))


def _load(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def _with_groups(line: dict[str, Any]) -> dict[str, Any]:
    if "turns" in line:
        return {**line, "turns": [_with_groups(turn) for turn in line["turns"]]}
    wrong = line.get("wrong") or []
    if not any(name in groups() for name in wrong):
        return line
    right = set(line.get("right") or ())
    ids = [i for name in wrong for i in groups().get(name, [name])]
    return {**line, "wrong": [i for i in ids if i not in right]}
