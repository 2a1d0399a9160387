"""No run of eight words stands both in the source document and in what the assistant says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from milia import source as source_document

ROOT = source_document.ROOT
RUN = 8
#: Everything that people read, wherever it stands.
TEXTS = [
    path
    for pattern in (
        "data/*.yml",
        "data/nlu/**/*.yml",
        "domain.yml",
        "docs/*.md",
        "README.md",
        "tests/heldout/**/*.yml",
    )
    for path in sorted(ROOT.glob(pattern))
]
HERE = source_document.document()


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9%]+", text.lower().replace("’", "'").replace("'", ""))


def runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[i : i + RUN]) for i in range(len(found) - RUN + 1)}


@pytest.mark.skipif(HERE is None, reason="the source document is not beside the project")
@pytest.mark.parametrize("path", TEXTS, ids=lambda p: str(p.relative_to(ROOT)))
def test_the_words_are_ours(path: Path) -> None:
    assert HERE is not None
    common = runs(path.read_text(encoding="utf-8")) & runs(HERE)
    assert not common, " | ".join(" ".join(run) for run in sorted(common))


def test_a_borrowed_run_is_seen() -> None:
    text = "one two three four five six seven eight nine"
    assert runs("He said: " + text) & runs(text)
    assert not runs("two three four five six seven eight") & runs(text)
