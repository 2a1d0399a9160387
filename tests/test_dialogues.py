"""Whole conversations with their full texts, through the real trained model and the real actions.

A file under tests/dialogues/<folder>/ is one conversation: `turns` of what the person says (`user`) and all that the
assistant answers (`bot`: texts; `buttons`: titles). To write today's answers into files, to be read aloud before they
are committed: `PYTHONPATH=. python tests/test_dialogues.py FILE …`.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from runtime.assistant import ask, load

FOLDER = Path(__file__).resolve().parent / "dialogues"
FILES = sorted(FOLDER.rglob("*.yml"))
#: Every folder that a reader expects to find, with how many conversations at least.
FOLDERS = {
    "happy_path": 20, "corrections": 6, "cancellations": 3, "digressions": 5, "negations": 5, "several_questions": 8,
    "invalid_input": 6, "not_covered": 12, "urgent": 10, "small_talk": 6, "languages": 6, "audiences": 8,
}  # fmt: skip


async def play(agent: Any, turns: list[dict[str, Any]], sender: str) -> list[dict[str, Any]]:
    """What the assistant says to each turn, in the form of the files."""
    played = []
    for turn in turns:
        bubbles = await ask(agent, turn["user"], sender)
        said: dict[str, Any] = {"user": turn["user"], "bot": [b.text for b in bubbles]}
        titles = [button["title"] for b in bubbles for button in b.buttons]
        if titles:
            said["buttons"] = titles
        played.append(said)
    return played


@pytest.fixture(scope="module")
def agent() -> Any:
    return load()


# Rasa warns about a typed command that names no intent; the person gets an answer all the same.
@pytest.mark.filterwarnings("ignore:Failed to parse arguments")
@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_conversation(agent: Any, path: Path) -> None:
    turns = yaml.safe_load(path.read_text(encoding="utf-8"))["turns"]
    assert asyncio.run(play(agent, turns, f"{path.parent.name}/{path.stem}")) == turns


def test_every_kind_of_conversation_is_there() -> None:
    counts = {folder: len(list((FOLDER / folder).glob("*.yml"))) for folder in FOLDERS}
    assert all(counts[folder] >= least for folder, least in FOLDERS.items()), counts
    assert len(FILES) >= 100


def main(paths: list[str]) -> None:
    """Write today's answers into each file."""
    agent = load()
    for name in paths:
        path = Path(name)
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        data["turns"] = asyncio.run(play(agent, data["turns"], str(path)))
        path.write_text(
            yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=120), encoding="utf-8"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
