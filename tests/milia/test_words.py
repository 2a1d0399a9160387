"""Words of a text as vocabulary keys."""

from __future__ import annotations

import pytest

from milia.words import key_of, word_key, words_of


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Retin-A", ("retin", "a")),
        ("Dove\u2019s soap!", ("dove", "soap")),
        ("babies' skin", ("babies", "skin")),
        ("\U0001f476 milia", ("\U0001f476", "milia")),
        ("...", ()),
    ],
)
def test_keys(text: str, key: tuple[str, ...]) -> None:
    assert key_of(text) == key


def test_one_word() -> None:
    assert word_key("Can't") == "cant"
    assert words_of("""a b
        b""") == {"a", "b"}
