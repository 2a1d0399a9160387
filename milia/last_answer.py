"""What a message means by its words and the last answer, whatever it was taken for: "what even is it", "other ways?".

Every rule names a topic by its id, or the intent of what no fact covers; the first that stands is the answer.
"""

from __future__ import annotations

import re

from milia.facts_model import Topic
from milia.question import Ask
from milia.topics import KINDS, PROCEDURES, TREATED

#: Topics after which "should i stop it" means a medicine.
MEDICINES = frozenset({"medication_milia", "medication_type"})
#: Intents that telling of picking may be taken for.
OPEN_TO_PICKING = frozenset({"identify", "harmless", "newborn_care", "need_treatment"})
#: Facts that name such a medicine.
MEDICINE_FACTS = frozenset(
    {"after_medicated_creams", "baby_cream_question", "toddler_cream_question"}
)
#: Intents of what is rare, as its answer says.
RARE = frozenset({"milia_en_plaque", "eruptive_milia", "disease_milia"}) | MEDICINES
#: The topic of what may go wrong with a subject.
RISKS = {
    "retinoid": "retinoid_side_effects",
    "procedure": "procedure_risks",
    "exfoliation": "exfoliation_frequency",
}
SINGLE = re.compile(r"\b(?:it|that|this)\b", re.IGNORECASE)
WHO_DOES = re.compile(
    r"\bwho(?:'?s)? (?:would|will|can|could|should|does|do|is|to)\b", re.IGNORECASE
)
# "Anything off the shelf at boots": what there is to do at home.
_OVER_THE_COUNTER = re.compile(
    r"\b(?:off the shelf|over the counter|otc|(?:from|at|in) (?:the |a )?(?:boots|superdrug|walgreens|cvs|chemists?"
    r"|pharmacy|drug ?store|supermarket|shops?|stores?))\b",
    re.IGNORECASE,
)
#: Intents that a question for anything to buy may be taken for.
ANY_CREAM = frozenset(
    {
        "product_choice",
        "no_info_other_products",
        "no_info_other",
        "fastest",
        "retinoid",
        "retinoid_strength",
    }
)
#: "My wife wants to buy a cream for it"
_A_CREAM = re.compile(
    r"\b(?:buy|get|order|want|use|try) (?:a|any|some|the|one) (?!retin|vitamin|acne|prescri)(?:\w+ )?"
    r"(?:creams?|gels?|lotions?|ointments?|medicines?)\b",
    re.IGNORECASE,
)
#: "What cream", "a cream instead": something that helps, and no moisturizer.
_WHICH_CREAM = re.compile(
    r"\b(?:what|which|any|what'?s the) (?:sort of |kind of |best )?creams?\b|\bcream (?:it is|then|instead)\b"
    r"|\busing a cream\b",
    re.IGNORECASE,
)
#: "Why dont they pay tho"
_PAYS = re.compile(r"\b(?:pay|pays|paying|cover\w*|insur\w*)\b", re.IGNORECASE)
#: "Any danger leaving it"
_LEAVES_IT = re.compile(
    r"\b(?:danger\w*|risks?|risky|harm\w*|bad|safe|ok(?:ay)?|matter)\b[^.?!]{0,20}"
    r"\b(?:leav(?:e|ing)|do(?:ing)? nothing)\b"
    r"|\b(?:leav(?:e|ing)|do(?:ing)? nothing)\b[^.?!]{0,20}\b(?:danger\w*|risks?|risky|harm\w*|bad|safe|ok(?:ay)?)\b",
    re.IGNORECASE,
)
#: "Mine isn't growing, so fine right": of one bump that may be anything.
_THEY = re.compile(r"\b(?:mil+i?(?:a|um)s?|they|them|these|those)\b", re.IGNORECASE)
# "Most stuff makes her red. Which sort", after an answer on scrubs: no question about kinds of milia.
_WHICH_SORT = re.compile(r"\b(?:which|what) (?:sort|kind|type|one)\b[^.?!]*$", re.IGNORECASE)
# "Would they stick a needle in me", "in Poland the lady took it out with a needle, who does it here"
_NEEDLE_BY_OTHERS = re.compile(
    r"\b(?:they|doctors?|derm\w*|nurses?|clinics?|specialists?|professionals?|surgeons?|lady|beautician|dr|gp"
    r"|consultant)\b[^.?!]*\b(?:needles?|pins?|blades?|scalpels?|lancets?)\b",
    re.IGNORECASE,
)
_MYSELF = re.compile(
    r"\b(?:i|we|myself|ourselves|at home|mum|mom|wife|husband|friend)\b", re.IGNORECASE
)
# "When the specialist makes it, stays some dark place after?"
_AFTER_OTHERS = re.compile(
    r"\b(?:specialists?|doctors?|derm\w*|clinics?|lasers?|they (?:do|remove|take|cut|freeze|laser|zap)|procedures?"
    r"|remov\w+|surgery|laser\w*|freez\w+|frozen|cut(?:ting)?|peels?|curett\w+)\b",
    re.IGNORECASE,
)
_DO_AT_HOME = re.compile(r"\b(?:at home|from home|in my bathroom|by myself)\b", re.IGNORECASE)
_WHAT_THEY_DO = re.compile(
    r"\b(?:what|how)\b[^.?!]*\b(?:they|he|she|doctor|derm\w*)\b[^.?!]*\bdo\b", re.IGNORECASE
)
# "List every way a clinic can zap these" names no one way.
_EVERY_WAY = re.compile(
    r"\b(?:list|every|all the|all|what) (?:(?:different|possible) )?(?:ways?|procedures?|methods?|options?)\b|\blist\b",
    re.IGNORECASE,
)
_BY_THEN = re.compile(r"\b(?:in time|by then)\b", re.IGNORECASE)
# "And that'd work by friday"
_IN_TIME = re.compile(r"\b(?:by|in time|before)\b(?!.*\b(?:fast|quick|soon)\w*)", re.IGNORECASE)
_ONE_GO = re.compile(
    r"\b(?:1|one|a single|just the one) (?:go|time|visit|session|appointment|treatment)\b|\bonce\b"
    r"|\bfirst (?:time|go)\b|\bmore than (?:1 |one |a )?(?:goes|go|times?)\b"
    r"|\bhow many (?:goes|visits|sessions|appointments)\b",
    re.IGNORECASE,
)
_HOW_MUCH = re.compile(
    r"\bhow much\b(?!.*\b(?:use|apply|put|cream|gel|often|time|longer)\b)", re.IGNORECASE
)
# "Everyone in my year uses them. y cant i"
_WHY_NOT_I = re.compile(
    r"\bwhat (?:difference|diff) (?:does|do|would|will|could) (?:it|that|this|a few \w+|one \w+) make\b"
    r"|\b(?:why|y|how come) (?:can'?t|cannot|cant|shouldn'?t|shouldnt) (?:i|he|she|we|they)\W*$",
    re.IGNORECASE,
)
# "What if my mom does it, she's careful", "can the wife not do them for me"
_DONE_BY_FAMILY = re.compile(
    r"\b(?:mum|mom|mam|mommy|mummy|dad|wife|husband|hubby|friend|mate|sister|brother|gran\w*|nan|aunt\w*|partner"
    r"|girlfriend|boyfriend|missus|flatmate|roommate|cousin)\b(?: (?:just|not|could|can|would|will|to)){0,2} "
    r"(?:do|does|did|done|doing|pops?|pick(?:s|ing)?|pulls?|squeezes?|pokes?) "
    r"(?:it|them|that|this|one|mine|those|these)\b",
    re.IGNORECASE,
)
_IF_THEY = re.compile(r"\b(?:can|could|should|may|what if|if|let)\b", re.IGNORECASE)
#: "Why did she get them": of the bumps, whatever was answered.
_WHY_THEY_COME = re.compile(
    r"\W*(?:(?:but|and|so|also|ok) )*(?:why|how come)\b[^.?!]{0,25}\b(?:get|got|gets|have|has|had) "
    r"(?:them|these|it|those|this|milia|any|some)\b"
    r"|\W*(?:(?:but|and|so|also|ok) )*why (?:do|did|are|have) (?:they|these|those) "
    r"(?:come|came|appear\w*|form|start)\b",
    re.IGNORECASE,
)
_WHY = re.compile(r"\W*(?:(?:but|and|so|ok|okay) )?(?:y|why|how come)\b", re.IGNORECASE)
# "Hang on, can that not give you more of them"
_BRINGS_MORE = re.compile(
    r"\b(?:that|it|this|they|one|those|laser\w*|peels?|freezing)\b(?: \w+){0,3}? "
    r"(?:give|gives|cause|causes|bring|brings|lead|leads|trigger|triggers|make|makes)\b(?: \w+){0,4}? ?"
    r"\b(?:more|them|milia|bumps|new ones|spots|these)\b",
    re.IGNORECASE,
)
_OTHER_WAYS = re.compile(
    r"\b(?:other (?:ways?|options?|methods?|choices?)|alternatives?|another (?:way|option|method))\b",
    re.IGNORECASE,
)
# "Tried everything, tretinoin, acids, nothing is happening"
_NOTHING_HELPS = re.compile(
    r"\btried (?:everything|it all|all of (?:it|them)|the lot)\b"
    r"|\b(?:nothing|none of (?:it|them))(?: \w+){0,2} (?:work\w*|help\w*|happen\w*|chang\w*|mov\w*|shift\w*|budg\w*)",
    re.IGNORECASE,
)
# "What even is it", after an answer on peels
_WHAT_IS_IT = re.compile(
    r"\W*(?:(?:and|so|ok|but|um|eh|wait) )?(?:what|wat|wot)(?:'?s| (?:even |actually |exactly )?(?:is|are))? "
    r"(?:even |actually |exactly )?(?:is )?(?:it|that|this)\b(?: (?:even|then|exactly|anyway|tho|though))?\W*$",
    re.IGNORECASE,
)
_DID_IT = re.compile(
    r"\b(?:laser\w*|peel\w*|dermabrasion|freezing|surgery|treatment|procedure|cryo\w*|it)(?: (?:itself|probably))? "
    r"(?:did|caused|gave me|brought|made|left me with) (?:this|these|it|them|that|all this)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\W*(?:(?:so|and|but|ok) )?(?:does|did|can|could|is|how|what|why|will|would|do)\b",
    re.IGNORECASE,
)
_HOW_BIG = re.compile(r"\b(?:big|bigger|wide|large|size|sized)\b", re.IGNORECASE)
_WHY_NOT = re.compile(r"\W*(?:(?:but|and|so|ok|okay) )?(?:y|why) not\b", re.IGNORECASE)
_FROM_IT = re.compile(r"\bfrom (?:it|that|them|those|the creams?|steroids?)\b", re.IGNORECASE)
_HURTS = re.compile(r"\b(?:hurts?|hurting|pain|painful|painless|sore|ouch|sting)\b", re.IGNORECASE)
# "And after this", "what goes on after that": what comes next in a routine.
_NEXT_ON = re.compile(
    r"\b(?:(?:straight |right )?after (?:that|this|it|wash\w*|doing (?:it|that)|i do (?:it|that)|exfoliat\w*|cleans\w*)"
    r"|afterwards?)\W*$|\b(?:put|goes|go|use) (?:\w+ )?on (?:straight |right )?after",
    re.IGNORECASE,
)
# "His sister uses the same tube", "he has the same cream on his legs"
_SAME_CREAM = re.compile(
    r"\b(?:same|that|this|the) (?:\w+ )?(?:cream|tube|ointment|gel|lotion|stuff|steroid|medicine)\b",
    re.IGNORECASE,
)
# "She does be picking at them", "two white dots since summer. pop?"
_POPS = re.compile(
    r"\b(?:she|he|they|kid|child|i|we)(?:'?s)?(?: \w+){0,3} (?:pick|pop|squeez|scratch|dig)\w*(?: \w+){0,2} "
    r"(?:at|with|them|it|those|these)\b|[.!?,] (?:pop|squeeze|pick)(?: it| them)?\?\W*$",
    re.IGNORECASE,
)
# "What are the alternatives to laser": every way but the one that is named.
_OTHER_THAN = re.compile(
    r"\b(?:alternatives? (?:to|for)|other than|apart from|besides|except|anything but|instead of|rather than)\b",
    re.IGNORECASE,
)
# "Why only one of them though", of twins.
_WHY_THIS_ONE = re.compile(
    r"\b(?:why|how come)(?: is it| does| do| did| has| have| are| is)? (?:only|just) "
    r"(?:one|him|her|me|mine|he|she|the (?:one|boy|girl|first|second|older|younger|big|little)|this one)\b"
    r"|\bwhy (?:him|her|me|mine|this one|that one)(?: and| but)? not\b"
    r"|\bwhy not (?:the|his|her|my) (?:other|twin|brother|sister)\b",
    re.IGNORECASE,
)
_ONLY_NORMAL = re.compile(
    r"\W*(?:(?:so|and|but|ok|um|is|that|this|it|thats|all) )*(?:normal|usual|expected|to be expected)"
    r"(?: (?:then|too|right|tho|though|yeah|or|not|is|it|that))*\W*$",
    re.IGNORECASE,
)
#: "What happens if i do", "whats the worst if she tried"
_IF_I_DO = re.compile(
    r"\b(?:what|wat)(?:'?s)?\b[^.?!]{0,30}\bif (?:i|he|she|we|they|you|one) "
    r"(?:do|did|does|tried|try|have|already did)\b(?: (?:it|that|so|try|anyway|though|tho))*\W*$",
    re.IGNORECASE,
)
#: "What if i already did one", "too late i got one out last night": what is done is not to be forbidden once more
_DONE_ALREADY = re.compile(
    r"\b(?:already|too late|just) (?:i |he |she |we |they |have |has )*"
    r"(?:did|done|popped|squeezed|picked|poked|dug|pulled|got|took|cut)\b"
    r"|\b(?:did|popped|squeezed|picked|poked|dug|pulled|got|took|cut)\b[^.?!]{0,25}"
    r"\b(?:already|last night|yesterday|out|earlier)\b"
    r"|\bif (?:i|he|she|we|they|it'?s|its) (?:have |has )?(?:already|been)\b"
    r"|\b(?:i|he|she|we|they|it'?s|its) already\b",
    re.IGNORECASE,
)
_WILL_DO = re.compile(
    r"\b(?:can|could|may|should|will|gonna|going to|want to|if i do)\b", re.IGNORECASE
)
#: "3x a day", "twice every night"
_SO_OFTEN = re.compile(
    r"\b(?:\d|two|three|four|once|twice|loads of|several|more)(?: ?x| times)? (?:a|per|every|each|in a|in one) "
    r"(?:day|night|week|morning)\b|\bevery (?:single )?(?:day|night|morning|other (?:day|night))\b",
    re.IGNORECASE,
)
OFTEN = {"exfoliation": "exfoliation_frequency", "retinoid": "retinoid_use"}
SCRUBS = frozenset({"exfoliation", "chemical_exfoliator", "physical_exfoliator"})
DRUGS = frozenset({"retinoid", "differin", "tretinoin"})
#: What is done every day whatever the last answer was about.
DAILY = frozenset({"sunscreen", "moisturizer", "skin_care", "cleansing"})
#: "He keeps picking at them", "cant stop touching it"
#: "How do they do it then"; "the cutting one, how does that work" says which.
_HOW_IT_IS_DONE = re.compile(
    r"\W*(?:(?:and|so|but|ok|okay|hm+|then|well)\W+)*how(?:(?:'?s| is| does| would) (?:it|that)"
    r"|(?: do| will| would| did) (?:they|you|he|she|the \w+) (?:\w+ )?(?:it|that))\b",
    re.IGNORECASE,
)
_WHO_KNOWS = re.compile(
    r"\bwho (?:can|could|would|should|do|does|will|knows?)\b"
    r"(?: (?:then|i|we|tell|say|know|ask|to|me|us|help)){0,4}\W*$",
    re.IGNORECASE,
)


def is_done_already(text: str) -> bool:
    """Whether a message tells that a bump was squeezed or cut out: "too late, i got one out last night"."""
    return _DONE_ALREADY.search(text) is not None and not _WILL_DO.search(text)


def meaning_after(ask: Ask, last: Topic | None, subject: str | None, named: bool) -> str | None:
    """What a question means after the last answer.

    Args:
        ask: the question, as it was taken.
        last: the topic of the last answer; None at the start of a conversation.
        subject: what that topic is about, among what has facets of its own (`FollowUps`).
        named: whether the question names something that has a topic.

    Returns:
        The id of a topic, or an intent `no_info_*`; None where nothing but the question itself tells.
    """
    meaning = _by_its_words(ask)
    if meaning is not None or last is None:
        return meaning
    if not named and ask.intent in ANY_CREAM and subject != "retinoid" and last.id not in MEDICINES:
        shop = ask.intent != "retinoid" and _OVER_THE_COUNTER.search(ask.text)
        if shop or (ask.intent.startswith("retinoid") and _A_CREAM.search(ask.text)):
            return "treatment_options"
    if subject == "procedure":
        meaning = _of_procedure(ask, last, named)
    if meaning is None and last.intent in TREATED:
        meaning = _of_treatment(ask, last, subject, named)
    return meaning or _of_anything(ask, last, subject, named)


def how_often(ask: Ask, subject: str | None, named: bool) -> str | None:
    """The topic of how often, where that is asked of what the last answer was about ("can i use it 3x a day").

    Args:
        ask: the question, as it was taken.
        subject: what the last answer was about.
        named: whether the question names something that has a topic.
    """
    other = ask.intent in DAILY or ask.intent.startswith("no_info_")
    asked = not other and not named and _SO_OFTEN.search(ask.text)
    return OFTEN.get(subject or "") if asked else None


def _by_its_words(ask: Ask) -> str | None:
    if ask.intent == "picking" and _NEEDLE_BY_OTHERS.search(ask.text):
        who = "who_removes" if WHO_DOES.search(ask.text) else "surgical_removal"
        return None if _MYSELF.search(ask.text) else who
    if ask.intent in OPEN_TO_PICKING and _POPS.search(ask.text):
        return "picking"
    often = ask.intent in (
        "exfoliation_frequency",
        "duration",
        "results_time",
        "treatment_options",
    ) or (ask.intent.startswith("retinoid"))
    if often and _ONE_GO.search(ask.text) and _AFTER_OTHERS.search(ask.text):
        return "procedure_sessions"  # "can a derm do it in one go"
    if ask.intent.startswith("retinoid") and SCRUBS & {*ask.terms} and not DRUGS & {*ask.terms}:
        return "exfoliation"  # "mum's left a face scrub for him, is that ok"
    if ask.intent in PROCEDURES and _EVERY_WAY.search(ask.text):
        return "procedures"
    if ask.intent in PROCEDURES and _OTHER_THAN.search(ask.text):
        return "procedures"
    if not ask.intent.startswith("follow_") and _WHY_THIS_ONE.search(ask.text):
        return "causes"
    if ask.intent == "scars" and _AFTER_OTHERS.search(ask.text):
        return "procedure_risks"
    if ask.intent.startswith("no_info_") and _WHO_KNOWS.search(ask.text):
        return "see_doctor"
    tried = ask.intent in TREATED | {"stubborn", "results_time"} and len(ask.terms) > 1
    return "stubborn" if tried and _NOTHING_HELPS.search(ask.text) else None


def _of_procedure(ask: Ask, last: Topic, named: bool) -> str | None:
    """After an answer on what is done at a doctor's."""
    text = ask.text
    if not named and ask.intent == "retinoid_strength":
        return last.id  # "i mean the strong one, that the doctor makes"
    if ask.intent != "picking" and _BRINGS_MORE.search(text):
        return "trauma_milia"
    if not named and _OTHER_WAYS.search(text):
        return "treatment_options"
    if ask.intent in ("follow_risk", "no_info_symptoms") and _HURTS.search(text):
        return "no_info_procedure_pain"
    if ask.intent in ("duration", "follow_sure") and _ONE_GO.search(text):
        return "procedure_sessions"
    if not ask.intent.startswith("no_info_") and _HOW_MUCH.search(text):
        return "no_info_cost"
    of_it = SINGLE.search(text) or _WHAT_THEY_DO.search(text)
    of_it = of_it if ask.intent == "procedures" else _HOW_IT_IS_DONE.match(text)
    of_one = ask.intent in (*PROCEDURES, "follow_how") and last.intent in PROCEDURES
    if of_one and of_it and not named:
        return last.id  # "what exactly they do in it", "how do they do it then"
    return None


def _of_treatment(ask: Ask, last: Topic, subject: str | None, named: bool) -> str | None:
    """After an answer on what can be done, at home or elsewhere."""
    text = ask.text
    options = ask.intent == last.intent == "treatment_options"
    if options and not named and _DO_AT_HOME.search(text):
        return "exfoliation"
    if ask.intent == "types" and _WHICH_SORT.search(text):
        exfoliants = subject == "exfoliation" or last.intent in ("treatment_options", "fastest")
        return "exfoliator_choice" if exfoliants else last.id
    if subject in RISKS and _ONLY_NORMAL.match(text):
        return RISKS[subject]  # "normal?", of what a treatment does
    if _WHY_NOT_I.search(text) or (not named and _WHY_NOT.match(text)):
        return last.id
    return None


def _of_anything(ask: Ask, last: Topic, subject: str | None, named: bool) -> str | None:
    text = ask.text
    if last.id == "insurance" and ask.intent in ("causes", "follow_why") and _PAYS.search(text):
        return "insurance"
    of_one_bump = ask.intent in ("harmless", "stubborn") and not _THEY.search(text)
    if last.id == "cancer" and of_one_bump:
        return "cancer"
    if ask.intent in ("procedure_risks", "follow_risk") and _LEAVES_IT.search(text):
        return "harmless"  # "is it dangerous to leave it", after how it is cut out
    any_cream = ask.intent in ("moisturizer", "product_choice") and _WHICH_CREAM.search(text)
    if any_cream and last.intent in TREATED | {"need_treatment", "stubborn", "identify"}:
        return "treatment_options"
    if (
        ask.intent == "retinoid_strength"
        and not named
        and last.id in MEDICINES | {"product_choice"}
    ):
        return last.id  # "nobody prescribed it, i bought it at the shop"
    in_time = (ask.intent == "fastest" and _IN_TIME.search(text)) or (
        not ask.intent.startswith("no_info_") and _BY_THEN.search(text)
    )
    if subject in ("exfoliation", "retinoid") and in_time:
        return f"{subject}_results"
    if ask.intent in ("what_are_milia", "identify") and subject and _WHAT_IS_IT.match(text):
        return last.id
    if ask.intent in PROCEDURES and _DID_IT.search(text) and not _ASKS.match(text):
        return "trauma_milia"  # "so the laser did this"
    sized = ask.intent == "no_info_inside" and _HOW_BIG.search(text)
    if sized and (last.intent == "milia_en_plaque" or "patch" in text.lower()):
        return "milia_en_plaque"
    if last.intent in KINDS and ask.intent == "procedure_sessions" and _WHY.match(text):
        return "causes"  # "why so many at one time"
    why = _WHY.match(text) and not _WHY_THEY_COME.match(text)
    if last.intent == "picking" and ask.intent == "picking" and is_done_already(text):
        return "scars"
    if last.intent == "picking" and not named and (why or _IF_I_DO.search(text)):
        return last.id
    by_hand = last.intent == "picking" or (subject == "procedure" and _IF_THEY.search(text))
    if by_hand and not named and _DONE_BY_FAMILY.search(text):
        return "picking"
    if ask.intent == "how_common" and last.id == "product_choice" and _FROM_IT.search(text):
        return "medication_milia"
    if ask.intent == "how_common" and not named and last.intent in RARE:
        return last.id  # the rare ones say so themselves
    if subject in ("care", "exfoliation") and not named and _NEXT_ON.search(text):
        return "moisturizer"
    blamed = last.id in MEDICINES and _SAME_CREAM.search(text)
    if blamed and ask.intent in ("no_info_baby_care", "no_info_contagion", "product_choice"):
        return last.id
    return None
