"""Questions about something that is likely no milia, or about what came after a procedure.

They read as questions about milia ("is it harmful", "how long do they last"), as the assistant is asked of little else;
the facts of milia are no answer to them. `milia/unlike.py` and `milia/aftermath.py` find the signs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from milia.question import Ask, Question
from milia.topics import PROCEDURES, Topics
from milia.unlike import names_bumps

#: An intent of ours: it does not sound like milia.
UNLIKE = "unlike_milia"
LOOK_ALIKES, OTHER_CONDITIONS = "no_info_look_alikes", "no_info_other_conditions"
PICKING, PLAQUE = "picking", "milia_en_plaque"
#: What people ask of something on the skin that they do not know.
OF_ANY_BUMP = frozenset(
    {
        "identify", "what_are_milia", "harmless", "newborn_care", "need_treatment", "duration", "stubborn",
        "treatment_options", "fastest", "see_doctor", "who_removes", "causes", "surgical_removal", "inform_audience",
        "nlu_fallback",
    }
)  # fmt: skip
#: The same, where what is described does not sound like milia.
OF_WHAT_IS_UNLIKE = frozenset(
    {
        "name_of_milia", "who_gets_milia", "how_common", "prevention", "scars", "types", "trauma_milia", "premature",
        "secondary_milia", "genetic_milia", "disease_milia", "juvenile_milia", "neonatal_milia", "eruptive_milia",
        PLAQUE, "primary_milia", "chemical_peel", "dermabrasion", "exfoliation", "moisturizer", "skin_care",
    }
)  # fmt: skip
#: Questions that name dark marks and the like as what may come of a treatment.
OF_RISKS = frozenset({"procedure_risks", "retinoid_side_effects"})
#: Kinds of terms that a question may be about, whatever it is on the skin.
TREATING = frozenset({"treatment", "procedure", "medication", "product"})
#: What bumps after a procedure are asked of in; what they may come from is the answer.
OF_WHAT_CAME_AFTER = frozenset(
    {"identify", "what_are_milia", "harmless", "how_common", "premature", "causes", "name_of_milia", "where"}
)  # fmt: skip
#: What marks after a procedure are asked of in.
OF_HEALING = frozenset({"harmless", "how_common", "scars", "duration", "identify", "stubborn"})
AFTER_HARM, HEALING = "trauma_milia", "no_info_procedure_pain"


def meant(asks: Sequence[Ask], question: Question, topics: Topics) -> tuple[Ask, ...]:
    """The questions as they are meant: of what came after a procedure, or of something that does not sound like milia.

    Args:
        asks: the questions, each standing on its own.
        question: the turn, with the signs.
        topics: of the fact file.

    Returns:
        The questions; in place of those about something else one of the intent UNLIKE, or of the condition that is
        named. What is asked of a treatment or of picking stays.
    """
    if question.after_procedure:
        asks = [_after_procedure(a, question.after_procedure) for a in asks]
        asks = list({a.intent: a for a in reversed(asks)}.values())[::-1]
    if question.last_topics or any(a.intent in OF_RISKS for a in asks):
        return tuple(asks)
    letter = question.unsaid or question.after_procedure == "done"
    kept = [a for a in asks if a.intent == PICKING or _of_treatment(a, topics)]
    others = [a for a in asks if a not in kept]
    named = question.of_bumps or any(names_bumps(a.text) for a in asks)
    if not others or (named and any(a.intent == PLAQUE for a in others)):
        return tuple(asks)
    if not all(_may_fall(a, question.unlike, letter) for a in others):
        return tuple(asks)
    about = [a for a in others if a.intent in (OTHER_CONDITIONS, HEALING)]
    condition = [a for a in others if any(n.kind == "condition" for n in a.not_covered)]
    if condition and (question.unlike or not named):
        return (*(replace(a, intent=OTHER_CONDITIONS) for a in condition[:1]), *kept)
    if about and letter:
        # "A dark mark. Is it for good, how long does it take": all of the mark.
        return (*about[:1], *kept)
    if not (question.unlike or (question.unsaid and not kept)):
        return tuple(asks)
    if any("skin_cancer" in a.terms for a in asks) and question.whom != "baby":
        return tuple(asks)  # the facts tell what to do about that fear
    return (replace(others[0], intent=UNLIKE, not_covered=()), *kept)


def _may_fall(ask: Ask, unlike: bool, letter: bool) -> bool:
    """Whether a question may be of something else than milia, by its intent and the signs of the message."""
    return (
        ask.intent in OF_ANY_BUMP
        or ask.intent.startswith("no_info_")
        or (unlike and ask.intent in OF_WHAT_IS_UNLIKE)
        or (letter and ask.intent in OF_HEALING)
    )


def _of_treatment(ask: Ask, topics: Topics) -> bool:
    """Whether a question names a treatment, and is no question of what it is."""
    of_it = ask.intent in OF_ANY_BUMP or ask.intent.startswith("no_info_")
    return not of_it and any(topics.kind(t) in TREATING for t in ask.terms)


def _after_procedure(ask: Ask, told: str) -> Ask:
    """The question of somebody who had a procedure: of the bumps that came after it, or of how the skin heals."""
    bumps = told == "bumps"
    if ask.intent in PROCEDURES or ask.intent in (OF_WHAT_CAME_AFTER if bumps else OF_HEALING):
        intent = AFTER_HARM if bumps else HEALING
        return replace(ask, intent=intent, terms=(), not_covered=(), or_else=None, unsure_of=None)
    if ask.intent == AFTER_HARM:
        return replace(ask, or_else=None, unsure_of=None)
    return ask
