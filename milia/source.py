"""The source document, sentence by sentence, without its text.

data/source.yml names every sentence of the source as "line.sentence" with the SHA-256 of its text
and, where it states no fact, the reason. So anyone's clone can tell whether every statement is
covered; where the document itself stands beside the project, the hashes are checked too.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, StrictStr, ValidationError
from ruamel.yaml import YAML

if TYPE_CHECKING:
    from milia.facts_model import FactFile

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "data" / "source.yml"
DOCUMENT_FOLDER = ROOT.parent / "shared" / "source"

#: A sentence ends at a full stop, question or exclamation mark, with any closing quote or bracket,
#: before white space and a capital or an opening quote. "0.1% Differin" has no end in it.
_END = re.compile(r"[.?!][\"”’)\]]*\s+(?=[\"“‘]?[A-Z])")


class Sentence(BaseModel):
    """One sentence: the hash of its text and, where it states no fact, why."""

    sha256: StrictStr
    no_fact: StrictStr | None = None

    class Config:
        frozen = True
        extra = "forbid"


@dataclass(frozen=True)
class SourceFile:
    """data/source.yml."""

    sentences: dict[str, Sentence]

    @property
    def stating(self) -> tuple[str, ...]:
        """The sentences that state a fact."""
        return tuple(i for i, s in self.sentences.items() if s.no_fact is None)


class SourceError(ValueError):
    """data/source.yml does not hold, or does not fit the document."""


def split(line: str) -> list[str]:
    """The sentences of one line."""
    sentences: list[str] = []
    start = 0
    for match in _END.finditer(line):
        sentences.append(line[start : match.end()].strip())
        start = match.end()
    rest = line[start:].strip()
    return [*sentences, rest] if rest else sentences


def sentences_of(text: str) -> dict[str, str]:
    """Every sentence of the document by its id, "line.sentence", both from 1."""
    return {
        f"{number}.{i}": sentence
        for number, line in enumerate(text.splitlines(), 1)
        for i, sentence in enumerate(split(line), 1)
    }


def digest(sentence: str) -> str:
    """SHA-256 of a sentence."""
    return hashlib.sha256(sentence.encode("utf-8")).hexdigest()


def load(path: Path | None = None) -> SourceFile:
    """Read data/source.yml.

    Raises:
        SourceError: naming the sentence that does not hold.
    """
    path = SOURCE if path is None else path
    data = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    if not isinstance(data, dict) or not isinstance(data.get("sentences"), dict):
        raise SourceError(f"{path.name}: no `sentences:`. Write it anew: python -m milia.source")
    sentences: dict[str, Sentence] = {}
    for key, value in data["sentences"].items():
        if not isinstance(key, str) or not re.fullmatch(r"\d+\.\d+", key):
            raise SourceError(
                f'{path.name}: {key!r} is no sentence id. Write it in quotes: "40.3".'
            )
        try:
            sentences[key] = Sentence.parse_obj(value)
        except ValidationError as error:
            raise SourceError(
                f"{path.name}: {key}: {error.errors()[0]['msg']}. Fields: sha256, no_fact."
            ) from error
    return SourceFile(sentences)


def document() -> str | None:
    """The source document where it stands beside the project, else None."""
    for path in sorted(DOCUMENT_FOLDER.glob("*.txt")):
        return path.read_text(encoding="utf-8")
    return None


def mismatches(source: SourceFile, text: str) -> Iterator[str]:
    """What differs between data/source.yml and the document."""
    found = sentences_of(text)
    for key, sentence in found.items():
        if key not in source.sentences:
            yield f"{key} stands in the document and not in data/source.yml"
        elif source.sentences[key].sha256 != digest(sentence):
            yield f"{key} has another text in the document than when it was read"
    for key in source.sentences:
        if key not in found:
            yield f"{key} stands in data/source.yml and not in the document"


@dataclass(frozen=True)
class Coverage:
    """Which facts say which sentence, and what is left."""

    said_by: dict[
        str, tuple[str, ...]
    ]  # each sentence that states a fact, and the facts that say it
    no_fact: dict[str, str]  # each that states none, and why
    unused_facts: tuple[str, ...]  # facts that no reply can hold
    holes: tuple[str, ...]  # in words, for whoever mends them

    @property
    def uncovered(self) -> tuple[str, ...]:
        """Sentences that state a fact that no fact says."""
        return tuple(key for key, facts in self.said_by.items() if not facts)


def coverage(facts: FactFile, source: SourceFile) -> Coverage:
    """Compare the facts with the source, and with the document where it stands beside us."""
    citing: dict[str, list[str]] = {key: [] for key in source.sentences}
    for fact in facts.facts.values():
        for key in fact.source:
            citing.setdefault(key, []).append(fact.id)
    holes = [
        f"source sentence {key} is said by no fact: cite it in data/facts.yml, "
        "or give it a no_fact in data/source.yml"
        for key in source.stating
        if not citing[key]
    ]
    holes += [
        f"source sentence {key} is cited by {', '.join(citing[key])} and has no_fact: "
        "remove one of the two"
        for key, sentence in source.sentences.items()
        if sentence.no_fact is not None and citing[key]
    ]
    used = {f for topic in facts.topics.values() for f in (*topic.facts, *topic.then)}
    used |= {f for uncovered in facts.uncovered.values() for f in uncovered.say}
    used |= {f for ids in facts.after_no.values() for f in ids}
    used |= {f for fact in facts.facts.values() if fact.id in used for f in fact.not_for.values()}
    unused = tuple(f for f in facts.facts if f not in used)
    holes += [f"fact {f} is in no topic: nobody will ever read it" for f in unused]
    text = document()
    if text is not None:
        holes += list(mismatches(source, text))
    return Coverage(
        said_by={key: tuple(citing[key]) for key in source.stating},
        no_fact={key: s.no_fact for key, s in source.sentences.items() if s.no_fact is not None},
        unused_facts=unused,
        holes=tuple(holes),
    )


_HEADER = """\
# Every sentence of the source document as "line.sentence", with the SHA-256 of its text; no_fact
# says why a sentence states nothing that the assistant could say.
# Written by `python -m milia.source`, which keeps each no_fact.
"""


def render(text: str, before: SourceFile | None = None) -> str:
    """data/source.yml for a document, with the reasons that stood there before."""
    lines = [_HEADER + "sentences:"]
    for key, sentence in sentences_of(text).items():
        old = before.sentences.get(key) if before else None
        reason = f", no_fact: {old.no_fact}" if old and old.no_fact else ""
        lines.append(f'  "{key}": {{sha256: {digest(sentence)}{reason}}}')
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write data/source.yml anew from the document beside the project."""
    text = document()
    if text is None:
        print(f"no source document in {DOCUMENT_FOLDER}", file=sys.stderr)
        return 1
    before = load() if SOURCE.exists() else None
    SOURCE.write_text(render(text, before), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
