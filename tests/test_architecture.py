"""Imports run one way only: runtime → channels, nlu, actions → milia."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = {"milia", "nlu", "actions", "channels", "runtime", "bench"}
ALLOWED = {
    "milia": {"milia"},
    "nlu": {"nlu", "milia"},
    "actions": {"actions", "milia"},
    "channels": {"channels", "milia"},
}
#: The core is read, tested and reused alone: these may not stand in it.
NOT_IN_THE_CORE = {"rasa", "rasa_sdk", "spacy", "sanic", "aiohttp", "onnxruntime", "sklearn"}


def imported(path: Path) -> set[str]:
    """The first names of all modules that a file imports, inside functions too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("room", sorted(ALLOWED))
def test_a_room_imports_only_what_it_may(room: str) -> None:
    for path in (ROOT / room).rglob("*.py"):
        assert imported(path) & ROOMS <= ALLOWED[room], path


def test_the_core_imports_neither_rasa_nor_the_web() -> None:
    for path in (ROOT / "milia").rglob("*.py"):
        assert not imported(path) & NOT_IN_THE_CORE, path
