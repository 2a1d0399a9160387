"""The graph component that gives each message its embedding, and each of its clauses one."""

from __future__ import annotations

import re
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, FEATURE_TYPE_SEQUENCE, INTENT, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from milia.letters import sentences
from nlu import asks
from nlu.ahead import AHEAD
from nlu.asks import Clause
from nlu.embeddings import EmbeddingCache
from nlu.encoder import (
    MODEL_SHA256,
    TOKENIZER_SHA256,
    SentenceEncoder,
    Vectors,
    shared_encoder,
)
from nlu.repairs import Repair, repaired
from nlu.shared import (
    CLAUSES,
    DOC,
    REPAIRS,
    ROOT,
    SENTENCES,
    TERMS,
    VECTORS,
    is_payload,
    sources_fingerprint,
    text_of,
)
from nlu.terms import Mention

_IT = re.compile(r"\b(?:it|that|this)\b", re.IGNORECASE)
_CAN_BE_IT = frozenset({"treatment", "procedure", "medication"})


def _named_again(message: Message, text: str, clauses: list[Clause]) -> list[Repair]:
    """What "it" stands for in a later question: "does tretinoin help and how often would i put it on".

    Only where the message names a single thing before it that "it" may be.
    """
    terms: list[Mention] = [m for m in message.get(TERMS) or [] if m.covered]
    found = []
    for clause in clauses[1:]:
        it = _IT.search(text, clause.start, clause.end)
        before = [m for m in terms if m.end <= clause.start and m.kind in _CAN_BE_IT]
        inside = any(clause.start <= m.start < clause.end for m in terms)
        if it is not None and not inside and len({m.value for m in before}) == 1:
            found.append(Repair(it.start(), it.end(), before[0].value.replace("_", " ")))
    return found


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoderFeaturizer(DenseFeaturizer, GraphComponent):
    """Gives each message its embedding, and each of its clauses one where it has several.

    The whole message and its clauses go through the network together. A message that is
    surely in another language is decided already: it costs no embedding.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`words`: also one vector a token. `cache`: path or ""."""
        return {"words": False, "cache": "var/cache/embeddings.npz"}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceEncoderFeaturizer:
        """Load the network (shared in the process)."""
        return cls(config, shared_encoder())

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Rasa's base class asks for it; nothing to check."""

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Other model files, another splitter or other terms mean other features."""
        return sources_fingerprint(MODEL_SHA256, TOKENIZER_SHA256)

    def __init__(self, config: dict[str, Any], encoder: SentenceEncoder) -> None:
        """Keep the configuration and the network."""
        super().__init__(type(self).__name__, {"alias": None, **config})
        self._encoder = encoder

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Encode every training phrase, from the cache where it is there."""
        examples = [m for m in training_data.training_examples if text_of(m)]
        texts = [repaired(text_of(m), m.get(REPAIRS) or []) for m in examples]
        if self._config["cache"]:
            cache = EmbeddingCache(ROOT / self._config["cache"])
            vectors = cache.encode(self._encoder, texts, AHEAD.collect())
        else:
            vectors = self._encoder.encode(texts)
        for message, vector in zip(examples, vectors, strict=True):
            self._set(message, vector[None, :])
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Encode live messages."""
        for message in messages:
            text = text_of(message)
            if not text.strip() or is_payload(message) or message.get(INTENT):
                continue
            repairs = message.get(REPAIRS) or []
            clauses = asks.split(text, message.get(DOC))
            if not clauses:
                only = asks.sole(text, message.get(DOC))
                clauses = [only] if only is not None else []
            repairs = repairs + _named_again(message, text, clauses)
            message.set(REPAIRS, repairs)
            parts = [text] + [clause.text for clause in clauses]
            spans = [(0, len(text))] + [(clause.start, clause.end) for clause in clauses]
            told = [(c.remark, c.end) for c in clauses if c.remark is not None]
            parts += [text[start:end] for start, end in told]
            spans += told
            read = [
                repaired(part, repairs, start)
                for part, (start, _) in zip(parts, spans, strict=True)
            ]
            message.set(CLAUSES, clauses)
            alone = sentences(text)
            read += [repaired(text[start:end], repairs, start) for start, end in alone]
            vectors = self._encoder.encode(read)
            message.set(SENTENCES, (alone, vectors[len(parts) :]))
            self._set(message, vectors[: len(parts)])
        return messages

    def _set(self, message: Message, vectors: Vectors) -> None:
        """Leave `vectors` (parts, 384) for the classifier, and Rasa's features for its own."""
        message.set(VECTORS, vectors)
        origin = self._identifier
        message.add_features(Features(vectors[:1], FEATURE_TYPE_SENTENCE, TEXT, origin))
        if self._config["words"]:
            spans = [(token.start, token.end) for token in message.get(TOKENS_NAMES[TEXT]) or []]
            words = self._encoder.encode_words(text_of(message), spans)
            message.add_features(Features(words, FEATURE_TYPE_SEQUENCE, TEXT, origin))
