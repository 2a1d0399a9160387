"""Letter groups, words and terms: the same in every process, alone and among others."""

from __future__ import annotations

import numpy as np
import pytest

from nlu.features import Example, Settings, gram_rows, sparse_rows, term_names, word_rows
from nlu.terms import Mention


def test_words_and_their_neighbours_count() -> None:
    rows, columns, values = word_rows(["not my baby", "my baby not", ""], 4096)
    one, other, edges = (columns[rows == row].tolist() for row in range(3))
    assert np.linalg.norm(values[rows == 0]) == pytest.approx(1.0)
    assert set(one) != set(other)
    assert len(edges) == 1  # the two edges, side by side


def test_letter_groups_are_the_same_in_every_process() -> None:
    # Python's own hash of a string would differ from run to run.
    rows, columns, values = gram_rows(["milia"], 64, (5, 5))
    assert rows.tolist() == [0, 0, 0]
    assert columns.tolist() == [12, 27, 63]
    assert np.linalg.norm(values) == pytest.approx(1.0)


def test_a_group_that_comes_up_often_counts_a_little_more() -> None:
    _, columns, values = gram_rows(["aaaaaa b"], 1024, (2, 2))
    assert len(set(columns.tolist())) == len(columns) == 5
    assert max(values) / min(values) == pytest.approx(1 + np.log(5))


def test_no_letters_no_groups() -> None:
    for part in gram_rows([""], 64, (4, 5)):
        assert len(part) == 0


def test_alone_and_among_others_the_same() -> None:
    vector = np.zeros(384, dtype=np.float32)
    examples = [
        Example("what are milia", vector, ("value:milia", "unknown")),
        Example("", vector, ()),
        Example("can i use retinoid retinoid", vector, ("value:retinoid", "value:milia")),
    ]
    terms = {"value:milia": 0, "value:retinoid": 1}
    settings = Settings(grams=64, words=128, term_weight=0.5)
    starts, columns, values = sparse_rows(examples, terms, settings)
    assert starts[0] == 0
    assert starts[-1] == len(columns) == len(values)
    for row, example in enumerate(examples):
        alone = sparse_rows([example], terms, settings)
        own = slice(starts[row], starts[row + 1])
        np.testing.assert_array_equal(alone[1], columns[own])
        np.testing.assert_array_equal(alone[2], values[own])
    assert columns[starts[1] - 1] == 64 + 128  # the one known term of the first
    assert values[starts[1] - 1] == 0.5
    assert values.dtype == np.float32


def test_term_names() -> None:
    matches = [
        Mention("retinoid", "treatment", True, 0, 8, False, False),
        Mention("castor oil", "remedy", False, 10, 20, False, False),
        Mention("laser", "procedure", True, 22, 27, True, False),
    ]
    assert term_names(matches, 0, 30) == (
        "kind:treatment",
        "uncovered",
        "uncovered:remedy",
        "value:retinoid",
    )
    assert term_names(matches, 9, 21) == ("uncovered", "uncovered:remedy")
