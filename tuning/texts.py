"""Writes what the encoders are tuned on, as it is shown to them: var/tuning/texts.json and follow_ups.json.

    python -m tuning.texts

Each line is a text with typos mended and ages read past (as at run time), and its intent: the phrases of
data/nlu, and those of phrases/*.tsv, which are for tuning alone. A line of follow_ups.json has the topic that
was answered before it as well, and its text as people wrote it; those of talks.tsv, which people wrote to replies
that they really got, also what they had said `before`. `asks` are phrases that ask for each topic.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import yaml

from bench.peers_choices import examples, phrases
from milia.facts import load as load_facts
from runtime.quiet import be_quiet

ROOT = Path(__file__).resolve().parent.parent
MORE = Path(__file__).with_name("phrases")
TALKS = Path(__file__).with_name("talks.tsv")
OUT = ROOT / "var" / "tuning" / "texts.json"
FOLLOW_UPS = OUT.with_name("follow_ups.json")
TALK_FIELDS = ("after", "before", "intent", "text")
LONGEST_BEFORE, FEWEST = (
    30,
    10,
)  # words of a phrase that stands before another; phrases that name a term
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


def talks() -> list[dict[str, str]]:
    """The lines of talks.tsv: what the last reply was on, what had been said before, an intent, a message.

    Raises:
        ValueError: a line has not these four.
    """
    found = []
    for number, line in enumerate(TALKS.read_text(encoding="utf-8").splitlines(), 1):
        parts = line.split("\t")
        if len(parts) != len(TALK_FIELDS) or not all(parts):
            raise ValueError(
                f"{TALKS.name}, line {number}: write {', '.join(TALK_FIELDS)}, with tabs between."
            )
        found.append(dict(zip(TALK_FIELDS, parts, strict=True)))
    return found


def asking(lines: list[dict[str, str]]) -> dict[str, list[str]]:
    """Phrases that ask for each topic: those of its intent, with one of its terms where these tell it apart."""
    facts = load_facts()
    by_intent: dict[str, list[str]] = {}
    for line in lines:
        if len(line["text"].split()) <= LONGEST_BEFORE:
            by_intent.setdefault(line["intent"], []).append(line["text"])
    found = {}
    for topic in facts.topics.values():
        texts = by_intent.get(topic.intent, [])
        names = {n for t in topic.terms if t in facts.terms for n in facts.terms[t].synonyms}
        names |= {t.replace("_", " ") for t in topic.terms}
        named = [
            t
            for t in texts
            if any(re.search(rf"\b{re.escape(n)}\b", t, re.IGNORECASE) for n in names)
        ]
        found[topic.id] = named if len(named) >= FEWEST else texts
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
    after = {"lines": follow_ups(), "talks": talks(), "asks": asking(lines)}
    FOLLOW_UPS.write_text(json.dumps(after, ensure_ascii=False), encoding="utf-8")
    print(
        f"{len(after['lines'])} phrases after an answer, {len(after['talks'])} of talks: {FOLLOW_UPS}"
    )


if __name__ == "__main__":
    main()
