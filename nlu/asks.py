"""Several questions in one message: where it may be cut, and what is asked in the end.

Cutting is cheap and generous, deciding is strict: `split` proposes clauses that look like
questions of their own, the classifier reads the whole message and every clause, and `decide` keeps
them apart only if at least two are sure and ask different things. A question that merely contains
"and" ("are red and white bumps milia") is never proposed, since nothing after its "and" asks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nlu.shared import words_of
from nlu.tokenizer import english

if TYPE_CHECKING:
    from spacy.tokens import Doc

MAX_ASKS = 3
MAX_CLAUSES = 6  # bounds the cost of a message: each clause is one more row for the encoder

# Words a question or a request can begin with.
_WH = words_of("what whats what's why how hows how's when where wheres who whos which whose wat y")
_AUX = words_of(
    "is isn't are aren't was were do don't does did can can't cant could should shouldnt will "
    "would won't has have am may might must"
)
# Those that begin a question whatever follows ("does insurance pay"); "is" and "are" do so only
# before a subject, since "… that are white and are hard" goes on with the same question.
_VERB = words_of("do does did can could should will would")
_REQUEST = words_of("tell explain describe show give advise help any anything")
_JOIN = words_of("and also plus & then or but")
# May stand before the question word without making it less of a question.
_LEAD = words_of("so ok okay well please pls um uh hi hey oh yes no thanks if and also plus")
_END = words_of(". ? ! ; ... … ?? ??? ?! !! !!!")
_SUBJECT = words_of("i it they them you we this that these there my a the milia")
_WORD = re.compile(r"\w")
_STRAY_MARK = re.compile(r"[\s,;]+([,.!?;])")  # left where words were taken out


@dataclass(frozen=True)
class Clause:
    """A stretch of the message that may be a question of its own; `text` may be completed."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Repair:
    """A misspelt term at start:end of the message, and the spelling it stands for."""

    start: int
    end: int
    text: str


def repaired(text: str, repairs: list[Repair], offset: int = 0) -> str:
    """`text`, which begins at `offset` of the message, with the repairs inside it applied.

    Where nothing would be left, the text stays as it was.
    """
    original = text
    for repair in sorted(repairs, key=lambda r: r.start, reverse=True):
        start, end = repair.start - offset, repair.end - offset
        if start >= 0 and end <= len(text):
            text = text[:start] + repair.text + text[end:]
    if not repairs:
        return text
    tidy = _STRAY_MARK.sub(r"\1", " ".join(text.split())).strip(" ,;-.")
    return tidy or original


def _asks(words: list[str], ends_with_mark: bool) -> bool:
    """Whether these lower-case words look like a question or a request of their own."""
    while words and words[0] in _LEAD:
        words = words[1:]
    if not words:
        return False
    if ends_with_mark:
        return True
    if words[0] in _WH or words[0] in _REQUEST:
        return True
    # "is it", "can i", "do they": an auxiliary with something after it. spaCy splits "isn't".
    return words[0] in _AUX and len(words) > 1


def split(text: str, doc: Doc | None = None) -> list[Clause]:
    """The clauses of `text` that look like questions, if there are at least two; else none.

    Args:
        text: the message.
        doc: its spaCy document, where it was made already.
    """
    doc = doc if doc is not None else english().make_doc(text)
    pieces: list[list[int]] = [[]]  # token indices of each piece
    marks: list[bool] = []  # whether a piece ended with a question mark
    words = [token.lower_ for token in doc]
    for i, word in enumerate(words):
        if word in _END or "\n" in word or "?" in word:
            marks.append("?" in word)
            pieces.append([])
        elif (word == "," or word in _JOIN) and _question_follows(words, i + 1):
            marks.append(False)
            pieces.append([])
        else:
            pieces[-1].append(i)
    marks.append(False)

    clauses: list[Clause] = []
    for piece, mark in zip(pieces, marks, strict=True):
        spoken = [i for i in piece if _WORD.search(words[i])]
        if spoken and _asks([words[i] for i in spoken], mark):
            start = doc[spoken[0]].idx
            end = doc[spoken[-1]].idx + len(doc[spoken[-1]])
            clauses.append(Clause(doc.text[start:end], start, end))
    if len(clauses) < 2:
        return []
    return _completed(clauses[:MAX_CLAUSES])


def _question_follows(words: list[str], i: int) -> bool:
    """Whether the words from `i` begin a question: "…, what is it", "… and can i pop them"."""
    while i < len(words) and (words[i] in _LEAD or words[i] in _JOIN or words[i] == ","):
        i += 1
    if i >= len(words):
        return False
    if words[i] in _WH:
        return True
    if i + 1 == len(words):
        return False
    return words[i] in _VERB or (words[i] in _AUX and words[i + 1] in _SUBJECT)


def _completed(clauses: list[Clause]) -> list[Clause]:
    """Give a bare question word the rest of the question after it.

    "how often and how long should i exfoliate" asks "how often should i exfoliate" too.
    """
    out = list(clauses)
    for i in range(len(out) - 1):
        words, after = out[i].text.split(), out[i + 1].text.split()
        if not 1 <= len(words) <= 2 or words[0].lower() not in _WH or "?" in out[i].text:
            continue
        tail = next((k for k, w in enumerate(after) if w.lower() in _AUX), None)
        if tail is not None and 1 <= tail <= 3:
            text = " ".join(words + after[tail:])
            out[i] = Clause(text, out[i].start, out[i].end)
    return out


def decide(
    whole: dict[str, Any],
    clauses: list[Clause],
    answers: list[dict[str, Any]],
    text: str,
    *,
    sure: float,
    asides: frozenset[str],
) -> list[dict[str, Any]]:
    """The asks of a message: `[{"intent", "confidence", "text"}]`, in order, one to three.

    Args:
        whole: intent and confidence of the whole message.
        clauses: what `split` found.
        answers: intent and confidence of each clause.
        text: the message.
        sure: confidence a clause needs to stand alone.
        asides: intents that are no question ("greet", "thanks"); one beside a question is dropped.
    """
    found: list[dict[str, Any]] = []
    for clause, answer in zip(clauses, answers, strict=True):
        if answer["confidence"] < sure or answer["name"] in asides:
            continue
        if answer["name"] not in [ask["intent"] for ask in found]:
            found.append(
                {
                    "intent": answer["name"],
                    "confidence": answer["confidence"],
                    "text": clause.text,
                }
            )
    if len(found) < 2:
        return [{"intent": whole["name"], "confidence": whole["confidence"], "text": text}]
    return found[:MAX_ASKS]
