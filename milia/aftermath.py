"""Whether somebody tells of a procedure that was done: "laser on thursday and by friday my chin was full of spots".

They ask what comes after it. What the procedure is, the answer to "laser?", is none.
"""

from __future__ import annotations

import re

_PROCEDURE = (
    r"(?:laser\w*|fraxel|co2|ipl|halo|photofacial|(?:chemical |acid |tca |lunchtime |trichlor |face "
    r"|facial )?peel(?:s|ed)?|tca"
    r"|micro ?needl\w*|(?:micro)?dermabrasion|cryo\w*|froze\w*|freezing|liquid nitrogen|resurfac\w*"
    r"|diamond tip"
    r"|(?:eye ?lid|lower lid|upper lid|lid) (?:lift|surgery|operation|op)|blepharoplasty"
    r"|electrolysis|curett\w+"
    r"|microblad\w*|(?:photo|hydra)?facial|extractions?|waxing|lasered|cauteri[sz]\w+|dermaplan\w*)"
)
_DONE = re.compile(
    rf"\b(?:since|after|following|post)[ -](?:(?:my|the|a|an|his|her|having|had|got|getting|that"
    rf"|first|last|one)[ -]){{0,4}}"
    rf"(?:\w+[ -]){{0,2}}?{_PROCEDURE}\b"
    rf"|\b(?:had|got(?! (?:quoted|offered|told|booked|recommended))|did|went for|underwent"
    rf"|having had|gave (?:me|myself|her|him)|done|put"
    rf"|used)\b(?:[ ,'’%-]+\w+){{0,6}}?[ ,'’%-]+{_PROCEDURE}\b"
    rf"[^.?!]{{0,50}}\b(?:ago|yesterday|today|this morning|last (?:week|month|night|year|spring"
    rf"|summer|autumn|winter|monday|tuesday"
    rf"|wednesday|thursday|friday|saturday|sunday)|on (?:mon|tues|wednes|thurs|fri|satur|sun)\w*"
    rf"|in (?:january|february|march|april|may|june"
    rf"|july|august|september|october|november|december)|(?:days?|weeks?|months?) (?:ago|later|on"
    rf"|back)|and (?:now|then)|now)\b"
    rf"|\b{_PROCEDURE} (?:\w+ ){{0,4}}?(?:ago|yesterday|last (?:week|month|night|year))\b"
    rf"|\b{_PROCEDURE} on (?:mon|tues|wednes|thurs|fri|satur|sun)\w*,? (?:and|then|now|by|so)\b"
    rf"|\b(?:days?|weeks?|months?|hours?)\b (?:\w+ ){{0,3}}?(?:since|after|post|into|past"
    rf"|of) (?:\w+ ){{0,4}}?{_PROCEDURE}\b"
    rf"|\bonce (?:you|i|she|he|they)(?:'?ve| have|'?s| has)? had (?:\w+ ){{0,2}}?{_PROCEDURE}\b"
    r"|\b(?:they|he|she|clinic|doctor|derm\w*) (?:lasered|peeled|froze|burnt|burned) (?:my|me|her"
    r"|his|it|them)\b",
    re.IGNORECASE,
)
_BUMPS = re.compile(
    r"(?<!burn )(?<!dark )(?<!brown )(?<!red )\b(?:mil+i?(?:a|um)s?|bumps?|dots?|spots?|specks?"
    r"|pimples?|zits?|white ?heads?|lumps?|lumpy"
    r"|bumpy|cysts?|beads?|grains?|pips?|seeds?"
    r"|seed-like|pearls?)\b",
    re.IGNORECASE,
)
#: "I had one frozen last week. How do they do the laser?"
_HOW = re.compile(
    r"\bhow (?:is|does|do|are|it|would|they)\b|\bwhat (?:is|are|does|do they do)\b(?! (?:this|these"
    r"|they|it|normal|my|the best|best))"
    r"|\bwork(?:s|ed)? (?:on|for)\b|\bgood for\b|\bcan (?:they|you) do\b|\bget rid of (?:them|these"
    r"|mil|my bumps)"
    r"|\bwill laser\b|\bremove (?:them|these|mil|bumps|my bumps)",
    re.IGNORECASE,
)


def tells_of_procedure_done(text: str) -> bool:
    """Whether a message tells of a procedure that was done, and does not ask how one works.

    Args:
        text: a message as written.
    """
    return _DONE.search(text) is not None and _HOW.search(text) is None


def tells_of_bumps(text: str) -> bool:
    """Whether a message names bumps."""
    return _BUMPS.search(text) is not None
