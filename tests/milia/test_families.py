"""Every family that a thing may belong to has a name of its own in data/phrases.yml."""

from __future__ import annotations

from milia.facts import load
from milia.phrases import load_phrases


def test_every_family_has_a_name() -> None:
    families = {t.family for t in load().not_covered_terms.values() if t.family}
    assert set(load_phrases().families) == families
