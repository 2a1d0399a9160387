"""Names in a message: found, mended, and never mixed up."""

from __future__ import annotations

import itertools

import pytest

from milia import facts as fact_file
from milia.facts_model import FactFile
from milia.vocabulary import (
    MAX_CHARS,
    MIN_REPAIR,
    MIN_REPAIR_TWO,
    Vocabulary,
    edits,
    ordinary_words,
)
from milia.words import key_of


@pytest.fixture(scope="module")
def facts() -> FactFile:
    return fact_file.load()


@pytest.fixture(scope="module")
def vocabulary(facts: FactFile) -> Vocabulary:
    return Vocabulary.from_facts(facts)


def values(vocabulary: Vocabulary, text: str) -> list[str]:
    return [m.value for m in vocabulary.find(text)]


def test_every_name_is_found_as_itself(facts: FactFile, vocabulary: Vocabulary) -> None:
    for term in facts.all_terms:
        for name in (term.value.replace("_", " "), *term.synonyms):
            for written in (name, name.upper(), f"what about {name}, please?"):
                found = [m for m in vocabulary.find(written) if m.value == term.value]
                assert found, (term.value, written)
                assert not found[0].repaired
                assert key_of(written[found[0].start : found[0].end]) == key_of(name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("can the freezing thing hurt", ["cryotherapy"]),
        ("Retin-A?", ["tretinoin"]),
        ("5-FU cream", ["fluorouracil"]),
        ("vit a cream", ["retinoid"]),
        ("bha or lactic acid", ["salicylic_acid", "lactic_acid"]),
        ("sun cream in the sun", ["sunscreen", "sun"]),
        ("oily skin and facial oil", ["oily_skin", "oily_products"]),
        ("primary milia, says my primary care doctor", ["primary", "professional"]),
        ("my son's eyelids", ["eyelid"]),
        ("milia en plaque", ["en_plaque"]),
        ("baby acne on my baby", ["baby acne", "baby"]),
        ("glycolic peel or chemical peel", ["glycolic peel", "chemical_peel"]),
        ("vitamin d? vitamin c serum?", ["vitamin_deficiency", "ascorbic acid"]),
        ("👶 has dots", ["baby"]),
        ("do they come back", []),
        ("differ in what way", []),
        ("", []),
        ("???", []),
    ],
)
def test_names_as_people_write_them(vocabulary: Vocabulary, text: str, expected: list[str]) -> None:
    assert values(vocabulary, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cryotherpy", "cryotherapy"),
        ("retinodi", "retinoid"),
        ("retinid", "retinoid"),
        ("tretinioin", "tretinoin"),
        ("salycylic acid", "salicylic_acid"),
        ("dermabrasoin", "dermabrasion"),
        ("derm abrasion", "dermabrasion"),
        ("chemicalpeel", "chemical_peel"),
        ("chemcial peel", "chemical_peel"),
        ("exfoliateing", "exfoliation"),
        ("moisturiserr", "moisturizer"),
        ("liquid nitrogn", "cryotherapy"),
        ("basal cell nevus syndrom", "basal_cell_nevus_syndrome"),
        ("casterr oil", "castor oil"),
        ("clobetesol", "clobetasol"),
    ],
)
def test_slips_are_mended(vocabulary: Vocabulary, text: str, expected: str) -> None:
    (match,) = vocabulary.find(text)
    assert match.value == expected
    assert match.repaired
    assert text[match.start : match.end] == text


@pytest.mark.parametrize(
    ("text", "expected", "family"),
    [
        ("retinol", "retinol", "retinoid"),
        ("retinal", "retinal", "retinoid"),
        ("retinoic acid", "retinoic acid", "retinoid"),
        ("adapalene", "adapalene", "retinoid"),
        ("isotretinoin", "isotretinoin", None),
        ("accutane", "Accutane", None),
        ("acitretin", "acitretin", None),
        ("glycolic acid", "glycolic acid", "chemical_exfoliator"),
        ("hydrocortisone", "hydrocortisone", "steroid_cream"),
        ("prednisone", "prednisone", None),
        ("microdermabrasion", "microdermabrasion", None),
        ("micro-dermabrasion", "microdermabrasion", None),
        ("castor oil", "castor oil", "oily_products"),
        ("tea tree oil", "tea tree oil", None),
        ("melanoma", "melanoma", "skin_cancer"),
    ],
)
def test_neighbours_are_named_as_not_covered(
    vocabulary: Vocabulary, text: str, expected: str, family: str | None
) -> None:
    (match,) = vocabulary.find(text)
    assert (match.value, match.covered, match.family) == (expected, False, family)


def slips(word: str) -> set[str]:
    """Every way to mistype a word by one letter dropped, doubled or swapped."""
    dropped = {word[:i] + word[i + 1 :] for i in range(len(word))}
    doubled = {word[:i] + word[i] + word[i:] for i in range(len(word))}
    swapped = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)}
    return (dropped | doubled | swapped) - {word}


DRUGS = (
    "retinoid",
    "retinol",
    "retinal",
    "tretinoin",
    "isotretinoin",
    "adapalene",
    "tazarotene",
    "differin",
)


@pytest.mark.parametrize("drug", DRUGS)
def test_a_slip_never_turns_one_drug_into_another(vocabulary: Vocabulary, drug: str) -> None:
    for written in slips(drug):
        for match in vocabulary.find(written):
            assert match.value == drug, written


def test_no_slip_in_any_drug_makes_it_another_covered_one(
    facts: FactFile, vocabulary: Vocabulary
) -> None:
    """Mistyping what the source does not name must not make it something the source names."""
    for term in facts.not_covered_terms.values():
        if term.kind not in ("medicine", "ingredient") or " " in term.value:
            continue
        for written in slips(term.value.lower()):
            for match in vocabulary.find(written):
                assert not (match.covered and match.repaired), (term.value, written, match.value)


def test_no_known_word_is_repaired(facts: FactFile, vocabulary: Vocabulary) -> None:
    for term in facts.all_terms:
        for name in (term.value, *term.synonyms):
            assert not any(m.repaired for m in vocabulary.find(name)), name


@pytest.mark.parametrize(
    "word",
    ["different", "difference", "excuse", "freezer", "layers", "remove", "secondly", "scared"],
)
def test_ordinary_words_are_left_alone(vocabulary: Vocabulary, word: str) -> None:
    assert word in ordinary_words() or vocabulary.knows(word)
    assert not any(m.repaired for m in vocabulary.find(word))


def test_our_own_texts_need_no_repair(facts: FactFile, vocabulary: Vocabulary) -> None:
    texts = [f.say for f in facts.facts.values()] + [t.ask for t in facts.topics.values()]
    texts += [u.name for u in facts.uncovered.values()]
    assert [(t, m) for t in texts for m in vocabulary.find(t) if m.repaired] == []


def test_no_ordinary_word_is_a_name(vocabulary: Vocabulary) -> None:
    assert [w for w in ordinary_words() if vocabulary.knows(w)] == []


def test_matches_do_not_overlap_and_stand_in_order(vocabulary: Vocabulary) -> None:
    text = "chemical peel, lazer, retinoids or cryotherpy on my newborn's nose? no castor oil"
    found = vocabulary.find(text)
    assert len(found) == 7
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


def test_a_very_long_message_is_read_so_far(vocabulary: Vocabulary) -> None:
    assert values(vocabulary, "x" * MAX_CHARS + " retinoid") == []
    assert not any(len(word) > 100 for word in vocabulary._remembered)
    assert len(values(vocabulary, "laser " * 400)) == 400


def test_offsets_hold_with_accents_and_emoji(vocabulary: Vocabulary) -> None:
    text = "ça va 👍🏽 — l’İ lasers"
    (match,) = vocabulary.find(text)
    assert text[match.start : match.end] == "lasers"


def test_repairs_are_remembered_within_bounds(
    facts: FactFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("milia.vocabulary.MAX_REMEMBERED", 2)
    small = Vocabulary.from_facts(facts)
    for word in ("cryotherpy", "qwertyuiop", "zxcvbnmasd", "cryotherpy"):
        small.find(word)
    assert len(small._remembered) <= 2


@pytest.mark.parametrize(
    ("a", "b", "distance"),
    [
        ("retinoid", "retinoid", 0),
        ("retiniod", "retinoid", 1),
        ("retinol", "retinoid", 2),
        ("", "abc", 3),
        ("ab", "ba", 1),
    ],
)
def test_edits(a: str, b: str, distance: int) -> None:
    assert edits(a, b) == edits(b, a) == distance


def test_short_words_are_never_repaired(vocabulary: Vocabulary) -> None:
    assert MIN_REPAIR == 6
    assert MIN_REPAIR_TWO == 9
    assert values(vocabulary, "lasar") == []
