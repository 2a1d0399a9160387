"""How well careful readers do on the test half: what its labels and its wording leave to be had.

    python -m bench.readers

Two readers (large language models, each by itself) were given every message of the test half and the facts, but neither
labels nor our replies, and said for each what they would reply (tests/heldout/readers/<name>.tsv). They are scored by
the very rules that score the assistant. Where even they miss what a label asks, the label is in doubt.
"""

from __future__ import annotations

import argparse
import asyncio
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bench.evaluate import Evaluation, Heard
from bench.heldout import HELDOUT
from milia.facts import load as load_facts
from runtime.assistant import Bubble

READERS = HELDOUT / "readers"
#: What a reader may say instead of facts, or beside them.
NO_INFO, URGENT = "NO_INFO", "URGENT"
WORDS = frozenset({NO_INFO, URGENT, "TALK", "UNCLEAR"})


@dataclass(frozen=True)
class Answer(Heard):
    """A reader's reply: facts, or a word of WORDS. Not `topics`: a fact belongs to several."""

    said: frozenset[str] = frozenset()

    @property
    def declines(self) -> bool:
        return not self.facts and URGENT not in self.said

    @property
    def refuses(self) -> bool:
        return NO_INFO in self.said

    @property
    def urgent(self) -> bool:
        return URGENT in self.said

    @property
    def cautions(self) -> bool:
        return False


def answers(name: str, folder: Path = READERS) -> dict[str, Answer]:
    """The answers of a reader.

    Args:
        name: of the reader's file, without its ending.
        folder: where the files are.

    Returns:
        An answer for the place of each message.

    Raises:
        ValueError: a line is no place, tab, and facts or words; the message names file, line and remedy.
    """
    path = folder / f"{name}.tsv"
    found: dict[str, Answer] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        place, tab, reply = line.partition("\t")
        parts = re.split(r"\s*[,+]\s*", reply.strip())
        odd = [part for part in parts if part not in WORDS and part not in _facts()]
        if not tab or odd:
            raise ValueError(
                f"{path}, line {number}: {odd or line!r} is no fact and none of {', '.join(sorted(WORDS))}; "
                "write the place, a tab, and ids of data/facts.yml"
            )
        facts = [part for part in parts if part not in WORDS]
        bubbles = (Bubble("", metadata={"facts": facts}),)
        found[place] = Answer(bubbles, frozenset(parts) & WORDS)
    return found


@lru_cache(maxsize=1)
def _facts() -> frozenset[str]:
    return frozenset(load_facts().facts)


class Reader(Evaluation):
    """Scores a reader as the assistant is scored."""

    def __init__(self, name: str) -> None:
        super().__init__("test")
        self._answers = answers(name)

    async def say(self, text: str, place: str, sender: str | None = None) -> Heard:
        return self._answers[place]

    def answers(self, heard: Heard, topics: set[str]) -> bool:
        """Whether a reply has a fact of one of `topics`, or the refusal that stands in its place."""
        named = {fact for topic in topics for fact in self.facts.topics[topic].facts}
        named |= {no for fact in named for no in self.facts.facts[fact].not_for.values()}
        return bool(set(heard.facts) & named)

    async def small_talk(self) -> None:
        """Readers were not asked which kind of small talk it is."""


def score(name: str) -> Evaluation:
    """The scores of a reader on the test half."""
    reader = Reader(name)
    asyncio.run(reader.run(robustness=False))
    return reader


#: Scores that a reply without topics and cautions can have.
ROWS = (
    "in scope: a right fact",
    "in scope: safe",
    "not covered: honest",
    "unrelated: declined",
    "urgent: recall",
    "urgent: no false alarm",
    "two questions: both answered",
    "conversation turns",
    "conversations: safe",
    "whole conversations",
    "public: a right fact",
    "public, not covered: honest",
)


def main() -> None:
    """Print what the readers score, by set."""
    argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    ).parse_args()
    for name in sorted(path.stem for path in READERS.glob("*.tsv")):
        print(f"== {name}")
        for row, result in score(name).scores.items():
            if row.endswith(ROWS):
                print(f"{row:46} {result}")


if __name__ == "__main__":
    main()
