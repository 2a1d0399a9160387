"""Repairs are applied where they stand, and the rest is left."""

from __future__ import annotations

from nlu.repairs import Repair, repaired


def test_repairs_apply_inside_a_clause_only() -> None:
    repairs = [Repair(0, 3, "one"), Repair(10, 13, "three")]
    assert repaired("oen", repairs) == "one"
    assert repaired("tre x", repairs, 10) == "three x"


def test_what_is_taken_out_leaves_no_stray_mark() -> None:
    assert (
        repaired("hi, what are they, thanks?", [Repair(0, 4, ""), Repair(17, 25, "")])
        == "what are they?"
    )


def test_a_text_that_would_be_empty_stays() -> None:
    assert repaired("hi", [Repair(0, 2, "")]) == "hi"
