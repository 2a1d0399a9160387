"""The fact file and the core over it, read once a module."""

from __future__ import annotations

import pytest

from milia.answering import Answerer
from milia.facts import load
from milia.facts_model import FactFile
from milia.phrases import load_phrases


@pytest.fixture(scope="module")
def facts() -> FactFile:
    return load()


@pytest.fixture(scope="module")
def answerer(facts: FactFile) -> Answerer:
    return Answerer(facts, load_phrases())
