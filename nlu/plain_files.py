"""Reads an NLU file that holds nothing but intents with plain phrases: a hundredth of Rasa's time.

Rasa is not needed for it, so that a process beside training can read the same (`ahead.py`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from rasa.shared.constants import LATEST_TRAINING_DATA_FORMAT_VERSION
from rasa.shared.nlu.constants import INTENT, METADATA, METADATA_INTENT, TEXT

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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
