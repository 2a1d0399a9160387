"""Which side of a topic is asked of, where its facts tell another: "is it ok near my eyes", "which SPF".

What the classifier finds is the topic. People often ask of it what no fact of that topic says: whether it suits a place
or a kind of skin, two things at once, an exact number, the reason, the proof, which doctor. The facts of the topic read
as an answer there and are none: the reply says first that there is no information on that side, by its name
(`aspects` in data/phrases.yml). Found on conversations with the running assistant (docs/visits.md).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from milia.topics import PROCEDURES, TREATED

#: Topics of what is put on the skin.
APPLIED = frozenset(
    {
        "exfoliation", "exfoliator_choice", "exfoliation_frequency", "salicylic_acid", "retinoid", "retinoid_use",
        "retinoid_side_effects", "differin", "tretinoin", "moisturizer", "product_choice",
    }
)  # fmt: skip
#: Topics of anything that is done about milia, or put on the skin.
TREATING = APPLIED | TREATED | frozenset(PROCEDURES) | {"exfoliation_results", "retinoid_results"}
#: Topics whose facts are not of reasons, of which people ask why.
UNEXPLAINED = frozenset(
    {
        "insurance", "duration", "disease_milia", "juvenile_milia", "genetic_milia", "premature", "eruptive_milia",
        "milia_en_plaque", "medication_milia", "trauma_milia", "older_age", "how_common",
    }
)  # fmt: skip
#: Sides of which a "no" may be the answer: what a treatment is like reads as a yes.
UNSUITED = frozenset({"near_the_eyes", "on_such_skin", "stopping"})
RARE = frozenset({"juvenile_milia", "genetic_milia", "milia_en_plaque", "eruptive_milia"})

_EYE = r"(?:eye ?lids?|eyes?|lids?|lash(?:es)?|lash ?line|water ?line)"
_SKIN = (
    r"(?:scars?|scarred|scar tissue|burnt?(?: skin)?|burns?|broken skin|wounds?|open skin"
    r"|peeling skin|balls|bollocks"
    r"|penis|dick|genitals?|privates|junk|groin|shaft|vulva|labia|lips?|nipples?|down there)"
)
_THING = (
    r"(?:retin\w*|tret\w*|differin|adapalene|salicylic|lactic|glycolic|aha|bha|exfoliat\w*|scrub\w*"
    r"|peels?|acids?"
    r"|vit(?:amin)? ?c|niacinamide|moisturi[sz]er|laser|freezing)"
)


@dataclass(frozen=True)
class _Aspect:
    """One side: how it is asked of, the topics whose facts do not tell it, and what shows that they do."""

    pattern: re.Pattern[str]
    topics: frozenset[str]
    unless: re.Pattern[str] | None = None
    #: Of these one must be the topic, or the last answer's; any will do where there is none.
    after: frozenset[str] = frozenset()


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


#: By their names in `aspects` of data/phrases.yml; the first that fits is said.
ASPECTS: dict[str, _Aspect] = {
    "near_the_eyes": _Aspect(
        _words(
            rf"\b(?:safe|ok(?:ay)?|alright|dangerous|risky|burns?|sting|harm|damage|too (?:close"
            rf"|harsh|strong)|matter"
            rf"|allowed|sure|thin)\b[^!]{{0,60}}\b{_EYE}\b"
            rf"|\b{_EYE}\b[^!]{{0,40}}\b(?:safe|ok(?:ay)?|alright|dangerous|risky|burn|sting|harm"
            rf"|damage|matter|allowed"
            rf"|sure|thin)\b"
            rf"|\b(?:can|could|should|may|do) (?:i|you|she|he|we|that|it|one)\b[^.!?]{{0,40}}"
            rf"\b(?:on|onto|near|round|around|under|by|next to|close to) (?:the |my |her |his |an "
            rf"|your )?(?:\w+ )?{_EYE}\b"
            rf"|\b(?:put|use|apply|rub)\w* [^.!?]{{0,25}}\bon (?:my |the |her |his |an )?{_EYE}\b"
            rf"|^\W*(?:\w+ )?(?:scrub|exfoliate|acids?|salicylic"
            rf"|retin\w*)\b[^.!?]{{0,20}}\b{_EYE}\b[^.!]{{0,12}}\?"
        ),
        APPLIED,
        _words(r"\bin (?:my|her|his|the) eyes?\b|eye ?cream|\bget rid\b|\bremov"),
    ),
    "on_such_skin": _Aspect(
        _words(
            rf"\b(?:ok(?:ay)?|safe|can|could|use|used|good|same|suitable|work|works|alright)\b[^.!?]{{0,40}}"
            rf"\b(?:on|over|for|with|onto) (?:top of )?(?:a |an |my |the |her |his |old |healed "
            rf"|this |some |that )*{_SKIN}\b"
            r"|\b(?:can|could|ok(?:ay)?|safe|use|put)\b[^.!?]{0,40}\bdown (?:there|below)\b"
            # Skin that is ill, or not well again: "isnt scrubbing bad when my skin blisters"
            r"|\b(?:scrub\w*|exfoliat\w*|acids?|retin\w*|tret\w*|peel|laser|put on|use|start)\b[^.!?]{0,50}"
            r"\b(?:pemphigoid|bullosa|blister\w*|eczema|psoriasis|rosacea|(?:face|skin) (?:like this"
            r"|(?:is |still )*"
            r"(?:swollen|raw|peeling|burnt|sore|broken)))\b"
            rf"|\b(?:creams?|acids?|{_THING})\b[^.!?]{{0,20}}\bon (?:a |my |the |his |her )?{_SKIN}\b"
        ),
        TREATING | {"scars"},
        _words(r"\b(?:scars? (?:treat|fade|go)|from (?:a |the )?(?:burn|scar))"),
    ),
    "stopping": _Aspect(
        _words(
            r"\b(?:do|should|shall|must|can|could|so) (?:i|she|he|we) (?:just )?"
            r"(?:stop|quit|come off|bin|drop|leave off)\b"
            r"|\bstop (?:it |the (?:cream|tret\w*|gel|retin\w*) )?or (?:not|carry on|keep)\b"
            r"|\bstop or (?:not|don'?t)\b"
        ),
        APPLIED - {"product_choice"} | {"retinoid_results", "retinoid_strength", "exfoliation_results"},
        _words(r"\bsteroid|cortison"),
    ),
    "together": _Aspect(
        _words(
            rf"\b{_THING}\b[^.!?]{{0,25}}(?:\band\b|\+|&|\bwith\b|\bplus\b|\bn\b)[^.!?]{{0,25}}\b{_THING}\b"
            r"[^.!?]{0,40}\b(?:together|same (?:night|time|day|evening)|at once|ok(?:ay)?|safe|or is"
            r"|too much)\b"
            r"|\b(?:use|do|put|apply|have|try|using|doing|both) (?:\w+ )?(?:both|them|of them)\b[^.!?]{0,20}"
            r"\b(?:same (?:night|day|time|evening)|together|at once)\b"
            r"|\b(?:together|combin\w*|mix(?:ing|ed)?|layer(?:ing|ed)?|alternat\w*) "
            rf"(?:with |it with |both|them|{_THING})"
            rf"|\b(?:can|could|should|do|is it) [^.!?]{{0,30}}\b{_THING}\b[^.!?]{{0,25}}(?:\band\b"
            rf"|\+|&|\bwith\b|\bplus\b)"
            rf"[^.!?]{{0,25}}\b{_THING}\b"
        ),
        TREATING,
        _words(r"\bmoisturi[sz]|\bwash|\b(?:difference|better|faster|quicker|or (?:is|the))\b"),
    ),
    "order": _Aspect(
        _words(
            r"\bbefore or after\b|\bafter or before\b|\b(?:which|what)(?: one)? (?:goes|comes"
            r"|do i (?:use|put|put on|do)) "
            r"first\b|\b(?:which|what) order\b"
        ),
        TREATING | {"sunscreen", "cleansing", "skin_care"},
        # "Straight after exfoliating", "each time you have washed": told of moisturizers.
        _words(r"^(?!.*\b(?:sun|spf|retin|tret|acid|serum)).*\bmoisturi"),
    ),
    "sun_factor": _Aspect(
        _words(r"\b(?:what|which) (?:spf|factor)\b|\bspf ?\d+|\bfactor \d+|\bhow high\b[^.!?]*\b(?:spf|factor)\b"),
        frozenset({"sunscreen"}),
    ),
    "strength": _Aspect(
        _words(
            r"\b(?:what|which|how (?:strong|many)) (?:%|per ?cent\w*|strength|concentration)|\bwhat ?%"
            r"|\b(?:know|tell me) the per ?cent\w*|\bhow strong (?:should|does|must|is)\b"
            r"|\b(?:is|would|will) (?:a )?\d+(?:\.\d+)? ?(?:%|per ?cent)[^.!?]*\b(?:ok|okay|enough"
            r"|too|right|strong|good|work)\b"
        ),
        frozenset({"exfoliator_choice", "salicylic_acid", "exfoliation", "exfoliation_frequency", "chemical_peel"}),
    ),
    "shares": _Aspect(
        _words(
            r"\b(?:what|which) (?:per ?cent\w*|proportion|share|fraction)\b|\bper ?cent\w*[- ]wise\b"
            r"|\bhow many (?:people|babies|adults|of (?:them|these)|per ?cent)\b[^.!?]*\b(?:go|stay"
            r"|clear|need|get|scar)"
            r"|\b(?:odds|statistics|stats)\b"
        ),
        frozenset({"duration", "stubborn", "procedure_risks", "need_treatment", "scars", "procedure_sessions"}),
    ),
    "how_long_is_long": _Aspect(
        _words(
            r"\bhow long is (?:that |a )?['\"]?(?:long|a long)|\b(?:is|does|do) (?:that|it"
            r"|\w+ (?:days?|weeks?|months?|years?))"
            r" (?:count as |be |a |as |considered )*(?:a )?long\b|\bcounts? as (?:a )?long"
        ),
        frozenset({"medication_milia", "medication_type", "product_choice"}),
    ),
    "counted_from": _Aspect(
        _words(
            r"\bcount(?:s|ed|ing)?\b[^.!?]{0,20}\bfrom\b|\b(?:due date"
            r"|birth)\b[^.!?]{0,10}\bor\b[^.!?]{0,25}\b(?:birth|due date)"
            r"|\bfrom (?:now|birth) or\b"
            r"|\b(?:longer|different|slower|more time)\b[^.!?]*\b(?:pre(?:m|emie|mature|mie)\w*"
            r"|born early|early)\b"
            r"|\b(?:pre(?:m|emie|mature|mie)\w*|born early)\b[^.!?]*\b(?:longer|different|slower|more time)\b"
        ),
        frozenset({"premature", "duration", "neonatal_milia", "newborn_care", "stubborn"}),
    ),
    "why": _Aspect(
        _words(
            r"^\W*(?:[\w'’]+[\s,.!?]+){0,4}?(?:why|how come)\b"
            r"(?! not\b| (?:do|does|did|would) (?:i|my|he|she|it) (?:get|have))"
            r"|\bhow (?:does|do|can|could|would)\b[^.!?]{1,40}\b(?:lead to|cause|bring on"
            r"|turn into)\b|\bmechanism\b"
        ),
        UNEXPLAINED,
    ),
    "proof": _Aspect(
        _words(
            r"\b(?:evidence|stud(?:y|ies)|research|proof|prove it|says who|according to wh\w+"
            r"|peer.?reviewed|clinical trials?"
            r"|actual science|any science)\b"
            r"|\bhow (?:did|do|can|would|could) (?:they|you|u|doctors|anyone|anybody) (?:even |really )?"
            r"(?:know (?:that|this|it)\b|be so sure|come up)"
        ),
        frozenset({"causes", "vitamins", "picking", "retinoid", "exfoliation", "harmless", "duration", "sunscreen"})
        | UNEXPLAINED,
    ),
    "which_doctor": _Aspect(
        _words(
            r"\b(?:gp|family doctor|regular doctor|paediatrician|pediatrician|doctor|dr) or (?:a "
            r"|an |the |my |to |go to )*"
            r"(?:gp|derm\w*|skin|eye|specialist|paediatrician|pediatrician)\b"
            r"|\b(?:ophthalmolog\w+|optician|eye (?:doctor|specialist|clinic)|eyes) or (?:an? |the "
            r"|to )*(?:derm\w*|skin|cosmetic|plastic)"
            r"|\b(?:derm\w*|skin (?:doctor|specialist|clinic)) or (?:an? |the "
            r"|to )*(?:ophthalmolog\w+|optician|eye|plastic|cosmetic)"
        ),
        frozenset({"see_doctor", "stubborn", "newborn_care", "identify"}),
    ),
    "which_group": _Aspect(
        _words(r"\b(?:primary|secondary)\b[^.!?]{0,20}\b(?:or|called|is it|count)\b|\bcalled (?:primary|secondary)\b"),
        RARE | {"primary_milia", "secondary_milia", "secondary_types", "types"},
        _words(r"\b(?:newborns?|bab(?:y|ies)|neonatal|infants?|(?:after|from) (?:a|my|the)|burn|cream|laser)\b"),
        RARE,
    ),
    "marks_already": _Aspect(
        _words(
            r"\b(?:dents?|pits?|holes?|scars?|marks?)\b[^.!?]{0,20}\b(?:already|i have|i've got"
            r"|from (?:before|last|the old))\b"
            r"|\b(?:left|already have|already got)\b[^.!?]{0,20}\b(?:dents?|pits?|holes?|scars?|marks?)\b"
        ),
        frozenset({"scars"}),
        _words(r"\bwill\b[^.!?]*\b(?:leave|left with)\b|\bbe left\b"),
    ),
    "other_skin": _Aspect(
        _words(
            r"\b(?:dry|combo|combination|normal|mature|thin|ageing|aging|dark|black|brown|asian|pale"
            r"|fair)(?:ish)? (?:\w+ )?skin\b"
            r"|\bskin(?:'?s| is| type is)? (?:\w+ )?(?:dry|combo|combination|normal|mature|thin)\b|\bcombo\b"
            r"|\bdry (?:cheeks|patches|bits?|parts?|areas?)\b"
        ),
        frozenset({"exfoliator_choice", "exfoliation_frequency"}),
        _words(r"\b(?:oily|greasy|sensitive)\b"),
    ),
    "in_the_mouth": _Aspect(
        _words(
            r"\b(?:gums?|palate|tongue|inside (?:of )?(?:his|her|my|the|their) (?:mouth|cheek|lip)"
            r"|roof of (?:his|her|my|the) mouth"
            r"|in (?:his|her|my|the) mouth)\b"
        ),
        frozenset({"identify", "where", "what_are_milia", "newborn_care", "neonatal_milia", "who_removes", "harmless"}),
    ),
}  # fmt: skip


def aspect_asked(text: str, topic: str, last_topics: Sequence[str]) -> str | None:
    """The side of a topic that a question asks of and that the topic's facts do not tell, or None.

    Args:
        text: the question, as written.
        topic: id of the topic that would answer it.
        last_topics: ids of what was answered before it.

    Returns:
        A key of `ASPECTS`.
    """
    for name, aspect in ASPECTS.items():
        if topic not in aspect.topics or not aspect.pattern.search(text):
            continue
        if aspect.unless is not None and aspect.unless.search(text):
            continue
        if aspect.after and not aspect.after & {topic, *last_topics[:1]}:
            continue
        return name
    return None
