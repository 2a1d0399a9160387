"""Reads the training phrases for Rasa, in a fraction of the time of its own importer.

Rasa hashes every phrase before and after each component and whenever it merges data, with all that
the components left on it, and copies all of them at each merge: of 52 s of training, 20 s. A `Phrase`
is hashed once. Rasa also reads each file three times, and all of them twice. A file that holds nothing
but intents with plain phrases is read here at once; any other is left to Rasa's reader, with its checks.
"""

from __future__ import annotations

import copy
import hashlib
import json
from pathlib import Path
from typing import Any

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data import loading
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils.common import cached_method

from nlu.plain_files import plain_phrases
from nlu.shared import ROOT, sources_fingerprint

REQUIREMENTS = ROOT / "requirements" / "run.txt"


class Phrase(Message):
    """A training phrase that is copied and hashed at little cost.

    Its hash is over what was written, and over `foundation`: the configuration, the sources and the
    packages. What components leave on a phrase follows from these, so it need not be hashed again.
    """

    def __init__(self, data: dict[str, Any], foundation: str = "") -> None:
        """A phrase of `data`, which is what was written."""
        super().__init__(data)
        self._foundation = foundation
        self._written = tuple(sorted(self.data))

    @classmethod
    def of(cls, message: Message, foundation: str = "") -> Phrase:
        """A phrase with the content of `message`, which is not used any more."""
        return cls(message.data, foundation)

    def set(self, prop: str, info: Any, add_to_output: bool = False) -> None:
        """As of any message; the hash changes only with what was written."""
        kept = self._cached_fingerprint
        if prop in self._written and self.data.get(prop) != info:
            kept = None
        super().set(prop, info, add_to_output)
        self._cached_fingerprint = kept

    def add_features(self, features: Features | None) -> None:
        """As of any message; the hash stays."""
        kept = self._cached_fingerprint
        super().add_features(features)
        self._cached_fingerprint = kept

    def fingerprint(self) -> str:
        """A stable hash over what was written and what it is trained with."""
        if self._cached_fingerprint is None:
            written = {name: self.data[name] for name in self._written}
            whole = self._foundation + json.dumps(written, sort_keys=True, default=str)
            self._cached_fingerprint = hashlib.md5(
                whole.encode(), usedforsecurity=False
            ).hexdigest()
        return self._cached_fingerprint

    def __hash__(self) -> int:
        """As of any message."""
        return int(self.fingerprint(), 16)

    def __deepcopy__(self, memo: dict[int, Any]) -> Phrase:
        """A copy that shares what nobody changes in place: strings and finished features."""
        twin = copy.copy(self)
        twin.data = {
            name: value if isinstance(value, str) else copy.deepcopy(value, memo)
            for name, value in self.data.items()
        }
        twin.output_properties = set(self.output_properties)
        twin.features = list(self.features)
        return twin


class PhraseImporter(RasaFileImporter):
    """Rasa's own importer for our files; training phrases come as `Phrase`s, merged once."""

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """All phrases of the files, in one piece; the same object at every call.

        Raises what Rasa raises for a file that it cannot read.
        """
        return self._read(language or "en")

    @cached_method
    def _read(self, language: str) -> TrainingData:
        foundation = self._foundation()
        others = TrainingData()
        phrases: list[Phrase] = []
        for path in self._nlu_files:
            plain = plain_phrases(Path(path))
            if plain is None:
                data = loading.load_data(path, language)
                phrases += [Phrase.of(message, foundation) for message in data.training_examples]
                data.training_examples = []
                others = others.merge(data)
            else:
                phrases += [Phrase(written, foundation) for written in plain]
        return TrainingData(
            phrases,
            others.entity_synonyms,
            others.regex_features,
            others.lookup_tables,
            others.responses,
        )

    def _foundation(self) -> str:
        """What a phrase's features come from beside its text: other ones, and it must be read anew."""
        packages = REQUIREMENTS.read_bytes() if REQUIREMENTS.is_file() else b""
        return sources_fingerprint(json.dumps(self.get_config(), sort_keys=True), packages)
