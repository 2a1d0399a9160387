"""Several questions in one message: where it may be cut, and what is asked in the end.

Cutting is cheap and generous, deciding is strict: `split` proposes clauses that look like
questions of their own, the classifier reads the whole message and every clause, and `decide` keeps
them apart only if at least two are sure and ask different things. A question that merely contains
"and" ("are red and white bumps milia") is never proposed, since nothing after its "and" asks.
A lone question behind a remark ("sorry, wrong chat. how long do they last") is proposed by `sole`,
to be read without the remark where that says nothing of milia, of a person or of a treatment.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from nlu.shared import words_of
from nlu.tokenizer import english

if TYPE_CHECKING:
    from spacy.tokens import Doc

MAX_ASKS = 3
SHORT_REQUEST = 3  # words of "tell me straight", which asks nothing yet
MAX_EITHER = 5  # words after the "or" of "is it this or that"
SURE_EITHER = 0.6
MAX_CLAUSES = 6  # bounds the cost of a message: each clause is one more row for the encoder

# Words a question or a request can begin with.
_WH = words_of(
    "what whats what's wats wetin why how hows how's when where wheres who whos which whose wat wot y"
)
_AUX = words_of(
    "is isn't are aren't was were do don't does did can can't cant could should shouldnt will "
    "would won't has have am may might must ought shall"
)
# Those that begin a question whatever follows ("does insurance pay"); "is" and "are" do so only
# before a subject, since "… that are white and are hard" goes on with the same question.
_VERB = words_of("do does did can could should will would")
_MODAL = words_of("can could should will would")
_DONE = words_of(
    "try use do not be go have like love get see take just never always only stop leave put buy need prefer cope pay"
)
_REQUEST = words_of(
    "whether tell explain describe show give advise help any anything wondering curious wanna"
)
# "the quickest way", "side effects": a question without a verb. Such a clause is one beside another.
_NOUN = words_of(
    "quickest fastest best safest easiest cheapest ways way side cause causes reason reasons risks "
    "types kinds signs symptoms treatment treatments tips advice difference meaning cost"
)
_JOIN = words_of("and n nd also plus & then or but")
# May stand before the question word without making it less of a question.
_LEAD = words_of(
    "so ok okay well please pls um uh hi hey oh yes no thanks if and n nd also plus then first firstly "
    "second secondly third thirdly lastly finally 1 2 3 1) 2) 3) just the a anyway"
)
_END = words_of(". ? ! ; / ... … ?? ??? ?! !! !!!")
_SUBJECT = words_of(
    "i it they them you we this that these there my a the milia he she u her his one someone somebody "
    "anyone either"
)
# Before a "what" or "how" that asks nothing: "milk is what gave me dots".
_RELATING = words_of("is was are that's thats like than as with by from not or")
_OPEN_SUBJECT = words_of("i it they you we this that these there he she u")
# What makes a question of the question word before it ("how long", "what helps").
_AFTER_WH = words_of("long often much many causes gets helps makes works removes helped caused")
# Before a question word that does not begin anew: "do you know what is", "tell me how long".
_LEADS_TO_WH = words_of(
    "know tell me explain wonder wondering see say understand to of for about on with from like than as idea sure "
    "ask asking remember is was are that and or but matter if so then just also plus the out figure in by at"
)
# With these a question is whole.
_WHOLE = words_of(
    "it them they this that these those milia bumps spots dots normal harmless dangerous bad common away off back "
    "hurt itch scar scars safe serious contagious ok okay do him her harmful painful itchy permanent genetic "
    "cancer there"
)
# Before an auxiliary and its subject, of the same question: "how long will it take".
_GOES_ON = _WH | words_of(
    "long often much many soon fast quick quickly bad big old time times way cream kind type one and or but if that "
    "than as when while because so then else also only even not ever still just really know think sure wonder ask say"
)
_IS = words_of("is are isn't aren't does do")
_NUMBERS = words_of("1 2 3 4 5 a b c")
_OR_NOT = words_of("no not nah wait never naw nope")
MAX_ASKED_BY_END = 8  # words
#: "Tret ok for this", "castor oil any good": questions without a verb, of so many words.
MAX_VERBLESS = 6
_JUDGED = words_of(
    "ok okay safe allowed bad fine good worth needed enough dangerous harmful normal alright right"
)
_MAY_BE = words_of("ok okay safe work works help helps worth allowed good")
_POINTING = words_of(
    "that thats that's it its it's this all im i'm i we they he she you things everything"
)
SHORTEST_QUESTION = 3  # words
ELSEWHERE = "out_of_scope"
SURE_ELSEWHERE = 0.6
# After a question and a comma, these begin a remark: "was it the wax, i'm 36", "is it ok, she's feeding well".
_TELLER = words_of("i im i'm ive i've she shes she's he hes he's my we we've our")
# "Before or after it", "morning or night" weigh no two questions.
_ONE_OF_TWO = words_of("before after morning night day more less sooner now yes with twice once")
_WORD = re.compile(r"\w")
_OF_MILIA = re.compile(
    r"\b(?:mil+i?(?:a|um)s?|milk ?spots?|white \w*(?:bumps?|dots?|spots?))\b", re.IGNORECASE
)
# What a remark that has nothing to do with the question does not hold.
_TELLING = re.compile(
    r"\b(?:mil+i?(?:a|um)s?|milk|bumps?|dots?|spots?|lumps?|balls?|skin|face|cheeks?|nose|eyes?|"
    r"eyelids?|forehead|creams?|doctors?|derm\w*|treat\w*|old|born|months?|weeks?|years?|pregnant|"
    r"first|second|third|last|other|option|it|they|them|these|those|this|that|he|she|nothing|tried)\b",
    re.IGNORECASE,
)
_IS_IT_NORMAL = re.compile(
    r"\W*(?:(?:or|and|so) )*(?:is|are) (?:that|this|it|they|these|those)(?: not| n't)?(?: just)? "
    r"(?:normal|ok|okay|usual|common|expected|alright|fine)\W*",
    re.IGNORECASE,
)
_IT = re.compile(r"\b(?:it|that|this)\b", re.IGNORECASE)
#: "Don't say go to a doctor", "yes or no:": how somebody wants to be answered, and no question.
_NOT_WANTED = re.compile(
    r"\W*(?:(?:please|pls|and|but|just) )*(?:do ?n[o']?t|do not|no need to|stop) (?:just )?"
    r"(?:tell|say|send|refer|give|recommend|suggest)(?:ing|ling)?\b|\W*(?:just )?(?:yes or no|y|n)\W*$",
    re.IGNORECASE,
)
MAX_REMARK = 8  # words


@dataclass(frozen=True)
class Clause:
    """A stretch of the message that may be a question of its own; `text` may be completed.

    `either`: one side of "is it this or that", which must be surer than a whole question; `weighs`: that question,
    which stands where its sides are not sure.
    `remark`: where the remark begins that stands before it ("Freezing: how is it done"); it may be
    needed to tell what "it" is.
    """

    text: str
    start: int
    end: int
    either: bool = False
    weighs: bool = False
    remark: int | None = None


def _start(words: list[str], ends_with_mark: bool) -> int | None:
    """Where a question or a request begins among these lower-case words; None where none does."""
    first = 0
    while first < len(words) and words[first] in _LEAD:
        first += 1
    if words[first : first + 1] == ["not"] and words[first - 1] == "if" and first:
        first += 1  # "if not, what is"
    if first >= len(words):
        return None
    word = words[first]
    short = len(words) - first <= SHORT_REQUEST and not ends_with_mark
    if word in ("tell", "give", "show") and short:
        return None  # "tell me straight"
    if word in _WH or word in _REQUEST or word in _NOUN:
        return 0
    # "is it", "can i", "do they": an auxiliary with something after it. spaCy splits "isn't".
    if _asks_with(words, first):
        return 0
    if {"know", "wonder"} & set(words[first : first + 5]):
        return 0  # "i'd like to know"
    if len(words) - first <= MAX_VERBLESS and words[first] not in _POINTING:
        verbless = _MAY_BE & set(words[first + 1 :])
        if verbless and not any(w in _AUX for w in words[first:]):
            return 0  # "tret ok for this and can i …"
    if ends_with_mark or (len(words) <= MAX_ASKED_BY_END and _asks_by_end(words)):
        return 0
    # "my skin is oily which one", "for a 15 yr old is there": what it is about, then the question.
    for i in range(first + 1, len(words) - 1):
        if words[i - 1] in _RELATING:
            continue
        if words[i - 1] == "if":
            return 0
        if words[i] in ("what", "whats", "how", "hows", "why") or (
            words[i] in ("which", "who") and words[i + 1] not in ("are", "is", "have", "has", "i")
        ):
            return i
        if words[i] in ("when", "where") and words[i + 1] in _VERB:
            return i  # "where the spots are" asks nothing
        if words[i] in _VERB and words[i + 1] in ("a", "the", "my"):
            return i  # "then these came up can a peel"
        if (
            words[i] in ("is", "are")
            and words[i + 1] == "milia"
            and i + 2 < len(words)
            and words[i - 1] not in ("it", "this", "that", "they", "these", "those")
        ):
            return i  # "the dots on his nose are milia or"; not "it is milia after all"
        if (
            words[i] in _AUX
            and words[i + 1] in _OPEN_SUBJECT
            and words[i] not in ("am", "have", "has")
        ):
            return i
    return None


def _asks_by_end(words: list[str]) -> bool:
    """Whether the last words ask: "tretinoin yes or no", "moisturiser straight after or wait"."""
    return len(words) > 1 and words[-2] == "or" and words[-1] in _OR_NOT


def _asks_with(words: list[str], i: int) -> bool:
    """Whether an auxiliary at `i` begins a question; "(i) have milia" does not, "have you" does."""
    if i + 1 >= len(words) or words[i] not in _AUX:
        return False
    return words[i] not in ("have", "has", "may") or words[i + 1] in _OPEN_SUBJECT


@dataclass(frozen=True)
class _Piece:
    """Tokens between two cuts, those without a letter or digit left out."""

    tokens: list[int]
    mark: bool


def _pieces(doc: Doc) -> list[_Piece]:
    words = [token.lower_ for token in doc]
    pieces: list[list[int]] = [[]]
    marks: list[bool] = []
    listed = 0
    for i, word in enumerate(words):
        if i < listed:
            continue
        if _numbers_a_point(words, i):  # "1) what is it 2) who does it"
            marks.append(False)
            pieces.append([])
            listed = i + 2
        elif word in _END or "\n" in word or "?" in word:
            marks.append("?" in word)
            pieces.append([])
        elif _parts(words, pieces[-1], i):
            marks.append(False)
            pieces.append([])
        elif _begins_anew(words, pieces[-1], i):
            marks.append(False)
            pieces.append([i])
        else:
            pieces[-1].append(i)
    marks.append(False)
    return [
        _Piece([i for i in piece if _WORD.search(words[i])], mark)
        for piece, mark in zip(pieces, marks, strict=True)
    ]


def _parts(words: list[str], piece: list[int], i: int) -> bool:
    """Whether the word or mark at `i` parts what stands before it from a question, or a question from a remark."""
    word, after = words[i], words[i + 1] if i + 1 < len(words) else ""
    if word == ":":
        return after in _WH or after in _AUX
    if word == "or" and after in _OR_NOT:
        return False  # "yes or no"
    if word != "," and word not in _JOIN:
        return False
    if _question_follows(words, i + 1):
        return True
    # "Is sunscreen any use, are heavy oils bad", "was it the wax, i'm 36"
    again = after in _IS and _asks_already(words, piece)
    return word == "," and (again or _remark_follows(words, piece, i + 1))


def _asks_already(words: list[str], piece: list[int]) -> bool:
    """Whether a piece is a question from its beginning."""
    before = [words[k] for k in piece]
    return len(before) >= SHORTEST_QUESTION and _start(before, False) == 0


def _numbers_a_point(words: list[str], i: int) -> bool:
    """Whether a point of a list begins here: "1) what is it"."""
    return words[i] in _NUMBERS and i + 2 < len(words) and words[i + 1] == ")"


def _begins_anew(words: list[str], piece: list[int], i: int) -> bool:
    """Whether a second question begins at `i`, with nothing to part the two: "what causes it what gets rid of it"."""
    if len(piece) < SHORTEST_QUESTION or i + 1 >= len(words):
        return False
    before, word, after = words[i - 1], words[i], words[i + 1]
    if word in _WH:
        anew = before not in _LEADS_TO_WH and (
            after in _AUX
            or after in _AFTER_WH
            or (word == "how" and after in ("you", "u", "to", "do"))
        )
    else:
        subject = after in _OPEN_SUBJECT or (word in _MODAL and after in ("a", "the", "my"))
        # "Does laser work for this does insurance pay"
        does = word == "does" and before in _WHOLE | {"this"}
        subject = subject or does
        # "Is it hereditary does it come back": before a subject, behind what is a question already.
        whole = (
            does
            or before in _WHOLE
            or (
                word in _VERB | {"is", "are"}
                and before not in _GOES_ON | _OPEN_SUBJECT
                and _has_its_verb(words, piece)
            )
        )
        anew = word in _AUX and subject and whole
    return anew and _start([words[k] for k in piece], False) is not None


def _has_its_verb(words: list[str], piece: list[int]) -> bool:
    """Whether a piece has an auxiliary with its subject, and words after them: a question that is whole."""
    before = [words[k] for k in piece]
    return any(
        w in _AUX and before[k + 1] in _OPEN_SUBJECT and k + 2 < len(before)
        for k, w in enumerate(before[:-1])
    )


def _remark_follows(words: list[str], piece: list[int], i: int) -> bool:
    """Whether a comma ends a question, and somebody tells something after it."""
    before = [words[k] for k in piece]
    return (
        i + 1 < len(words)
        and words[i] in _TELLER
        and len(before) >= SHORTEST_QUESTION
        and _start(before, False) == 0
        and "if" not in before[:2]
    )


def _clause(doc: Doc, tokens: list[int]) -> Clause:
    start, end = doc[tokens[0]].idx, doc[tokens[-1]].idx + len(doc[tokens[-1]])
    return Clause(doc.text[start:end], start, end)


def split(text: str, doc: Doc | None = None) -> list[Clause]:
    """The clauses of `text` that look like questions, if there are at least two; else none.

    Args:
        text: the message.
        doc: its spaCy document, where it was made already.
    """
    doc = doc if doc is not None else english().make_doc(text)
    clauses: list[Clause] = []
    for piece in _pieces(doc):
        start = _start([doc[i].lower_ for i in piece.tokens], piece.mark) if piece.tokens else None
        if start is not None:
            clauses += _either(doc, piece.tokens[start:])
    # "Does it leave you sore or is that not normal": the same once more.
    clauses = [c for k, c in enumerate(clauses) if not (k and _IS_IT_NORMAL.fullmatch(c.text))]
    wanted = [c for c in clauses if not _NOT_WANTED.match(c.text)]
    if len(wanted) < 2:
        # "Don't tell me to see a doctor, does honey help": the one question, without what is not wanted.
        return wanted if len(wanted) < len(clauses) else []
    clauses = wanted
    return _with_remarks(_completed(clauses[:MAX_CLAUSES]), doc)


def sole(text: str, doc: Doc | None = None) -> Clause | None:
    """The one question of a message that begins with a remark, without the remark; else None."""
    doc = doc if doc is not None else english().make_doc(text)
    pieces = [piece for piece in _pieces(doc) if piece.tokens]
    asking = [
        i for i, p in enumerate(pieces) if _start([doc[t].lower_ for t in p.tokens], p.mark) == 0
    ]
    if len(asking) != 1 or not asking[0] or asking[0] != len(pieces) - 1:
        return None
    if _IT.search(_clause(doc, pieces[-1].tokens).text):
        return None  # what "it" is may stand in the remark
    remarks = pieces[: asking[0]]
    if any(
        len(p.tokens) > MAX_REMARK or _TELLING.search(_clause(doc, p.tokens).text) for p in remarks
    ):
        return None
    return _clause(doc, pieces[-1].tokens)


def _either(doc: Doc, tokens: list[int]) -> list[Clause]:
    """Both sides of "is it this or that" as questions of their own; any other question as it is."""
    words = [doc[i].lower_ for i in tokens]
    cut = next((k for k, word in enumerate(words) if word == "or" and k > 2), None)
    first = next((k for k, word in enumerate(words) if word not in _LEAD), 0)
    if cut is None or cut + 1 >= len(words) or len(words) - cut - 1 > MAX_EITHER:
        return [_clause(doc, tokens)]
    if words[first] not in _AUX or words[first + 1] not in _OPEN_SUBJECT - {"there"}:
        return [_clause(doc, tokens)]
    if words[cut + 1] in _AUX or words[cut + 1] in _WH or words[cut + 1] in _OPEN_SUBJECT:
        return [_clause(doc, tokens)]  # "will it go or i must pay somebody"
    if len(words) - cut - 1 == 1 and cut - first > 3:
        return [_clause(doc, tokens)]  # "is it one visit or loads"
    if words[cut - 1] in _ONE_OF_TWO:
        return [_clause(doc, tokens)]
    left, right = _clause(doc, tokens[:cut]), _clause(doc, tokens[cut + 1 :])
    shared = " ".join(words[first : first + 2])
    return [
        replace(_clause(doc, tokens), weighs=True),
        Clause(left.text, left.start, left.end, either=True),
        Clause(f"{shared} {right.text}", right.start, right.end, either=True),
    ]


def _question_follows(words: list[str], i: int) -> bool:
    """Whether the words from `i` begin a question: "…, what is it", "… and can i pop them"."""
    while i < len(words) and (words[i] in _LEAD or words[i] in _JOIN or words[i] == ","):
        i += 1
    if words[i : i + 1] == ["not"] and words[i - 1] == "if":
        return any(
            w in _AUX or w in _WH for w in words[i + 1 : i + 2]
        )  # "and if not is differin ok"
    if i >= len(words):
        return False
    if words[i] in _WH:
        return True
    if i + 1 == len(words):
        return False
    if words[i] in ("tell", "explain", "describe", "any", "whether"):
        return True
    if words[i] in _MODAL and words[i + 1] in _DONE:
        return False  # "… and will try anything"
    if words[i] in ("is", "are") and _JUDGED & set(words[i + 2 : i + MAX_VERBLESS]):
        return True  # "also is sunscreen ok", "and is picking them that bad"
    return words[i] in _VERB or (_asks_with(words, i) and words[i + 1] in _SUBJECT)


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
            out[i] = replace(out[i], text=text)
    return out


def _with_remarks(clauses: list[Clause], doc: Doc) -> list[Clause]:
    """Each clause with where the remark before it begins, where there is one."""
    out: list[Clause] = []
    reach = 0
    for clause in clauses:
        between = [t for t in doc if reach <= t.idx < clause.start and _WORD.search(t.text)]
        while between and between[0].lower_ in _JOIN | _LEAD:
            between = between[1:]
        told = between and not clause.either
        out.append(replace(clause, remark=between[0].idx if told else None))
        reach = max(reach, clause.end)
    return out


@dataclass(frozen=True)
class Several:
    """A message of two clauses or more, as the classifier read it.

    `whole`: intent and confidence of the message; `answers`: those of each clause; `vectors` (clauses, 384) and
    `opinions` (clauses, intents): what was classified, and the confidences of all intents; `sure` and `asides` as of
    `decide`.
    """

    whole: dict[str, Any]
    clauses: list[Clause]
    answers: list[dict[str, Any]]
    vectors: NDArray[np.float32]
    opinions: NDArray[np.float64]
    sure: float
    asides: frozenset[str]


def decide(
    whole: dict[str, Any],
    clauses: list[Clause],
    answers: list[dict[str, Any]],
    text: str,
    *,
    sure: float,
    asides: frozenset[str],
) -> list[dict[str, Any]]:
    """The asks of a message, in order, one to three; what is not our subject comes last.

    Each is `{"intent", "confidence", "text", "start", "end"}`, the last two of what it says in the
    message: what stands there belongs to it.

    Args:
        whole: intent and confidence of the whole message.
        clauses: what `split` found.
        answers: intent and confidence of each clause.
        text: the message.
        sure: confidence a clause needs to stand alone.
        asides: intents that are no question ("greet", "thanks"); one beside a question is dropped.
    """
    either = [
        answer["confidence"] >= SURE_EITHER and not _is_apart(answer["name"])
        for clause, answer in zip(clauses, answers, strict=True)
        if clause.either
    ]
    found: list[dict[str, Any]] = []
    elsewhere: dict[str, Any] | None = None
    for clause, answer in zip(clauses, answers, strict=True):
        if (
            answer["name"] == ELSEWHERE
            and answer["confidence"] >= SURE_ELSEWHERE
            and not clause.either
        ):
            elsewhere = as_ask(answer, clause.text, clause.start, clause.end)
        if answer["confidence"] < sure or answer["name"] in asides:
            continue
        if (clause.either and not all(either)) or (clause.weighs and all(either)):
            continue
        if answer["name"] not in [ask["intent"] for ask in found]:
            found.append(as_ask(answer, clause.text, clause.start, clause.end))
    if (
        len(found) == 1
        and elsewhere is not None
        and found[0]["confidence"] >= SURE_ELSEWHERE
        and not _is_elsewhere(whole, str(found[0]["text"]))
    ):
        # "What time do you open, and can a doctor take them out": what is not our subject is not passed over.
        return [*found, elsewhere]
    if len(found) < 2:
        return [as_ask(whole, text, 0, len(text))]
    return found[:MAX_ASKS]


def _is_elsewhere(whole: dict[str, Any], part: str) -> bool:
    """Whether all of a message is on another subject, be a part of it like a question of ours: "why did it go up"."""
    surely = whole["name"] == ELSEWHERE and whole["confidence"] >= SURE_ELSEWHERE
    return surely and _OF_MILIA.search(part) is None


def as_ask(answer: dict[str, Any], text: str, start: int, end: int) -> dict[str, Any]:
    """One question as plain data, for the tracker."""
    return {
        "intent": answer["name"],
        "confidence": answer["confidence"],
        "text": text,
        "start": start,
        "end": end,
    }


def _is_apart(intent: str) -> bool:
    """Whether "is it this or that" with this intent on one side weighs two things, and asks one question."""
    return intent == "identify" or intent.startswith("no_info_")
