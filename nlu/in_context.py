"""What a message means after what was answered last: "twice a day ok?" asks another thing of every topic.

Rasa hands the tracker to a component whose `process` asks for it. The classifier before this one reads
the message alone; here its confidences are weighed with what people who had just read the same answer
meant by words like these (`data/nlu/in_context`). Which of them count, and how much, is a kernel density
estimate: each phrase adds to its intent by its cosine to the message, fully where it was written after
the same topic, a little otherwise. A third opinion is that of a network that reads the topic answered and
the message together (nlu/follow_up_network.py). Method: a product of experts (Hinton, 1999); constants chosen by
leaving out writers of the phrases, and on dev (docs/understanding.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from milia.after_alarm import (
    is_denied,
    is_of_alarm,
    is_seen_to,
    is_urgent_still,
    takes_leave,
    tells_who_sees_to_it,
)
from milia.cautions import denies
from milia.followups import stops_medicine
from milia.lead_words import asks_something, says_only_who
from milia.remarks import borrows, meaning_of_remark, picks_at_them
from milia.settled import sounds_settled
from milia.urgency import detect_urgency
from nlu.asks import Several, as_ask, decide
from nlu.chatter import without_not_meant
from nlu.classifier import OUT_OF_SCOPE, RANKING, URGENT, WHO
from nlu.cosines import Cosines
from nlu.encoder import WIDTH
from nlu.features import is_gibberish
from nlu.follow_up_network import FollowUpNetwork, shared_network
from nlu.shared import (
    OPINION,
    PERHAPS_URGENT,
    SEVERAL,
    TERMS,
    URGENCY,
    VECTORS,
    sources_fingerprint,
    text_of,
    topic_before,
)

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

LAST_TOPICS, AUDIENCE = "last_topics", "audience"  # slots
TALK = "talk"
DONE, MEDICINE, PICKING = "follow_done", "medication_milia", "picking"
UNKNOWN = "no_info_other"
DRUG = "retinoid"
DRUGS = frozenset(
    {"retinoid", "retinoid_use", "retinoid_results", "retinoid_strength", "tretinoin", "differin"}
)
SURE, UNSURE = 0.8, 0.4
SURE_AGAIN = 0.6  # confidence from which a second question means something else after the first
FEW_WORDS = 4
FEW_OF_DENIAL = 16
IN_A_BABY = ("fever", "illness")  # reasons that are urgent in a baby alone
ENOUGH = 6  # times that whom to call is said on end
SELF_HARM = "self_harm"
RECENT = 2  # messages before this one that it may lean on
A_WHILE = 4  # messages after an alarm in which "can it wait till morning" is about it
#: Intents that mean the same after any answer, and the confidence from which a message is taken for one.
ANYWHERE = {
    **dict.fromkeys(
        ("complaint", "thanks", "goodbye", "greet", "bot_challenge", "talk_to_human"), SURE
    ),
    **dict.fromkeys(("affirm", "deny", "out_of_scope"), 0.9),
}
NEVER = 2.0  # more than any confidence
LEAST = 1e-4  # of a confidence, so that it has a logarithm
#: Intents that ask for nothing.
REMARKS = frozenset({"follow_done", "affirm", "deny", "thanks", "goodbye", "complaint"})


#: "So what are we to do": a question without its mark; "what a relief" is none.
_QUESTION = re.compile(
    r"(?:^|[.!?;,]\s*)(?:(?:so|and|but|ok|okay|then|well|right) )*"
    r"(?:(?:what|wot|how|which|why|when|where|who)(?:'?s)? "
    r"(?!an?\b|lovely|nice|kind|strange|weird|funny|interesting|sweet|odd|i said|i thought|i told"
    r"|i needed|i wanted"
    r"|i was|they said|you say|you said)"
    r"|(?:no|nothing|nothin|nowt) (?:at all|then)\b"
    r"|(?:anything|something) (?:i|we|that|to|for|else|while|in the)\b"
    r"|(?:will|can|could|should|would|is|are|do|does|may) (?:i|it|they|that|this|the|he|she|we|my|mine"
    r"|his|hers?)\b)",
    re.IGNORECASE,
)


#: "I'm 36, dry skin" says whom it is for; the skin types that facts tell of ask for what suits them.
_AGE_AND_SKIN = re.compile(
    r"\W*(?:(?:i'?m|i am|he'?s|she'?s|he is|she is|it'?s for me|for me)\W+)*\d{1,2}"
    r"(?: ?(?:years?|yrs?|yo)(?: old)?)?\W+"
    r"(?:(?:and|with|have|got|very|really|quite|pretty|a bit) )*(?:dry|normal|combination|combo"
    r"|mature|pale|fair|dark)"
    r"(?:ish)?(?: skin)?\W*",
    re.IGNORECASE,
)


def _alarmed(tracker: DialogueStateTracker) -> str | None:
    """The level of the urgent reply that was said last; None where the last reply was none, or it was said enough."""
    told = (e.metadata or {} for e in reversed(tracker.events) if isinstance(e, BotUttered))
    alarms = list(takewhile(lambda reply: reply.get("topic") == URGENT, islice(told, ENOUGH)))
    if not alarms or len(alarms) == ENOUGH:
        return None  # a fifth time is a loop: a caution still stands before the answer (actions/base.py)
    level = alarms[0].get("level")
    return level if isinstance(level, str) else None


def _heard(tracker: DialogueStateTracker, most: int) -> Iterable[UserUttered]:
    """The person's last messages before this one, at most `most`, the newest first."""
    return islice((e for e in reversed(tracker.events) if isinstance(e, UserUttered)), most)


def _urgency_of(event: UserUttered, key: str) -> dict[str, Any]:
    """The urgency that NLU left on a message under `key`; {} where it left none."""
    found = (event.parse_data or {}).get(key)
    return found if isinstance(found, dict) and found.get("level") else {}


def _levels_before(tracker: DialogueStateTracker) -> set[str]:
    """Levels of the urgency, sure or not, of the last messages."""
    found = [
        _urgency_of(e, key) for e in _heard(tracker, RECENT) for key in (URGENCY, PERHAPS_URGENT)
    ]
    return {str(urgency["level"]) for urgency in found if urgency}


def _open_alarm(tracker: DialogueStateTracker) -> str | None:
    """The level of an alarm of the last messages that nobody has said was seen to since.

    Where it stopped by itself, "so you still think I should go" is asked of it all the same.
    """
    for event in _heard(tracker, A_WHILE):
        urgency = _urgency_of(event, URGENCY)
        if urgency:
            return str(urgency["level"])
        if tells_who_sees_to_it(event.text or ""):
            return None
    return None


def _reason_before(tracker: DialogueStateTracker, level: str) -> str | None:
    """The reason of the last alarm of that level: an eye stays an eye."""
    found = [_urgency_of(event, URGENCY) for event in _heard(tracker, A_WHILE)]
    reasons = [urgency.get("reason") for urgency in found if urgency.get("level") == level]
    return next((str(reason) for reason in reasons if reason), None)


#: "No one is in danger. does it leave a mark?": a question of its own; "what?? i am not hurting myself" is none.
_ASKS_ON = re.compile(
    r"(?:[.!,;:]|^)\s*(?:(?:and|so|but|ok) )?(?:how|which|when|where|can|could|should|does|do|is|are|will"
    r"|what(?= (?:is|are|do|does|can|about|cream|should|\w+ (?:is|are|can|should|do)))) (?:\w+[ ']){1,}\w",
    re.IGNORECASE,
)


def _asks_after_denial(text: str) -> bool:
    return _ASKS_ON.search(text) is not None


@dataclass(frozen=True)
class Context:
    """What a message comes after.

    Attributes:
        topics: ids of the topics answered last, be it some messages ago.
        answered: what the reply just before it was on: a topic, what no fact covers, "urgent" or "talk".
        before: what the person had said just before it.
    """

    topics: tuple[str, ...]
    answered: str = ""
    before: str = ""


def _answered(tracker: DialogueStateTracker) -> str:
    """What the last reply was on, by the first of its bubbles that is on anything; "" where nothing was said yet."""
    said = [
        e.metadata or {}
        for e in takewhile(lambda e: not isinstance(e, UserUttered), reversed(tracker.events))
        if isinstance(e, BotUttered)
    ]
    told = [str(m["topic"]) for m in reversed(said) if m.get("topic")]
    return told[0] if told else TALK if said else ""


def _said_before(tracker: DialogueStateTracker) -> str:
    """The person's last message, with the one before it where it is short: "how do i get rid of them / me, 29"."""
    heard = [e.text or "" for e in _heard(tracker, RECENT)]
    texts = [t for t in heard if t and not t.startswith("/")]
    if len(texts) > 1 and len(texts[0].split()) <= FEW_WORDS:
        return f"{texts[1]} / {texts[0]}"
    return texts[0] if texts else ""


def _is_asked(text: str) -> bool:
    """Whether a message of some words has the mark or the beginning of a question."""
    return len(text.split()) > 1 and ("?" in text or _QUESTION.search(text) is not None)


class FollowUpPhrases:
    """The phrases as arrays, and what they say of a message."""

    def __init__(self, cosines: Cosines, intents: Ints, after: Ints, topics: list[str]) -> None:
        """Hold the arrays.

        Args:
            cosines: to the embeddings of the phrases.
            intents: (phrases,), places in the classifier's list of intents.
            after: (phrases,), places in `topics`.
            topics: ids of the topics that were answered.
        """
        self.cosines = cosines
        self.intents = intents
        self.after = after
        self.topics = topics
        #: Places of the intents that a phrase has.
        self.meant = np.unique(intents)

    def places(self, last_topics: Iterable[str]) -> list[int]:
        """Places of the topics that were answered last, of those that a phrase was written after."""
        return sorted({self.topics.index(t) for t in last_topics if t in self.topics})

    def density(
        self,
        vector: Floats,
        last_topics: Iterable[str],
        intents: int,
        *,
        sharpness: float,
        elsewhere: float,
        floor: float,
    ) -> NDArray[np.float64]:
        """How likely each intent is meant by words like these after these topics: (intents,), sums to 1.

        Args:
            vector: of the message (384,), of length 1.
            last_topics: what was answered last.
            intents: how many the classifier has.
            sharpness: how fast a phrase counts less as its cosine to the message falls.
            elsewhere: how much a phrase counts that was written after another topic.
            floor: what is spread over all intents by how often they are meant at all.
        """
        ((_, (cosines,)),) = self.cosines.of(vector[None])
        weights = np.exp(sharpness * (cosines - 1.0)).astype(np.float64)
        weights[~np.isin(self.after, self.places(last_topics))] *= elsewhere
        found = np.bincount(self.intents, weights, minlength=intents)
        often = np.bincount(self.intents, minlength=intents) + 0.5
        found += floor * often / often.sum()
        result: NDArray[np.float64] = found / found.sum()
        return result


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class ContextClassifier(IntentClassifier, GraphComponent):
    """Ranks the intents of a message again in the light of the conversation.

    A message of one question only, which nothing has settled (urgent, a button, whom it is about); what
    asks several things says enough by itself.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The constants of `FollowUpPhrases.density`, and how much the estimate weighs.

        `weight`: beside the classifier's 1, for a short message; `long`: words from which on a message
        hardly leans on what was said before; `named`: times that where it names something of ours.
        `leaning`: of the likeliest intent's estimate, what an intent gets that no phrase has; `person`:
        what the intent that only says whom it is about gets. `alone`: how much less the classifier counts
        for a short message, and `network` how much the network does that reads the topic answered as well.
        `remarks`: how often one asks nothing, beside how often the phrases do. `heard`: how much the
        network weighs, in a message of any length, where it is known what the person had said before.
        """
        return {
            "sharpness": 12.0,
            "elsewhere": 0.03,
            "floor": 0.01,
            "weight": 1.2,
            "long": 30,
            "named": 0.6,
            "leaning": 0.1,
            "person": 0.2,
            "alone": 0.5,
            "network": 0.7,
            "remarks": 0.5,
            "heard": 1.5,
        }

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ContextClassifier:
        """Without phrases, until trained."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> ContextClassifier:
        """With the phrases it was trained on."""
        component = cls(config, model_storage, resource)
        with (
            model_storage.read_from(resource) as folder,
            np.load(folder / "in_context.npz", allow_pickle=False) as arrays,
        ):
            component.names = arrays["names"].tolist()
            cosines = Cosines.from_arrays("phrases", arrays)
            if cosines is not None:
                component.phrases = FollowUpPhrases(
                    cosines, arrays["intents"], arrays["after"], arrays["topics"].tolist()
                )
                component.network = shared_network()
        return component

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Retrain when this room or the facts change."""
        return sources_fingerprint()

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource
    ) -> None:
        """Keep the configuration; `phrases` is None until trained or loaded."""
        self._config = config
        self.names: list[str] = []  # of the intents
        self.phrases: FollowUpPhrases | None = None  # nor where none was written after an answer
        self.network: FollowUpNetwork | None = None
        self._model_storage = model_storage
        self._resource = resource

    def train(self, training_data: TrainingData) -> Resource:
        """Keep the phrases that were written after an answer, and learn what tells them apart."""
        found = [
            (message, after)
            for message in training_data.intent_examples
            if (after := topic_before(message)) and message.get(VECTORS) is not None
        ]
        # The classifier's intents, in its order.
        names = sorted(
            {m.get(INTENT) for m in training_data.intent_examples if not topic_before(m)}
        )
        topics = sorted({after for _, after in found})
        vectors = np.array([m.get(VECTORS)[0] for m, _ in found]).reshape(len(found), WIDTH)
        stored = {}
        if found:
            intents = [names.index(m.get(INTENT)) for m, _ in found]
            stored = {
                **Cosines.to(vectors).to_arrays("phrases"),
                "intents": np.array(intents, dtype=np.int64),
                "after": np.array([topics.index(after) for _, after in found], dtype=np.int64),
            }
            shared_network()  # built here, in some seconds, and not when somebody waits for an answer
        with self._model_storage.write_to(self._resource) as folder:
            np.savez(
                folder / "in_context.npz",
                names=np.array(names, dtype=np.str_),
                topics=np.array(topics, dtype=np.str_),
                **stored,
            )
        return self._resource

    def _density(self) -> dict[str, float]:
        """The constants of `FollowUpPhrases.density`."""
        return {name: float(self._config[name]) for name in ("sharpness", "elsewhere", "floor")}

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing later in the pipeline learns from predictions on the training phrases."""
        return training_data

    def process(self, messages: list[Message], tracker: DialogueStateTracker) -> list[Message]:
        """Rank again what the classifier left its opinion of."""
        for message in messages:
            self._alarm_at_last(message, tracker)
            self._alarm_for_known(message, tracker)
        level = _alarmed(tracker)
        if level is None and any(is_of_alarm(text_of(m)) for m in messages):
            level = _open_alarm(tracker)
        if level is not None:
            for message in messages:
                asked = _is_asked(text_of(message)) or asks_something(text_of(message))
                by_words = _reason_before(tracker, level) is not None
                if self._is_taken_back(message, level, by_words):
                    self._take_note(message)
                    continue
                if message.get(URGENCY) is None and not asked and is_seen_to(text_of(message)):
                    self._take_note(message)
                self._alarm_again(message, level, tracker)
        last = tracker.get_slot(LAST_TOPICS) if LAST_TOPICS in tracker.slots else None
        topics = [t for t in last if isinstance(t, str)] if isinstance(last, list) else []
        if self.phrases is None:
            return messages
        for message in messages:
            several = message.get(SEVERAL)
            if several is not None:
                self._rank_clauses(message, several)
        context = Context(tuple(topics), _answered(tracker), _said_before(tracker))
        if topics or context.before:
            for message in messages:
                if message.get(OPINION) is not None and len(message.get("asks") or []) == 1:
                    self._rank(message, context)
        return messages

    @staticmethod
    def _is_taken_back(message: Message, level: str, by_words: bool) -> bool:
        """Whether a message says that what alarmed is not so, and neither asks nor tells of anything else."""
        text = text_of(message)
        found = message.get(URGENCY)
        other = isinstance(found, dict) and (found.get("reason") or found.get("level") != level)
        few = len(text.split()) <= FEW_OF_DENIAL
        return (
            is_denied(text, level, by_words) and few and not other and not _asks_after_denial(text)
        )

    def _take_note(self, message: Message) -> None:
        """Hear a message as a remark: it tells that all is well."""
        text = text_of(message)
        remark = {"name": DONE, "confidence": 1.0}
        if len(message.get("asks") or []) != 1:
            return
        message.set(URGENCY, None, add_to_output=True)
        message.set(INTENT, remark, add_to_output=True)
        message.set(INTENT_RANKING_KEY, [dict(remark)], add_to_output=True)
        message.set("asks", [as_ask(remark, text, 0, len(text))], add_to_output=True)
        message.set(PERHAPS_URGENT, None, add_to_output=True)
        message.set(OPINION, None)

    @classmethod
    def _alarm_at_last(cls, message: Message, tracker: DialogueStateTracker) -> None:
        """Have it said whom to call, where a message may tell of what one of those before it may have told of, or did.

        "Red and puffy round it", then "there's yellow stuff coming out"; "been thinking about pills", after despair.
        """
        perhaps = message.get(PERHAPS_URGENT)
        if not isinstance(perhaps, dict):
            return
        # Likeness alone twice over is not enough: "she gets red from anything", "it's just a little red dot now".
        level = str(perhaps.get("level"))
        told = perhaps.get("reason") is not None or level == SELF_HARM
        text = text_of(message)
        unsettled = not denies(text) and not tells_who_sees_to_it(text)
        if told and unsettled and level in _levels_before(tracker):
            message.set(PERHAPS_URGENT, None, add_to_output=True)
            cls._set_urgent(message, level)

    @classmethod
    def _alarm_for_known(cls, message: Message, tracker: DialogueStateTracker) -> None:
        """Have it said whom to call for what is urgent in a baby alone: "feels a bit warm", where one was told of."""
        known = tracker.get_slot(AUDIENCE) if AUDIENCE in tracker.slots else None
        if known not in ("baby", "toddler") or message.get(URGENCY) is not None:
            return
        if message.get(OPINION) is None and message.get(SEVERAL) is None:
            return  # a button, or whom it is about
        text = text_of(message)
        if message.get("audiences") or tells_who_sees_to_it(text) or sounds_settled(text):
            return
        found = detect_urgency(text, known)
        if found is not None and found.reason in IN_A_BABY:
            cls._set_urgent(message, str(found.level), str(found.reason))

    @classmethod
    def _alarm_again(cls, message: Message, level: str, tracker: DialogueStateTracker) -> None:
        """Have it said again whom to call, where a message after that puts it off."""
        reason = _reason_before(tracker, level)
        denied = is_denied(text_of(message), level, reason is not None)
        if message.get(URGENCY) is None and not denied and is_urgent_still(text_of(message), level):
            cls._set_urgent(message, level, reason)

    @staticmethod
    def _set_urgent(message: Message, level: str, reason: str | None = None) -> None:
        text = text_of(message)
        urgent = {"name": URGENT, "confidence": 1.0}
        message.set(URGENCY, {"level": level, "reason": reason}, add_to_output=True)
        message.set(INTENT, urgent, add_to_output=True)
        message.set(INTENT_RANKING_KEY, [dict(urgent)], add_to_output=True)
        message.set("asks", [as_ask(urgent, text, 0, len(text))], add_to_output=True)
        message.set(OPINION, None)  # there is nothing to rank again
        message.set(SEVERAL, None)

    def _rank(self, message: Message, context: Context) -> None:
        assert self.phrases is not None
        last = context.topics[0] if context.topics else ""
        vector, alone = message.get(OPINION)
        # What is no language leans on nothing.
        if len(alone) != len(self.names) or is_gibberish(text_of(message)):
            return
        if alone.max() >= ANYWHERE.get(self.names[int(alone.argmax())], NEVER):
            return
        text = without_not_meant(text_of(message))
        row = self._read(message, text, vector, alone, context)
        best = np.argsort(-row, kind="stable")[:RANKING]
        ranking = [{"name": self.names[i], "confidence": float(row[i])} for i in best]
        if ranking[0]["name"] == UNKNOWN and self.names[int(alone.argmax())] == OUT_OF_SCOPE:
            ranking.insert(0, {**ranking[0], "name": OUT_OF_SCOPE})  # "what's the weather like"
        if ranking[0]["name"] in REMARKS and last in DRUGS and borrows(text_of(message)):
            ranking.insert(
                0, {**ranking[0], "name": DRUG}
            )  # "i can just nick a bit of hers", at 15
        stops = stops_medicine(text_of(message), last)
        if stops and ranking[0]["name"] in REMARKS:
            # "Right, i'll bin it tonight" is no farewell: a prescribed cream is not to be stopped unasked.
            ranking.insert(0, {**ranking[0], "name": MEDICINE})
        text = text_of(message)
        unsure = ranking[0]["name"] in REMARKS or ranking[0]["confidence"] < UNSURE
        meant = meaning_of_remark(text) if ranking[0]["name"] in REMARKS - {"complaint"} else None
        if (unsure or not _is_asked(text)) and picks_at_them(text):
            ranking = [{"name": PICKING, "confidence": SURE}]
            # "He wont stop" is like worse things.
            message.set(PERHAPS_URGENT, None, add_to_output=True)
        elif meant is not None:
            ranking = [{"name": meant, "confidence": SURE}]
        names_a_thing = self.names[int(alone.argmax())] not in REMARKS and message.get(
            "uncovered_at"
        )
        done = ranking[0]["name"] == DONE
        if done and (self._tells_something(message) or (names_a_thing and not takes_leave(text))):
            ranking.sort(key=lambda r: r["name"] in REMARKS)
        if self._tells_age(message) and (
            ranking[0]["name"] in REMARKS | {"greet"}
            or (ranking[0]["name"] == OUT_OF_SCOPE and row.max() < SURE)
            or _AGE_AND_SKIN.fullmatch(text_of(message))
        ):
            # "She's nine weeks though", "i'm 36, dry skin", "im 52 btw so no spring chicken": the answer may be another
            # now.
            ranking.insert(0, {**ranking[0], "name": WHO})
        message.set(INTENT, dict(ranking[0]), add_to_output=True)
        message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        (only,) = message.get("asks")
        message.set("asks", [{**only, "intent": ranking[0]["name"]}], add_to_output=True)

    def _read(
        self,
        message: Message,
        text: str,
        vector: Floats,
        alone: NDArray[np.float64],
        context: Context,
        span: tuple[int, int] | None = None,
    ) -> NDArray[np.float64]:
        """Confidences (intents,) of a text after these topics, a product of three experts.

        Args:
            message: that it is of.
            text: the message, or one of its clauses.
            vector: of the text (384,), of length 1.
            alone: the classifier's confidences (intents,).
            context: what was answered and said before it.
            span: where a clause stands in the message.
        """
        assert self.phrases is not None
        config = self._config
        meant = self.phrases.density(vector, context.topics, len(self.names), **self._density())
        # No phrase after an answer has these intents. "What would happen if i did" asks for a risk of
        # whatever it was, which the core knows of; "it's for my son" means the same anywhere.
        rest = [config["person" if name == WHO else "leaning"] for name in self.names]
        if self._tells_of_other_things(message, alone):
            rest[self.names.index(WHO)] = config["floor"]
        unmeant = ~np.isin(np.arange(len(meant)), self.phrases.meant)
        meant[unmeant] = meant.max() * np.array(rest)[unmeant]
        if _is_asked(text):
            # "So bin it?" asks, whatever most people would say there.
            asks_nothing = np.isin(self.names, sorted(REMARKS - {"complaint"}))
            meant[asks_nothing] *= config["floor"]
        leaning = self._leaning(message, text, span)
        share = min(1.0, leaning / config["weight"])
        scores = (1 - config["alone"] * share) * np.log(alone + LEAST) + leaning * np.log(meant)
        if self.network is not None and (context.answered or context.topics):
            after = [context.answered] if context.answered else context.topics
            read = self.network.confidences_of(self.names, after, text, alone, context.before)
            # With what was said before, the network knows what even a long message is about.
            weight = config["heard"] if context.before else config["network"] * share
            scores += weight * np.log(read + LEAST)
        if DONE in self.names:
            # The writers were asked for remarks more often than people make them.
            scores[self.names.index(DONE)] += np.log(config["remarks"])
        row: NDArray[np.float64] = np.exp(scores - scores.max()) * (alone > 0)
        return row / row.sum()

    def _rank_clauses(self, message: Message, several: Several) -> None:
        """Read a second question in the light of the first: "can she use differin, and if not what else"."""
        assert self.phrases is not None
        if several.opinions.shape[1] != len(self.names):
            return
        answers = list(several.answers)
        before: str | None = None
        for i, clause in enumerate(several.clauses):
            if before is not None and not clause.either and not clause.weighs:
                span = clause.start, clause.end
                vector, alone = several.vectors[i], several.opinions[i]
                row = self._read(message, clause.text, vector, alone, Context((before,)), span)
                best = int(row.argmax())
                if row[best] >= SURE_AGAIN or self.names[best] == answers[i]["name"]:
                    answers[i] = {"name": self.names[best], "confidence": float(row[best])}
            if (
                answers[i]["confidence"] >= several.sure
                and answers[i]["name"] in self.phrases.topics
            ):
                before = answers[i]["name"]
        text = text_of(message)
        found = decide(
            several.whole, several.clauses, answers, text, sure=several.sure, asides=several.asides
        )
        if len(found) < 2:
            return
        if len(message.get("asks") or []) < 2:
            # The first one's own confidence: two questions share that of the whole message between them.
            first = {"name": found[0]["intent"], "confidence": found[0]["confidence"]}
            message.set(INTENT, first, add_to_output=True)
            message.set(INTENT_RANKING_KEY, [dict(first)], add_to_output=True)
        message.set("asks", found, add_to_output=True)

    def _tells_of_other_things(self, message: Message, alone: NDArray[np.float64]) -> bool:
        """ "Lol my kid just drew on the wall": it names somebody, and not because it is for them."""
        if WHO not in self.names or OUT_OF_SCOPE not in self.names:
            return False
        other, who = (alone[self.names.index(name)] for name in (OUT_OF_SCOPE, WHO))
        named = [m["text"] for m in message.get("audiences") or []]
        return bool(other > 2 * who) and not says_only_who(text_of(message), named)

    @staticmethod
    def _tells_something(message: Message) -> bool:
        """Whether a message is more than a remark: it may tell of an emergency, or what the skin is like."""
        types = [m for m in message.get(TERMS) or [] if m.kind == "skin_type" and m.covered]
        few = len(text_of(message).split()) <= FEW_WORDS
        return bool(message.get(PERHAPS_URGENT) or (types and few))

    @staticmethod
    def _tells_age(message: Message) -> bool:
        """Whether a message says how old somebody is."""
        told = message.get("audiences") or []
        return any(m.get("age") and not m.get("negated") for m in told)

    def _leaning(self, message: Message, text: str, span: tuple[int, int] | None) -> float:
        """How much a text leans on what was said before: short ones do, and those that name nothing."""
        words = len(text.split())
        share = min(1.0, max(0.25, 1.2 - words / self._config["long"]))
        start, end = span or (0, len(text))
        named = any(
            m.covered and not m.negated and start <= m.start < end for m in message.get(TERMS) or []
        )
        return float(self._config["weight"]) * share * (self._config["named"] if named else 1.0)
