"""What the components share: the keys they leave on a message, and their fingerprint.

Keys that reach the tracker (`asks`, `urgency`, …) are set with `add_to_output=True`; the ones
here are working data of one message and stay inside the pipeline.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from rasa.shared.nlu.constants import METADATA, METADATA_INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from milia import facts as fact_file
from milia.facts_model import FactFile

MAX_CHARS = 2000  # a longer message is read this far, which bounds its cost
ROOT = Path(__file__).resolve().parents[1]
FACTS = ROOT / "data" / "facts.yml"

DOC = "milia_doc"  # spacy.tokens.Doc, made once by the tokenizer
REPAIRS = "milia_repairs"  # list[Repair]: misspelt terms and what they stand for
TERMS = "milia_terms"  # list[TermMatch]
CLAUSES = "milia_clauses"  # list[Clause]; empty for a single question
# float32 array (parts, 384): the whole message, its clauses, and those of them that have a remark with it
VECTORS = "milia_vectors"
SENTENCES = "milia_sentences"  # of a long letter: spans, and vectors (sentences, 384)
# (float32 array (384,), float64 array (intents,)): what was classified, and the confidences of all intents
OPINION = "milia_opinion"
SEVERAL = "milia_several"  # asks.Several: what the classifier made of the clauses of a message
# {"level", "reason"}: by the core's words first, then as the classifier settles it
URGENCY = "urgency"
PERHAPS_URGENT = "perhaps_urgent"  # the same, where a caution stands before the answer
AFTER = "after"  # the metadata of a phrase: the topic that was answered before it

# The whole of Rasa's own payload form: "/intent", "/intent@0.9", "/intent{...}". A message such as
# "/ what causes milia" is not one, and is understood like any other.
_PAYLOAD = re.compile(r"^\s*/[A-Za-z_][\w-]*(@[0-9.]+)?\s*(\{.*\})?\s*$", re.DOTALL)


def words_of(text: str) -> frozenset[str]:
    """A set of words from a line of them, which reads better than a list of quoted ones."""
    return frozenset(text.split())


def text_of(message: Message) -> str:
    """The message's text, as far as it is read; "" where there is none."""
    text = message.get(TEXT)
    return text[:MAX_CHARS] if isinstance(text, str) else ""


def topic_before(message: Message) -> str | None:
    """The topic after whose answer a training phrase was written, or None for any other phrase."""
    metadata = (message.get(METADATA) or {}).get(METADATA_INTENT)
    after = metadata.get(AFTER) if isinstance(metadata, dict) else None
    return str(after) if after else None


def is_payload(message: Message) -> bool:
    """Whether the message is a button payload, which Rasa's RegexMessageHandler reads itself."""
    return bool(_PAYLOAD.match(text_of(message)))


@lru_cache(maxsize=1)
def shared_facts(fingerprint: str) -> FactFile:
    """The fact file, read once a process for each of its states (`sources_fingerprint`)."""
    return fact_file.load(FACTS)


@lru_cache(maxsize=256)
def _digest(path: str, stamp: tuple[int, int]) -> str:
    """SHA-256 of a file; `stamp` (mtime in ns, size) keys the cache, so an edit is seen."""
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def sources_fingerprint(*extra: Any, facts: bool = True) -> str:
    """A hash over this room's sources, the core it reads, the fact file, and `extra`.

    Rasa's cache hashes only the source of a component's own class, and sees neither the modules
    beside it nor `data/facts.yml`: without this, an edited term would leave a stale model.
    """
    paths = sorted(p for kind in ("py", "txt", "npz") for p in (ROOT / "nlu").glob(f"*.{kind}"))
    names = ("facts", "vocabulary", "audience", "persons_ages", "persons_words", "urgency")
    names += ("followups", "topics", "last_answer", "after_alarm", "bubbles")
    paths += [ROOT / "milia" / f"{name}.py" for name in names]
    if facts:
        paths += [ROOT / "data" / f"{n}.yml" for n in ("facts", "terms", "vocabulary")]
    digest = hashlib.sha256()
    for path in paths:
        if path.is_file():
            stat = path.stat()
            digest.update(path.relative_to(ROOT).as_posix().encode())
            digest.update(_digest(str(path), (stat.st_mtime_ns, stat.st_size)).encode())
    for item in extra:
        digest.update(repr(item).encode())
    return digest.hexdigest()
