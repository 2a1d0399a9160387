"""What an answer rests on, for the line under it: a fact's source sentences and review date."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from milia import facts as fact_file
from milia.facts_model import Fact

logger = logging.getLogger(__name__)

FactSource = dict[str, Any]


class SourceBook:
    """The facts by id, as far as the widget shows them."""

    def __init__(self, facts: Iterable[Fact] = ()) -> None:
        self._facts: dict[str, FactSource] = {
            fact.id: {
                "id": fact.id,
                "say": fact.say,
                "source": [str(sentence) for sentence in fact.source],
                "reviewed": str(fact.reviewed),
            }
            for fact in facts
        }

    @classmethod
    def load(cls, path: Path) -> SourceBook:
        """Reads the fact file. Without a valid one, answers go out without a source line."""
        try:
            loaded = fact_file.load(path)
        except Exception:
            logger.exception("%s cannot be read: answers will not say what they rest on", path)
            return cls()
        return cls(loaded.facts.values())

    def look_up(self, ids: object) -> list[FactSource]:
        """The sources of the facts named; an unknown id is left out."""
        if not isinstance(ids, (list, tuple)):
            return []
        return [self._facts[i] for i in ids if isinstance(i, str) and i in self._facts]
