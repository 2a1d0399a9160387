"""The network reads a message in the light of the topic that was answered before it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from milia import facts
from nlu.encoder import ModelFileError
from nlu.follow_up_network import AT_MOST, FollowUpNetwork, shared_network
from nlu.plain_files import phrase_files


def meant(text: str, *after: str) -> str:
    network = shared_network()
    return network.intents[int(network.confidences(after, text).argmax())]


@pytest.mark.parametrize(
    ("text", "after", "intent"),
    [
        ("how many times a week", "retinoid", "retinoid_use"),
        ("how many times a week", "exfoliation", "exfoliation_frequency"),
        ("is it sore afterwards", "cryotherapy", "no_info_procedure_pain"),
        ("and on a sunday too", "cleansing", "cleansing"),
    ],
)
def test_the_same_words_mean_what_was_answered(text: str, after: str, intent: str) -> None:
    assert meant(text, after) == intent


@pytest.mark.parametrize("after", ["retinoid", "newborn_care", "sunscreen", "cancer"])
def test_what_says_enough_by_itself_means_the_same_after_any_answer(after: str) -> None:
    assert meant("does squeezing milia leave scars or an infection", after) in ("picking", "scars")
    assert meant("what is the weather going to be tomorrow", after) == "out_of_scope"


def test_confidences_sum_to_one_after_one_question_or_several() -> None:
    network = shared_network()
    topics = ["retinoid", "exfoliation", "laser"]
    rows = [network.confidences([topic], "how often") for topic in topics]
    for row in rows:
        assert row.shape == (len(network.intents),) and row.sum() == pytest.approx(1.0)
    both = network.confidences(topics, "how often")
    np.testing.assert_allclose(both, np.mean(rows[:AT_MOST], axis=0), atol=1e-6)


def test_an_intent_it_does_not_know_keeps_its_share() -> None:
    network = shared_network()
    alone = np.array([0.5, 0.2, 0.3])
    intents = ["brand_new", "retinoid_use", "sunscreen"]
    found = network.confidences_of(intents, ["retinoid"], "how often do i put it on", alone)
    assert found.sum() == pytest.approx(1.0) and found[0] == pytest.approx(0.5)
    assert found[1] > 0.4
    nothing = network.confidences_of(["brand_new"], ["retinoid"], "hm", np.array([1.0]))
    np.testing.assert_allclose(nothing, [1.0])


def test_every_intent_it_has_learnt_is_one_of_ours() -> None:
    """An intent that was renamed would be read by nobody: `python -m tuning.follow_ups` makes the file anew."""
    lines = phrase_files(Path(facts.__file__).parents[1])
    ours = {
        line.split(":", 1)[1].strip()
        for path in lines
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.lstrip().startswith("- intent:")
    }
    assert set(shared_network().intents) <= ours


def test_a_missing_file_is_named_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(ModelFileError, match=r"none\.npz is missing: .*git checkout"):
        FollowUpNetwork(tmp_path / "none.npz")
