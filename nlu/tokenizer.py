"""One spaCy pass a message: a blank English tokenizer, made once and shared."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import spacy
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from spacy.language import Language

from nlu.shared import DOC, MAX_CHARS, sources_fingerprint


@lru_cache(maxsize=1)
def english() -> Language:
    """The blank English pipeline: rules only, no statistical model, nothing to download."""
    return spacy.blank("en")


class PlainToken(Token):
    """A token that is made at little cost: there are 300,000 of them in training."""

    def __init__(self, text: str, start: int) -> None:
        """As of any token, without the cases that ours are not."""
        self.text = self.lemma = text
        self.start = start
        self.end = start + len(text)
        self.data = {}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class SpacyBlankTokenizer(Tokenizer):
    """Rasa's tokens from spaCy's; the spaCy document stays on the message for the term matcher.

    Rasa's own SpacyTokenizer needs `SpacyNLP`, which cannot load a blank pipeline by name.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """What Rasa's base class asks for."""
        return {
            "intent_tokenization_flag": False,
            "intent_split_symbol": "_",
            "token_pattern": None,
        }

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SpacyBlankTokenizer:
        """Make the component; spaCy's pipeline is shared in the process."""
        return cls(config)

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Retrain when spaCy's rules may have changed."""
        return sources_fingerprint(spacy.__version__, facts=False)

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """Tokens of one attribute; for the text, the document is kept on the message."""
        doc = english().make_doc((message.get(attribute) or "")[:MAX_CHARS])
        if attribute == TEXT:
            message.set(DOC, doc)
        # Rasa's featurizers want at least one token, also of a message of spaces.
        return [PlainToken(token.text, token.idx) for token in doc if not token.is_space] or [
            PlainToken(doc.text, 0)
        ]
