"""The core, loaded once a process."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from functools import lru_cache

from milia.answering import Answerer
from milia.facts import load
from milia.phrases import load_phrases
from milia.settings import Settings, load_settings

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Core:
    """What actions need of the core: the answerer with its facts and phrases, and the deployment's settings."""

    answerer: Answerer
    settings: Settings


@lru_cache(maxsize=1)
def core() -> Core:
    """Load and check facts, phrases and settings; raises the loader's error, which names file, field and remedy."""
    settings = load_settings()
    handover = settings.handover
    posts = any(c.slack_channel for c in (handover.default, *handover.channels.values()))
    if posts and not os.environ.get("SLACK_TOKEN", "").strip():
        logger.warning(
            "settings.yml: handover names a slack_channel, but SLACK_TOKEN is not set: nothing is passed on there"
        )
    return Core(Answerer(load(), load_phrases()), settings)
