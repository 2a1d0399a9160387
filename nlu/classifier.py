"""Which question is asked: a linear classifier over embedding, letter groups, words and terms.

Trained by nlu/fitting.py, stored as plain arrays and evaluated in numpy: Rasa's own
LogisticRegressionClassifier takes 12 s to load, because its persistence library walks every
scikit-learn estimator.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from milia.after_alarm import AT_ONCE
from milia.lead_words import asks_something, says_only_who
from milia.remarks import is_weary
from nlu import asks
from nlu.alarms import URGENT_LEVELS, Thresholds, Verdict, judge, judge_sentences, suspicion
from nlu.asks import Clause, Several
from nlu.cosines import Cosines
from nlu.encoder import WIDTH
from nlu.features import (
    Example,
    Floats,
    Ints,
    Settings,
    has_no_word,
    is_gibberish,
    sparse_rows,
    term_names,
)
from nlu.repairs import repaired
from nlu.shared import (
    CLAUSES,
    OPINION,
    PERHAPS_URGENT,
    REPAIRS,
    SENTENCES,
    SEVERAL,
    TERMS,
    URGENCY,
    VECTORS,
    is_payload,
    sources_fingerprint,
    text_of,
    topic_before,
)

SIGNS = frozenset({"👍", "👎", "🙏"})  # yes, no and thanks without a word
WHO = "inform_audience"
REMARK = "follow_done"
SURE_OF_TALK = 0.6  # confidence from which even odd letters ("hlooo") are a greeting
FEW_WORDS = 7  # besides whom it names: more of them say something of their own
FAIRLY_SURE = 0.7  # below it, "not on me, on the baby" asks nothing new
URGENT = "urgent"
OUT_OF_SCOPE = "out_of_scope"
COMPLAINT = frozenset({"complaint"})
YES_AND_NO = frozenset({"affirm", "deny"})
GREETINGS = frozenset({"greet", "thanks", "goodbye"})
_GOES_ON = re.compile(
    r"^.*\b(?:what|anything|something|wot) else\b"
    r"|^\W*(?:(?:so|but) (?!yes|yea|yep|no\b|nope|nah|ok|sure|fine)\w+|(?:y|why|how come)(?: \w+)? not)\b",
    re.IGNORECASE,
)
# "Something i can rub on instead. im 44 not a kid"
_WISHES = re.compile(r"\b(?:instead|something|anything)\b", re.IGNORECASE)
# Intents that lean on what was said before.
LEANING = frozenset({"choose_option", "bot_challenge", "talk_to_human", "nlu_fallback"})
# Kinds of terms whose naming is an answer or a question.
NAMED = frozenset({"treatment", "procedure", "milia_type", "skin_type", "product", "medication"})
LIKE_NOTHING = 0.55  # cosine to every phrase below which letters that make no word ("lkjhsdf") are keys hit by chance
RANKING = 10  # intents listed in `intent_ranking`


Row = NDArray[np.float64]


class IntentModel:
    """A trained classifier as arrays; predicts without scikit-learn."""

    def __init__(
        self,
        settings: Settings,
        intents: list[str],
        terms: list[str],
        weights: Floats,
        bias: Floats,
        phrases: Cosines | None = None,
        starts: Ints | None = None,
    ) -> None:
        """Hold the arrays.

        Args:
            settings: as trained.
            intents: class names, in the order of the rows of `weights`.
            terms: names of the term features, in the order of their columns.
            weights: (intents, 384 + letter buckets + word buckets + terms).
            bias: (intents,).
            phrases: to the training phrases in the order of their intents, where neighbours count.
            starts: (intents,), the first phrase of each intent.
        """
        self.settings = settings
        self.intents = intents
        self.terms = terms
        self.weights = weights
        self.bias = bias
        self.phrases = phrases
        self.starts = starts
        self._term_column = {name: i for i, name in enumerate(terms)}
        # Row-major by column, so that picking a handful of columns reads contiguous memory.
        self._sparse = np.ascontiguousarray(weights[:, WIDTH:].T)
        self._dense = np.ascontiguousarray(weights[:, :WIDTH].T)

    def probabilities(self, examples: list[Example]) -> NDArray[np.float64]:
        """Confidence of each intent for each example: (examples, intents), rows sum to 1."""
        return self.read(examples)[0]

    def read(self, examples: list[Example]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Confidences as of `probabilities`, and cosines (examples, intents) to the nearest phrase of each intent.

        All cosines are 1.0 where no phrases are kept.
        """
        scores, cosines = self._scores(examples)
        return softmax(scores / self.settings.temperature), cosines

    def scores(self, examples: list[Example]) -> NDArray[np.float64]:
        """Scores before temperature and softmax: (examples, intents)."""
        return self._scores(examples)[0]

    def _scores(self, examples: list[Example]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        settings = self.settings
        vectors = np.stack([example.vector for example in examples])
        scores = (vectors @ self._dense + self.bias).astype(np.float64)
        cosines = np.ones(scores.shape)
        starts, columns, values = sparse_rows(examples, self._term_column, settings)
        for row in range(len(examples)):
            own = slice(starts[row], starts[row + 1])
            scores[row] += values[own] @ self._sparse[columns[own]]
        if self.phrases is not None and self.starts is not None:
            for at, found in self.phrases.of(vectors):
                cosines[at] = np.maximum.reduceat(found, self.starts, axis=1)
            scores += settings.neighbours * cosines
        return scores, cosines

    def nearness(self, cosines: NDArray[np.float64], without: str) -> float:
        """The nearest of the cosines that `read` gives for an example, one intent left out; 1.0 where there is none.

        What has nothing to do with us lies far from every phrase, sure as the classifier may be ("you
        freeze your garlic before planting").
        """
        looked = [
            float(cosine)
            for name, cosine in zip(self.intents, cosines, strict=True)
            if name != without
        ]
        return max(looked, default=1.0)

    def to_arrays(self) -> dict[str, Any]:
        """All of it as arrays for `numpy.savez`; no pickle."""
        return {
            "settings": np.array(repr(self.settings)),
            "intents": np.array(self.intents),
            "terms": np.array(self.terms, dtype=np.str_),
            "weights": self.weights,
            "bias": self.bias,
            **(self.phrases.to_arrays("phrases") if self.phrases else {}),
            "starts": np.zeros(0, "i8") if self.starts is None else self.starts,
        }

    @classmethod
    def from_arrays(cls, settings: Settings, arrays: Any) -> IntentModel:
        """The model that `to_arrays` stored."""
        if str(arrays["settings"]) != repr(settings):
            raise ValueError("The stored classifier has other settings; run `make train`.")
        return cls(
            settings,
            arrays["intents"].tolist(),
            arrays["terms"].tolist(),
            arrays["weights"],
            arrays["bias"],
            Cosines.from_arrays("phrases", arrays),
            arrays["starts"],
        )


def says_nothing(text: str) -> bool:
    """Whether a message has no letter or digit and is no sign with a meaning of its own ("👶⚪", "???").

    Such a message is not guessed at: what the encoder makes of it is chance.
    """
    return not any(c.isalnum() for c in text) and text.strip() not in SIGNS


def softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Rows of scores as rows that sum to 1."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    result: NDArray[np.float64] = powers / powers.sum(axis=1, keepdims=True)
    return result


def train(examples: list[Example], labels: list[str], settings: Settings) -> IntentModel:
    """Fit the classifier: multinomial logistic regression, every intent given the same weight.

    Deterministic: the examples are sorted first, and the order they are shown in is seeded.
    """
    from nlu.fitting import fit  # SciPy is for training only

    order = sorted(range(len(examples)), key=lambda i: (labels[i], examples[i].text))
    examples = [examples[i] for i in order]
    labels = [labels[i] for i in order]
    intents = sorted(set(labels))
    terms = sorted({name for example in examples for name in example.terms})
    index = {intent: i for i, intent in enumerate(intents)}
    places = np.array([index[label] for label in labels], dtype=np.int64)
    term_column = {name: i for i, name in enumerate(terms)}
    dense = np.stack([example.vector for example in examples])
    weights, bias = fit(
        dense,
        sparse_rows(examples, term_column, settings),
        settings.grams + settings.words + len(terms),
        places,
        inverse_l2=settings.inverse_l2,
        smoothing=settings.smoothing,
        epochs=settings.epochs,
    )
    if settings.neighbours:
        starts = np.searchsorted(places, np.arange(len(intents)))
        return IntentModel(settings, intents, terms, weights, bias, Cosines.to(dense), starts)
    return IntentModel(settings, intents, terms, weights, bias)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class MiliaClassifier(IntentClassifier, GraphComponent):
    """Sets `intent`, `intent_ranking` and `asks`."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`sure`: confidence a clause needs to be an ask of its own. `asides`: small talk.

        `alarm`: confidence from which a message is urgent, unless it has a sign that nothing is happening;
        `doubt`: below it, a message that only the table of words takes for urgent may be (with such a sign, below
        three times that); `caution`: from it, one that they do not.
        """
        defaults = Settings()
        return {
            "grams": defaults.grams,
            "gram_sizes": list(defaults.gram_sizes),
            "gram_weight": defaults.gram_weight,
            "words": defaults.words,
            "word_weight": defaults.word_weight,
            "term_weight": defaults.term_weight,
            "inverse_l2": defaults.inverse_l2,
            "smoothing": defaults.smoothing,
            "epochs": defaults.epochs,
            "temperature": defaults.temperature,
            "neighbours": defaults.neighbours,
            "sure": 0.5,
            "alarm": {
                "emergency": 0.75,
                "self_harm": 0.7,
                "poison": 0.85,
                "today": 0.8,
                "soon": 0.8,
            },
            "certain": {"emergency": 0.95, "self_harm": 0.9, "poison": 0.9},
            "doubt": 0.05,
            "caution": 0.25,
            "asides": [],
        }

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> MiliaClassifier:
        """An untrained classifier."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> MiliaClassifier:
        """The trained classifier, from its arrays."""
        component = cls(config, model_storage, resource)
        with (
            model_storage.read_from(resource) as folder,
            np.load(folder / "classifier.npz", allow_pickle=False) as arrays,
        ):
            component.model = IntentModel.from_arrays(component.settings, arrays)
        return component

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Retrain when this room or the vocabulary changes."""
        return sources_fingerprint()

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource
    ) -> None:
        """Keep the configuration; `model` is None until trained or loaded."""
        low, high = config["gram_sizes"]
        self.settings = Settings(
            grams=int(config["grams"]),
            gram_sizes=(int(low), int(high)),
            gram_weight=float(config["gram_weight"]),
            words=int(config["words"]),
            word_weight=float(config["word_weight"]),
            term_weight=float(config["term_weight"]),
            inverse_l2=float(config["inverse_l2"]),
            smoothing=float(config["smoothing"]),
            epochs=int(config["epochs"]),
            temperature=float(config["temperature"]),
            neighbours=float(config["neighbours"]),
        )
        self.model: IntentModel | None = None
        self._sure = float(config["sure"])
        self._least = Thresholds(
            alarm={level: float(least) for level, least in config["alarm"].items()},
            certain={level: float(least) for level, least in config["certain"].items()},
            doubt=float(config["doubt"]),
            caution=float(config["caution"]),
        )
        self._asides = frozenset(config["asides"])
        self._model_storage = model_storage
        self._resource = resource

    def train(self, training_data: TrainingData) -> Resource:
        """Fit and store; phrases of no intent are passed over, and those that an answer gives their meaning."""
        messages = [
            message
            for message in training_data.intent_examples
            if text_of(message) and message.get(VECTORS) is not None and not topic_before(message)
        ]
        if messages:
            examples = [_example(m, text_of(m), 0, m.get(VECTORS)[0]) for m in messages]
            self.model = train(examples, [m.get(INTENT) for m in messages], self.settings)
            with self._model_storage.write_to(self._resource) as folder:
                np.savez(folder / "classifier.npz", **self.model.to_arrays())
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Classify live messages; one that is decided already (urgent, language) is left alone."""
        for message in messages:
            text = text_of(message)
            if message.get(INTENT):
                intent = message.get(INTENT)
                message.set("asks", [asks.as_ask(intent, text, 0, len(text))], add_to_output=True)
                continue
            vectors = message.get(VECTORS)
            if is_payload(message) or vectors is None or self.model is None or says_nothing(text):
                if message.get(URGENCY):
                    self._set_urgent(message, text)
                    continue
                self._set_nothing(message)
                continue
            self._classify(message, text, vectors)
        return messages

    def _classify(self, message: Message, text: str, vectors: Floats) -> None:
        """Set intent, ranking and asks from `vectors` (parts, 384)."""
        assert self.model is not None
        clauses: list[Clause] = message.get(CLAUSES) or []
        told = [c for c in clauses if c.remark is not None]
        parts = [(text, 0)] + [(c.text, c.start) for c in clauses]
        parts += [(text[c.remark : c.end], c.remark or 0) for c in told]
        examples = [
            _example(message, part, start, vector)
            for (part, start), vector in zip(parts, vectors, strict=True)
        ]
        rows, cosines = self.model.read(examples)
        if self._alarms(message, examples[0], rows[0], cosines[0]):
            return
        rows = self._without(rows, frozenset(URGENT_LEVELS))
        perhaps = message.get(PERHAPS_URGENT) or {}
        if perhaps.get("level") in AT_ONCE and len(text.split()) > FEW_WORDS:
            # "Thanks. One more: he has not woken for two feeds": what thanks for nothing else has no caution before it.
            rows = self._without(rows, self._asides - {OUT_OF_SCOPE})
        if any(m.covered and not m.negated and m.kind in NAMED for m in message.get(TERMS) or []):
            # "No wait, sensitive", "yes, laser": more than a yes or a no.
            rows = self._without(rows, YES_AND_NO)
        if any(m.value == "skin_cancer" for m in message.get(TERMS) or []):
            # "That's twice you've told me that. I mean cancer"
            rows = self._without(rows, COMPLAINT)
        if _GOES_ON.match(text):
            # "So nothing at all", "y not" ask; they neither agree nor refuse.
            rows = self._without(rows, YES_AND_NO)
        if any(m.get("age") and not m.get("negated") for m in message.get("audiences") or []):
            # "Good day. I mind my grandbaby, three years old", "hello, new here, 29" do more than greet.
            greets = not clauses and self.model.intents[int(rows[0].argmax())] in GREETINGS
            if greets and rows[0].max() >= SURE_OF_TALK and WHO in self.model.intents:
                said = {"name": WHO, "confidence": 1.0}
                self._set(message, [said], [asks.as_ask(said, text, 0, len(text))])
                return
            rows = self._without(rows, GREETINGS)
        if is_weary(text) and self.model.intents[int(rows[0].argmax())] in GREETINGS:
            # "Sorry im so tired" is no hello.
            said = {"name": REMARK, "confidence": 1.0}
            self._set(message, [said], [asks.as_ask(said, text, 0, len(text))])
            return
        if is_gibberish(examples[0].text) and rows[0].max() < SURE_OF_TALK:
            # "Asdkjh qwe" is no greeting.
            rows = self._without(rows, self._asides - {OUT_OF_SCOPE})
        nearness = self.model.nearness(cosines[0], OUT_OF_SCOPE)
        if self._is_keys_hit(examples[0].text, nearness, rows[0]):
            # Neither a question nor another subject: without a nearness, the reply is that it was not understood.
            self._set_nothing(message)
            return
        message.set("nearness", nearness, add_to_output=True)
        rankings = [self._ranking(row) for row in rows]
        with_remark = dict(zip(told, rankings[1 + len(clauses) :], strict=True))
        rankings = rankings[: 1 + len(clauses)]
        place = list(range(len(rankings)))  # of each ranking among the parts
        with_its_remark: list[int] = []
        for i, clause in enumerate(clauses, start=1):
            if clause in with_remark:
                clearer = self._clearer(rankings[i], with_remark[clause])
                if clearer is not rankings[i]:
                    rankings[i], place[i] = clearer, 1 + len(clauses) + told.index(clause)
                    with_its_remark.append(i - 1)
        if len(clauses) > 1:
            # "He keeps picking at them - does that do harm": what it names there belongs to the question.
            clauses = [
                replace(c, text=text[c.remark : c.end], start=c.remark or 0)
                if i in with_its_remark
                else c
                for i, c in enumerate(clauses)
            ]
        lone = clauses[0].text if clauses else text
        if len(clauses) < 2 and self._says_only_who(message, lone, rankings[len(clauses)][0]):
            said = [{"name": WHO, "confidence": 1.0}]
            self._set(message, said, [asks.as_ask(said[0], text, 0, len(text))])
            return
        if len(clauses) == 1 and self._is_question(message, clauses[0], rankings):
            # A question behind a remark that has nothing to do with it.
            only = clauses[0]
            found = [asks.as_ask(rankings[1][0], only.text, only.start, only.end)]
            self._set(message, rankings[1], found)
            message.set(OPINION, (vectors[place[1]], rows[place[1]]))
            return
        if len(clauses) == 1:
            clauses, rankings = [], rankings[:1]
        found = asks.decide(
            rankings[0][0],
            clauses,
            [ranking[0] for ranking in rankings[1:]],
            text,
            sure=self._sure,
            asides=self._asides,
        )
        ranking = rankings[0]
        message.set(OPINION, (vectors[0], rows[0]))
        if clauses:
            answers = [r[0] for r in rankings[1:]]
            read = place[1:]
            several = Several(
                rankings[0][0],
                clauses,
                answers,
                vectors[read],
                rows[read],
                self._sure,
                self._asides,
            )
            message.set(SEVERAL, several)
        if len(found) > 1:
            # Two questions share the confidence of the whole message between them, which would
            # read as doubt: the first one's own ranking speaks.
            first = [clause.text for clause in clauses].index(found[0]["text"])
            ranking = rankings[1 + first]
        self._set(message, ranking, found)

    def _alarms(self, message: Message, example: Example, row: Row, cosines: Row) -> bool:
        """Whether a message is urgent (nlu/alarms.py); where it may be, a caution is left on it."""
        assert self.model is not None
        text = text_of(message)
        by_words = message.get(URGENCY)
        found = suspicion(self.model.intents, row, cosines)
        garbled = is_gibberish(example.text)
        verdict = judge(text, by_words, found, self._least, gibberish=garbled)
        if verdict.urgent is None:
            if by_words is not None:  # doubted
                message.data.pop(URGENCY)
                message.output_properties.discard(URGENCY)
            verdict = self._of_sentences(message, text, verdict)
        if verdict.urgent is not None:
            message.set(URGENCY, verdict.urgent, add_to_output=True)
            self._set_urgent(message, text)
            return True
        if verdict.perhaps is not None:
            message.set(PERHAPS_URGENT, verdict.perhaps, add_to_output=True)
        return False

    def _of_sentences(self, message: Message, text: str, verdict: Verdict) -> Verdict:
        """The verdict on a letter with its sentences heard alone; that of what is no letter stays."""
        assert self.model is not None
        spans, vectors = message.get(SENTENCES) or ([], [])
        if not spans:
            return verdict
        parts = [text[start:end] for start, end in spans]
        examples = [
            _example(message, part, start, vector)
            for part, (start, _), vector in zip(parts, spans, vectors, strict=True)
        ]
        rows, cosines = self.model.read(examples)
        found = [
            suspicion(self.model.intents, row, near)
            for row, near in zip(rows, cosines, strict=True)
        ]
        told = [(part, s) for part, s in zip(parts, found, strict=True) if s is not None]
        return judge_sentences(told, verdict.perhaps, self._least)

    def _set_urgent(self, message: Message, text: str) -> None:
        """An urgent message asks nothing else."""
        intent = {"name": URGENT, "confidence": 1.0}
        self._set(message, [intent], [asks.as_ask(intent, text, 0, len(text))])

    def _clearer(
        self, alone: list[dict[str, Any]], with_remark: list[dict[str, Any]]
    ) -> list[dict[str, Any]]:
        """Of two readings of a clause the one that is a question by itself, or else the surer one."""

        def leans(ranking: list[dict[str, Any]]) -> bool:
            name = ranking[0]["name"]
            return name in self._asides or name.startswith("follow_") or name in LEANING

        if leans(alone) != leans(with_remark):
            return with_remark if leans(alone) else alone
        return max(alone, with_remark, key=lambda ranking: float(ranking[0]["confidence"]))

    @staticmethod
    def _set_nothing(message: Message) -> None:
        """No intent. FallbackClassifier reads the intent's confidence: there must be one."""
        message.set(INTENT, {"name": None, "confidence": 0.0}, add_to_output=True)
        message.set(INTENT_RANKING_KEY, [], add_to_output=True)

    def _is_keys_hit(self, text: str, nearness: float, row: Floats) -> bool:
        """Whether a text has no word, is like no phrase, and no intent is sure of it."""
        return bool(nearness < LIKE_NOTHING and row.max() < SURE_OF_TALK) and has_no_word(text)

    def _says_only_who(self, message: Message, text: str, guess: dict[str, Any]) -> bool:
        """ "Actually she is 3", "and if i'm 70?": little is left to guess from without the age."""
        known = [
            m
            for m in message.get("audiences") or []
            if not m["negated"] and (m["audience"] != "unknown" or m["minor"])
        ]
        unsure = guess["confidence"] < self._sure or guess["name"] in self._asides
        corrected = any(m["negated"] for m in message.get("audiences") or [])
        if not known or not (unsure or corrected or any(m["age"] for m in known)):
            return False
        # "I'm pregnant" is more than whom it is about.
        named = any(not m.covered for m in message.get(TERMS) or [])
        # "Not my baby, me! I just happen to be feeding her": a correction, whatever else is told.
        told = len(text.split()) - sum(
            len(m["text"].split()) for m in message.get("audiences") or []
        )
        unsure = unsure or (guess["confidence"] < FAIRLY_SURE and told <= FEW_WORDS)
        corrects = unsure and corrected
        only = says_only_who(text, [m["text"] for m in message.get("audiences") or []])
        asks = asks_something(text) or _WISHES.search(text)
        return not named and (only or (corrects and not asks))

    def _without(self, rows: NDArray[np.float64], intents: frozenset[str]) -> NDArray[np.float64]:
        """Confidences with those of some intents given to the others."""
        assert self.model is not None
        kept = np.array([name not in intents for name in self.model.intents])
        if not kept.any():
            return rows
        rows = rows * kept
        result: NDArray[np.float64] = rows / np.maximum(rows.sum(axis=1, keepdims=True), 1e-9)
        return result

    @staticmethod
    def _set(message: Message, ranking: list[dict[str, Any]], found: list[dict[str, Any]]) -> None:
        message.set(INTENT, dict(ranking[0]), add_to_output=True)
        message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        message.set("asks", found, add_to_output=True)

    def _is_question(
        self, message: Message, clause: Clause, rankings: list[list[dict[str, Any]]]
    ) -> bool:
        """Whether a clause is all that is asked, so that the remark before it can be left out."""
        if rankings[1][0]["confidence"] < self._sure or rankings[1][0]["name"] in self._asides:
            return False
        before = [m for m in message.get(TERMS) or [] if m.start < clause.start]
        if message.get("audiences") and any(
            e.get("entity") == "audience" and e["start"] < clause.start
            for e in message.get(ENTITIES) or []
        ):
            return False
        # "Aloe vera straight from the plant. Good for milia?": what is named before is what it asks about.
        return not before

    def _ranking(self, row: NDArray[np.float64]) -> list[dict[str, Any]]:
        assert self.model is not None
        best = np.argsort(-row, kind="stable")[:RANKING]
        return [{"name": self.model.intents[i], "confidence": float(row[i])} for i in best]


def _example(message: Message, text: str, start: int, vector: Floats) -> Example:
    """What the classifier sees of `text`, which begins at `start` of the message."""
    matches = message.get(TERMS) or []
    return Example(
        text=repaired(text, message.get(REPAIRS) or [], start),
        vector=vector,
        terms=term_names(matches, start, start + len(text)),
    )
