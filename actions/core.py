"""The core, loaded once a process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from milia.answering import Answerer
from milia.facts import load
from milia.phrases import load_phrases
from milia.settings import Settings, load_settings


@dataclass(frozen=True)
class Core:
    """What actions need of the core: the answerer with its facts and phrases, and the deployment's settings."""

    answerer: Answerer
    settings: Settings


@lru_cache(maxsize=1)
def core() -> Core:
    """Load and check facts, phrases and settings; raises the loader's error, which names file, field and remedy."""
    return Core(Answerer(load(), load_phrases()), load_settings())
