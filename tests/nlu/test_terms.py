"""Terms, and the spelling repair that must never turn one drug into another."""

from __future__ import annotations

import pytest

from milia.vocabulary import Vocabulary
from nlu.terms import find_mentions, is_negated, is_tired_of
from nlu.tokenizer import english


def found(vocabulary: Vocabulary, text: str) -> list[str]:
    """Values found in `text`."""
    return [match.value for match in find_mentions(english().make_doc(text), vocabulary)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("can i use retinod on it", "retinoid"),  # listed: it is as near to "retinol"
        ("can i use retinoyd on it", "retinoid"),
        ("retiniod?", "retinoid"),
        ("RETINOIDS", "retinoid"),
        ("tretinion", "tretinoin"),
        ("cryotherpy", "cryotherapy"),
        ("salycilic acid", "salicylic_acid"),
        ("exfolliate", "exfoliation"),
        ("is castor oil ok", "castor oil"),  # the longer name wins over "oil"
        ("milia en plaque", "en_plaque"),
        ("glycolicc acid", "glycolic acid"),  # neighbours are repaired towards themselves
    ],
)
def test_finds_and_repairs(vocabulary: Vocabulary, text: str, value: str) -> None:
    assert found(vocabulary, text) == [value]


@pytest.mark.parametrize("name", ["retinol", "isotretinoin", "glycolic acid", "hydrocortisone"])
def test_a_neighbour_stays_itself(vocabulary: Vocabulary, name: str) -> None:
    assert found(vocabulary, f"does {name} help") == [name]


def test_no_slip_of_retinol_becomes_retinoid(vocabulary: Vocabulary) -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    word = "retinol"
    slips = {word[:i] + word[i + 1 :] for i in range(len(word))}
    slips |= {word[:i] + c + word[i:] for i in range(len(word) + 1) for c in letters}
    slips |= {word[:i] + c + word[i + 1 :] for i in range(len(word)) for c in letters}
    wrong = {slip for slip in slips if "retinoid" in found(vocabulary, slip)} - {
        "retinod"
    }  # listed
    assert wrong == set()


def test_as_near_to_two_things_is_neither(vocabulary: Vocabulary) -> None:
    # "retinoi" is one slip from "retinoid" and one from "retinol".
    assert found(vocabulary, "retinoi") == []


@pytest.mark.parametrize("text", ["a loser", "he is lazier", "my eraser", "the moistures", "oily"])
def test_a_real_word_is_no_typo(vocabulary: Vocabulary, text: str) -> None:
    assert found(vocabulary, text) == []


def test_span_and_spelling(vocabulary: Vocabulary) -> None:
    text = "my retinoyd creem"
    match = find_mentions(english().make_doc(text), vocabulary)[0]
    assert text[match.start : match.end] == "retinoyd"
    assert match.repaired


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("without laser", True),
        ("i don't want any laser", True),
        ("i dont want laser", True),
        ("no laser please", True),
        ("anything other than laser", True),
        ("what else is there that isnt a laser", True),
        ("something that isn't laser", True),
        ("is there a reason it isnt laser", False),
        ("instead of a laser", True),
        ("not laser", True),
        ("laser", False),
        ("why can't i use laser", False),
        ("should i not use laser", False),
        ("not my nose, laser", False),
        ("i do not know if laser hurts", False),
        ("no doctor but laser", False),
        ("anything but laser", True),
        ("apart from laser", True),
        ("ok forget the laser", True),
        ("forget peels and laser. plan b", True),
        ("i forget to do laser", False),
        ("did i forget laser", False),
        ("stop telling me about laser. will they go", True),
        ("never mind the laser, just the cream", True),
        ("i didnt ask about laser", True),
        ("i asked about laser", False),
        ("quickest way that isnt another laser", True),
    ],
)
def test_negation(text: str, negated: bool) -> None:
    doc = english().make_doc(text)
    start = next(token.i for token in doc if token.lower_ == "laser")
    assert is_negated(doc, start) is negated


@pytest.mark.parametrize(
    ("text", "tired"),
    [
        ("sick of concealer", True),
        ("i'm fed up with hiding them under concealer", True),
        ("sick of them. concealer?", False),
        ("is concealer bad for them", False),
    ],
)
def test_what_somebody_has_had_enough_of_is_not_asked_about(text: str, tired: bool) -> None:
    doc = english().make_doc(text)
    assert is_tired_of(doc, next(t.i for t in doc if t.text == "concealer")) is tired
