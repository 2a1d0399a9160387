"""Whether a message is an emergency, or may be one: what words found weighed against what is learnt, and the reverse.

The core's table of words (milia/urgency.py) has looked before. What it found is urgent, unless the message is like none
of the emergencies learnt ("the gazebo collapsed"): then a caution stands before the answer. What words do not find is
urgent where the classifier is sure of an emergency, and leaves a caution where it is rather sure. The numbers behind
each threshold stand in docs/understanding.md.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milia.cautions import may_concern
from milia.settled import sounds_settled
from milia.urgency import detect_urgency
from milia.urgency_cues import LEVELS

#: What emergencies are learnt as, and the level of data/settings.yml that each is answered with.
URGENT_LEVELS = {
    "urgent_emergency": "emergency",
    "urgent_self_harm": "self_harm",
    "urgent_poison": "poison",
    "urgent_today": "today",
    "urgent_soon": "soon",
}
RATHER_LIKE = 0.55  # cosine to a phrase of an emergency below which there is no caution
LIKE_SOMETHING = 0.5
LIKE = 0.6  # the same for letters that make no word: misspelt emergencies are like emergencies
RATHER_LIKELY = 0.5  # confidence from which a caution needs no word of the kind
SETTLED = 6  # times the doubt, where a message has a sign that nothing is happening
NEVER = 2.0  # more than any confidence
# Reasons of the table that only a narrow choice of words has.
NARROW = frozenset({"pregnancy", "lump", "bite"})
# "Poked myself in the eye with the needle": not "my eyes closed, can i poke it with a pin".
_POINTED = re.compile(
    r"^(?=.*\b(?:needle|pin|tweezers?|lancet|scissors?|blade|knife)\b)"
    r".*\b(?:in|into) (?:the|my|his|her|one) (?:eyes?|eyeballs?)\b",
    re.IGNORECASE | re.DOTALL,
)
# "38.6", "101.2": a fever that was measured is no figure of speech.
_MEASURED = re.compile(r"\b(?:3[89]|4[01])(?:[.,]\d)?\b|\b10[0-6][.,]\d\b")
#: "She doesn't have any discharge", "he hasn't banged his head": no emergency of a sentence.
_HAS_NOT = re.compile(
    r"\b(?:doesn'?t|didn'?t|don'?t|hasn'?t|haven'?t) (?:\w+ )?(?:have|had|banged|hit|swallowed|eaten)\b",
    re.IGNORECASE,
)

Urgency = dict[str, Any]  # {"level", "reason"}: as on the user's event


@dataclass(frozen=True)
class Thresholds:
    """From which confidence what happens; the classifier's configuration gives them (config.yml)."""

    alarm: Mapping[str, float]  # by level
    certain: Mapping[
        str, float
    ]  # by level, where a sign says that nothing is happening; without one: never
    doubt: float  # below it, what words alone take for urgent is a caution
    caution: float


@dataclass(frozen=True)
class Suspicion:
    """What is learnt of emergencies, asked of one text."""

    level: str  # the likeliest
    confidence: float  # of all levels together
    likeness: float  # cosine to the nearest phrase of any


@dataclass(frozen=True)
class Verdict:
    """`urgent`: alarm now. `perhaps`: a caution before the answer. At most one is set."""

    urgent: Urgency | None = None
    perhaps: Urgency | None = None


CALM = Verdict()


def suspicion(
    intents: Sequence[str], row: NDArray[np.float64], cosines: NDArray[np.float64]
) -> Suspicion | None:
    """What the classifier's confidences say of emergencies; None where it has learnt none.

    Args:
        intents: names, in the order of `row` and `cosines`.
        row: (intents,), the confidence of each.
        cosines: (intents,), to the nearest phrase of each.
    """
    at = [i for i, name in enumerate(intents) if name in URGENT_LEVELS]
    if not at:
        return None
    likeliest = max(at, key=lambda i: row[i])
    return Suspicion(
        URGENT_LEVELS[intents[likeliest]], float(row[at].sum()), float(cosines[at].max())
    )


def judge(
    text: str,
    by_words: Urgency | None,
    found: Suspicion | None,
    least: Thresholds,
    *,
    gibberish: bool = False,
) -> Verdict:
    """Whether a message as a whole is urgent, or may be.

    Args:
        text: the message as written.
        by_words: what the table of words found in it.
        found: what is learnt of it.
        least: the thresholds.
        gibberish: whether its letters make no word: it must be the more like an emergency.
    """
    settled = sounds_settled(text)
    if by_words is not None:
        # "Does her fever come from these" asks, and there is a fever.
        reason = str(by_words["reason"])
        doubt = least.doubt * (SETTLED if settled and reason != "fever" else 1)
        if found is None or found.confidence >= doubt or _beyond_doubt(reason, text):
            return Verdict(urgent=by_words)
        return Verdict(perhaps=by_words)
    if found is None:
        return CALM
    urgency: Urgency = {"level": found.level, "reason": None}
    # "I have the rope ready. Nobody can help me": a sign that all is well weighs less than near certainty, and so does
    # that no word of the kind is there ("say a number before i cry at the till").
    alarm = least.alarm[found.level]
    named = may_concern(found.level, text)
    doubtful = settled or not named
    if found.confidence >= (least.certain.get(found.level, NEVER) if doubtful else alarm):
        return Verdict(urgent=urgency)
    # "Blorp fizz wug" and "sorry about the capitals" are like nothing, and no caution.
    like = found.likeness >= (LIKE if gibberish else RATHER_LIKE)
    # What would be an alarm but for a word of the kind leaves a caution, where it is not like nothing at all.
    like = like or (not named and found.confidence >= alarm and found.likeness >= LIKE_SOMETHING)
    likely = found.confidence >= (alarm if settled else least.caution)
    # "How to take out" is half sure of self-harm.
    of_the_kind = named or found.confidence >= alarm
    return Verdict(perhaps=urgency) if like and likely and of_the_kind else CALM


def judge_sentences(
    sentences: Sequence[tuple[str, Suspicion]], perhaps: Urgency | None, least: Thresholds
) -> Verdict:
    """Whether a sentence of a long letter is an emergency by itself: a whole letter is like nothing.

    Where the letter as a whole may be urgent, such a sentence makes it urgent; else it leaves a caution. Half of the
    emergencies that were told in letters were found without, and a quarter had a caution.

    Args:
        sentences: each with what is learnt of it alone.
        perhaps: the caution that the letter as a whole has.
        least: the thresholds.
    """
    # Words called the letter urgent, and it was doubted, being like no emergency as a whole.
    doubted = perhaps is not None and perhaps.get("reason")
    if doubted and any(_confirms(part, s) for part, s in sentences):
        return Verdict(urgent=perhaps)
    told = [s.level for part, s in sentences if _is_told(part, s, least)]
    if not told:
        return Verdict(perhaps=perhaps)
    urgency: Urgency = {"level": min(told, key=LEVELS.index), "reason": None}
    if perhaps is None:
        return Verdict(perhaps=urgency)
    # The graver of the two; where they are of one level, the one that has a reason.
    return Verdict(urgent=min((perhaps, urgency), key=lambda u: LEVELS.index(str(u["level"]))))


def _confirms(sentence: str, found: Suspicion) -> bool:
    return found.confidence >= RATHER_LIKELY and detect_urgency(sentence) is not None


def _is_told(sentence: str, found: Suspicion, least: Thresholds) -> bool:
    return (
        found.confidence >= least.alarm[found.level]
        and found.likeness >= RATHER_LIKE
        and may_concern(found.level, sentence)
        and not sounds_settled(sentence)
        and _HAS_NOT.search(sentence) is None
    )


def _beyond_doubt(reason: str, text: str) -> bool:
    """Whether what the words name is no figure of speech, and so rare that hardly an example was learnt."""
    if reason == "fever":
        return _MEASURED.search(text) is not None
    if reason == "eye":
        return _POINTED.search(text) is not None
    return reason in NARROW or (reason == "bleeding" and "pregnan" in text.lower())
