"""YAML into plain values, with the line that each stands on, and what is wrong with them as `Problem`s."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong with the file, where it stands and what to do."""

    file: str
    line: int
    field: str
    message: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.field}: {self.message}. {self.remedy}"


class _Lines(dict[tuple[Any, ...], int]):
    """Line of each path in the document: ("facts", 3, "say") → 42."""

    def of(self, path: tuple[Any, ...]) -> int:
        """The line of the path, or of the nearest thing that holds it."""
        while path and path not in self:
            path = path[:-1]
        return self.get(path, 1)


def _scalar(node: Node) -> object:
    tag, value = node.tag.rsplit(":", 1)[-1], node.value
    if tag == "null":
        return None
    if tag == "bool":
        return value.lower() in ("true", "yes", "on", "y")
    if tag in ("int", "float"):
        try:
            return int(value) if tag == "int" else float(value)
        except ValueError:
            return value
    if tag == "timestamp":
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    return value


class Reader:
    """Turns YAML nodes into plain values and notes where each stands."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines = _Lines()
        self.problems: list[Problem] = []

    def value(self, node: Node | None, path: tuple[Any, ...] = ()) -> Any:
        if node is None:
            return None
        if path not in self.lines:
            self.lines[path] = node.start_mark.line + 1
        if isinstance(node, MappingNode):
            out: dict[Any, Any] = {}
            for key_node, value_node in node.value:
                key = self.value(key_node, (*path, "<key>"))
                self.lines.pop((*path, "<key>"), None)
                if not isinstance(key, str | int | float | bool | date | None):
                    key = str(key)
                if key in out:
                    self.problems.append(
                        Problem(
                            self.file,
                            key_node.start_mark.line + 1,
                            str(key),
                            f"{key} stands twice in one entry",
                            "Keep one of the two.",
                        )
                    )
                here = (*path, key)
                self.lines[here] = key_node.start_mark.line + 1
                out[key] = self.value(value_node, here)
            return out
        if isinstance(node, SequenceNode):
            return [self.value(child, (*path, i)) for i, child in enumerate(node.value)]
        return _scalar(node)


def compose(text: str) -> Node | None:
    # libyaml is ten times faster, but refuses some scalars that YAML allows: `{ask: What now?, …}`.
    node: Node | None
    try:
        node = YAML(typ="safe").compose(text)
    except MarkedYAMLError:
        node = YAML(typ="safe", pure=True).compose(text)
    return node
