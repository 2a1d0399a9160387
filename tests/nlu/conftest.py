"""A toy vocabulary, toy phrases, and the pipeline's components over them, without `rasa train`."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from ruamel.yaml import YAML

from milia.vocabulary import Vocabulary
from nlu.classifier import MiliaClassifier
from nlu.encoder import shared_encoder
from nlu.featurizer import SentenceEncoderFeaturizer
from nlu.terms import TermExtractor
from nlu.tokenizer import SpacyBlankTokenizer

warnings.filterwarnings("ignore", category=DeprecationWarning)

HERE = Path(__file__).parent


@dataclass
class ToyTerm:
    """A vocabulary entry."""

    value: str
    kind: str
    synonyms: list[str] = field(default_factory=list)
    covered: bool = True


TOY_TERMS = [
    ToyTerm("retinoid", "treatment", ["retinoids", "retinoid cream", "retinod"]),
    ToyTerm("tretinoin", "treatment", ["tret"]),
    ToyTerm("salicylic_acid", "treatment", ["salicylic"]),
    ToyTerm("exfoliation", "treatment", ["exfoliate", "exfoliating"]),
    ToyTerm("moisturizer", "product", ["moisturizers", "moisturize"]),
    ToyTerm("oily_products", "product", ["oil", "oily creams"]),
    ToyTerm("laser", "procedure", ["lasers"]),
    ToyTerm("cryotherapy", "procedure", ["freezing"]),
    ToyTerm("en_plaque", "milia_type", ["milia en plaque"]),
    ToyTerm("retinol", "ingredient", ["retinols"], covered=False),
    ToyTerm("isotretinoin", "medicine", [], covered=False),
    ToyTerm("glycolic acid", "ingredient", ["glycolic"], covered=False),
    ToyTerm("hydrocortisone", "medicine", [], covered=False),
    ToyTerm("castor oil", "remedy", [], covered=False),
]


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """The toy vocabulary."""
    return Vocabulary(TOY_TERMS, [])  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def phrases() -> list[tuple[str, str]]:
    """Toy phrases as (text, intent)."""
    data = YAML(typ="safe").load((HERE / "phrases.yml").read_text())
    return [(text, intent) for intent, texts in data.items() for text in texts]


@dataclass
class Pipeline:
    """The components in the order of config.yml; `understand` is what a turn does."""

    parts: list[Any]

    def understand(self, text: str) -> dict[str, Any]:
        """The parse data of `text`."""
        messages = [Message({"text": text})]
        for part in self.parts:
            messages = part.process(messages)
        return messages[0].as_dict(only_output_properties=True)


@pytest.fixture(scope="session")
def train_pipeline(
    vocabulary: Vocabulary, phrases: list[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Pipeline]:
    """Trains the pipeline and loads it again from model storage."""

    def build(**config: Any) -> Pipeline:
        storage = LocalModelStorage.create(tmp_path_factory.mktemp("model"))
        context = ExecutionContext(GraphSchema({}), "test")
        tokenizer = SpacyBlankTokenizer(SpacyBlankTokenizer.get_default_config())
        terms = TermExtractor(vocabulary)
        encoder = SentenceEncoderFeaturizer(
            {**SentenceEncoderFeaturizer.get_default_config(), "cache": ""}, shared_encoder()
        )
        data = TrainingData([Message({"text": t, "intent": i}) for t, i in phrases])
        for part in (tokenizer, terms, encoder):
            data = part.process_training_data(data)
        options = {**MiliaClassifier.get_default_config(), "asides": ["greet"], **config}
        resource = Resource("classifier")
        MiliaClassifier.create(options, storage, resource, context).train(data)
        classifier = MiliaClassifier.load(options, storage, resource, context)
        return Pipeline([tokenizer, terms, encoder, classifier])

    return build


@pytest.fixture(scope="session")
def pipeline(train_pipeline: Callable[..., Pipeline]) -> Pipeline:
    """The toy pipeline, trained once."""
    return train_pipeline()
