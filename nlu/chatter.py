"""What a person writes around a question: emoji, greetings, thanks, hedges. The encoder reads past it.

Measured on the machine-made robustness set (docs/understanding.md): two emoji after a question cost
18 points of right answers, a greeting before it and thanks after it 7.
"""

from __future__ import annotations

import re

from nlu.repairs import Repair

LEAST_WORDS = 3  # that must be left: "hi", "thanks" and "any advice?" are messages of their own

_EMOJI = re.compile(
    "[\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\u20e3]+"
)
_NOT_MEANT = (
    r"(?:(?:no+|nah|nope|ugh|omg|ffs|wait|lol|argh|hang on|jesus)\b[\s,.!?-]*)*"
    r"(?:stop (?:telling|talking|going on)[^,.!?;]{0,40}"
    r"|(?:i )?(?:did ?n[o']?t|did not|was ?n'?t|am not|'?m not|not) (?:asks?|asked|asking|mean|talking)\b[^,.!?;]{0,40}"
    r"|(?:forget|never ?mind) (?:about )?(?:the |all |that )?[\w ]{1,25}"
    r"|that'?s not (?:what i (?:asked|meant|said)|an answer)"
    r"|(?:yo)?u (?:just |already )?(?:said|told me) (?:that|this|it)(?: already| twice| \w+ times)?"
    r"|are you (?:even )?listening[^,.!?;]{0,15}|(?:yo)?u (?:keep|ignored)[^,.!?;]{0,40})(?=[,.!?;:-])"
)
_BEFORE = re.compile(
    r"(?:(?:hi|hello|hey|heya|hiya|hullo|good (?:morning|evening|afternoon)|dear (?:all|doctor|doc|team)"
    r"|ok(?:ay)?|so|um+|uh+|erm?|oh|ah|well)\b(?: (?:there|all|everyone|everybody|guys|team|doc|doctor|folks|mums"
    r"|moms|ladies|um|so|basically|ok)\b)*[\s,.!:;-]*"
    r"|(?:i(?:'?ve)? (?:have|got) (?:a|one) )?(?:just )?(?:a |one )?(?:quick|silly|stupid|dumb|daft|random|weird|odd"
    r"|simple) (?:question|one|q)\b(?: for you)?[\s,.:;!-]*(?:but )?"
    r"|sorry,? (?:if (?:this|it) is|for|to|about|in advance)[^,.!?]{0,40}?(?:,| but\b|[.!])\s*"
    r"|(?:i )?hope (?:you|someone|somebody|this)[^,.!?]{0,20}(?:help|ok|okay)\w*[\s,.!-]*"
    # "Thanks. his brother never had any": thanks are no answer to it. "Thanks, that helps" is left alone.
    r"|(?:ok(?:ay)? |oh |great |lovely )?(?:thanks?|thank (?:you|u)|thx|ty|tysm|cheers|ta|phew|haha|lol)\b"
    r"(?: (?:so much|a lot|a million|dear|love|mate|again|very much|for that|x+))*\s*[,.!:;-][\s,.!:;-]*"
    r"(?![\s,.!:;-]|(?:that|this|it|i'?ll|i will|you|u|will|we'?ll|for|so)\b)"
    r"|(?:i'?m |i am )?(?:just )?asking for (?:a|my) \w+[\s:,.-]+"
    r"|my \w+ (?:wants to know|asks?|is asking|was (?:asking|wondering)|would like to know)(?: if)?[\s:,-]+"
    r"|just (?:wondering|curious|checking)(?: if)?[\s,:-]+"
    # "Stop telling me about laser. Will they go": what was not meant would be read as what is.
    rf"|{_NOT_MEANT}[\s,.!?;:-]+|i (?:asked|said|meant|mean)\b[\s,:-]*(?:that\b )?)+",
    re.IGNORECASE,
)
_AFTER = re.compile(
    # From the first of some marks alone: from each of them would take the square of their number.
    r"(?<![\s,.!?;-])(?:[\s,.!?;-]+(?:(?:many )?thanks?(?: you)?(?: so much| a lot| again)?(?: in advance)?"
    r"|thx|ty|tia|cheers|pls"
    r"|please|plz|(?:pls |please |plz )?help(?: me)?(?: out)?(?: please| pls| plz)?"
    r"|any (?:ideas?|advice|help|thoughts|tips|suggestions)(?: (?:please|pls|welcome|appreciated|anyone))?"
    r"|(?:i'?m |i am )?(?:really )?not (?:really )?sure|sorry for the [\w ]{0,16}(?:message|post|text|question|essay)"
    r"|anyone|guys|x{1,3}))+[\s.!?,]*$",
    re.IGNORECASE,
)


_ONLY_NOT_MEANT = re.compile(rf"{_NOT_MEANT}[\s,.!?;:-]+(?=\w+\W+\w+\W+\w)", re.IGNORECASE)


def without_not_meant(text: str) -> str:
    """A message without the words that say what was not asked, where enough is left: "stop telling me about laser"."""
    return _ONLY_NOT_MEANT.sub("", text, count=1) if _ONLY_NOT_MEANT.match(text) else text


def chatter(text: str) -> list[Repair]:
    """What to leave out of `text`, as repairs to nothing; none where too little would be left."""
    before, after = _BEFORE.match(text), _AFTER.search(text)
    start = before.end() if before else 0
    end = after.start() if after else len(text)
    spans = [(m.start(), m.end()) for m in _EMOJI.finditer(text)]
    if len(text[start:end].split()) - len(spans) >= LEAST_WORDS:
        kept = [(0, start)] * (start > 0)
        if end < len(text):
            # A question mark is no chatter: it stays with the question.
            mark = 1 if text[end] == "?" else 0
            kept.append((end + mark, len(text)))
        spans = kept + [s for s in spans if s[0] >= start and s[1] <= end]
    return [Repair(first, last, " ") for first, last in spans if last > first]
