"""Terms in a message: treatments, products, procedures, types … of the fact file's vocabulary.

Which name stands where, and what a misspelt one means, is the core's knowledge
(`milia.vocabulary`): "retinol" is a name of its own there and never repaired into "retinoid". This
hands it on as Rasa entities, and adds what takes the sentence around it: whether the person means
the thing at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from spacy.tokens import Doc

from milia.vocabulary import TermMatch, Vocabulary
from nlu.encoder import is_common_word
from nlu.repairs import Repair
from nlu.shared import (
    DOC,
    REPAIRS,
    TERMS,
    is_payload,
    shared_facts,
    sources_fingerprint,
    text_of,
    words_of,
)
from nlu.tokenizer import english

_ENDLESS = re.compile(r"\S{50,}")
AUDIENCE = "audience"  # words for persons: features here, but who is meant is the core's to say


class Names(Protocol):
    """What this room needs of a vocabulary."""

    def find(self, text: str) -> list[TermMatch]:
        """The names in `text`, in order, none overlapping another."""


@dataclass(frozen=True)
class Mention:
    """A term at start:end (characters) of a message."""

    value: str  # canonical
    kind: str  # treatment, product, procedure, milia_type, …
    covered: bool  # False: a real thing that no fact is about ("retinol")
    start: int
    end: int
    negated: bool  # the person says they do not mean it
    repaired: bool  # misspelt in the text


#: What stands before "peel" where the skin does so by itself, and before "sandpaper" where skin feels like it.
_NO_PROCEDURE = {
    "chemical_peel": re.compile(
        r"\b(?:skin|face|it|is|it'?s|are|was|were|i|currently|start(?:s|ed)?|beg[ai]ns?|began|been|to|still|not) $",
        re.IGNORECASE,
    ),
    "dermabrasion": re.compile(r"\b(?:like|of|as|than) $", re.IGNORECASE),
}


def find_mentions(doc: Doc, names: Names) -> list[Mention]:
    """The terms of a document, in order."""
    found: list[Mention] = []
    # No name is that long, and mending a word costs the cube of its length.
    text = _ENDLESS.sub(lambda match: " " * len(match.group()), doc.text)
    for match in names.find(text):
        # A word that the encoder knows whole is a real one: no typo, however near a name is.
        if match.repaired and is_common_word(doc.text[match.start : match.end]):
            continue
        before = _NO_PROCEDURE.get(match.value)
        if before is not None and before.search(doc.text[: match.start]):
            continue  # "my skin started to peel", "feels like sandpaper"
        token = next((t.i for t in doc if t.idx + len(t) > match.start), 0)
        after = next((t.i for t in doc if t.idx >= match.end), len(doc))
        refused = is_negated(doc, token) or (
            match.kind != "body_site" and is_turned_down(doc, after)
        )
        found.append(
            Mention(
                value=match.value,
                kind=match.kind,
                covered=match.covered,
                start=match.start,
                end=match.end,
                negated=refused or (not match.covered and is_tired_of(doc, token)),
                repaired=match.repaired,
            )
        )
    return found


# What may stand between the negation and the thing: "not [using any] laser".
_BETWEEN = words_of(
    "a an the any some my our his her your their this that more kind of use using see seeing do "
    "doing get getting have having go going to try trying take taking put apply want need like "
    "another other mean meant own afford tolerate trust on for about with interested in talking asking fancy keen idea "
    "these those either"
)
_PAIRS = {
    ("other", "than"), ("rather", "than"), ("instead", "of"), ("apart", "from"), ("aside", "from"),
    ("anything", "but"), ("everything", "but"), ("all", "but"),
}  # fmt: skip
_ALONE = words_of("without except besides excluding sans w/o no")
_NOT = words_of("not n't nt never dont wont doesnt didnt")
# "scared of lasers" and "i hate needles" refuse them as "no lasers" does.
_AVOIDING = words_of(
    "scared afraid terrified frightened hate avoid avoiding allergic skip skipping"
)
_STOPS = words_of(", . ? ! ; but and or")
_ASKING = words_of(
    "why if whether should shouldnt is isnt are arent can cant could does do did will"
)


_SUCH_AS_IS_NOT = re.compile(r"\b(?:that|which) (?:is n'?t|isnt|is not|are n'?t|arent|are not)$")


#: "Stop telling me about [laser]", "never mind the [retinoids]", "i didn't ask about [creams]"
_LEAVES_IT = re.compile(
    r"\b(?:stop (?:telling|talking|going on)(?: (?:me|to me|on))?(?: (?:about|of))?|never ?mind(?: about)?"
    r"|(?:did ?n[o']?t|did not|was ?n'?t|not) (?:ask|asking|talk|talking) (?:about|for)) (?:the "
    r"|your |that |all )?(?:\w+ )?$",
    re.IGNORECASE,
)


#: "[Freezing] and lasers so close to an eye scare me", "[laser] sounds too drastic, i'd rather skip that"
_TURNED_DOWN = re.compile(
    r"[^.?!;]{0,60}?\b(?:(?:scares?|frightens?|terrif(?:y|ies)|freaks?) me\b|puts? me off\b"
    r"|(?:i'?d|i would) rather (?:skip|avoid|not)\b|(?:is|are)(?: not|n'?t) (?:for me|an option)\b"
    r"|out of the question\b)",
    re.IGNORECASE,
)


def is_turned_down(doc: Doc, end: int) -> bool:
    """Whether what ends before token `end` is refused after it, in the same sentence: "lasers scare me"."""
    return _TURNED_DOWN.match(doc[end:].text.replace("’", "'")) is not None


def is_negated(doc: Doc, start: int) -> bool:
    """Whether the person says they do not mean what begins at token `start`.

    "without laser", "not my baby", "i don't want retinoids", "other than a peel"; but not "why
    can't i use retinoids" or "should i not use a retinoid": there the thing is what is asked.
    """
    if _LEAVES_IT.search(doc[:start].text.replace("’", "'") + " "):
        return True
    words = [token.lower_.replace("’", "'") for token in doc[:start]]
    for i in range(start - 1, max(-1, start - 7), -1):
        word, before = words[i], words[i - 1] if i else ""
        if word in ("or", "nor") and i > 1 and words[i - 2] in _ALONE:
            return True  # "no blades or needles"
        if word in ("and", "or") and _forgets(words[:i]):
            return True  # "forget peels and freezing"
        if word in _STOPS and (before, word) not in _PAIRS:
            return False
        if word in _ALONE:
            return True
        if (before, word) in _PAIRS:
            return True
        if word == "forget" and words[i + 1 : i + 2] != ["to"]:
            return _forgets(words[:start])
        if _SUCH_AS_IS_NOT.search(" ".join(words[: i + 1])):
            return True  # "anything that isn't a retinoid"
        if word in _NOT or word in _AVOIDING:
            clause = max((k + 1 for k in range(i) if words[k] in _STOPS), default=0)
            return not any(w in _ASKING for w in words[clause : max(i - 1, clause + 1)])
        if word not in _BETWEEN:
            return False
    return False


def _forgets(words: list[str]) -> bool:
    """Whether the last words tell to forget what follows: "ok forget [the]", not "did i forget"."""
    last = words[-5:]
    if "forget" not in last:
        return False
    at = len(words) - len(last) + last.index("forget")
    between = words[at + 1 :]
    asked = at and words[at - 1] in ("i", "you", "we", "not", "dont", "n't", "to")
    return not asked and "to" not in between and not _STOPS & {*between} - {"and", "or"}


_TIRED = re.compile(
    r"\b(?:sick|tired|bored|fed ?up|had enough|done) (?:to death )?(?:of|with) (?:\w+ ){0,4}$",
    re.IGNORECASE,
)


def is_tired_of(doc: Doc, start: int) -> bool:
    """Whether what begins at token `start` is only what somebody has had enough of: "sick of concealer"."""
    return _TIRED.search(doc[:start].text + " ") is not None


@lru_cache(maxsize=1)
def _vocabulary(fingerprint: str) -> Vocabulary:
    """One vocabulary a process for one state of the fact file."""
    return Vocabulary.from_facts(shared_facts(fingerprint))


@DefaultV1Recipe.register(
    # A featurizer too: Rasa runs no entity extractor over the training phrases.
    [
        DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER,
        DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR,
    ],
    is_trainable=False,
)
class TermExtractor(GraphComponent):
    """Adds the terms of a message as entities, and what no fact covers as `uncovered`."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TermExtractor:
        """Read the vocabulary (shared in the process)."""
        return cls(_vocabulary(sources_fingerprint()))

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """An edited term retrains: the classifier's features depend on it."""
        return sources_fingerprint()

    def __init__(self, names: Names) -> None:
        """Keep the vocabulary."""
        self._names = names

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Find terms in training phrases, as features only: the phrases are not annotated."""
        for message in training_data.training_examples:
            if text_of(message):
                self._find(message)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Add entities and `uncovered` to live messages.

        Things that no fact covers are no entities: the domain lists only what the facts speak of.
        """
        for message in messages:
            if is_payload(message):
                continue
            found = self._find(message)
            entities = [
                {
                    "entity": mention.kind,
                    "value": mention.value,
                    "start": mention.start,
                    "end": mention.end,
                    "extractor": type(self).__name__,
                    **({"negated": True} if mention.negated else {}),
                }
                for mention in found
                if mention.covered and mention.kind != AUDIENCE
            ]
            things = [m for m in found if not m.covered and not m.negated]
            uncovered = [m.value for m in things]
            places = [{"value": m.value, "start": m.start, "end": m.end} for m in things]
            message.set(ENTITIES, (message.get(ENTITIES) or []) + entities, add_to_output=True)
            message.set("uncovered", list(dict.fromkeys(uncovered)), add_to_output=True)
            message.set("uncovered_at", places, add_to_output=True)
        return messages

    def _find(self, message: Message) -> list[Mention]:
        doc = message.get(DOC)
        if doc is None:
            doc = english().make_doc(text_of(message))
        found = find_mentions(doc, self._names)
        message.set(TERMS, found)
        # For the encoder, a misspelt name reads as its canonical value.
        repairs = [Repair(m.start, m.end, m.value.replace("_", " ")) for m in found if m.repaired]
        message.set(REPAIRS, repairs)
        return found
