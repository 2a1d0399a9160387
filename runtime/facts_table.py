"""What the assistant knows, as a table: source sentences, facts, topics, intents, phrases."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from milia import facts as fact_file
from milia import source
from milia.facts_model import FactFile

MIN_PHRASES = 25


@dataclass(frozen=True)
class Table:
    """What `make facts` prints.

    Attributes:
        sentences: each sentence of the source, and the facts that say it or why none does.
        topics: each topic, its intent, how many phrases that intent has, and its facts.
        counts: totals, by name.
        holes: what is missing, each in a line.
    """

    sentences: list[tuple[str, ...]]
    topics: list[tuple[str, ...]]
    counts: dict[str, int]
    holes: list[str]

    def render(self) -> str:
        """Returns both tables as text, with the totals under them."""
        return "\n\n".join(
            [
                _columns(("sentence", "said by"), self.sentences),
                _columns(("topic", "intent", "phrases", "facts"), self.topics),
                self.totals(),
            ]
        )

    def totals(self) -> str:
        """Returns the counts and the number of holes in one line."""
        counts = ", ".join(f"{number} {name}" for name, number in self.counts.items())
        return f"{counts}; {len(self.holes) or 'no'} hole{'' if len(self.holes) == 1 else 's'}"


def survey(root: Path) -> Table:
    """Reads the fact file, the source index and the phrases under `root`; returns the table.

    Where the source document stands beside the project, it is compared with the index too. Raises
    ValueError, saying file, field and remedy, where a file does not hold.
    """
    index = source.load(root / "data" / "source.yml")
    facts = fact_file.load(root / "data" / "facts.yml", index)
    coverage = source.coverage(facts, index)
    phrases = count_phrases(sorted((root / "data" / "nlu").rglob("*.yml")))
    holes = [*coverage.holes, *phrase_holes(facts, phrases)]
    reasons = {key: (key, f"({reason})") for key, reason in coverage.no_fact.items()}
    said = {key: (key, " ".join(ids)) for key, ids in coverage.said_by.items()}
    return Table(
        sentences=[(reasons | said)[key] for key in index.sentences],
        topics=[
            (
                topic.id,
                topic.intent,
                str(phrases[topic.intent]),
                " ".join((*topic.facts, *topic.then)),
            )
            for topic in facts.topics.values()
        ],
        counts={
            "sentences": len(index.sentences),
            "without a fact, for a reason": len(coverage.no_fact),
            "facts": len(facts.facts),
            "topics": len(facts.topics),
            "intents": len(phrases),
            "phrases": phrases.total(),
        },
        holes=holes,
    )


def count_phrases(paths: Iterable[Path]) -> Counter[str]:
    """Returns how many training phrases each intent has in Rasa's YAML files."""
    phrases: Counter[str] = Counter()
    for path in paths:
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")).get("nlu", ()):
            if "intent" in entry:
                phrases[entry["intent"]] += len(_examples(entry["examples"]))
    return phrases


def _examples(block: str | list[Any]) -> list[Any]:
    if isinstance(block, list):
        return block
    return [line for line in block.splitlines() if line.lstrip().startswith("- ")]


def phrase_holes(facts: FactFile, phrases: Mapping[str, int]) -> list[str]:
    """Returns, in words, each intent of a topic, or of what is not covered, with few phrases."""
    users: dict[str, list[str]] = defaultdict(list)
    for topic in facts.topics.values():
        users[topic.intent].append(f"topic {topic.id}")
    for uncovered in facts.uncovered.values():
        users[uncovered.intent].append("what the source does not say")
    return [
        f"intent {intent} ({', '.join(of)}) has {phrases.get(intent, 0)} phrases in data/nlu: "
        f"write at least {MIN_PHRASES}"
        for intent, of in users.items()
        if phrases.get(intent, 0) < MIN_PHRASES
    ]


def _columns(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    lines = (zip(row, widths, strict=True) for row in (head, *rows))
    return "\n".join("  ".join(cell.ljust(w) for cell, w in line).rstrip() for line in lines)


def origin(metadata: Mapping[str, Any]) -> str:
    """Takes the metadata of a bubble; returns, in one line, where it comes from."""
    if not metadata.get("topic") and not metadata.get("facts"):
        return "  (no facts: the assistant's own words)"
    facts = fact_file.load().facts
    ids = metadata.get("facts", [])
    said = ", ".join(f"{id_} ({' '.join(facts[id_].source)})" for id_ in ids)
    audience = metadata.get("audience", "unknown")
    return f"  (topic {metadata.get('topic')}; facts {said or 'none'}; audience {audience})"
