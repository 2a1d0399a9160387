"""Writes what the encoder is tuned on, as it is shown to it: var/tuning/texts.json and follow_ups.json.

    python -m tuning.texts

Each line is a text with typos mended and ages read past (as at run time), and its intent: the phrases of
data/nlu, and those of phrases/*.tsv, which are for tuning alone. A line of follow_ups.json has the topic that
was answered before it as well, and its text as people wrote it.
"""

from __future__ import annotations

import json
from pathlib import Path

import yaml

from bench.peers_choices import examples, phrases
from runtime.quiet import be_quiet

ROOT = Path(__file__).resolve().parent.parent
MORE = Path(__file__).with_name("phrases")
OUT = ROOT / "var" / "tuning" / "texts.json"
FOLLOW_UPS = OUT.with_name("follow_ups.json")
AFTER = ROOT / "data" / "nlu" / "in_context"


def more_phrases() -> list[tuple[str, str]]:
    """The lines of phrases/*.tsv: (text, intent).

    Raises:
        ValueError: a line is not an intent, a tab and a text; it is named.
    """
    found = []
    for file in sorted(MORE.glob("*.tsv")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            intent, tab, text = line.partition("\t")
            if not tab or not intent or not text.strip():
                raise ValueError(f"{file}, line {number}: write an intent, a tab and a message.")
            found.append((text, intent))
    return found


def follow_ups() -> list[dict[str, str]]:
    """The phrases that were written after an answer: `text`, `intent` and the topic `after` which."""
    found = []
    for path in sorted(AFTER.glob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            after = block["metadata"]["after"]
            for line in block["examples"].splitlines():
                text = line.removeprefix("- ").strip()
                found.append({"text": text, "intent": block["intent"], "after": after})
    return found


def main() -> None:
    """Write the file, and say how much is in it."""
    be_quiet()
    own = list(phrases())
    known = {intent for _, intent in own}
    more = [(text, intent) for text, intent in more_phrases() if intent in known]
    texts = [text for text, _ in own + more]
    read = examples(texts, "tuning.npz", [text for text, _ in own])
    lines = [
        {"text": example.text, "intent": intent}
        for example, (_, intent) in zip(read, own + more, strict=True)
    ]
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps(lines, ensure_ascii=False), encoding="utf-8")
    print(f"{len(own)} phrases of data/nlu and {len(more)} more: {OUT}")
    after = follow_ups()
    FOLLOW_UPS.write_text(json.dumps(after, ensure_ascii=False), encoding="utf-8")
    print(f"{len(after)} phrases after an answer: {FOLLOW_UPS}")


if __name__ == "__main__":
    main()
