"""How, how often, when and at what risk, of what was talked about."""

from __future__ import annotations

import pytest

from milia.facets import facet_meant, subject_of
from milia.facts_model import FactFile
from milia.question import Ask
from milia.topics import Topics


@pytest.mark.parametrize(
    ("topic", "subject"),
    [
        ("exfoliator_choice", "exfoliation"),
        ("salicylic_acid", "exfoliation"),
        ("retinoid_results", "retinoid"),
        ("laser", "procedure"),
        ("fastest", "procedure"),
        ("cleansing", "care"),
        ("see_doctor", "doctor"),
        ("picking", "picking"),
        ("causes", None),
    ],
)
def test_what_a_topic_is_about(facts: FactFile, topic: str, subject: str | None) -> None:
    assert subject_of(facts.topics[topic]) == subject


@pytest.mark.parametrize(
    ("after", "intent", "text", "meant"),
    [
        ("retinoid", "exfoliation_frequency", "how often", "retinoid_use"),
        ("exfoliation", "exfoliation_frequency", "how often", "exfoliation_frequency"),
        ("laser", "exfoliation_frequency", "how often", "procedure_sessions"),
        ("retinoid", "follow_risk", "is it safe", "retinoid_side_effects"),
        ("laser", "follow_risk", "is it safe", "procedure_risks"),
        ("who_removes", "follow_how", "how do they do it", "procedures"),
        ("treatment_options", "follow_how", "how do i do it", "exfoliation"),
    ],
)
def test_a_facet_of_it(facts: FactFile, after: str, intent: str, text: str, meant: str) -> None:
    found = facet_meant(Topics(facts), Ask(intent, text=text), [facts.topics[after]])
    assert found is not None
    assert found.topic == meant


def test_what_names_a_subject_of_its_own_leans_on_nothing(facts: FactFile) -> None:
    ask = Ask("exfoliation_frequency", terms=("laser",), text="how often laser")
    assert facet_meant(Topics(facts), ask, [facts.topics["retinoid"]]) is None
