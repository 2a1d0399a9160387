"""Reads an NLU file that holds nothing but intents with plain phrases: a hundredth of Rasa's time.

Rasa is not needed for it, so that a process beside training can read the same (`ahead.py`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from rasa.shared.constants import LATEST_TRAINING_DATA_FORMAT_VERSION
from rasa.shared.nlu.constants import INTENT, METADATA, METADATA_INTENT, TEXT

IN_CONTEXT = (
    "in_context"  # the folder of phrases that only an answer before them gives their meaning
)

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def phrase_files(project: Path) -> list[Path]:
    """The files of phrases that mean something by themselves, in the order in which Rasa reads them.

    Args:
        project: a folder with data/nlu in it.
    """
    files = (project / "data" / "nlu").rglob("*.yml")
    return sorted(path for path in files if path.parent.name != IN_CONTEXT)


def plain_phrases(path: Path) -> list[dict[str, Any]] | None:
    """What Rasa's messages for the file's phrases are made of: text, intent and metadata.

    None where anything in the file is more than an intent's plain phrases: Rasa must read it, or
    say what is wrong with it.
    """
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # a safe loader
    except (OSError, ValueError, yaml.YAMLError):
        return None
    if not isinstance(content, dict) or content.keys() != {"version", "nlu"}:
        return None
    items = content["nlu"]
    if content["version"] != LATEST_TRAINING_DATA_FORMAT_VERSION or not isinstance(items, list):
        return None
    phrases: list[dict[str, Any]] = []
    for item in items:
        if not isinstance(item, dict) or item.keys() - {METADATA} != {"intent", "examples"}:
            return None
        intent, examples = item["intent"], item["examples"]
        told = {METADATA: {METADATA_INTENT: item[METADATA]}} if METADATA in item else {}
        if not (isinstance(intent, str) and isinstance(examples, str)):
            return None
        lines = examples.splitlines()
        # "/" in an intent and "[" or "{" in a phrase mean something to Rasa.
        if not intent.strip() or "/" in intent or not lines or any(c in examples for c in "[{"):
            return None
        if not all(line.startswith("- ") for line in lines):
            return None
        texts = (line[1:].strip("\n\r ") for line in lines)
        phrases += [{TEXT: text, INTENT: intent, **told} for text in texts]
    return phrases
