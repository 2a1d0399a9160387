"""Whether an urgent cue stands, or falls: denied, only asked or feared, over, another thing, or somebody else's.

`fits(cue, message)`: what a cue needs elsewhere in the message is there. `stands(cue, message, start, end)`: none of
the scopes that the cue names makes it fall. Where the words leave it open the rules lean to urgent. No errors.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from milia.audience import find_audiences
from milia.clauses import Clause
from milia.types import Audience
from milia.urgency_cues import LUMP, PRODUCT, Cue

# ------------------------------------------------------------------------------------------- words
_FILLER = (
    r"(?:a|an|any|the|got|had|have|having|has|been|be|being|getting|get|gets|really|actually"
    r"|running|look|looks|looking|seem|seems|seeming|appear|appears|feel|feels|feeling|showing"
    r"|shows|it|its|she|shes|he|hes|i|im|they|theyre|is|are|that|there|theres|see|seeing|notice"
    r"|noticed|signs?|sign|of|even|yet|currently|at|all|run|developed|think|believe|at|or|nor"
    r"|either|sort|kind|fever|fevers|temperature|temp|redness|red|pus|heat|hot|warm|swelling"
    r"|swollen|pain|painful|bleeding|itching|itchy|rash|cough|ooze|oozing|discharge|blisters?"
    r"|blistering|burns?|trouble|problems?|difficulty|issues?|symptoms?|infection|infected"
    r"|vomiting|spreading|sore|illness|ill|sick|poorly|unwell|sleepy|crying|floppy|limp"
    r"|letharg\w*|chills|shivers|other|obvious|more|much|visible|actual|going|growing|grow|grown"
    r"|changed|changing|bigger|bled|bleed|struggling|wheezing|hives|went|gone|come|coming|came"
    r"|out|on|him|leaking|leaked|leak|smell|blood|to|gonna|want|wanna|about|planning|his|her|my|anything"
    r"|like|too|overly|particularly|especially|excessively|as|though|if|high|in|seen|one|ever)"
)
_NEG_WORD = (
    r"(?:no|not|never|without|zero|none|nor|neither|nobodys?|free of|nothing|w o|minus|nope no|lack of"
    r"|absence of|denies|no longer|(?:ca|do|wo|ai|has|is|does|did|have|had|was|are|were|could"
    r"|would|should)nt)"
)
_DENIED = re.compile(rf"\b{_NEG_WORD}(?:[ ,]+{_FILLER})* $")
_DENIED_AFTER = re.compile(
    r"\W*(?:\? ?no(?:pe)?\b|free\b|negative\b|: ?no\b|none\b|is (?:not|normal|fine)|isnt (?:there|present|bad))"
)
_PSEUDO = re.compile(
    r"\b(?:no (?:idea|doubt|wonder|clue|matter|one|way|doctor|gp|appointment|answer)"
    r"|not (?:only|just|sure|great|good|well|ok|okay|right|happy|getting better)"
    r"|(?:dont|didnt|doesnt|cant|couldnt) (?:know|understand|get why|care|tell|want|wanna|say"
    r"|remember|stop|keep|help)|wont stop|cant stop|not stop\w*|not to)\b"
)
_PRESENT = re.compile(
    r"\b(?:now|right now|still|today|tonight"
    r"|just (?:had|got|ate|swallowed|started|happened|noticed|found)|currently|again"
    r"|at the moment|this (?:morning|evening|afternoon)|has been|have been|hes been|shes been"
    r"|its been|been|keeps?|since|already)\b"
)
_PAST_VERB = re.compile(
    r"\b(?:had|was|were|got|did|used to|gave|ended up|came|bled|burn(?:t|ed)|went)\b"
)
_PRESENT_VERB = re.compile(
    r"\b(?:its|is|are|im|ive|shes|hes|theyre|has|have|theres|smells|hurts|wont|keeps|feels?|looks"
    r"|leaking|oozing)\b"
)
_WAS_FINE = re.compile(r"\b(?:was|were) (?:\w+ )?(?:ok|okay|fine|well|good|normal)\b[^,.;]*")
_USED_TO = re.compile(r"\b(?:used to|no longer)\b[^.;]*$")
_RECENT = re.compile(
    r"\b(?:last night|yesterday|earlier|this (?:morning|afternoon|evening|week)|today|tonight"
    r"|just now|an hour ago|\d+ (?:hours?|hrs?|mins?|minutes?|days?) ago|overnight|in the night"
    r"|a few days ago)\b"
)
PAST = re.compile(
    r"(?<!since )(?<!for )\b(?:(?:years?|yrs?|months?|weeks|decades?|wks|ages|a while|long time"
    r"|a long time|ago a) ?(?:ago|back|later)|last (?:week|month|year|summer|winter|spring|autumn|fall"
    r"|christmas|time|january|february|march|april|may|june|july|august|september|october"
    r"|november|december)|(?:back )?in (?:19|20)\d\d"
    r"|(?:back )?in (?:jan\w*|feb\w*|march|april|may|june|july|aug\w*|sept\w*|oct\w*|nov\w*"
    r"|dec\w*|spring|summer|winter|autumn)\b|back (?:in|then|when)"
    r"|as an? (?:kid|child|baby|teen\w*|newborn|infant)"
    r"|when (?:i|he|she|we|they) (?:was|were) (?:an?|\d+|little|small|young\w*|born|kids|children|teens|pregnant|in"
    r"|at|about|on|only|just)\b|used to|in the past|previously|once before|years before"
    r"|during (?:my )?pregnancy|(?:a |one |1 )?week ago|in (?:primary|secondary|high) school"
    r"|at uni|long ago|since healed|in my (?:teens|twenties|childhood)|once had|had one)\b"
)
RESOLVED = re.compile(
    r"(?<!not )(?<!isnt )(?<!hasnt )(?<!havent )(?<!wont )(?<!doesnt )(?<!never )(?<!cant )"
    r"(?<!get it to )\b(?:(?:healed"
    r"|vanished|disappeared|has passed|don (?:go|better|clear|finish)|right as rain"
    r"|gone down|went down|went away|gone away|cleared up)\b"
    r"|(?:gone|went|cleared|resolved|settled|calmed|stopped|passed|broke|dropped)(?: down| away"
    r"| up| off)?(?: (?:now|again|since|straight|right away|quickly|quick|after|by itself"
    r"|on its own|within|in (?:an?|\d+|half)|completely|already|before|long|thank\w*|with|nicely"
    r"|soon|itself)\b| ?[,.!?;]| ?$)|(?:is|are|its|theyre|hes|shes|im|all(?! over)|feels?|been"
    r"|seems|now|back to|much) (?:all |now |much |totally |completely )*(?:better|over|fine|ok"
    r"|okay|good|normal|healed|well)\b(?! (?:yesterday|last|before|earlier|until|when|if)))"
)
_NOT_YET = re.compile(r"\b(?:but|not|isnt|hasnt|wont|still|until|when|if|will|does|would|should)\b")
_ASKED = re.compile(
    r"\b(?:what if|what happens|if|in case|incase|unless|suppose|supposing"
    r"|when(?! (?:i|she|he) (?:\w+ed|got|put|used|took|woke))|whether|would|will|wouldnt"
    r"|(?<!i )can|could|might|may|should|shall|(?<!to )(?<!i )(?<!we )do|does"
    r"|did(?! (?:the|my|a|an|first|another|one)\b| it and\b)"
    r"|doesnt (?:it|that)|risks?|chances?|worr(?:y|ied|ying|ies)|scared|afraid|fear|fearing"
    r"|terrified|nervous|anxious|paranoid|avoid\w*|prevent\w*|dont want"
    r"|so (?:that )?(?:it|i|they) dont|signs? of|symptoms? of|look (?:out )?for"
    r"|watch (?:out )?for|looking for|expect\w*|possib\w+|likely|leads? to|causes?|caused|causing"
    r"|lest|to stop|stop it from|keep it from"
    r"|how (?:do|would|will|can) (?:i|you|we) (?:know|tell)|is there|are there"
    r"|are (?:they|these|those|milia|bumps)"
    r"|(?:^ ?(?:so |and |but |or |then )?)is an?"
    r"|is (?:bleeding|pus|fever|some|milia|retinol|laser|swelling|infection|redness"
    r"|blistering|burning)|what (?:is|are|does|do|temp\w*)|whats"
    r"|why (?:do|does|are) (?:milia|they|people|babies|some)"
    r"|how (?:common|likely|long|often|many|much|bad)|more about|ever|potential\w*|prone to|proof"
    r"|get rid of|tend to|usually|people|some (?:people|babies)|babies|asking before|instead of"
    r"|in general|generally|difference between|or is it|versus|vs|before i|side effects?"
    r"|next (?:week|month|year))\b"
)
#: A modal that speaks of what may be so now: "might have swallowed", "could this be infected".
_MAYBE_NOW = re.compile(
    r"\b(?:could|might|may|must|can) (?!(?:my |the )?(?:milia|bumps|spots|milium)|they|these"
    r"|people|you)(?:(?:this|it|he|she|that|my \w+|her \w+|his \w+|the \w+|the baby|baby"
    r"|i) )?(?:\w+ )?(?:be|have|of|already|has|had)\b"
)
STRONG_ASKED = re.compile(
    r"\b(?:what if|would|wouldnt|ever|can|do|does|are (?:they|these|those|milia)"
    r"|risks?|chances?"
    r"|signs? of|avoid\w*|prevent\w*|will|people|babies|what happens|next (?:week|month|year))\b"
)
_OWN = re.compile(
    r"\b(?:her|his|my|this|that|their|babys|sons|daughters) (?:high |sudden |recent |low |slight "
    r"|horrible |awful )?$"
)
_IDENTITY = re.compile(
    r"\b(?:is|are|could|might|can) (?:it|this|that|they|these|there|the \w+|the \w+ \w+"
    r"|my \w+)(?: just| be| actually| all| some)*(?: full of| filled with| an?| from an?"
    r"| some)? ?$"
)
_IDENTITY_CUE = re.compile(
    r"^(?:(?:an? )?boil|pus\b|(?:an? )?(?:\w+ )?infection|an infection|abscess|blister)"
)
_IS_INFECTION = re.compile(
    r"\b(?:is|are|could|might|can) (?:it|this|that|they|these)(?: be)? an? (?:\w+ )?infection"
)
_IS_NORMAL = re.compile(
    r"\s*(?:so )?(?:is|are) .{0,60}\b(?:normal|common|usual|expected|a (?:\w+ )?(?:sign|symptom)"
    r"|bad|ok|okay|dangerous|part of|supposed|caused|related|serious)\b"
)
_STATE = re.compile(
    r"(?:fever|temp|pus\b|bleed|infect|swelling|burn|blister|seizure|reaction|redness)"
)
_THE = re.compile(
    r"\b(?:about|squeeze|with|drain|clean|wipe|treat|where|bring|help|stop|lower) (?:the"
    r"|all the) $"
)
#: "is it an emergency if my baby has …": it has.
_WHY_THIS = re.compile(
    r"\bwhy (?:does|is|has|do|did|are|would) (?:my|our|he|she|it|his|her|this|the baby)\b"
)
_IF_HAS = re.compile(
    r"\b(?:is (?:it|this|that)|should (?:i|we)|do (?:i|we) need|need to|normal|worried"
    r"|worry) (?:(?!know|tell|see\b)\w+ ){0,5}if (?:(?:my|our|his|her|the) (?:\w+ ){1,5}|baby "
    r"|lo )?(?:he |she |it )?(?:has|is|hes|shes|its|is having|got|have|ive|im)\b (?:\w+ ){0,8}$"
)
_IF_PAST = re.compile(
    r"\b(?:swallowed|ate|eaten|drank|drunk|licked|ingested|sucked|got|went|had|has|took|taken)\b"
)
_WOULD = re.compile(r"\b(?:would|ever|were to|will)\b")
_COULD = re.compile(r"\b(?:could|can|may|might)\b")
_GOING_TO = re.compile(
    r"\b(?:gets?|becomes?|starts?|develops?|would|will|could|might|may|ever|happens?|turns?"
    r"|goes)\b"
)
_HAS_SUBJECT = re.compile(
    r"\b(?:its|hes|shes|he|she|it|i|im|ive|my|our|theres|there|they|theyre|we|the|now|has|have|is"
    r"|are|had|was|keeps|been|his|her)\b"
)
_ANIMAL = (
    r"(?:pupp(?:y|ies)|pups?|kittens?|kitty|dogs?|doggo|cats?|bunn(?:y|ies)|rabbits?|hamsters?"
    r"|guinea pigs?|horses?|foals?|pony|goats?|lambs?|piglets?|parrots?|ferrets?|rats?|vet"
    r"|labrador|poodle|spaniel)"
)
ANIMAL_ACTS = re.compile(rf"\b{_ANIMAL}\b")
_WRITER_WORD = re.compile(r"\b(?:i|im|ive|my|me)\b")
_ANIMALS_PRONOUN = re.compile(r"\b(?:he|she|it|its|hes|shes|they|theyre)\b")
_RELATIVE = (
    r"(?:brother|sister|sibling|cousin|dad|father|mum|mom|mother|husband|wife|partner|friend"
    r"|neighbou?r|colleague|flatmate|roommate|nanny|gran|grandma|grandad|grandpa|classmate"
    r"|boyfriend|girlfriend|uncle|aunt)s?"
)
_HER_RELATIVE = re.compile(
    rf"\b(?:her|his|their|babys|sons|daughters) (?:\w+ )?{_RELATIVE} (?:\w+ ){{0,4}}$"
)
_MY_RELATIVE = re.compile(rf"\b(?:my|our|the|a|another) (?:\w+ )?{_RELATIVE} (?:\w+ ){{0,4}}$")
ELSEWHERE = re.compile(
    r"\b(?:i (?:read|heard|saw|watched)|(?:google|tiktok|reddit|internet|article|online|people"
    r"|someone|somebody|they|everyone) (?:says?|said|reckons?)|story|stories"
    r"|a (?:woman|man|lady|guy|girl|boy|baby|mum|mom|friend|person|kid) (?:in|on|at|i|who|from"
    r"|had|got)|(?:friend|cousin|colleague|neighbou?r|coworker)s? (?:\w+ ){0,3}(?:ended up|had"
    r"|got)|another (?:baby|mum|mom|kid|child)|other (?:babies|kids|people|children)"
    r"|some (?:people|women|babies|kids)|in (?:films|movies)|sisters friend|friend of)\b"
)
_FICTION = re.compile(
    r"\b(?:in|on|from|watching|watched|reading) (?:a|an|the|that|this|my|some) (?:\w+ ){0,2}?"
    r"(?:film|movie|show|series|soap|book|novel|episode|game|drama|telly|programme|documentary)\b"
)
_I_AM = re.compile(r"\b(?:im|ive been|i feel|i was|me) (?:\w+ ){0,2}$")
_CATCH = re.compile(
    r"\b(?:catch|contagious|pass(?:ed)? it|spread to|get it from|infectious|give it)\b"
)
_WOUND = re.compile(
    r"\b(?:pick\w*|popp?\w*|squeez\w*|poke\w*|poking|pierc\w*|lanc\w*|cut\w*|dug|dig\w*"
    r"|scratch\w*|needle|pin|extract\w*|remov\w*|took it out|taken out|laser\w*|peel|froze\w*"
    r"|curett\w*|stuck|stab\w*|burst|surgery|derma\w*|cryo\w*|excis\w*|scrap\w*|treated"
    r"|treatment)\b"
)
_PRODUCT_NAMED = re.compile(rf"\b{PRODUCT}")
_LUMP_NAMED = re.compile(
    rf"\b{LUMP}\b|\bmilk spots?\b|\bskin\b|\beyelids?\b|\bbleed\w*|\b(?:it|mine|one) (?:has |just |also )*bled\b"
    r"|\bcheek\b|\bnose\b"
)
_DENIED_INSIDE = frozenset(
    {"change", "allergic", "eye", "colour", "swallowed", "infection", "burn"}
)
_INNER_NO = re.compile(
    r"\b(?:not|never|no|nothing|none|neither|isnt|hasnt|havent|doesnt|didnt|arent|wasnt|dont"
    r"|wont)\b"
)
_MANY = re.compile(r"\b(?:milia|bumps|spots|they|theyre|these|dots|ones|pores)\b")
_FAST = re.compile(
    r"\b(?:fast|quick\w*|rapid\w*|overnight|every day|doubled|tripled|moles?|freckles?|growth"
    r"|lesion|birthmark)\b"
)
_KIND_OF = re.compile(
    r"\b(?:sub ?types?|types?|kinds?|diseases?|disorders?|condition|pemphigoid|bullosa|shingles"
    r"|ivy)\b"
)
_AS_CAUSE = re.compile(
    r"\b(?:after|from|following|where|caused by|due to|because of"
    r"|since)(?: (?:a|an|my|the|some|i|i had|he had|she had|old|bad|his|her))* $"
)
_LEFT_BUMPS = re.compile(
    r"\b(?:scars?|healed|(?:and )?now (?:i |i have |i got |there are |ive got |has |have |its "
    r"|got )*(?:tiny |little |small )?(?:milia|white|bumps|dots|spots)"
    r"|(?:milia|bumps|dots|spots) (?:came|come|appeared|showed|popped|there now|on it now))\b"
)
_BUMPS_ON = re.compile(
    r"\b(?:milia|bumps|dots|spots|grains|beads|seeds|pearls) (?:\w+ ){0,4}(?:on|along|where|over|in|at|around|by)"
    r" (?:the|my|his|her|that|this)(?: \w+)? burns?$"
)
#: What stinks or is crusty without an infection.
_NOT_SKIN = re.compile(
    r"\b(?:carpets?|rugs?|sofa|couch|clothes|laundry|napp(?:y|ies)|diapers?|car|kitchen|fridge|mattress|cradle cap)\b"
)
#: "Won't take the bottle, only the breast", "any tips": a preference, and no baby who feeds badly.
_BOTTLE = re.compile(r"\bbottles?\b")
_PREFERS = re.compile(
    r"\b(?:only|just|likes?|loves?|prefers?|rather|wants?|takes?|happy (?:on|with)) (?:\w+ ){0,2}(?:breast|boobs?|me)\b"
    r"|\bonly (?:from|for) me\b|\bfrom (?:his|her|the) (?:dad\w*|father|nan|nanny|gran\w*)\b|\bbottle refus\w*"
    r"|\bback to work\b|\bnursery\b|\bany (?:tips|advice|ideas)\b|\bloves? (?:the |his |her )?(?:breast|boob)"
)
_MILK_DRUNK = re.compile(r"\bmilk drunk\b|\blittle drunk\b")
_LIMP = re.compile(r"floppy|limp|sleepy|drowsy")
_GUMS = re.compile(r"\b(?:gums?|tooth|teeth|nosebleed|nipples?|periods?)\b")
_HURTS_NOW = re.compile(
    r"\b(?:raw|still|hurts?|painful|pain|today|yesterday|bleed\w*|swollen|weep\w*|ooz\w*|peeling"
    r"|spreading|worse|pus)\b"
)


@dataclass(frozen=True)
class Message:
    """A plain message with what its cues ask for, found at the first need."""

    text: str
    clauses: list[Clause]
    original: str
    remembered: Audience

    def clause_at(self, position: int) -> int:
        """The index of the clause that holds a position."""
        return max(i for i, clause in enumerate(self.clauses) if clause.start <= position)

    def patient(self) -> Audience:
        """Whom it is about: the youngest person named, else the remembered one."""
        named = [m for m in find_audiences(self.original) if not m.negated]
        for wanted in ("baby", "toddler", "child"):
            if any(mention.audience == wanted for mention in named):
                return wanted
        if any(mention.minor for mention in named):
            return "toddler"  # a child of no known age may be a small one
        if named and all(mention.audience == "adult" for mention in named):
            writer = all(_WRITER.match(mention.text.lower()) for mention in named)
            return "unknown" if writer and _THIRD_PERSON.search(self.text) else "adult"
        return "unknown" if named else self.remembered


_FIRST_PERSON_ONLY = re.compile(r"\b(?:i|im|ive|me)\b")
_WRITER = re.compile(r"i\b|i.?m\b|me\b|myself\b|\d+ ?[fm]\b")
_THIRD_PERSON = re.compile(r"\b(?:he|she|hes|shes|him|her|his|baby|lo|they)\b")


def fits(cue: Cue, message: Message) -> bool:
    """Whether what a cue needs elsewhere in the message is there."""
    if not cue.needs:
        return True
    if cue.needs == "product":
        return bool(_PRODUCT_NAMED.search(message.text))
    if cue.needs == "picked":
        return bool(_WOUND.search(message.text))
    if cue.needs == "wound":
        return bool(_WOUND.search(message.text)) or message.patient() in ("baby", "toddler")
    if cue.needs == "lump":
        return bool(_LUMP_NAMED.search(message.text))
    patient = message.patient()
    if cue.needs == "infant":
        return patient == "baby"
    if patient == "adult":
        return False
    speaker = _FIRST_PERSON_ONLY.search(message.text) and not _THIRD_PERSON.search(message.text)
    if cue.needs == "baby":
        return patient in ("baby", "toddler") or (patient == "unknown" and not speaker)
    return patient != "unknown" or not speaker


def _denied(message: Message, start: int, end: int, strict: bool) -> bool:
    """Whether the words before a cue deny it; strict: "I don't think so" is no denial."""
    clause = message.clauses[message.clause_at(start)]
    rest = message.text[end : end + 40]
    listed = re.search(
        r"^[^.;!?]*\b(?:or|nor|anything)\b",
        message.text[max(0, start - 50) : end + 30].split(".")[-1],
    )
    begin = clause.start
    if listed:  # "no redness, heat or pus": the no reaches over the commas
        begin = next(c.start for c in message.clauses if c.sentence == clause.sentence)
    head = message.text[begin:start]
    match = _DENIED.search(head)
    if not match:
        return bool(_DENIED_AFTER.match(rest))
    if strict and re.search(r"\b(?:think|sure|know|believe)\b", match.group()):
        return False
    around = message.text[max(0, start - 40) : end]
    pseudo = _PSEUDO.search(head[max(0, match.start() - 1) :] + message.text[start:end])
    return not (pseudo and pseudo.start() <= 2 and "think" not in around)


def _asks(message: Message, index: int, upto: int) -> bool:
    """Whether a clause, up to a place in it, asks, fears or supposes."""
    clause = message.clauses[index]
    return bool(_ASKED.search(message.text[clause.start : upto]))


_IS_TOLD = re.compile(
    r" ?(?:is|are|was|keeps?|kept|started|has|just|now|coming|leaking|pouring|running|everywhere|all over)\b"
)
_HARDLY = re.compile(r"(?:hardly|barely|scarcely)\b")
_SUPPOSED = re.compile(r"\b(?:if|when|could|would|can|might|may|should|risk|chance|signs?|ever)\b")
_IF_I_DID = re.compile(r"\b(?:what )?if (?:i|he|she|we|they|someone) (?:did|ever|had)\b")
_WHAT_INSIDE = re.compile(r"\bwhat(?:s| is| are|re)? (?:\w+ ){0,2}(?:in|inside)\b")


def _asked(message: Message, start: int, end: int, reported: bool) -> bool:
    """Whether a cue is only asked, feared or supposed. reported: poison, where "if she ate" has happened."""
    index = message.clause_at(start)
    clause = message.clauses[index]
    head = message.text[clause.start : start]
    if head.endswith("can ") and _HARDLY.match(message.text, start):
        head, start = (
            head[: -len("can ")],
            start - len("can "),
        )  # "we can hardly wake him" asks nothing
    known = _STATE.match(message.text[start:end])
    if _IS_NORMAL.match(clause.text) and head.strip() in (
        "is",
        "are",
        "so is",
        "is a little",
        "is some",
    ):
        return True
    if _IS_INFECTION.search(head + message.text[start:end]):
        return True
    if clause.text.strip(" ?!.") == "pus" and _WHAT_INSIDE.search(message.text):
        return True  # "what is in them, fat? pus?"
    if _IDENTITY.search(head) and _IDENTITY_CUE.search(message.text[start:end]):
        return True  # "is it pus", "could it be an infection": what is it
    if (known and _OWN.search(head)) or (
        known
        and _THE.search(head)
        and not re.search(r"\b(?:if|would|risk|chance|doctors?|derm\w*|they|clinic)\b", head)
    ):
        return False
    if _asks(message, index, start):
        strong = STRONG_ASKED.search(head)
        if _MAYBE_NOW.search(head) and not re.search(
            r"\b(?:what if|would|if|ever|chance|risk)\b", head
        ):
            return False
        if _WHY_THIS.search(head):
            return False
        if _IF_HAS.search(head) and not _GOING_TO.search(message.text[clause.start : end]):
            return False
        supposed = re.search(r"\b(?:if|when)\b", head)
        if reported and supposed and _IF_PAST.search(head + message.text[start:end]):
            return bool(_WOULD.search(clause.text) or _COULD.search(head))
        return bool(strong) or not re.search(
            r"\b(?:shes|hes|im|ive|she has|he has) (?:\w+ )?$", head
        )
    # the question goes on: "what if it gets infected and she gets a fever", "signs of infection, pus?"
    for before in range(index - 1, -1, -1):
        earlier = message.clauses[before]
        if earlier.sentence != clause.sentence:
            break
        if not _asks(message, before, earlier.end):
            continue
        bare = not _HAS_SUBJECT.search(head)
        rest = message.text[end : clause.end]
        if bare and _IS_TOLD.match(rest) and not _SUPPOSED.search(earlier.text):
            return False  # "what's inside it, pus is coming out"
        told = clause.text[: end - clause.start]
        if _IF_I_DID.search(earlier.text) and not _PRESENT.search(clause.text):
            return True  # "what if i did and it got infected"
        return (bare and before == index - 1) or bool(_GOING_TO.search(told))
    # "if" after the cue, in its own clause: "i would bleed if", "leaks pus if she digs at it"
    return False


def _over(message: Message, start: int, end: int, cue: Cue) -> bool:
    """Whether a cue lies in the past, or is over."""
    clause = message.clauses[message.clause_at(start)]
    first = next(c.start for c in message.clauses if c.sentence == clause.sentence)
    sentence = message.text[first : clause.sentence_end]
    before, after = message.text[clause.start : start], message.text[end : clause.sentence_end]
    told = message.text[clause.start : end]
    near = message.text[max(0, clause.start - 8) : clause.end]
    if "p" in cue.scopes and not _PRESENT.search(near):
        # "it is weeping where they cut it last week": the cue's own verb is of the present
        is_now, was = _PRESENT_VERB.search(told), _PAST_VERB.search(told)
        if PAST.search(clause.text) and (was or not is_now):
            return True
        around = message.text[max(first, clause.start - 60) : min(clause.sentence_end, end + 60)]
        around = _WAS_FINE.sub("", around)  # "he was ok last week"
        if was and not is_now and cue.level != "self_harm" and PAST.search(around):
            return True
    if "p" in cue.scopes and _USED_TO.search(before):
        return True
    if "r" in cue.scopes or "R" in cue.scopes:
        gone = RESOLVED.search(after[:70])
        between = after[: gone.start()] if gone else ""
        if gone and not _NOT_YET.search(between.split(",")[-1]):
            if cue.reason == "fever" and "R" in cue.scopes and _RECENT.search(sentence):
                return message.patient() not in ("baby", "toddler", "unknown")
            return True
    return False


def _not_this(message: Message, start: int, end: int, cue: Cue) -> bool:
    """Whether the words inside or around a cue make it another thing: denied within, plural, an old burn."""
    said = message.text[start:end]
    if cue.reason in _DENIED_INSIDE and _INNER_NO.search(said.partition(" ")[2]):
        return True
    clause = message.clauses[message.clause_at(start)]
    head = message.text[clause.start : start]
    if cue.reason == "infection" and _NOT_SKIN.search(message.text):
        return not _HURTS_NOW.search(message.text)
    if cue.level == "soon" and cue.reason == "bleeding" and _GUMS.search(head):
        return True
    if cue.reason == "illness" and _BOTTLE.search(said) and _PREFERS.search(message.text):
        return True
    if cue.level in ("emergency", "today") and cue.reason in ("unconscious", "illness"):
        return bool(_MILK_DRUNK.search(message.text) and _LIMP.search(said))
    if cue.reason == "change":  # "my milia are getting bigger" is a question of ours; fast is not
        return bool(_MANY.search(head + said)) and not _FAST.search(clause.text)
    if cue.reason in ("burn", "illness") and re.search(r"burn|blister|scald", said):
        if _KIND_OF.search(clause.text) or _AS_CAUSE.search(head):
            return True
        if _BUMPS_ON.search(message.text[:end]) and not _HURTS_NOW.search(message.text):
            return True  # "a row of milia exactly on the burn"
        left = _LEFT_BUMPS.search(message.text[start:])
        return bool(left) and not _HURTS_NOW.search(message.text)
    return False


def _elsewhere(message: Message, start: int, end: int, cue: Cue) -> bool:
    """Whether a cue is an animal's, somebody else's, or hearsay."""
    clause = message.clauses[message.clause_at(start)]
    head = message.text[clause.start : start]
    grave = cue.level in ("emergency", "self_harm")  # "the dog ran past and she collapsed"
    if ANIMAL_ACTS.search(head) and not _names_people(message.original if grave else head):
        return True
    animal = None if grave or cue.level == "poison" else ANIMAL_ACTS.search(message.text[:start])
    # "my cat has bumps. she has a fever": the cat, where nobody else is named
    if animal and _ANIMALS_PRONOUN.search(head) and not _names_people(message.original):
        return not _WRITER_WORD.search(message.text[animal.end() : start])
    if cue.level in ("today", "soon") and ELSEWHERE.search(head):
        return True
    if cue.level != "self_harm" and _FICTION.search(message.text[clause.start : clause.end]):
        return True
    writer = cue.reason == "illness" and _I_AM.search(message.text[max(0, start - 24) : start])
    if writer and message.patient() in ("baby", "toddler"):
        return True  # "i'm so sleepy"
    if cue.reason not in ("fever", "illness"):
        return False
    child = message.patient() in ("baby", "toddler")
    elsewhere = _MY_RELATIVE.search(head) and (child or _CATCH.search(message.text))
    return bool(_HER_RELATIVE.search(head) or elsewhere)


#: "What if my daughter swallowed some, just asking, i keep it locked up"
_WHAT_IF = re.compile(r"\b(?:what if|what happens if|if)\b")
_NOTHING_HAPPENED = re.compile(
    r"\b(?:hasnt happened|has not happened|(?:just|only) (?:asking|a what if|hypothetical\w*)|hypothetically|in theory"
    r"|(?:keep|kept|its|is|it) (?:\w+ )?locked|locked (?:up|away|cupboard|drawer))\b"
)
#: "The neighbours newborn is in hospital with a fever. Mine has the spots too"
_ANOTHERS_CHILD = re.compile(
    r"\b(?:neighbou?rs?|friends?|sisters?|brothers?|cousins?|colleagues?|someones?|mates) (?:\w+ )?"
    r"(?:newborn|baby|bub|little one|kid|son|daughter|boy|girl|lo|toddler)\b"
)
_MINE = re.compile(r"\bmine (?:has|have|is|had|got)\b")


def _names_people(text: str) -> bool:
    return any(not mention.negated for mention in find_audiences(text))


def stands(cue: Cue, message: Message, start: int, end: int) -> bool:
    """Whether none of the scopes that a cue knows makes it fall."""
    scopes = cue.scopes
    if ("n" in scopes or "N" in scopes) and _denied(
        message, start, end, "N" in scopes and cue.level == "poison"
    ):
        return False
    if ("q" in scopes or "Q" in scopes) and _asked(message, start, end, "Q" in scopes):
        return False
    if _over(message, start, end, cue) or _not_this(message, start, end, cue):
        return False
    if _NOTHING_HAPPENED.search(message.text) and _WHAT_IF.search(message.text, 0, start):
        return False
    if _ANOTHERS_CHILD.search(message.text, 0, start) and _MINE.search(message.text, end):
        return False
    return not _elsewhere(message, start, end, cue)
