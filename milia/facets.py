"""A facet of what was talked about: how, how often, when, at what risk.

"How often" after an answer on retinoids is their use, after one on procedures the sessions. `subject_of(topic)` says
what a topic is about, `facet_meant(topics, ask, last)` the question with its subject, or None.
"""

from __future__ import annotations

import re

from milia.facts_model import Topic
from milia.last_answer import SINGLE
from milia.question import Ask
from milia.topics import KINDS, PROCEDURES, TREATED, Topics, at

MAX_DEICTIC = 7

#: Kinds of terms that can be chosen from ("the second one").
CHOICES = frozenset(
    {"treatment", "procedure", "milia_type", "medication", "cause", "condition", "product"}
)
#: Kinds of terms whose naming makes a question one about them.
SUBJECTS = CHOICES | {"home_removal"}

#: What an intent asks of its subject, whichever subject it was taken for.
FACETS = {
    "follow_how": "how", "exfoliation": "how", "retinoid_use": "how",
    "exfoliation_frequency": "often", "procedure_sessions": "often",
    "results_time": "when",
    "follow_risk": "risk", "procedure_risks": "risk", "retinoid_side_effects": "risk",
}  # fmt: skip
#: The topic that answers each facet of a subject; "" is the topic talked about itself.
ANSWERS = {
    "exfoliation": {
        "how": "exfoliation", "often": "exfoliation_frequency", "when": "exfoliation_results", "risk": "exfoliation",
    },
    "retinoid": {
        "how": "retinoid_use", "often": "retinoid_use", "when": "retinoid_results", "risk": "retinoid_side_effects",
    },
    "procedure": {
        "how": "who_removes", "often": "procedure_sessions", "when": "procedure_sessions", "risk": "procedure_risks",
    },
    "picking": {"how": "picking", "risk": "picking"},
    "care": {"how": "", "often": "", "risk": ""},
    "doctor": {"when": ""},
}  # fmt: skip
CARE = frozenset(
    {"skin_care", "cleansing", "moisturizer", "sunscreen", "product_choice", "prevention"}
)

_DEICTIC = re.compile(r"\b(?:that|it|this|those|these ones?)\b", re.IGNORECASE)
_OF_MILIA = re.compile(
    r"\b(?:mil+i?(?:a|um)s?|milk|bumps?|dots?|spots?|them|they|these|those)\b", re.IGNORECASE
)
_OF_STAYING = re.compile(r"\b(?:last|lasts|stay|stays|there|clear|disappear)\b", re.IGNORECASE)
_OFTEN = re.compile(
    r"\b(?:often|every|daily|nightly|times?|days?|nights?|weekly|weeks?|sessions?)\b", re.IGNORECASE
)
_ONLY_OFTEN = re.compile(
    r"^\W*(?:(?:and|so|ok|okay|like|what about|how about|even|or|maybe|is it|is that) )*"
    r"(?:every(?: single| other| second)? (?:day|night|week|morning|evening|month)|daily|nightly|weekly"
    r"|(?:once|twice|two times|three times|\d times?|how often|how many times) (?:a|per|each) (?:day|week|night|month)"
    r"|how often)(?: ok| okay| then| please| pls)?\W*$",
    re.IGNORECASE,
)

SENTENCE_END = re.compile(r"[.!?]\s+(?=\S)")
_RUBS = re.compile(r"\b(?:rub|rubbing|scrub|scrubbing|massage|exfoliat\w+)\b", re.IGNORECASE)
_EVEN_A_LITTLE = re.compile(
    r"\b(?:even|little|small|tiny|bit|once|not|never)\b|n'?t\b", re.IGNORECASE
)

# A peel is done to the skin; skin that peels does so by itself.
_SKIN_PEELS = re.compile(r"\b(?:skin|face|it)(?: \w+){0,3} peel", re.IGNORECASE)


def subject_of(topic: Topic) -> str | None:
    """What a topic is about, among what has facets of its own."""
    if topic.id.startswith("exfoliat") or topic.id == "salicylic_acid":
        return "exfoliation"
    if topic.intent.startswith("retinoid") or topic.id.startswith("retinoid"):
        return "retinoid"
    # The fastest way is one: removal in the office.
    if topic.intent in (
        *PROCEDURES,
        "who_removes",
        "insurance",
        "fastest",
    ) or topic.intent.startswith("procedure_"):
        return "procedure"
    if topic.intent in CARE:
        return "care"
    if topic.id in ("see_doctor", "cancer"):
        return "doctor"
    return "picking" if topic.intent == "picking" else None


def facet_meant(topics: Topics, ask: Ask, last: list[Topic], of_child: bool = False) -> Ask | None:
    """ "How often", "is it safe", "what if i did", "how long does that take", of what was talked about."""
    named = [
        topics.of_term(t)
        for t in ask.terms
        if topics.kind(t) in SUBJECTS
        and not (t == "chemical_peel" and _SKIN_PEELS.search(ask.text))
    ]
    follows = ask.intent in ("follow_how", "follow_risk")
    if follows:
        last = [t for t in named if t is not None] or last
    elif named or not last:
        return None
    topic = last[0] if last else None
    if ask.intent == "where" and topic is not None and topic.intent in KINDS:
        return at(ask, topic) if SINGLE.search(ask.text) else None
    facet = _facet_of(ask, topic)
    if facet is None:
        return None
    subject = subject_of(topic) if topic is not None else None
    asks_again = _EVEN_A_LITTLE.search(ask.text)  # "not even a small quantity?"
    if of_child and subject == "retinoid" and facet != "risk" and not asks_again:
        subject = "exfoliation"  # what is left to who was told no
    if ask.intent == "exfoliation" and subject != "exfoliation" and _RUBS.search(ask.text):
        return None
    if (
        ask.intent in FACETS
        and not follows
        and not _ONLY_OFTEN.match(ask.text)
        and (subject in ("care", "picking") or (facet == "how" and subject == "procedure"))
    ):
        return None  # it names what it is about well enough
    answer = ANSWERS.get(subject or "", {}).get(facet)
    if answer is None and facet == "when" and ask.intent == "duration":
        answer = "results_time"
    if answer is None:
        return _without_subject(topics, ask, topic) if follows else None
    if topic is not None and not answer:
        return at(ask, topic)
    if topic is not None and answer == topic.id == "who_removes":
        answer = "procedures"  # "how will they do it"
    target = topics.get(answer)
    return at(ask, target) if target is not None else None


def _facet_of(ask: Ask, topic: Topic | None) -> str | None:
    text = ask.text
    if ask.intent in ("harmless", "scars"):
        text = SENTENCE_END.split(text)[-1]  # "She won't listen. What harm can it do"
    if topic is not None and _ONLY_OFTEN.match(text):
        return "often"
    short = len(text.split()) <= MAX_DEICTIC
    if topic is not None and short:
        if ask.intent == "duration" and topic.intent in TREATED:
            deictic = _DEICTIC.search(text) or len(text.split()) <= 3
            return "when" if deictic and not _OF_STAYING.search(text) else None
        of_it = SINGLE.search(text) and not _OF_MILIA.search(text)
        if ask.intent == "harmless" and of_it:
            return "risk"
        if ask.intent == "scars" and of_it and subject_of(topic) in ("procedure", "picking"):
            return "risk"  # milia heal without a scar; a cut, or what was picked, need not
        if ask.intent == "no_info_contagion" and "infection" in ask.terms:
            return "risk"
        if ask.intent == "retinoid_use" and _OFTEN.search(text):
            return "often"
    return FACETS.get(ask.intent)


def _without_subject(topics: Topics, ask: Ask, topic: Topic | None) -> Ask | None:
    """ "How do i do it" and "is that bad" where what was talked about has no answer of its own for it."""
    if ask.intent == "follow_risk":
        if topic is not None and topic.intent == "see_doctor":
            return at(ask, topic)
        infected = "infection" in ask.terms or "scarring" in ask.terms
        target = topics.get("picking" if infected else "harmless")
    elif topic is not None and topic.intent == "treatment_options":
        target = topics.get("exfoliation")
    else:
        target = topics.get("treatment_options") if topic is not None else None
    return at(ask, target) if target is not None else None
