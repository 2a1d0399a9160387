"""What is urgent still after whom to call was said, and what is not."""

from __future__ import annotations

import pytest

from milia.after_alarm import (
    is_denied,
    is_of_alarm,
    is_seen_to,
    is_urgent_still,
    tells_who_sees_to_it,
)


@pytest.mark.parametrize(
    ("text", "level", "urgent"),
    [
        ("can i wait till tomorrow opd", "today", True),
        ("do i really have to go in", "today", True),
        ("should i bother calling", "soon", True),
        ("is it that serious", "emergency", True),
        ("what number", "poison", True),
        ("so is that A&E? my mums asleep", "today", True),
        ("only he sleep. emergency number is for this??", "emergency", True),
        ("theres no one. mum would just say its only spots", "self_harm", True),
        ("What's the poison line number, we're in Ohio", "poison", True),
        ("so A&E?? or eye hospital", "today", True),
        ("just answer me wait or go", "today", True),
        ("you said a few days a minute ago. which is it", "soon", True),
        ("is it the milia doing it", "today", True),
        ("probably just me being paranoid, first baby", "emergency", True),
        ("is the sleepy thing because of the spots or not", "emergency", True),
        ("so u still think i should go", "soon", True),
        ("its only a bit swollen. is that not normal after a peel", "emergency", True),
        ("is milia normal at my age", "today", False),
        ("so i need to ring tonight? its 2am", "today", True),
        ("can i give him calpol first and see", "today", True),
        ("rinsed it, bit better but blurry", "today", True),
        ("Shall I keep my appointment or not?", "soon", True),
        ("my mums downstairs", "self_harm", True),
        ("ok i told my mum", "self_harm", False),
        ("what causes milia", "today", False),
        # what was swallowed works later; a fever that is gone is gone
        ("shes not crying she seems ok", "poison", True),
        ("he looks fine now", "emergency", True),
        ("he looks fine now", "today", False),
        # somebody has seen to it
        ("poison line said shes fine", "poison", False),
        ("we went to hospital she is fine now, will the spots go", "today", False),
        ("ringing 111 now", "today", False),
        ("he's ok, at hospital, on antibiotics. will the dots go", "emergency", False),
        ("the poison people were very good. all over now. what if it stings", "poison", False),
        ("they're coming. should i give her calpol while i wait", "emergency", True),
        ("they said shes grand. so would laser leave a mark", "poison", False),
        ("ok thanks", "emergency", False),
        ("will the milk spots scar", "emergency", False),
    ],
)
def test_is_urgent_still(text: str, level: str, urgent: bool) -> None:
    assert is_urgent_still(text, level) is urgent


def test_a_long_message_says_enough_by_itself() -> None:
    assert not is_urgent_still("can i wait " + "and see " * 20, "today")


@pytest.mark.parametrize(
    ("text", "seen_to"),
    [
        ("Poison line say he's ok, just a sip. thank you", True),
        ("the doctor checked her, nothing to worry about", True),
        ("they said she's fine", True),
        ("i havent done anything. i'll wake my husband", True),
        ("i'll get my gran's cream", False),
        ("ambulance here ta", True),
        ("ringing now", True),
        # whoever asks is answered, and what nobody has looked at is not settled
        ("111 said she's fine, will the spots go?", False),
        ("doctors seen her, she's ok. what about the rest of the spots", False),
        ("ER gave me a shot, doctor said all good. so the peel", False),
        ("he seems ok", False),
        ("they said she's fine but she wont wake up properly", False),
        ("the doctor said he's ok, he's still floppy", False),
        ("the poison line told us to go in", False),
    ],
)
def test_what_somebody_found_well_is_a_remark(text: str, seen_to: bool) -> None:
    assert is_seen_to(text) is seen_to


@pytest.mark.parametrize(
    ("text", "off"),
    [
        ("ok hes fed now. can it wait til morning", True),
        ("CAN IT WAIT TIL MORNING the dr i mean", True),
        ("so i need to ring tonight? its 2am", True),
        ("how long do i wait for them to go", False),
        ("so u still think i should go", True),
        ("how soon is soon", True),
        ("will they go", False),
    ],
)
def test_what_puts_off_is_heard_some_messages_later(text: str, off: bool) -> None:
    assert is_of_alarm(text) is off


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("woke mum shes phoning. thx", True),
        ("ambulance took them, he's ok they think", True),
        ("my flatmate is a nurse", False),
        ("should i bother calling", False),
    ],
)
def test_who_sees_to_it(text: str, told: bool) -> None:
    assert tells_who_sees_to_it(text) is told


@pytest.mark.parametrize(
    "text",
    ["no emergency, stop. what cream is good for her", "the blood is finish. do they go alone?"],
)
def test_what_has_stopped_is_no_longer_urgent(text: str) -> None:
    assert not is_urgent_still(text, "emergency")
    assert not is_urgent_still(text, "today")


def test_that_it_is_no_emergency_settles_nothing_of_what_was_swallowed() -> None:
    assert is_urgent_still("it's not an emergency, is it? do i really need to ring", "poison")
    assert is_urgent_still("not an emergency but she's worse again", "emergency")


@pytest.mark.parametrize(
    ("text", "level", "denied"),
    [
        ("what?? i am not hurting myself ya. i told mother in law will fight", "self_harm", True),
        ("you are not understanding english or what. no one is in danger", "self_harm", True),
        ("im not gonna hurt myself?? i asked a question", "self_harm", True),
        ("Crisis line?! Good grief, I'm a drama teacher being dramatic.", "self_harm", True),
        ("i wont hurt myself but i cant go on", "self_harm", False),
        ("i'm not going to hurt myself tonight", "self_harm", False),
        ("what?? no he's not ill. nobody has pus. god", "today", True),
        ("she's not feeding and not well", "today", False),
        ("no fever, but the red is spreading", "today", False),
        ("cant get the fever down", "today", False),
        ("she's not ill, just the spot is red and hot", "today", False),
        ("NOT drink. put alcohol on the hole", "poison", True),
        ("he didnt swallow it", "poison", True),
        ("he didnt swallow it i think", "poison", False),
        ("hasn't swallowed it, still in his mouth", "poison", False),
        ("nobodys bleeding!! i asked if the laser hurts", "soon", True),
        ("its not bleeding now", "soon", False),
        ("nobody is hurt", "emergency", False),
        ("she's not breathing", "emergency", False),
    ],
)
def test_a_denial_ends_an_alarm(text: str, level: str, denied: bool) -> None:
    """Who says that it is not so is believed, but of an emergency; who says so by half is not."""
    assert is_denied(text, level) is denied
    if denied:
        assert not is_urgent_still(text, level)
