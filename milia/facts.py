"""The fact file: everything the assistant may say, typed, loaded and checked.

`load` reads data/facts.yml and either returns a `FactFile` or raises one `FactsError` that holds
every problem found, each with file and line, field and remedy. What keeps people safe is checked
here, so that an unsafe fact never loads.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ruamel.yaml.error import MarkedYAMLError

from milia import source as source_document
from milia.facts_checks import Checker
from milia.facts_model import Document, FactFile
from milia.yaml_lines import Problem, Reader, compose

DATA = Path(__file__).resolve().parent.parent / "data"
FACTS = DATA / "facts.yml"
SCHEMA = DATA / "facts.schema.json"


class FactsError(ValueError):
    """Every problem of a fact file, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(p) for p in self.problems))


def load(path: Path | None = None, source: source_document.SourceFile | None = None) -> FactFile:
    """Read and check a fact file, data/facts.yml unless told, against data/source.yml unless told.

    Raises:
        FactsError: with every problem found.
    """
    path = FACTS if path is None else path
    return parse(path.read_bytes(), path.name, source_document.load() if source is None else source)


def parse(raw: bytes, file: str, source: source_document.SourceFile) -> FactFile:
    """Read and check the bytes of a fact file; `file` is what errors call it."""
    try:
        node = compose(raw.decode("utf-8"))
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        problem = Problem(
            file, line, "YAML", str(error.problem), "Mend the syntax at this line or just above it."
        )
        raise FactsError([problem]) from error
    reader = Reader(file)
    document = reader.value(node)
    checker = Checker(reader, source)
    checker.read(document if isinstance(document, dict) else {})
    facts = checker.file(hashlib.sha256(raw).hexdigest())
    checker.check(facts)
    if reader.problems:
        raise FactsError(reader.problems)
    return facts


def schema() -> dict[str, Any]:
    """The JSON Schema by which an editor guides whoever edits data/facts.yml."""
    out: dict[str, Any] = Document.schema()
    audiences = out["definitions"]["Fact"]["properties"]["for"]
    audiences["items"]["enum"] = [*audiences["items"]["enum"], "everyone"]
    return {"$schema": "http://json-schema.org/draft-07/schema#", **out}


def schema_text() -> str:
    """The schema as it stands in data/facts.schema.json."""
    return json.dumps(schema(), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def main(arguments: list[str]) -> int:
    """Check the fact file; with --schema, write the schema."""
    if arguments == ["--schema"]:
        SCHEMA.write_text(schema_text(), encoding="utf-8")
        return 0
    if arguments:
        print("usage: python -m milia.facts [--schema]", file=sys.stderr)
        return 2
    try:
        file = load()
    except FactsError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{len(file.facts)} facts, {len(file.topics)} topics, {len(file.all_terms)} terms hold.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
