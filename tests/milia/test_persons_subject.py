"""Who of those a message names has the bumps: dropping a child by mistake would give it an adult's answer."""

from __future__ import annotations

import pytest

from milia.audience import find_audiences
from milia.persons_subject import another_has_them, writer_has_them


def meant(text: str) -> list[str]:
    return [m.audience for m in find_audiences(text) if not m.negated]


@pytest.mark.parametrize(
    "text",
    [
        "since my son was born I've had these hard white things under my eyes",
        "my daughter age 5 asked why I've white dots on my nose so here i am",
        "bfing a 7 month old, can i use retinol for the ones round my eyes",
    ],
)
def test_a_parent_with_bumps_is_whom_it_is_about(text: str) -> None:
    assert meant(text) == ["adult"]


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("I'm 34F and first time mum, my son is 12 days and his nose is all white dots", "baby"),
        (
            "12 weeks pregnant here, what would be giving my 11yo these white bumps on her lids",
            "child",
        ),
    ],
)
def test_a_parent_who_only_writes_is_not(text: str, audience: str) -> None:
    assert meant(text) == [audience]


@pytest.mark.parametrize(
    "text",
    [
        "there's a tube of my own tretinoin here and my toddler's dots look just as mine did. Tempting to share.",
        "my son is 2 weeks old and i've got loads of creams, can i use retinol on it",
        "can I get them off my 3 week old with a peel",
        "i have seen white spots on my baby can i use a peel",
        "breastfeeding my baby and he has white dots can i use cream on him",
        "my 6 week old has milia and i have them too, can we both use tretinoin",
        "i get milia and so does my baby, retinol for her?",
        "how do i get these off my newborn, i've had milia myself",
        "my baby has spots on his cheek and i have some on my chin",
        "i get them on my chin, how do i keep my newborn from getting them",
        "before the baby arrives, can i prevent milk spots on her",
        "i have milia on my cheeks, do newborns need a cream for theirs",
        "ignore what I said about me, mine are gone. Its my 22 month old now",
    ],
)
def test_a_small_child_is_never_dropped(text: str) -> None:
    assert {"baby", "toddler"} & set(meant(text)), meant(text)


@pytest.mark.parametrize(
    "text",
    [
        "im 14 and i have like 7 of these under my eyes",
        "teen here (17). milia on my cheeks",
        "im in 8th grade and theres a white bump on my lip line",
        "my teacher says dont pick, im 13 and got loads on my nose",
    ],
)
def test_a_writer_who_is_a_child_is_no_bystander(text: str) -> None:
    assert meant(text) == ["child"]


def test_who_has_them() -> None:
    assert writer_has_them("i get them on my chin")
    assert not writer_has_them("can i get them off her chin")
    assert another_has_them("my son has them on his chin")
    assert not another_has_them("my son has them on his chin and i have some on my nose")
