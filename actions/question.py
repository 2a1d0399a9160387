"""From a Rasa tracker to the core's question. Slots and entities may come from anyone: nothing in them is trusted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from rasa_sdk import Tracker

from actions.age_mended import age_mended
from actions.core import core
from actions.names import asks_for_name
from actions.own_age import tells_of_own
from actions.pregnancy import expecting_so_far, is_expecting, minor_expects
from actions.told import baby_months, persons_in, remembered_audience, said_before, told_of
from actions.whom import whom
from milia.aftermath import tells_of_bumps, tells_of_procedure_done
from milia.answering import Ask, NotCovered, Person, Question, Reply
from milia.drafts import APPLIED_KINDS, EXPECTING, PREGNANCY, WIDE
from milia.expecting import concerns, may_concern, takes_back
from milia.ill_skin import tells_of_ill_skin
from milia.letters import asked_spans, is_of_the_bumps
from milia.remarks import meaning_of_remark
from milia.unlike import names_bumps, sounds_unlike, tells_of_no_bumps
from milia.wordings import asks_for_cause

#: How many ids of facts said are remembered: as many as a long conversation says, and a bound on its size.
MAX_SAID = 60
PAIR = 2
#: Characters kept of a question, to be asked again for somebody else.
MAX_ASKED = 200
#: Confidence below which a runner-up of RIVAL times the first's is answered as well (chosen on dev).
DOUBT, RIVAL = 0.6, 0.5
#: Confidence from which an answer is told beside "I have no information on ..."; twice as much, and the message may
#: as well be about what no fact covers (chosen on dev).
PERHAPS = 0.1
FALLBACK = "nlu_fallback"
PICKING = "picking"
#: Intents of which a tool at hand makes another question.
OPEN_TO_TOOLS = frozenset(
    {
        "no_info_other_products",
        "no_info_home_remedies",
        "no_info_other",
        "no_info_baby_care",
        FALLBACK,
    }
)
#: "Is it something in my breast milk", "we are putting breastmilk every morning": of a baby's bumps.
_MILK = re.compile(r"\bbreast ?milk\b", re.IGNORECASE)
_PUTS_ON = re.compile(
    r"\b(?:put|putting|rub|rubbing|dab|dabbing|appl\w+|squirt\w*|drop|drops|wip\w+|massag\w+|use"
    r"|using|help\w*|try|tried)\b",
    re.IGNORECASE,
)
_TREATS_ONESELF = re.compile(
    r"\b(?:retin\w*|tret\w*|differin|adapalene|acid|laser|peel|cream|get into|pass\w* (?:in|through|to))\b",
    re.IGNORECASE,
)
#: Intents of medicated creams, and what is asked in their place of rich ones.
MEDICINES = {"medication_milia": "oil_factor"}
_RICH = re.compile(
    r"\b(?:rich|heavy|thick|greasy|oily|oil[ -]based|buttery)(?: \w+){0,2} (?:creams?"
    r"|moisturi[sz]ers?|balms?|lotions?|sunscreens?)\b"
    r"|\b(?:night|eye|face|day|anti[ -]?ag(?:e|ing)|wrinkle) creams?\b",
    re.IGNORECASE,
)
_MEDICATED = re.compile(
    r"\b(?:steroids?|cortis\w+|hydrocort\w*|betameth\w*|clobetas\w*|mometas\w*|eumovate|dermovate"
    r"|elidel|protopic|tacrolimus"
    r"|fluorouracil|efudex|5[ -]?fu|prescri\w+|medicat\w+|ointment|doctor gave)\b",
    re.IGNORECASE,
)
REMEDY, FOOD = "no_info_home_remedies", "no_info_diet_lifestyle"
#: Confidence from which a message without any such word is about pregnancy.
SURELY_EXPECTS = 0.7
#: Intents of how a retinoid is used, and the confidence from which a first message asks that without naming one.
DRUGS = frozenset({"retinoid", "retinoid_use", "retinoid_side_effects"})
SURELY_OF_IT = 0.9
_OF_THE_THING = re.compile(
    r"(?:\W|(?:or|and|but|so|also)\b)*(?:does|will|would|can|could|is|might) (?:it|that"
    r"|this)\b(?: \w+){0,3}? "
    r"(?:make|worse|better|work|help|harm|clog|block|cause|safe|ok|okay|good|bad|any)\b",
    re.IGNORECASE,
)
_IT = re.compile(r"\b(it|that|this)\b", re.IGNORECASE)
_THEY = re.compile(r"\b(they|them|those|these)\b", re.IGNORECASE)
_BUMPS = re.compile(
    r"\b(mil+i?(a|um)s?|bumps?|dots?|spots?|specks?|pearls?|grains?|seeds?|beads?|lumps?|pimples?)\b",
    re.IGNORECASE,
)


def _ids(value: Any) -> tuple[str, ...]:
    return tuple(v for v in value if isinstance(v, str)) if isinstance(value, list) else ()


def question_from(tracker: Tracker) -> Question:
    """Build the question of this turn.

    Args:
        tracker: the conversation; its latest message carries NLU's keys (docs/architecture.md).

    Returns:
        The question, with one ask for every question that NLU found. A message from a button has none of NLU's keys:
        its intent and entities are the question.
    """
    message: dict[str, Any] = dict(tracker.latest_message or {})
    text = str(message.get("text") or "")
    entities = [e for e in message.get("entities") or [] if isinstance(e, dict)]
    last_topics = _ids(tracker.get_slot("last_topics"))
    last_asks = tuple(_asked(tracker.get_slot("last_asks")))
    asks = tuple(_asks(tracker, message, text, entities, last_asks))
    if age_mended(tracker, text) or asks_for_name(text, said_before(tracker)):
        asks = (Ask("inform_audience", text=text),)
    persons = whom(tracker, message, text, entities)
    return Question(
        asks=asks,
        persons=persons,
        remembered=remembered_audience(tracker, message, text),
        last_topics=last_topics,
        offered=_ids(tracker.get_slot("offered")),
        last_asks=last_asks,
        alternatives=_ids(tracker.get_slot("alternatives")),
        said=frozenset(_ids(tracker.get_slot("said_facts"))),
        asked_who=tracker.get_slot("asked_who") is True,
        short=tracker.get_latest_input_channel() in ("sms", "twilio"),
        expecting=is_expecting(tracker, message, text),
        minor_expects=minor_expects(tracker, message, text),
        told_again=_ids(tracker.get_slot("told_again")),
        of_writer=tells_of_own(tracker, text),
        baby_months=baby_months(tracker, message),
        each_its_own=_each_its_own(message, persons),
        skin=_skin_told(tracker, entities),
        unlike=not last_topics and sounds_unlike(text),
        after_procedure=_after_procedure(text),
        unsaid=not last_topics and tells_of_no_bumps(text),
        of_bumps=names_bumps(text),
        ill_skin=tells_of_ill_skin([*said_before(tracker), text]),
    )


def _after_procedure(text: str) -> str:
    """What a message tells of a procedure that was done, as of `Question`."""
    if not tells_of_procedure_done(text):
        return ""
    return "bumps" if tells_of_bumps(text) else "done"


def _each_its_own(message: dict[str, Any], persons: tuple[Person, ...]) -> bool:
    """Whether each of two questions has a person of its own: "my son is 2, can i put something on? and me, i'm 35, can
    i use retinol"."""
    asks = [a for a in message.get("asks") or [] if isinstance(a, dict)]
    if len(asks) != len(persons) or len(asks) != PAIR or tuple(persons_in(message, [])) != persons:
        return False
    told = [
        m
        for m in message.get("audiences") or []
        if isinstance(m, dict)
        and not m.get("negated")
        and (m.get("audience") != "unknown" or m.get("minor"))
    ]
    text, end = str(message.get("text") or ""), asks[0].get("end")
    if len(told) != PAIR or not isinstance(end, int):
        return False
    first, second = (text.find(str(m.get("text") or "")) for m in told)
    return 0 <= first < end <= second


def _hardly_expects(message: dict[str, Any], text: str) -> bool:
    """Whether nothing in a message has to do with pregnancy, though the classifier leans to it."""
    confidence = dict(ranking_of(message)).get(PREGNANCY, 1.0)
    return not may_concern(text) and confidence < SURELY_EXPECTS


def _meant_otherwise(
    message: dict[str, Any], entities: list[dict[str, Any]], last_asks: Iterable[Ask]
) -> str:
    """What is asked by who says that a pregnancy is over: of what is named, now or before; else the next likeliest."""
    named = [e.get("value") for e in entities] + [t for ask in last_asks for t in ask.terms]
    for term in named:
        topic = core().answerer.topic_of_term(term) if isinstance(term, str) else None
        if topic is not None:
            return topic.intent
    others = [(n, c) for n, c in ranking_of(message) if n != PREGNANCY and c >= PERHAPS]
    return others[0][0] if others else FALLBACK


def _asks(
    tracker: Tracker,
    message: dict[str, Any],
    text: str,
    entities: list[dict[str, Any]],
    last_asks: tuple[Ask, ...],
) -> Iterable[Ask]:
    """One ask for every question that NLU found."""
    intent = str((message.get("intent") or {}).get("name") or "nlu_fallback")
    found = [a for a in message.get("asks") or [] if isinstance(a, dict) and a.get("intent")]
    if len(found) < 2:
        # One question: the intent is what the whole pipeline made of it, FallbackClassifier too.
        not_so = takes_back(text) or (
            tracker.get_slot("expecting") is not True and _hardly_expects(message, text)
        )
        if intent == PREGNANCY and not_so:
            intent = _meant_otherwise(message, entities, last_asks)
        of_milk = intent in (PREGNANCY, REMEDY) and _MILK.search(text)
        if of_milk and not _TREATS_ONESELF.search(text):
            intent = REMEDY if _PUTS_ON.search(text) else FOOD
        taken = str((message.get("intent") or {}).get("name"))
        sure = dict(ranking_of(message)).get(taken, 0.0) >= SURELY_OF_IT
        leans = _names_anything(message, entities) or _in_conversation(tracker)
        if intent == taken and intent in DRUGS and not sure and not leans:
            # "Side effects of metformin": how a retinoid is used is told to nobody who has not named one.
            intent = FALLBACK
        found = [{**(found[0] if found else {"text": text}), "intent": intent}]
    other, unsure_of = _in_doubt(message) if len(found) == 1 else (None, None)
    not_covered = core().answerer.facts.not_covered_terms
    named = [u for u in message.get("uncovered_at") or [] if isinstance(u, dict)]
    topic = next(
        (
            e["value"]
            for e in entities
            if e.get("entity") == "topic" and isinstance(e["value"], str)
        ),
        None,
    )
    found = [_of_the_cream(_with_a_needle(ask, text), text) for ask in _without_leaning(found)]
    spans = [_span(ask, text) for ask in found]
    told = _told_in_passing(text, spans)
    for ask, span in zip(found, spans, strict=True):
        words = str(ask.get("text") or text)
        terms = [
            e
            for e in entities
            if e.get("entity") not in ("audience", "topic")
            and isinstance(e.get("value"), str)
            and _inside(e, span)
            and (e.get("negated") or ask["intent"] not in WIDE or not told(e))
        ]
        if ask["intent"] == "procedures" and not terms and len(found) > 1:
            # "Does curettage hurt? What do they actually do?"
            terms = [e for e in entities if core().answerer.topics.kind(e["value"]) == "procedure"]
            terms = terms if len({e["value"] for e in terms}) == 1 else []
        things = [
            not_covered[u["value"]]
            for u in named
            if u.get("value") in not_covered
            and not (u["value"] in EXPECTING and takes_back(text))
            and not (not_covered[u["value"]].kind in APPLIED_KINDS and told(u))
            # What stands in no question ("I bought castor oil. Does it help?") is what "it" means.
            and (
                _inside(u, span)
                or (not any(_inside(u, s) for s in spans) and _means_a_thing(words, text))
            )
        ]
        yield Ask(
            intent=str(ask["intent"]),
            terms=tuple(dict.fromkeys(e["value"] for e in terms if not e.get("negated"))),
            not_covered=tuple(NotCovered(t.value, t.kind, t.family) for t in things),
            topic=topic,
            text=words,
            negated=tuple(dict.fromkeys(e["value"] for e in terms if e.get("negated"))),
            or_else=other,
            unsure_of=unsure_of,
        )


def _names_anything(message: dict[str, Any], entities: list[dict[str, Any]]) -> bool:
    """Whether a message names something that the facts or the list of what they do not cover know."""
    return bool(message.get("uncovered_at")) or any(e.get("entity") != "audience" for e in entities)


def _in_conversation(tracker: Tracker) -> bool:
    return bool(tracker.get_slot("last_topics") or tracker.get_slot("last_asks"))


def _with_a_needle(ask: dict[str, Any], text: str) -> dict[str, Any]:
    """The question, of picking where a tool is at hand and no fact covers it: "i have a lancing needle, quicker?"."""
    at_hand = meaning_of_remark(str(ask.get("text") or text)) == PICKING
    return {**ask, "intent": PICKING} if at_hand and ask["intent"] in OPEN_TO_TOOLS else ask


def _of_the_cream(ask: dict[str, Any], text: str) -> dict[str, Any]:
    """The question, of rich creams where no medicine is named: "a rich night cream … could the cream have done it"."""
    rich = ask["intent"] in MEDICINES and _RICH.search(text) and not _MEDICATED.search(text)
    return {**ask, "intent": MEDICINES[ask["intent"]]} if rich else ask


def _skin_told(tracker: Tracker, entities: list[dict[str, Any]]) -> tuple[str, ...]:
    """The kind of skin that was told of before, where only one was and this message names nobody."""
    if any(e.get("entity") == "audience" for e in entities):
        return ()
    kind = core().answerer.topics.kind
    told = {
        e["value"]
        for before in told_of(tracker)
        for e in before.get("entities") or []
        if isinstance(e, dict) and isinstance(e.get("value"), str) and not e.get("negated")
        if kind(e["value"]) == "skin_type"
    }
    return tuple(told) if len(told) == 1 else ()


def _without_leaning(asks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Without "or does it make them worse" behind a thing that no fact covers: "it" is that thing."""
    kept = asks[:1]
    for ask in asks[1:]:
        after_none = str(kept[-1]["intent"]).startswith("no_info_")
        if not (after_none and _OF_THE_THING.match(str(ask.get("text") or ""))):
            kept.append(ask)
    return kept


def _told_in_passing(text: str, spans: list[tuple[int, int]]) -> Callable[[dict[str, Any]], bool]:
    """Tells what a letter names in its story alone, where its question is of the bumps."""
    asked = asked_spans(text)
    questions = " ".join(text[start:end] for start, end in asked)
    # "Is that why she got milia": of what the story named.
    of_bumps = is_of_the_bumps(questions) and not asks_for_cause(questions)
    if len(spans) > 1 or not of_bumps:
        return lambda found: False
    return lambda found: not any(_inside(found, span) for span in asked)


def _means_a_thing(words: str, text: str) -> bool:
    """Whether "it" or "they" of a question may be what the message names elsewhere; "they" are the bumps first."""
    return bool(_IT.search(words) or (_THEY.search(words) and not _BUMPS.search(text)))


def ranking_of(message: dict[str, Any]) -> list[tuple[str, float]]:
    """Intents and confidences as NLU ranked them; [] for a message that it did not read."""
    return [
        (str(r.get("name")), float(r.get("confidence") or 0.0))
        for r in message.get("intent_ranking") or []
        if isinstance(r, dict)
    ]


def _in_doubt(message: dict[str, Any]) -> tuple[str | None, str | None]:
    """What else a message may ask, where NLU is in doubt: an answered intent, and an uncovered one."""
    ranking = ranking_of(message)
    facts = core().answerer.facts
    answered = [r for r in ranking if r[0] in core().answerer.topics.by_intent]
    text = str(message.get("text") or "")
    uncovered = [
        r
        for r in ranking
        if r[0] in facts.uncovered
        and (r[0] != PREGNANCY or (concerns(text) and not takes_back(text)))
    ]
    if not ranking or not answered or ranking[0] not in (answered[0], *uncovered[:1]):
        return None, None
    if ranking[0] != answered[0]:
        name, confidence = answered[0]
        # Who says that she is pregnant asks something with it, which most of what is left points to.
        left = 1 - ranking[0][1] if ranking[0][0] == PREGNANCY else 1.0
        return (name if confidence >= min(PERHAPS, left / 2) else None), None
    other: str | None = None
    first = answered[0][1]
    if len(answered) > 1 and first < DOUBT and answered[1][1] >= first * RIVAL:
        other = answered[1][0]
    doubtful = sum(confidence for _, confidence in uncovered) >= 2 * PERHAPS
    return other, (uncovered[0][0] if doubtful else None)


def _span(ask: dict[str, Any], text: str) -> tuple[int, int]:
    """Where a question stands in the message; the whole of it where NLU does not say."""
    start, end = ask.get("start"), ask.get("end")
    return (start, end) if isinstance(start, int) and isinstance(end, int) else (0, len(text))


def _inside(found: dict[str, Any], span: tuple[int, int]) -> bool:
    """Whether what was found stands in a span; a button's entities stand nowhere, and belong to it."""
    start, end = found.get("start"), found.get("end")
    if not isinstance(start, int) or not isinstance(end, int):
        return True
    return span[0] <= start and end <= span[1]


def _asked(value: Any) -> Iterable[Ask]:
    """The questions asked last, from their slot."""
    not_covered = core().answerer.facts.not_covered_terms
    for ask in value if isinstance(value, list) else []:
        if not isinstance(ask, dict) or not isinstance(ask.get("intent"), str):
            continue
        topic = ask.get("topic")
        things = [not_covered[n] for n in _ids(ask.get("not_covered")) if n in not_covered]
        yield Ask(
            intent=ask["intent"],
            terms=_ids(ask.get("terms")),
            not_covered=tuple(NotCovered(t.value, t.kind, t.family) for t in things),
            topic=topic if isinstance(topic, str) else None,
            text=str(ask.get("text") or ""),
            negated=_ids(ask.get("negated")),
        )


def _as_slot(ask: Ask) -> dict[str, Any]:
    return {
        "intent": ask.intent,
        "topic": ask.topic,
        "terms": list(ask.terms),
        "negated": list(ask.negated),
        "not_covered": [n.name for n in ask.not_covered],
        "text": ask.text[:MAX_ASKED],
    }


def remember(tracker: Tracker, reply: Reply) -> dict[str, Any]:
    """The slot values to keep after a reply.

    Args:
        tracker: the conversation before the reply.
        reply: what is said now.

    Returns:
        Slot names and values, those that change only.
    """
    message: dict[str, Any] = dict(tracker.latest_message or {})
    text = str(message.get("text") or "")
    before = remembered_audience(tracker, message, text)
    slots: dict[str, Any] = {
        "audience": next((a for a in (reply.audience, before) if a != "unknown"), None)
    }
    topics = reply.topics or _named_by(reply)
    if topics:
        slots["last_topics"] = list(topics)
    slots["offered"] = list(reply.offered)
    slots["alternatives"] = list(reply.alternatives)
    if reply.asks:
        slots["last_asks"] = [_as_slot(ask) for ask in reply.asks]
    said = dict.fromkeys([*_ids(tracker.get_slot("said_facts")), *reply.facts])
    slots["said_facts"] = list(said)[-MAX_SAID:]
    slots["asked_who"] = bool(tracker.get_slot("asked_who")) or reply.asked_who
    slots["expecting"] = reply.expecting or expecting_so_far(tracker, text)
    slots["told_again"] = list(reply.told_again)
    slots["misses"] = 0
    return {name: value for name, value in slots.items() if value != tracker.get_slot(name)}


def _named_by(reply: Reply) -> tuple[str, ...]:
    """What a question names that nothing could be told of: after "how much is laser", "do i need to prep" is of it."""
    answerer = core().answerer
    named = [answerer.topic_of_term(term) for ask in reply.asks for term in ask.terms]
    return tuple(topic.id for topic in named if topic is not None)[:1]
