"""What is urgent still, after whom to call was said: "can i wait till tomorrow", "she seems ok though".

Such a message tells nothing of an emergency by itself; read alone it would be taken for small talk or for a question
about milia, and an answer to that would take back what was said.
"""

from __future__ import annotations

import re

MAX_WORDS = 30  # a longer message says enough by itself
#: Levels at which a look at the person settles nothing: what was swallowed works later.
AT_ONCE = frozenset({"emergency", "poison", "self_harm"})

#: "So you still think i should go", "who do i ring"
_STILL_TO_GO = (
    r"\b(?:think|reckon|saying|mean) (?:that )?(?:i|we) (?:still )?(?:should|need to|must"
    r"|have to) (?:go|call|ring)\b"
    r""
)
_WAITS = re.compile(
    r"\b(?:wait|waiting|hold (?:off|on)|leave it|leave her|leave him|see how|watch her|watch him"
    r"|sleep it off)\b"
    r"|\b(?:till?|until|in the|tomorrow|tmrw|tomo|tonight|overnight|after (?:work|school)|next week|monday)\b"
    r"[^.!]*\?|\b(?:tomorrow|tmrw|tomo|morning|overnight) (?:ok|okay|fine|do|be ok|be fine|instead|opd)\b",
    re.IGNORECASE,
)
_DOUBTS = re.compile(
    r"\bis (?:it|that|this) (?:really |that |actually |so )*(?:urgent|serious|bad|necessary"
    r"|an emergency|needed)\b"
    r"|\b(?:do|should|shall|must|would) (?:i|we|she|he|you) (?:really |actually |have to |need to )*"
    r"(?:go|call|ring|phone|take (?:her|him|them|it)|bring|bother|worry|keep|cancel)\b"
    r"|\b(?:i|we) (?:need to|should|have to|must|gotta) (?:go|call|ring|phone)\b|\bfirst and see\b"
    r"|\band see (?:if|how)\b"
    r"|\bis (?:it|that|this) (?:just |only )?(?:from |because of |cos of )?(?:the )?(?:milia"
    r"|milk spots?|spots|bumps)\b"
    r"(?: (?:doing|causing|thats?))?(?: (?:it|this|that))?\W*$"
    r"|\bis (?:the|that|this) [^.?!]{1,30}(?:because of|cos of|coz of|from|due to|down to) (?:the "
    r"|his |her )?"
    r"(?:milia|milk spots?|spots|bumps)\b"
    r"|\b(?:is|isn'?t) (?:that|it|this) (?:not |just )?normal\b|\bprobably (?:nothing|fine|not)\b|\bnothing serious\b"
    r"|^\W*(?:(?:really|but|oh|ok|hm+)\W+)*(?:it'?s|its|only|just) "
    r"(?:really |so |very |a |just |only )*(?:tiny|small|little)\b"
    r"|\b(?:its|it'?s|is|that'?s) only (?:a bit|slightly|a little|mildly|slight)\b|\bparanoid\b"
    rf"|{_STILL_TO_GO}"
    r"|\b(?:worth|point(?: in)?) (?:going|calling|ringing|phoning|bothering)\b|\boverreact\w*"
    r"|\b(?:is|was) (?:it|that|this) (?:for )?(?:the |an? )?(?:a ?& ?e|a and e|er|ed|hospital"
    r"|urgent care|111|112|999|911|gp)\b"
    r"|\bwhat (?:number|do i (?:say|tell))\b",
    re.IGNORECASE,
)
#: The same some messages later, where "do they go" would be of the bumps.
_WHETHER_TO_CALL = re.compile(
    r"\b(?:do|should|shall|must) (?:i|we) (?:really |actually |have to |need to )*(?:call|ring|phone"
    r"|take (?:her|him) in|keep my)\b"
    r"|\b(?:i|we) (?:need to|should|have to|must) (?:call|ring|phone)\b"
    rf"|{_STILL_TO_GO}"
    r"|\bhow soon\b",
    re.IGNORECASE,
)
#: "Could it still be just a milia though", of a spot that bleeds
_JUST_MILIA = re.compile(
    r"\b(?:could|can|might|may) (?:it|this|that) (?:still |also |just |only )*be (?:just |only )*"
    r"(?:an? )?mil+i(?:a|um)\b|\b(?:just|only) (?:an? )?mil+i(?:a|um)\b",
    re.IGNORECASE,
)
_SEEMS_WELL = re.compile(
    r"\b(?:seems?|looks?|acting|feels?|feeling|is|she'?s|he'?s|i'?m|they'?re|shes|hes) (?:\w+ )?"
    r"(?:ok(?:ay)?|fine|alright|all right|normal|herself|himself|happy|well|grand|good|playing"
    r"|smiling|laughing)\b"
    r"|\b(?:not|isn'?t|no) (?:crying|bothered|upset|sick|symptoms?|vomiting|pain|in pain)\b",
    re.IGNORECASE,
)
_WHO_SEES_TO_IT = (
    r"(?:doctors?|dr|hospital|a ?& ?e|a and e|er|ambulance|paramedics?|nurse|gp|111|112|911|999|poison \w+"
    r"|helpline)"
)
_SEEN_TO = re.compile(
    rf"\b{_WHO_SEES_TO_IT}\b[^.!?]*"
    r"\b(?:said|says?|told|checked|saw|seen|back|came|been|gave|discharged|spoke|rang|called"
    r"|reckons?|sent|coming|sorted)\b"
    r"|\b(?:said|told|checked|saw|seen|back from|been to|went to|discharged|spoke|rang|called|phoned"
    r"|ringing|calling"
    rf"|on (?:my|our|the) way)\b[^.!?]*\b{_WHO_SEES_TO_IT}\b"
    r"|\b(?:at|in|from|out of|back from) (?:the )?(?:hospital|a ?& ?e|a and e|er)\b|\bon antibiotics\b"
    r"|\bfalse alarm\b|\ball over now\b|\bpoison (?:people|line|lady|man)\b[^.!?]{0,30}\b(?:very"
    r"|said|were|was)\b"
    r"|\b(?:they|lady|man|woman|guy) (?:said|says|told (?:me|us)|reckons?|checked|think)\b"
    r"|\b(?:told|texted|rang|called|phoned) (?:my|the|a|her|his) (?:\w+ )?(?:mum|mom|dad|sister"
    r"|brother|friend|mate|wife"
    r"|husband|partner|teacher|parents?)\b|(?:^|\b(?:ok|i'?m|we'?re) )going\b(?=\W*$|[.,!]| now\b| in\b)"
    r"|\b(?:coming over"
    r"|is with me|sitting with me)\b"
    r"|\b(?:amb|ambulance|paramedics?|doctor|nurse|midwife)(?:'?s| is| are| has| have)? (?:here|arrived"
    r"|on (?:its|the|their) way|took"
    r"|taking|taken)\b"
    r"|\b(?:i'?ve|i have|we'?ve|we have|i|we|just) (?:just )?(?:rang|rung|called|phoned|spoken to"
    r"|spoke to) (?:them|him|her|it|111|112|999|911)\b"
    r"|(?:^|\b(?:i'?m|we'?re|am|are|just) )(?:ringing|calling|phoning)(?: (?:them|her|him|it|now|mum"
    r"|dad|someone))*\W*$|\b(?:she|he"
    r"|mum|dad|they)(?:'?s|'?re| is| are)"
    r" (?:ringing|calling|phoning|on the phone)\b",
    re.IGNORECASE,
)
_HELP_IS_THERE = re.compile(
    r"\b(?:ambulance|paramedics?)(?:'?s| is| are)? (?:here|arrived|coming|on (?:its|the|their) way)\b"
    r"|^\W*(?:\w+ ){0,3}(?:ringing|calling|phoning)(?: (?:them|now|111|112|999|911|the (?:doctor|gp"
    r"|line)))*\b",
    re.IGNORECASE,
)
#: "Can it wait til morning", said of what was called urgent, be it some messages ago.
_PUTS_OFF = re.compile(
    r"\b(?:can|could|should|shall|will) (?:it|this|that|i|we|he|she) (?:not |just )?wait\b"
    r"|\bwait (?:till?|until) (?:the )?"
    r"(?:morning|tomorrow|tmrw|monday|next|after)",
    re.IGNORECASE,
)


#: "She's ok. so the peel", "she's fine but she wont wake up": more than that all is well.
_GOES_ON = re.compile(
    r"\b(?:what|how|which|when|why|is there|do i|can (?:i|we|she|he)|should|but|still|though|however|yet"
    r"|now (?:he|she|it))\b"
    r"|[.,!] *(?:so|now|and) (?:the|for|is|are)\b",
    re.IGNORECASE,
)
#: "I'll wake my husband", after despair
_TELLS_SOMEBODY = re.compile(
    r"\b(?:i'?ll|i will|going to|gonna|i'?m|i) (?:just )?(?:wak|woke|tell|told|text|ring|call|phon"
    r"|get|talk|speak"
    r"|spoke)\w*(?: up| to| with)? (?:my |the |her |his )?(?:\w+ )?(?:mum|mom|dad|sister|brother"
    r"|friend|mate|wife|husband"
    r"|partner|teacher|parents?|boyfriend|girlfriend|nan|gran|aunt\w*)\b(?!['’]s)",
    re.IGNORECASE,
)
_FOUND_WELL = re.compile(
    r"\b(?:ok(?:ay)?|fine|alright|all right|well|safe|no harm|nothing to worry|not (?:to )?worry"
    r"|no need|all clear"
    r"|harmless)\b(?! to (?:go|use))",
    re.IGNORECASE,
)


#: What a question is about that has left the emergency; "only spots", said in despair, is none.
_OTHER_MATTER = re.compile(
    r"\b(?:mil+i?(?:a|um)s?|milk|spots?|bumps?|dots?|pimples?|whiteheads?|scars?|marks?|laser"
    r"|differin|tret\w*|retin\w*"
    r"|salicylic|acids?|exfoliat\w*|moistur\w*|sun ?(?:cream|screen)|spf|insurance|types?|kinds?"
    r"|causes?|peels?|scrubs?"
    r"|cryo\w*|freez\w*|surg\w*|vitamins?|genetic\w*|babies|dermatolog\w*|remove|instead|cream)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\?|(?:^|[.,!] )\W*(?:(?:so|and|but|ok|right|well|no) )*(?:who|what|where|when|how|which|why"
    r"|can|could|should|shall"
    r"|do|does|did|is|are|was|will|would|must|may)\b",
    re.IGNORECASE,
)
#: "So A&E?? or eye hospital", "you said a few days. which is it", "who do i call"
_WHERE_TO = re.compile(
    r"\b(?:a ?& ?e|a and e|er|hospital|clinic|urgent care|111|112|999|911|numbers?|gp|doctors?|drs?"
    r"|ambulance|emergency"
    r"|poison|helpline|nurse)\b|\bwhich is it\b|\bwait or\b|\bor (?:wait|go|not)\b|\byes or no\b",
    re.IGNORECASE,
)
#: "Is only small blood, not emergency, now is stop": no reply for who has stopped breathing, or swallowed something.
_NOT_SO = re.compile(
    r"\b(?:not|no|isn'?t|wasn'?t|never) (?:an? |really |any )*emergency\b"
    r"|\b(?:blood|bleed\w*)(?: \w+)? (?:stop\w*|finish\w*|gone|over)\b|\b(?:stopped|stop) (?:the )?bleed\w*"
    r"|\bonly (?:an? )?(?:small|little|tiny|wee|bit|drop)(?: of)? blood\b",
    re.IGNORECASE,
)
_DESPAIRS = re.compile(
    r"\b(?:no ?one|nobody|alone|no point|pointless|don'?t care|whatever|hopeless|tired of|can'?t"
    r"|pills?|tablets?|tonight"
    r"|goodbye|sorry for|end it|hate)\b",
    re.IGNORECASE,
)
_TAKES_LEAVE = re.compile(
    r"\b(?:thanks?|thx|tnx|ty|tysm|thank you|cheers|ta|bye|goodbye|will do|doing (?:it|that)"
    r"|on (?:my|our|the) way"
    r"|going (?:in|now)|off to|we'?re (?:going|off|here)|i'?ll (?:go|call|ring|phone|do)|(?:calling"
    r"|ringing|phoning)"
    r"|they (?:want|took|are|re)|false alarm|joking|kidding|lol|haha|wrong (?:word|thing|message)"
    r"|i meant|i mean)\b",
    re.IGNORECASE,
)
#: "Rinsed it, bit better but blurry", "it has just bled again"
_STILL_BAD = re.compile(
    r"\b(?:still|blurr\w*|worse|again|can'?t see|not (?:stopping|going down|better|helping)|swelling"
    r"|swollen|spreading)\b",
    re.IGNORECASE,
)
#: "My mums downstairs", after despair: whom to go to now is to be said again.
_WHO_IS_NEAR = re.compile(
    r"\b(?:mums?|moms?|dads?|alone|downstairs|upstairs|asleep|away|out|home|nothing|never ?mind"
    r"|forget it|fine)\b",
    re.IGNORECASE,
)
#: "Doctor said he's fine", "false alarm"; not "ok ringing now"
_ALL_WELL = re.compile(
    r"\b(?:(?:he|she|it|that|baby|all|everything|we|they|i)(?:'?s|'?re|'?m| is| are| am| was"
    r"| were)? (?:\w+ )?"
    r"(?:ok(?:ay)?|fine|alright|all right|well|safe|good|nothing)|false alarm|all clear|no harm|harmless"
    r"|nothing to worry|no need(?! to (?:call|ring|go|phone)))\b(?! to (?:go|use))",
    re.IGNORECASE,
)
#: "Fine. ill ring em", "ok going in now", "will do"
_DOES_IT = re.compile(
    r"\b(?:call|ring|phon|text|driv|go|book|tak|head|rush|gett?|contact)(?:ing|e)?\b"
    r"|\b(?:will|doing) (?:do|it|that)\b|\bon (?:my|our|the|its|their) way\b|\b(?:leaving|off) now\b"
    r"|\b(?:ambulance|paramedics?|doctor|dr|gp|hospital|a ?& ?e|appointment)\b",
    re.IGNORECASE,
)
FEW = 6  # words of a remark that tells nothing of its own
LONG = 16  # words of a message that tells more than that somebody seems well


_TREATS_IT = re.compile(
    r"\b(?:do|should|shall|can|could|must) (?:i|we) (?:just |try to |not )*"
    r"(?:clean|wipe|wash|rinse|squeeze|drain|pop|press|cover|put|bathe|cool)\b[^.?!]{0,25}\b(?:it|pus|off|out|on|wound|eye|spot|that|this)\b",
    re.IGNORECASE,
)
_NOBODY = r"(?:no ?body|no[- ]?one|none of us)(?:'?s| is| are| has| was| here is| got)?"
_IS_NOT = r"(?:not|n'?t|never|nobody|no one|noone)\b[^.?!,]{0,25}"
#: "Nobody is ill", "no one is in danger", "nobody has pus"
_NOBODY_IS = re.compile(
    rf"\b{_NOBODY} (?:\w+ ){{0,2}}(?:ill|sick|hurt\w*|harm\w*|danger|unwell|dying|bleed\w*|bled|infected|pus|fever"
    r"|swallow\w*|drank|drink\w*|ate|eat\w*)\b",
    re.IGNORECASE,
)
_SAID_IN_JEST = re.compile(
    r"\b(?:i (?:was|am|'?m) (?:only |just )?(?:joking|kidding|being (?:dramatic|sarcastic|funny))"
    r"|figure of speech|just an expression|(?:where|when) did i (?:say|mention)"
    r"|i (?:never|didn'?t) (?:said|say|mention)\w*|who said (?:anything|that))\b"
    r"|^\W*(?:what |an? |the )?(?:crisis|help ?|suicide|poison|emergency) ?(?:line|number|help)s?\W*\?",
    re.IGNORECASE,
)
_DENIED = {
    "self_harm": re.compile(
        rf"\b\w*{_IS_NOT}\b(?:hurt|harm|kill|cut|injur)\w* (?:my ?self|me\b|any)"
        r"|\b(?:not|n'?t|never) (?:\w+ )?(?:suicidal|depressed|in danger)\b",
        re.IGNORECASE,
    ),
    "poison": re.compile(
        rf"\b\w*{_IS_NOT}\b(?:swallow|drink|drank|drunk|eat|ate\b)", re.IGNORECASE
    ),
    "today": re.compile(
        r"\b(?:he|she|it|they|i|baby|that)(?:'?s|'?m|'?re| is| are| am)? ?(?:not|isn'?t) "
        r"(?:ill|infected|sick|unwell)\b",
        re.IGNORECASE,
    ),
}
#: What tells of it all the same: "she's not ill, just the spot is red and hot", "not swallowed, still in his mouth".
_BUT_SO = {
    "poison": re.compile(
        r"\b(?:mouth|yet|maybe|think|sure|spat|spit|lick\w*|suck\w*|much|bit|some)\b", re.IGNORECASE
    ),
    "today": re.compile(
        r"\b(?:red|redder|hot|warm|swoll?en|swelling|puffy|throb\w*|streaks?|ooz\w*|spread\w*|fever\w*|temp\w*"
        r"|floppy|sleepy|feeding|breath\w*)\b",
        re.IGNORECASE,
    ),
}
#: "But i can't go on": no denial, whatever stands beside it.
_DARK = re.compile(
    r"\b(?:but|yet|anymore|any more|can'?t|cannot|no point|tonight|alone|what'?s the point|promise|pills?|tablets?"
    r"|wish|want to)\b",
    re.IGNORECASE,
)


#: "WHAT no im fine?? i just meant im calming down", after an alarm that no word had raised
_MEANT_NOTHING = re.compile(
    r"\b(?:i'?m|im|he'?s|she'?s|we'?re|all|is|am) (?:\w+ )?(?:fine|ok(?:ay)?|happy|well|good|calm\w*|safe)\b"
    r"|\b(?:just|only) (?:meant|asked|said|joking|told|asking|wondering)\b|\b(?:this|the|you) (?:bot|robot|thing)\b"
    r"|\bwhy (?:are|r|do|did|would) (?:you|u)\b|\bhurt (?:my ?self|him ?self|her ?self)\W*\?|\bnot bleeding\b",
    re.IGNORECASE,
)


def is_denied(text: str, level: str, by_words: bool = True) -> bool:
    """Whether a message after an urgent reply says that it is not so: "i am not hurting myself", "nobody has pus".

    Of an emergency nobody is taken at their word who tells of it half: "not breathing" denies nothing.

    Args:
        text: the message.
        level: of the urgent reply.
        by_words: whether a word of the message that alarmed named what is urgent; what is like an emergency and
            names none is taken back sooner.
    """
    but = _BUT_SO.get(level)
    if (
        (level == "emergency" and by_words)
        or _STILL_BAD.search(text)
        or (but is not None and but.search(text))
    ):
        return False
    if level == "self_harm" and (_DARK.search(text) or len(text.split()) > LONG):
        return False
    if not by_words and _MEANT_NOTHING.search(text):
        return True
    found = _DENIED.get(level)
    told = found is not None and found.search(text) is not None
    return told or bool(_NOBODY_IS.search(text) or _SAID_IN_JEST.search(text))


def is_urgent_still(text: str, level: str) -> bool:
    """Whether a message after an urgent reply puts off or doubts what that said, or is about it still.

    "Do I really need to bother them", "what's the number", "there's no one": none of them is about milia, and an answer
    about milia would take back what was said.

    Args:
        text: the message.
        level: of the urgent reply.
    """
    words = len(text.split())
    if words > MAX_WORDS or is_denied(text, level):
        return False
    if level != "soon" and _TREATS_IT.search(text):
        return True  # "called the nurse line, on hold. do i clean the pus off": theirs to say
    if _SEEN_TO.search(text):
        return False
    if doubts(text):
        return True
    if (
        level not in ("poison", "self_harm")
        and _NOT_SO.search(text)
        and not _STILL_BAD.search(text)
    ):
        return False
    if words <= LONG and level in AT_ONCE and _SEEMS_WELL.search(text):
        return True
    if _TAKES_LEAVE.search(text):
        return False
    if level == "self_harm" and _DESPAIRS.search(text):
        return True
    if words <= LONG and _STILL_BAD.search(text) and not _OTHER_MATTER.search(text):
        return True
    if level == "self_harm" and words <= FEW and _WHO_IS_NEAR.search(text):
        return True
    asks = _ASKS.search(text) is not None and not _OTHER_MATTER.search(text)
    return asks and (level in AT_ONCE or _WHERE_TO.search(text) is not None)


def takes_leave(text: str) -> bool:
    """Whether a message thanks, says goodbye or what somebody does now."""
    return _TAKES_LEAVE.search(text) is not None


def doubts(text: str) -> bool:
    """Whether a message puts off what an urgent reply said, or doubts that it is needed."""
    return bool(_WAITS.search(text) or _DOUBTS.search(text) or _JUST_MILIA.search(text))


def is_of_alarm(text: str) -> bool:
    """Whether a message is about an alarm of some messages ago: "can it wait til morning", "so i need to ring"."""
    return bool(_PUTS_OFF.search(text) or _WHETHER_TO_CALL.search(text) or _JUST_MILIA.search(text))


def tells_who_sees_to_it(text: str) -> bool:
    """Whether a message tells that somebody who knows sees to it, or is being called: "ambulance here ta"."""
    return _SEEN_TO.search(text) is not None


def is_seen_to(text: str) -> bool:
    """Whether a message after an urgent reply tells that somebody who knows has found all well, and asks nothing.

    "Poison line say he's ok, just a sip. thank you".
    """
    if "?" in text or len(text.split()) > MAX_WORDS or _GOES_ON.search(text):
        return False
    well = _FOUND_WELL.search(text) or _HELP_IS_THERE.search(text)
    leaves = well or takes_leave(text)  # "thanks, ive rung them"
    return bool((_SEEN_TO.search(text) and leaves) or _TELLS_SOMEBODY.search(text))


def is_found_well(text: str) -> bool:
    """Whether a message after an urgent reply tells that all is well: "false alarm", "doctor said he's fine"."""
    return "?" not in text and _ALL_WELL.search(text) is not None and not _GOES_ON.search(text)


def tells_what_they_do(text: str) -> bool:
    """Whether a message tells that somebody is called, comes or is gone to: "fine. ill ring em", "ambulance coming"."""
    return _DOES_IT.search(text) is not None or tells_who_sees_to_it(text)
