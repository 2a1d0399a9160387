"""Urgency: does a person say that something dangerous is happening now, or has just happened?

Input: one message, and the audience that the conversation remembers. Output: an `Urgency` with its
level and the reason, or None. No errors: any string is taken.

Method, in this order:
1. The message is made plain: lower case, no apostrophes, contractions and misspelt cue words in one
   form each.
2. CUES, a table by level and reason, finds what could be urgent.
3. Scope rules decide whether a cue stands: it falls where it is denied ("no fever"), only asked or
   feared ("what if she gets a fever", "can picking cause infection"), over ("had a fever last
   month"), or about an animal or somebody else ("her brother has a fever").
4. The gravest cue that stands is the answer.

Where the words leave it open the rules lean to urgent: a false alarm costs a person one message, a
miss may cost a child a day. So "I might have swallowed some", "is it infected", "does her fever come
from these" and a fever last night are urgent, and a word that the rules do not know between "not"
and a cue leaves the cue standing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from milia.audience import find_audiences
from milia.types import Audience

Level = Literal["emergency", "self_harm", "poison", "today", "soon"]
LEVELS: tuple[Level, ...] = get_args(Level)  # gravest first

MAX_CHARS = 2000  # of a message: what follows is not looked at


@dataclass(frozen=True)
class Urgency:
    """What is urgent: the level names whom to contact and how soon, the reason is the cue's name."""

    level: Level
    reason: str


@dataclass(frozen=True)
class Cue:
    """A row of the table.

    scopes: which scope rules may make it fall, as letters: n denied, q asked or feared, p past,
    r resolved, o somebody else. needs: "child" the patient must not be a known adult, "baby" there
    must be a baby or toddler or nobody known, "infant" there must be a baby, "product" a product is
    named somewhere in the message, "lump" a spot, "wound" a spot that was picked or
    treated, or a baby; "picked" such a spot.
    """

    level: Level
    reason: str
    pattern: re.Pattern[str]
    scopes: str = "nqpro"
    needs: str = ""


# ------------------------------------------------------------------------------------------- words
_PARTS = r"(?:lips?|tongue|throat|mouth|face)"
_BE = (
    r"(?:(?:is|are|was|has|have|had|been|gone|got|getting|going|turned|turning|went|looks?"
    r"|looking|seems?|feels?|feeling|goes|keeps?|started|starting|just|all|so|very|really|quite"
    r"|super|bit|a|also|even|now|both|too|completely|totally|badly|whole|suddenly|still|up"
    r"|puffing) )*"
)
_ANY = r"(?:\w+ ){0,%d}"
_MY = (
    r"(?:(?:my|his|her|their|the|our|your|one|both|a|an|its|babys|babies|sons|daughters|kids"
    r"|toddlers|childs|husbands|wifes|mums|moms|dads|left|right|little|poor|own|lower|upper) )*"
)
_PRODUCT = (
    r"(?:creams?|cr[eè]me|gels?|lotions?|ointments?|serums?|toners?|cleansers?|face ?wash"
    r"|exfoli\w+|scrubs?|peels?|peeling solution|solution|acids?|aha|bha|retin\w+|retin a"
    r"|tretinoin|tret\b|trentinoin|adapalene|differin|epiduo|taz\w+|isotretinoin|r?o?accutane"
    r"|moisturi[sz]er\w*|sunscreen|sun ?cream|sudocrem|vaseline|aquaphor|petroleum jelly"
    r"|(?:baby|castor|essential|tea tree|body|face) oil|saniti[sz]er|(?:face|acne|body|hand) wash"
    r"|soap|bleach|rubbing alcohol|surgical spirit|peroxide|hydrocortisone|steroids?|salicylic"
    r"|glycolic|lactic|benzoyl|panoxyl|shampoo|wipes?|mask|makeup|remover|micellar|vinegar"
    r"|nail varnish|nail polish|detergent|skin ?care|products?|tubes?|bottle of|tub of|jar of"
    r"|toner bottle)"
)
_PILLS = (
    r"(?:tablets?|pills?|capsules?|medicines?|medication|meds|isotretinoin|r?o?accutane|vitamins?"
    r"|supplements?|gummies|antibiotics?|painkillers?|paracetamol|ibuprofen|tylenol|iron)"
)
_TOOL = (
    r"(?:needles?|pins?|tools?|extractors?|tweezers?|lancets?|scalpels?|blades?|razors?|scissors"
    r"|nails?|fingernails?|finger|knife|qtip|cotton bud|wand|laser)"
)
#: "Drank some milk while i used my face wash"
_FOOD = (
    r"(?:(?:some|his|her|their|my|the|a|all|of|bottle|cup|glass) )*"
    r"(?:milk|water|juice|tea|coffee|breakfast|dinner|lunch|formula|food|toast|banana|supper|snack"
    r"|my finger|a finger|(?:his|her) thumb|(?:his|her) dummy)\b"
)
_TABLETS = (
    r"(?:pills?|tablets?|tabs|meds|capsules?|paracetamols?|acetaminophen|tylenols?|ibuprofens?|advils?"
    r"|aspirins?|painkillers?|sleeping (?:pills?|tablets?)|antidepressants?|codeine)"
)
#: More of them than anybody takes at once.
_TOO_MANY = (
    r"(?:[89]|[1-9]\d+|ten|twelve|fifteen|twenty|thirty|forty|fifty"
    r"|a (?:whole|full) (?:box|pack|packet|bottle) of)"
)
_SELF = r"(?:my|him|her|them|him or her|our|your) ?sel(?:f|ves)"
_LUMP = (
    r"(?:moles?|sores?|lumps?|bumps?|spots?|growths?|lesions?|patch(?:es)?|marks?|freckles?"
    r"|warts?|scabs?|pimples?|cysts?|milia|milium|birthmark|skin tag|nodules?|thing|one|it|its"
    r"|this|that)"
)
_WHO = (
    r"(?:he|she|hes|shes|they|theyve|baby|bub|toddler|kid|kids|child|son|daughter|boy|girl|lo"
    r"|little one|twins?|newborn|niece|nephew|grandson|granddaughter|brother|sister|gran|granny"
    r"|grandad|grandpa|nan|mum|mom|dad|husband|wife|old|yo)"
)
_NOW_UNABLE = (
    r"(?:cant|couldnt|unable to|barely|hardly|struggl\w+ to|struggl\w+ with"
    r"|difficult\w*(?: for \w+)? to|trouble(?: with)?|difficulty|difficulties|problems?(?: with)?"
    r"|hard(?:er)?(?: for \w+)? to|hard time|fighting to|finding it hard to|having issues)"
)


def _rows(
    level: Level, reason: str, *patterns: str, scopes: str = "nqpro", needs: str = ""
) -> list[Cue]:
    return [
        Cue(level, reason, re.compile(rf"\b(?:{pattern})"), scopes, needs) for pattern in patterns
    ]


# ------------------------------------------------------------------------------------------- cues
_SPREADS = (
    r"(?:spreading|spread) (?:to|down|up|across|over|onto|towards?|into) (?:my|his|her"
    r"|the) (?:\w+ )?(?:jaw|neck|cheek|ear|nose|face|eye|forehead|arm)"
)

CUES: tuple[Cue, ...] = (
    # ---------------------------------------------------------------- emergency number now
    *_rows(
        "emergency",
        "breathing",
        r"grunt\w* (?:\w+ ){0,4}(?:every|each) breath|nostrils? (?:are |is |keep )?flar\w*"
        r"|flaring nostrils|chest (?:is |feels )?tight",
        rf"(?<!skin ){_NOW_UNABLE} {_ANY % 2}(?:breath\w*|get (?:any |enough )?air"
        rf"|(?:catch|get) {_MY}breath)",
        r"struggl\w+ (?:for|with) (?:\w+ )?(?:breath|air)\b",
        r"(?:not|isnt|stopped|stops|stop|arent|hasnt been|wasnt|nt) breathing",
        rf"breath(?:ing|s|es)? {_BE}(?:is |are |really |very |so |sounds? )*(?:fast|rapid\w*"
        r"|heav\w+|hard\b|labou?red|funny|weird\w*|noisy|shallow\w*|difficult|odd|strange\w*"
        r"|quick\w*|badly|worse|like she|like he)",
        r"(?:fast|rapid|labou?red|shallow|noisy|heavy|difficult) breathing",
        r"short(?:ness)? of breath|out of breath|breathless|gasp(?:ing|s)\b|wheez\w+",
        r"chok(?:ing|es|ed)\b(?! up| back)",
        rf"throats? {_BE}(?:tight\w*|clos\w+|constrict\w*|swell\w*|swollen|swelled)",
        rf"(?:tight\w*|closing|swelling|swollen) (?:up )?(?:of |in |on )?{_MY}throat",
        r"sucking in (?:at|round|around|under|between) (?:the |his |her |my )?(?:neck|ribs|throat|chest)"
        r"|inhaler (?:is |does )?(?:isnt|not|doesnt|nt) (?:help|work|touch|do)\w*",
        r"ribs? (?:are |is )?(?:suck|pull)\w*"
        r"|(?:sucking|pulling) in (?:his|her|the|their) (?:ribs|chest|tummy)",
        r"(?:cant|trouble|struggling to|hard to"
        r"|unable to) swallow(?:ing)?\b(?! (?:a |the )?(?:pill|tablet|idea|that|price))",
        scopes="nqp",
    ),
    *_rows(
        "emergency",
        "colour",
        r"(?:lips?|tongue|mouth|finger ?nails|nails|face|baby|she|he|hes|shes|newborn|son"
        rf"|daughter|lo) {_BE}"
        r"(?:blue|bluish|blueish|grey|gray|ashen)\b(?!-| ?(?:eye|hair|vein|light|baby|spot|mark))",
        r"blue (?:lips|tongue|around (?:the|his|her) (?:lips|mouth))"
        r"|(?:gone|going|turned|turning|went) (?:all )?(?:blue|grey|gray)\b(?! hair)",
        r"(?:limp|floppy|pale) (?:and |n )?(?:grey|gray|blue)",
        scopes="nqp",
    ),
    *_rows(
        "emergency",
        "violence",
        r"(?:he|she|hes|shes|they|theyre|husband|hubby|wife|boyfriend|girlfriend|partner|ex|dad|father|mum|mom|man|someone"
        r"|somebody) (?:is |has |have |was |just |keeps |keep |been |has just )*"
        r"(?:hitting|beating|punching|kicking|strangling|attacking|hurting|stabbing|hit|beat|punched|kicked|strangled|attacked"
        r"|stabbed) me\b(?! (?:at|in|to it|with|up))",
        scopes="np",
    ),
    *_rows(
        "emergency",
        "unconscious",
        r"fitting (?:baby|child|toddler)\b|(?:is|been|started|keeps|was|hes"
        r"|shes) fitting\b(?! (?:in|well|into|a|the))",
        r"(?:baby|she|he|shes|hes|son|daughter|lo|newborn|mum|mom|dad|gran|husband|wife|him"
        r"|her) (?:is )?(?:not|isnt|stopped|barely|hasnt been|wasnt) moving\b",
        r"unconscious\w*|passed out(?! (?:sample|leaflet|flyer|laughing))|passing out|blacked out|blacking out"
        r"|faint(?:ed|ing|s)\b(?! (?:line|mark|spot|scar|smell)| (?:at|when i (?:saw|see|heard)|seeing) (?:\w+ ){0,2}"
        r"(?:prices?|cost|bill|quote))|collaps(?:ed|ing|es)\b|lifeless",
        r"unresponsive(?! to (?!touch|voice|us|me\b))"
        r"|(?:not|isnt|wont|doesnt|hasnt) (?:been )?respond(?:ing)?\b(?! to (?!touch|voice|us\b"
        r"|me\b|his|her))",
        r"(?:wont|doesnt|not|isnt) (?:\w+ )?(?:wak(?:e|ing)"
        r"|com(?:e|ing) (?:round|around|to))\b"
        r"(?! (?:me|us|the baby|them) up)(?! up (?:for|at|before|until|till|early|late|when)\b)",
        r"cant (?:be )?(?:wak\w+|rous\w+)|cant get (?:\w+ ){1,2}to wake"
        r"|(?:hard|difficult|impossible) to (?:wake|rouse)",
        r"limp\b(?! hair| look)|floppy\b(?! (?:ear|hat|hair|bunny))",
        r"seizures?|seizing|convuls\w+|(?:having|had|has|hes|shes|in) an? (?:\w+ )?fit\b"
        r"(?! of (?:the )?(?:giggl|laugh|hiccup|rage|panic|nerves|jealous))"
        r"|having fits",
        r"shaking (?:uncontroll\w*|all over and)|eyes (?:are |have |keep |keeps )?roll(?:ed|ing)"
        r"|stopped moving",
        r"stiff neck|non ?blanching|"
        r"(?:rash|(?<!white )(?<!milk )(?<!pearly )(?:spots?|dots?)) (?:\w+ ){0,4}(?:dont|doesnt|wont|not"
        r"|isnt|arent) "
        rf"(?:fad\w+|blanch\w*|disappear\w*|go\b|going) {_ANY % 5}(?:press\w*|glass|push\w*)",
        r"(?:not|isnt|nt|doesnt|wont|dont) answer(?:ing)? (?:me|us)\b(?! (?:question|back|about))"
        r"|twitching (?:\w+ ){0,3}(?:one side|all over|and|eyes?|arms?|legs?)"
        r"|star(?:ing|es) (?:right |straight )?(?:through (?:me|us)|blankly|into space)",
        r"(?:pain|pressure|tightness|weight) (?:\w+ ){0,2}(?:in|across|on) (?:my|his|her|the) chest"
        r"|pain (?:\w+ ){0,5}down (?:my|his|her|the) (?:left )?arm",
        r"speech (?:is |has |gone |all |sounds? |went )*(?:odd|slurred|funny|garbled|weird|strange|jumbled)"
        r"|slurr\w+ (?:\w+ ){0,2}(?:words?|speech)|(?:words?|speech) (?:are |is |all )*slurr\w*",
        r"(?:shook|shaken|shaking|shakes) (?:the|my|our|his|her) (?:baby|newborn|son|daughter|little one)\b"
        r"(?! (?:bottle|powder|lotion|oil|rattle|monitor))",
        r"(?:purple|bruise like|blood red) (?:rash|spots|dots|patches)\b[^.?!]*(?:fad\w+|press|glass|fever|spread\w*)",
        r"bulging (?:soft spot|fontanel\w*)|chest (?:pains?|hurts|is tight|tightness)",
        scopes="nqp",
    ),
    *_rows(
        "emergency",
        "bleeding",
        r"(?:cant|couldnt|unable to|how (?:do|can) (?:i|we)) (?:\w+ )?stop (?:the |this "
        r"|all this |all the )?blood\b",
        r"bleed\w* (?:\w+ ){0,6}(?:wont|doesnt|not|isnt|hasnt|cant) (?:\w+ )?stop\w*"
        r"|bleeding (?:all (?:night|day|morning|evening)|(?:for|since) hours)|gush\w*",
        rf"(?:wont|doesnt|not|isnt|hasnt|never|wouldnt|didnt|refuses? to|nt) {_ANY % 3}stop(?:s"
        rf"|ped|ping)? {_ANY % 3}bleed\w*",
        rf"(?:bleed\w*|blood) {_ANY % 3}(?:wont|doesnt|isnt|hasnt|cant|wouldnt|refuses to"
        rf"|not) {_ANY % 3}(?:stop\w*|slow\w*|clot\w*)",
        r"(?:cant|couldnt|unable to|how (?:do|can) (?:i|we)|how to|struggling to|trying to"
        rf"|help me) (?:get|make|stop|control) {_ANY % 3}bleed\w*",
        r"(?:bleed(?:ing|s)?|bled) (?:\w+ )?(?:non ?stop|nonstop|heavily|a lot|lots|everywhere"
        r"|loads|badly|profusely|like (?:crazy|mad|hell)|so much|through"
        r"|for (?:over |about |nearly |almost |like |more than )?(?:an? |\d+ |half |two |ten "
        r"|twenty |thirty )(?:an )?(?:hours?|hrs?|mins?|minutes?|ages)|for (?:hours|ages))",
        r"(?:still|been) bleeding (?:\w+ ){0,2}(?:after|for|since) (?:\w+ ){0,2}(?:\d+|hours?"
        r"|half|an|ages|ten|twenty)",
        r"blood (?:is |was |just |keeps |all |are )*(?:pouring|gush\w*|spurt\w*|stream\w*"
        r"|everywhere|running|dripping|flowing)",
        r"(?:pouring|gushing|spurting|streaming) (?:with )?blood"
        r"|(?:so much|lots? of|losing) blood\b"
        r"|soaked (?:\w+ ){0,4}(?:tissues?|towels?|cloth|gauze|kitchen roll) (?:\w+ ){0,3}blood"
        r"|blood soaked",
        scopes="nqpr",
    ),
    # After a birth "last week" is no past that is over.
    *_rows("emergency", "bleeding", r"soaking (?:through )?(?:\w+ ){0,2}pads?\b", scopes="nq"),
    *_rows(
        "emergency",
        "allergic",
        r"(?:lips?|tongue) (?:is |are |has gone |now )*(?:twice|double|three times) (?:its|the"
        r"|their) (?:normal )?size",
        rf"{_PARTS} (?:and (?:eyes?|lips|tongue|face|neck|hands) )?{_BE}(?:swell\w*|swollen"
        r"|swole\w*|puff(?:ed|ing)|balloon\w*|blow(?:n|ing) up|blew up|huge|massive)",
        rf"(?:swollen|swelling(?: up)?(?: of| in)?|puffed up) {_MY}(?:lips?|tongue|throat|mouth"
        r"|whole face|entire face|face)\b",
        r"throats? (?:feels? |is |has |gone |going |went |getting )+(?:funny|weird|tight|itchy|scratchy|thick|odd)"
        rf" {_ANY % 3}(?:after|since|from) {_ANY % 3}(?:\w*nuts?|eat\w*|ate|food|meal|shrimps?|prawns?|fish|eggs?"
        r"|shellfish|milk|sesame|sting|stung|tablet|antibiotic\w*|cream|mask)",
        r"skin (?:\w+ ){0,3}(?:peel\w*|blister\w*|coming off)[^.?!]*(?:mouth|lips)[^.?!]*"
        r"(?:sores?|blister\w*|raw|ulcers?)",
        r"anaphyla\w*|epi ?pen|(?:severe|serious|life threatening|full blown"
        r"|massive) (?:allergic )?reaction|bad allergic reaction",
        scopes="nqp",
    ),
    # ---------------------------------------------------------------- self-harm: its own words and line
    *_rows(
        "self_harm",
        "self_harm",
        r"(?:no|cant see an?y?|dont see an?y?|cant find an?y?|without a"
        r"|any) reasons? to (?:(?:keep|go on|carry on|continue) living|live\b)"
        r"|wish(?:es)? (?:that )?(?:i|she|he) (?:wasnt|werent) (?:alive|here|born)",
        r"if i (?:was|were|am) (?:dead|gone|not here|no longer here)\b"
        r"|(?:why|reason|reasons|how) (?:should i|do i|to|i should) (?:even )?(?:stay alive"
        r"|keep living|keep going on|be alive)",
        r"(?:going to|gonna|about to|want to|wanna|ready to|plan to|planning to|thinking of"
        r"|just) end(?:ing)? it\b(?! (?:with|by))",
        rf"burns? {_SELF} (?:with (?:\w+ ){{1,4}})?(?:when i (?:see|feel|get|look|hate|am)|on purpose|to feel)"
        r"|(?:point|bother\w*|matters?|care) [^.?!]*\bi(?:m| am)? (?:wont|not going to|not gonna) be"
        r" (?:around|here|alive)\b(?! (?:people|any\w*|others|family|friends|kids|him|her|town|for))"
        r"|(?:no ?one|nobody) (?:will|would|is going to|s going to) (?:even )?miss (?:me|her|him|them)\b"
        r"|giv(?:es|ing|en) (?:all |away )*(?:my|her|his) (?:\w+ )?(?:stuff|things|possessions|pets?) away",
        rf"cuts? {_SELF} when (?:i|she|he) (?:feels?|gets?|looks?|hates?|am|is)"
        rf"|cuts? {_SELF} when im",
        rf"(?<!he )(?:took|taken|take) (?:about |like |over |nearly |almost |around )?"
        rf"{_TOO_MANY} (?:\w+ )?{_TABLETS}\b(?! (?:a|per|each|every|over|in the last)\b)",
        rf"{_TABLETS} (?:all |already |are |have )*(?:counted|lined|saved|stocked|piled|stashed) (?:out|up|away)"
        rf"|(?:counted|lined|saved|stashed|stockpil\w+) (?:out |up )?(?:enough |all |of )*(?:my |the )?{_TABLETS}\b",
        r"(?:took|taken|taking|swallowed|take) (?:a (?:load|bunch|lot|handful|whole \w+)|loads"
        r"|lots|handfuls)(?: of)? (?:\w+ )?(?:pills|tablets|meds|medication|paracetamol|tylenol"
        r"|painkillers)",
        r"thoughts? (?:of|about) (?:hurting|harming|dropping|smothering|throwing|drowning|shaking|killing) "
        r"(?:him|her|them|it|the baby|my (?:baby|son|daughter|child|kids))\b",
        r"(?:bag|pillow|plastic) over (?:his|her|my|their) (?:own )?(?:head|face)\b",
        rf"kill(?:s|ed|ing)? {_SELF}|hang(?:ing)? {_SELF}|kms\b|unaliv\w+|suicid\w+|self ?harm\w*",
        r"(?:end(?:s|ed|ing)?|take|taking|took) (?:my|his|her|their|our) (?:own )?li(?:fe|ves)"
        r"|end(?:s|ing)? it all|just end it\b|want (?:it all|everything) to end\b",
        r"(?:want|wants|wanna|wanted|wanting|wish|wishes|wishing|rather|ready|feel like"
        r"|feels like|hope|hoping|prefer) (?:to |i could |i can |i would |i was |i were |that i "
        r"|i |she was |he was |just |be |being |id |really |go |go to sleep and )*(?:die|dead"
        r"|dying|not wake up(?! (?:for|at) )|never wake up|never been born|was never born"
        r"|never born)\b(?! (?:of|from|with|laughing|inside|skin|cells|every time))",
        r"(?:better off|be better|rather be) (?:dead|without me"
        r"|if i (?:was|were) (?:dead|gone|not here))",
        r"(?:dont|doesnt|no longer|didnt|not|never|do nt) (?:really |even |just )?(?:want|wanna"
        r"|wants|wish|feel like|see the point in|see any point in"
        r"|see a reason) (?:to )?(?:be here(?! long)|be alive|live\b(?! with)|living\b|exist\w*"
        r"|be around|go on\b|going on\b|wake up|carry on\b|being here|being alive)",
        r"(?:no|whats the|what is the|what was the|any|the) (?:point|reason)s? (?:in |of "
        r"|to )?(?:even )?(?:living|being alive|life\b|live\b|going on\b|carrying on\b|being here"
        r"|existing|go on\b|be here)",
        rf"(?:hurt(?:s|ing)?|harm(?:s|ing)?) {_SELF}(?! (?:if i|when i (?:use|pick|pop|squeeze)"
        r"|trying|with (?:the|a) (?:tool|needle|comedone)))",
        rf"cutting {_SELF}(?! (?:shaving|when i|with the razor))"
        rf"|(?:cut|cuts) {_SELF} (?:on purpose|because|to feel|again|cos|deliberately)|(?:slit"
        r"|cut)(?:s|ting)? (?:my|her|his|their) (?:wrists?|arms?|legs?|thighs?)\b(?! shav)",
        r"(?:nobody|no one|noone|no body) (?:\w+ )?(?:miss me\b"
        r"|care if i (?:die|died|was gone|disappear\w*|were gone))|miss me if i\b",
        r"(?:cant|dont want to|cannot) (?:go on|carry on|keep going"
        r"|live)(?: living)?(?: like this| any ?more| with myself| this way)(?! with)",
        r"(?:take|taking|took|swallow) all (?:of )?(?:my|the|these|her|his) (?:pills|tablets|meds"
        r"|medication)|overdos\w+|jump(?:ing)? (?:off|in front)"
        r"|(?:life|its|im) (?:isnt|not|aint) worth (?:living|it anymore|being)|not worth living",
        scopes="Np",
    ),
    # ---------------------------------------------------------------- poison line
    *_rows(
        "poison",
        "swallowed",
        r"(?:swallow(?:ed|ing|s)?|ate|eaten|eating|drank|drunk|drinking|lick(?:ed|ing|s)?"
        r"|ingest(?:ed|ing|s)?|suck(?:ed|ing|s)?|chew(?:ed|ing|s)?|consumed|gulped|downed|eats"
        rf"|drinks|tasted|nibbled|munch\w*)(?: on)? (?!{_FOOD}){_ANY % 8}{_PRODUCT}",
        rf"(?:mouthful|gobful|handful|spoonful|gulp|sip|swig|bite|lick|taste|swallow) of {_ANY % 4}{_PRODUCT}",
        rf"{_PRODUCT} (?:(?!none |nothing )\w+ ){{0,9}}(?:in|into|inside) {_MY}mouths?\b",
        rf"{_PRODUCT} {_ANY % 6}(?:was |been |got |were |has been )(?:swallowed|eaten|licked"
        r"|ingested|drunk)",
        rf"(?:swallowed|drank|drunk|licked|ate|eaten|ingested) (?!{_FOOD})(?:some|a bit|a little|it|bits|half"
        rf"|loads|most|all|any) ?(?:of )?(?:it|that|this|the|stuff|them)?\b[^,.;!?]*{_PRODUCT}",
        scopes="NQpo",
    ),
    *_rows(
        "poison",
        "swallowed",
        r"throats? (?:is |are |s )?on fire"
        r"|(?:drank|drunk|downed) (?:a |the |some )?(?:whole )?(?:cup|glass|shot|bottle) of"
        r" (?:\w+ ){0,2}(?:vinegar|bleach|cleaner|peroxide|spirit|oil)",
        r"(?:swallow(?:ed|ing)|ingested|drank|drunk|licked|licking|ate|eaten|eating|sucked"
        rf"|sucking) (?!{_FOOD})(?:\w+ ){{0,4}}(?:some|its?|bit|little|lot|half|all|face|chin|cheek|arm|hand"
        r"|fingers?|neck|skin)\b",
        r"(?:in|into|inside) (?:his|her|their|babys|the babys) mouths?\b",
        scopes="NQpo",
        needs="product",
    ),
    *_rows(
        "poison",
        "swallowed",
        rf"{_WHO} (?:\w+ ){{0,5}}(?:had|took|taken|taking|ate|eaten|eating|swallowed|swallowing"
        rf"|got into|chewed|chewing) {_ANY % 6}{_PILLS}\b"
        r"(?! (?:as (?:normal|usual|prescribed|told|always)|like (?:always|every)|with (?:his|her) (?:breakfast|tea)))",
        rf"(?:took|taken|swallowed|ate|eaten) (?:about |like |over |nearly |almost |around )?"
        rf"{_TOO_MANY} (?:\w+ ){{0,4}}(?:{_TABLETS}|{_PILLS})\b(?! (?:a|per|each|every|over|in the last)\b)",
        rf"(?:took|taken|swallowed|ate|had) (?:my |his |her |the )?\w+s (?:\w+ )?{_TABLETS} "
        r"(?:by (?:mistake|accident)|accidentally|instead)",
        r"(?:inhal\w+|breath\w+ in|sniff\w+) (?:\w+ ){0,3}(?:fumes|gas|bleach|chlorine|ammonia|solvent|aerosol)\b",
        rf"(?:took|taken|swallowed|ate|had) (?:\w+ )?too (?:many|much) (?:\w+ ){{0,3}}{_PILLS}",
        scopes="NQpo",
    ),
    # ---------------------------------------------------------------- today
    *_rows(
        "today",
        "pregnancy",
        r"(?:pregnan\w+|expecting|positive test)[^.?!]* (?:on|taking|took|using|still on)"
        r" (?:\w+ ){0,2}(?:r?o?accutane|isotretinoin|acitretin)",
        r"(?:on|taking|took|using) (?:\w+ ){0,2}(?:r?o?accutane|isotretinoin|acitretin)\b"
        r"(?![^.?!]*\b(?:before|ago|stopped)\b)[^.?!]*"
        r" (?:pregnan\w+|expecting|positive test|missed (?:my|a) period)",
        r"(?:baby|he|she|it|bump) (?:hasnt|hasnt been|not|isnt|has not|stopped) (?:\w+ )?(?:moved|moving|kick\w*)"
        r"[^.?!]*"
        r"(?:belly|tummy|bump|womb|inside|weeks|since)",
        r"(?:less|fewer|no|hardly any|reduced) (?:(?:baby|fetal) movements?|kicks\b)",
        r"(?:weeks )?pregnan\w*[^.?!]*(?:headache|flashing|blurr\w*|vision|swollen (?:face|hands)"
        r"|face (?:is )?(?:puffy|swollen))",
        r"(?:headache|flashing lights|blurr\w* vision|swollen (?:face|hands))[^.?!]*pregnan",
        r"(?:pregnan\w+|weeks along|expecting)[^.?!]* itch\w*[^.?!]* (?:hands?|palms?|feet|soles)\b",
        scopes="nq",
    ),
    *_rows(
        "today",
        "fever",
        r"burning hot\b(?! (?:question|sun|day|summer|water))|burnin up\b",
        r"hot (?:head|forehead)\b",
        r"running hot\b|(?:forehead|skin|head|body|shes|hes|baby is) (?:is |feels |was |so "
        r"|really |very |absolutely )*(?:boiling|roasting)\b|hot baby\b",
        r"(?<!hay )(?<!cabin )(?<!yellow )(?<!baby )(?<!spring )fever(?:s"
        r"|ish)?\b(?! (?:of (?!\d|about|around|over|nearly|almost)|pitch|dream|tree|blister|few"
        r"|reduc|shot|jab|vaccin))",
        r"(?:an?|the|his|her|my|high|running|raging|with|of) (?:\w+ )?(?:temp|temperature"
        r"|temps)\b(?! (?:water|room|change|outside|drop|control|is (?:normal|fine|ok)"
        r"|(?:of |at |is |was |about |around )*3[67]\b|(?:of )?9[789]))",
        r"(?:temp\w*|thermometer|reading|shows?|rectal\w*|armpit|forehead|ear|rectally) (?:of "
        r"|is |was |at |says? |said |reads? |reading |around |about |now |up |to |hit "
        r"|its )*(?:3[89]|4[012])(?:[.,]\d)?\b(?! ?(?:w(?:ee)?k|month|year|day|yo\b))",
        r"(?:temp\w*|thermometer|reading|rectal\w*) (?:of |is |was |at |says? |said |reads? "
        r"|around |about |now |up |to |hit |its )*(?:100[.,][4-9]|10[1-7])",
        r"(?:3[89]|4[012])[.,]\d(?! ?(?:w(?:ee)?k|month|year|day|yo\b|mm|cm|kg|%|percent|g\b))",
        r"(?:3[89]|4[012])(?:[.,]\d)? ?(?:degrees?|deg|°|celsius|celcius|c\b)",
        r"(?:100[.,][4-9]|10[1-6])(?:[.,]\d)? ?(?:degrees?|deg|°|fahrenheit|f\b)|100[.,][4-9]\b"
        r"|10[1-6][.,]\d\b",
        r"burning up\b|(?:baby|she|he|shes|hes|lo|newborn|him|her|son|daughter|one|they|and|is"
        r"|are|feels?|feeling|so|really|very) (?:\w+ )?(?:roasting|boiling hot)",
        scopes="nqpRo",
    ),
    *_rows(
        "today",
        "fever",
        r"(?:she|he|shes|hes|baby|newborn|lo|skin|forehead|head|body|and|daughter|son"
        rf"|twins?) {_BE}(?:feels? |feeling |is |are |so |really |very |too |quite "
        r"|a bit )*(?:hot|warm|roasting)\b(?! (?:water|bath|shower|weather|day|climate|flush"
        r"|summer|room|towel|compress|oil))",
        r"temp\w* (?:of |is |was |at )*3[0-5](?:[.,]\d)?\b",
        r"cold hands|mottled",
        needs="baby",
        scopes="nqpRo",
    ),
    *_rows(
        "today",
        "fever",
        r"(?<!me the )(?<!me )(?<!give )shiver\w*|(?<!me the )(?<!me )(?<!netflix and )chills\b"
        r"|rigors|hot and cold\b",
    ),
    *_rows(
        "today",
        "infection",
        # In a baby it must be said that it is more than the bumps: "her milk spots are spreading across her cheeks" is
        # how parents say that there are more of them.
        rf"(?:rash|it|its|infection|sore|swelling) (?:\w+ ){{0,3}}{_SPREADS}",
        r"(?:got|have|like|ive|with) (?:the )?flu\b|fluey|shaky|ach(?:ing|ey|y) all over"
        r"|feel(?:s|ing)? (?:really |so |very |quite )*(?:unwell|ill|sick|rough|awful|terrible"
        r"|faint)\b",
        r"(?:aching|achy|achey)",
        needs="wound",
    ),
    *_rows("today", "infection", _SPREADS, needs="picked"),
    *_rows(
        "today",
        "illness",
        r"(?:screaming|crying|screams|cries) for (?:\d+|hours|ages|two|three|four|five|six)\b",
        r"(?:wont|not|isnt|doesnt|hasnt|refus\w+|cant|didnt|barely"
        r"|hardly) (?:to )?(?:even )?(?:take|taken|taking|have|having|had|want|wanting|drink"
        r"|drinking|drunk|accept|finish\w*|interested in) (?:any |much |his |her |their |the |a "
        r"|of )*(?:milk|formula|bottles?|breast|feeds?|boob)\b(?! from)",
        r"off (?:his |her |their |the )?(?:feeds?|bottles?|milk)\b"
        r"|(?:hard|impossible) to (?:settle|console)|whimper\w*|moaning\b",
        r"(?:wont|not|isnt|hasnt|refus\w+|stopped|doesnt|struggl\w+|barely|hardly|cant|didnt"
        rf"|no longer|havent|never) (?!stop |too ){_ANY % 3}"
        r"(?:feed(?:s|ing|ings)?|nurs(?:e|ing)|latch\w*|suck(?:ing|le)?|breast ?feed\w*|bottles?"
        r"|(?:his|her|their|any|the|much|drink\w*) (?:milk|formula|bottles?|breast|feeds?)"
        r"|eat(?:ing)?|fed)\b(?! (?:anything|much) (?:but|except|apart|other))"
        r"(?! (?:any |much |enough )?(?:dairy|sugar|gluten|meat|fish|veg\w*"
        r"|solids|healthy|well enough to|well and))",
        rf"(?:feed(?:s|ing)?|latch(?:ing)?|nursing|breast ?feeding) {_BE}(?:has |have "
        r"|just )*(?:stopped|poorly|badly|less\b|much less|worse)",
        r"off (?:his|her|their|the) (?:feeds?|food|bottles?|milk|formula)\b"
        r"|(?:refus\w+|rejecting) (?:to |his |her |the |all |every |any )*(?:feeds?|bottles?"
        r"|breast|milk|nurse|eat|drink|latch)",
        r"(?:very|really|so|too|super|extremely|unusually|abnormally|weirdly|incredibly|overly"
        r"|always|all) (?:\w+ )?(?:sleepy|drowsy)|drowsy|drowsiness"
        r"|(?:just|only|does nothing but) sleeps?\b"
        r"|sleep(?:s|ing) (?:all (?:day|the time)|constantly|through (?:\w+ )?feeds)"
        r"|wont stay awake",
        r"(?:one|two|three|a few|couple of|few|only) weak (?:sucks?|feeds?)",
        r"letharg\w*|listless|(?:not|isnt) (?:acting |being )?(?:like )?(?:him|her|them) ?self"
        r"|(?:not|isnt) (?:him|her)self|out of sorts",
        r"(?:throw\w*|threw|chuck\w*) (?:\w+ ){0,2}up\b(?! the"
        r"| (?:\w+ ){0,2}(?:sometimes|occasionally|now and))|vomit\w*|bok(?:ing|ed)"
        r"|puk(?:ing|ed|es)|(?:been|being|keeps being|was) sick\b(?! of)|projectile"
        r"|cant keep (?:\w+ ){1,2}down",
        r"diarr?h\w+|dehydrat\w*(?! skin)|sunken (?:soft spot|fontanel\w*|eyes)",
        rf"(?:hasnt|havent|no|not|isnt|without|zero) {_ANY % 3}(?:wet (?:nappy|nappies|diapers?)"
        r"|peed|weed|(?:peeing|weeing))\b|dry (?:nappy|nappies|diapers?) (?:all|since|for)",
        r"(?:wont|not|doesnt|hasnt|cant) stop(?:ped)? (?:crying|screaming)"
        r"|(?:crying|screaming|cries|screams) (?:non ?stop|nonstop|constantly|for hours"
        r"|all (?:day|night)|inconsol\w*|in pain)|inconsol\w*|high pitched"
        r"|cant (?:be )?(?:settle|console)\w*",
        r"(?:has|have|got|with|is|looks|and|bit|bad|worse|so|very|hes|shes) (?:\w+ )?jaundic\w*"
        rf"|(?:skin|eyes|face|whites) {_BE}(?:of (?:his|her) eyes )?{_BE}yellow\b|yellow (?:eyes"
        r"|skin)\b(?! type)|(?:she|he|shes|hes|baby) (?:is |has )?(?:gone|going|turning|turned"
        r"|looks?) (?:all |a bit )?yellow",
        r"(?:belly ?button|umbilical|cord|navel) (?:\w+ ){0,4}(?:red\b|smell\w*|ooz\w*|pus\b"
        r"|bleed\w*)",
        needs="baby",
        scopes="nqpro",
    ),
    *_rows(
        "today",
        "illness",
        r"(?<!like )(?<!like a )(?<!like tiny )(?<!like little )(?<!milk )(?<!blood )"
        r"(?<!sucking )(?<!or )(?:fluid filled "
        r"|watery |clear )?blisters?\b(?! like)",
        needs="infant",
    ),
    *_rows(
        "today",
        "illness",
        r"poorly\b(?!-| ?(?:behav|made|lit|moist|done|written|worded|understood|draw))|unwell\b",
        r"(?:hes|shes|is|seems|looks|looking|very|really|so|been|getting|got|feels|baby"
        r"|seem) (?:(?!not|isnt|never|no|wasnt)\w+ )?(?:ill"
        r"|sick)\b(?! (?:of|and tired|with envy|to death|leave|at heart|looking))",
        needs="child",
    ),
    *_rows(
        "today",
        "infection",
        r"cloudy (?:fluid|liquid|stuff|discharge)|heat (?:is )?(?:coming|radiating) (?:off|from)"
        r"|feels? like (?:its |it is )?on fire",
        r"(?:eyelid|lid|spot|wound|finger|cheek|facial|milia|milium|bump) infection\b",
        r"(?:goo|gunk|liquid|fluid|gloop|discharge) (?:is |keeps |was |still |just )*(?:coming"
        r"|leaking|oozing|pouring|dripping|running) (?:out|from)"
        r"|(?:theres|there is|with|has|and|some|have) discharge\b",
        r"stinks?\b|reeks?\b|an? (?:\w+ )?boil\b|puffy (?:and|n) (?:painful|sore|hot|red)",
        r"pus\b|pussy\b(?! cat| willow)|puss(?:ing|ed)\b",
        r"(?<!dis)infected\b|abscess\w*|cellulitis|sepsis|septic\b|blood poisoning",
        r"(?:have|has|got|having|is|its|think|ive|an|bad|nasty|skin|eye|the|this"
        r"|my) (?:an? )?(?:\w+ )?infection\b",
        r"red(?:ness)?\b (?:\w+ ){0,4}(?:is |are |has |its |keeps )*(?:spread(?:ing|s)?"
        r"|getting (?:bigger|worse|larger|redder)|growing|tracking|creeping|moving)"
        r"|spread(?:ing|s)? (?:\w+ ){0,3}red\w*|redder\b",
        r"(?:streaks?|lines?|tracks?) (?:\w+ ){0,4}up (?:to |towards? )?(?:the|my|his|her) "
        r"(?:arm\w*|leg|neck|elbow|groin)",
        r"red (?:\w+ )?(?:streaks?|lines?|tracks?)\b"
        r"|(?:streaks?|lines?) (?:of red|going|running|coming|tracking|from the (?:bump|spot))",
        r"(?:red|swollen|puffy|sore|painful|throbb\w*|tender|inflamed)(?:,| and| n|,? really"
        r"|,? very|,? super)* (?:(?!when|if|in|from|by|with)\w+ )?(?:hot"
        r"|warm)\b(?! (?:water|flush|weather|compress|shower|bath|cloth))",
        r"(?:hot|warm)(?:,| and| n|,? really|,? very)* (?:\w+ )?(?:red|swollen|sore|painful"
        r"|throbb\w*|tender|inflamed)\b|hotter\b",
        r"(?:hot|warm) to (?:the |my )?touch|throb\w*\b(?! a (?:bit|little))"
        r"|(?:hot|warm) (?:and )?(?:puffy|hard)\b",
        r"(?:yellow|green)(?:ish|y)? (?:\w+ )?(?:pus|gunk|discharge|liquid|fluid|stuff|goo\w*"
        r"|crust\w*(?! (?:came|fell))|ooze|oozing|gloop|sticky)",
        r"(?:ooz(?:ing|es)|weep(?:ing|s)|leak(?:ing|s)) (?:\w+ ){0,2}(?:yellow|green|gunk|pus"
        r"|liquid|fluid|stuff|smell\w*|goo\w*|and|everywhere|constantly)"
        r"|(?:its|is|been|are|keeps|started) (?:\w+ )?(?:oozing|weeping)",
        r"smells? (?:really |so |very )*(?:bad|funny|foul|awful|off|horrible|rank|rotten"
        r"|disgusting|nasty|weird)",
        r"(?:cheek|forehead|chin|nose|jaw|temple|ear|area|neck|side of (?:my|his|her) face|spot"
        rf"|skin (?:round|around) (?:it|the \w+)) {_BE}(?:swell\w*|swollen|swole\w*|balloon\w*"
        r"|huge|massive)\b(?! (?:pore|scar))",
        r"(?:swollen|swelling|swelled)(?: up)?(?:,| and| n)* (?:\w+ )?(?:painful|sore|tender|red"
        r"|angry|hurts|throbb\w*)|(?:painful|sore|tender|angry)(?:,| and| n)* (?:\w+ )?(?:swollen"
        r"|swelling)",
    ),
    *_rows(
        "today",
        "eye",
        r"shingles[^.?!]*(?:eyes?|eyelid|nose|forehead|lid)\b",
        r"cant see (?:well|right|straight|much)\b(?! (?:a|the) diff)",
        rf"(?:stuck|stabbed|poked|jabbed|pushed|slipped|went|got|put) (?:\w+ ){{0,4}}(?:in|into"
        rf"|through|under) {_MY}eye ?lids?\b",
        r"(?:got|went|gone|getting|splashed|ran|dripped) (?:\w+ )?(?:in"
        rf"|into) {_MY}(?:\w+ )?eyes?\b(?! (?:area|socket|corner|lid|cream|region))",
        r"eyes? (?:is |are |feels? )?(?:extremely|incredibly|unbelievably|insanely"
        r"|so so) (?:painful|sore|red)",
        r"(?:vision|eyesight|sight) (?:is |has |went |gone |been |got |a bit |all |really "
        r"|so )*(?:funny|weird|strange|bad|odd|dim|dark|patchy|spotty|gone)\b",
        r"eye ?(?:lids?)? (?:is |are |has gone |now )*(?:twice|double|three times) (?:its|the"
        r"|their) (?:normal )?size",
        rf"(?:{_PRODUCT}|{_TOOL}|it (?:\w+ )?(?:got|went|gone|splashed|ran|dripped)|some|stuff"
        r"|drops?|chemicals?|splash\w*|squirt\w*|spray\w*|drip\w*|stabb\w*|pok\w+"
        rf"|jabb\w*) {_ANY % 7}(?:in|into|inside) {_MY}(?:\w+ )?eye(?:s"
        r"|ball|balls)?\b(?! (?:area|socket|corner|lid|cream|region))",
        r"(?:pok(?:ed|ing)|stabb(?:ed|ing)|jabb(?:ed|ing)|scratch(?:ed|ing)|cut|hit|hurt"
        r"|injur(?:ed|y to)|damaged|nicked|burn(?:t|ed)|pierced"
        rf"|punctured) {_ANY % 2}{_MY}(?:\w+ )?eye(?:s|ball|balls)?\b(?! (?:lid|brow|lash|area"
        r"|cream))",
        r"(?:blurr\w*|cloudy|double|loss of|lost) (?:my |his |her )?(?:vision|sight|eyesight)"
        r"|(?:vision|eyesight|eyes?) (?:is |are |has |have |went |gone |going |got |a bit |all "
        r"|really |so |getting )*(?:blurr\w*|cloudy|fuzzy|hazy)",
        r"(?<!\bu )(?<!you )cant see (?:out of|properly|clearly|from|through|anything|with my|out)"
        r"|(?:cant|hurts to|painful to|wont) (?:open|blink|move) (?:\w+ ){0,2}(?:eyes?|eyelids?"
        r"|it)\b",
        rf"(?<!under )(?<!near )(?:eyes?|eyeball|eyelids?|eye lids?|lids?) {_BE}(?:is "
        r"|are )*(?:nearly |almost |half |partly )*(?:swell\w*|swollen|swole\w*|swelled|shut"
        r"|closed|closing|puffed|balloon\w*)",
        r"swollen (?:shut|closed)|swollen eye(?:s|lids?)?\b",
        r"(?<!under )(?<!near )(?:eyes?|eyeball) (?:is |are |has |have |been |really |so |very "
        r"|now |its |feels |wont stop |keeps )*(?:killing|agony|in agony|painful|hurts?|hurting"
        r"|sore|stinging|stings|burning|burns|bloodshot|red and|watering and|bleeding)\b",
        r"eye injury|injur\w+ (?:my|his|her) eye|eye pain|pain in (?:my|his|her|the) eye\b",
    ),
    *_rows(
        "today",
        "bite",
        r"(?:dog|cat|bat|rat|fox|snake|monkey|spider) (?:has |just )?(?:bit|bitten|mauled) "
        r"(?:me|him|her|my|his|the|our)\b"
        r"|(?:bitten|bit|mauled) by (?:a |the |my |our )?(?:\w+ )?(?:dog|cat|bat|rat|fox|snake|monkey)\b",
    ),
    *_rows(
        "today",
        "burn",
        r"scald\w*",
        r"(?<!get )(?<!have them )burn(?:t|ed)\b(?! out| off"
        r"| (?:the )?(?:midnight|calories|candle|toast|dinner))",
        r"(?:chemical|acid|laser|peel|friction|skin|retinol|steam|\w+ degree) burns?\b"
        r"|(?:have|got|a|with|having|some|bad|nasty|of|ive|has|the|my"
        r"|these) burns?\b(?! (?:scar|mark|when|on application|calories|off|a bit|a little))"
        r"|burns? (?:all over|from|on my|on his|on her)",
        r"(?<!like )(?<!like a )(?<!like tiny )(?<!like little )(?<!milk )(?<!blood )"
        r"(?<!cold )(?<!or )(?<!a )blister(?:s"
        r"|ed|ing|y)?\b(?! (?:like|were\b|rash|skin (?:disease|condition|disorder)|disease"
        r"|condition|disorder))",
        r"skin (?:\w+ )?(?:is |are |has |just |keeps |started )*(?:coming|peeling|falling"
        r"|sloughing) off|raw and (?:\w+ )?(?:red|bleed\w*|weep\w*|sore|peel\w*|pain\w*)"
        r"|(?:so|completely|totally) raw\b",
        r"(?:wont|doesnt|not|cant|hasnt) stop(?:ped)? (?:\w+ )?burning"
        r"|(?:burning|on fire) (?:so|really|very) bad\w*"
        r"|burning (?:badly|like (?:crazy|mad|hell)|and (?:raw|peeling|blister\w*|swollen))"
        r"|(?:face|skin|cheeks?|eyelids?) (?:is|feels|are|feels like its) (?:literally "
        r"|really )?on fire",
        r"(?:bright red|raw|red) and (?:peeling off|raw|blister\w*)",
    ),
    *_rows(
        "today",
        "reaction",
        r"allergic reaction|(?:a|having|had|have|really|very|such|got|getting|this|my|her"
        r"|his) (?:\w+ )?(?:bad|nasty|awful|terrible|horrible|horrendous) reaction",
        r"(?:have|has|got|with|in|and|getting|having|broke\w*|breaking|covered"
        r"|now) (?:\w+ ){0,2}hives\b|hives (?:all|on|every\w*|spread\w*|after|since|and)",
    ),
    # ---------------------------------------------------------------- soon
    *_rows(
        "soon",
        "lump",
        r"(?:lump|knot) (?:\w+ ){0,2}(?:in|on|under) (?:my|her|his|the|one) (?:\w+ )?"
        r"(?:breast|boob|armpit|testicle|ball|nipple)s?\b",
        r"nipple (?:is |has |keeps |are )*(?:pull\w* in|pulling|invert\w*|turn\w* in|bleed\w*|leak\w* blood)",
        r"(?:lost|losing|dropped) (?:\w+ ){0,3}(?:weight|stone|pounds|lbs?|kilos?|kg)"
        r" without (?:trying|dieting|meaning)",
        r"(?:drenched|soaked|dripping)(?: in sweat| with sweat)? (?:each|every|most|all) nights?"
        r"|drenching night sweats",
        scopes="nqpro",
    ),
    *_rows(
        "soon",
        "change",
        r"(?:wont|doesnt|not|never) stop(?:s|ped)? growing|keeps growing\b(?! back)",
        r"(?:lump|growth|mole|nodule|lesion|bump) (?:\w+ )?(?:came|come|appeared|grew|popped"
        r"|sprang|shot) up (?:really |very |so |too )?(?:fast|quick\w*|overnight|suddenly)"
        r"|(?:twice|double) (?:its|the) (?:\w+ )?size",
        rf"{_LUMP} (?:(?!but|though|however)\w+ ){{0,7}}(?:chang(?:ed|ing|es)|bigger|darker"
        r"|larger|doubled|tripled|uneven|irregular|ragged"
        r"|jagged)\b(?! (?:than (?:a|the) (?:pin|grain|head|other)"
        r"|my (?:diet|skin ?care|routine|mind)))",
        r"chang(?:ed|ing|es) (?:in )?(?:colou?r|shape|size)"
        r"|(?:gone|turned|going|turning|went) (?:dark\w*|black|brown|purple)"
        r"|getting (?:bigger|darker|larger)|(?:doubled|tripled)(?: in)?(?: size)?",
        r"(?:grow(?:ing|s|n)|grew) (?:really |so |very |too |pretty |quite |super )*(?:fast"
        r"|quick\w*|rapid\w*|a lot|overnight|every day|bigger|larger"
        r"|in (?:size|a (?:week|month)|\d))|(?:rapid\w*|fast|quickly) grow\w*"
        r"|(?:moles?|lump|sore|bump|growth|lesion) (?:\w+ ){0,4}growing\b(?! back)",
        r"(?:uneven|irregular|ragged|jagged) (?:edges?|borders?|shape)"
        r"|bigger (?:every|each|by the|than (?:last|in|it|before)|now)|\bbigger and bigger",
        needs="lump",
        scopes="nqpro",
    ),
    *_rows(
        "soon",
        "not_healing",
        r"(?:wont|not|hasnt|doesnt|isnt|never|havent|refuses to|cant|didnt|aint"
        r"|still nt) (?:\w+ ){0,2}(?:heal(?:s|ed|ing)?"
        r"|clos(?:e|es|ed|ing))\b(?! (?:my|the|to|the door)\b)",
        r"keeps? (?:on )?(?:scabbing|crusting)(?: over)?|com(?:es|ing) back (?:bigger|larger)",
        r"open sore|ulcer\w*|(?:sore|scab|wound) (?:\w+ ){0,4}(?:keeps|comes back|wont go"
        r"|for (?:weeks|months)|keeps coming)|non ?healing",
        needs="lump",
    ),
    *_rows(
        "soon",
        "bleeding",
        r"bleed(?:ing|s)\b(?! (?:obvious|gums?|hell|edge|heart|love))"
        r"|bled (?:again|today|this|last night|yesterday|every|loads|on and off|twice|several"
        r"|a few times)|bloody (?:scab|discharge|crust|spot that)",
        r"(?:keeps?|starts?|started|began|will|always) (?:to )?(?:bleed|bleeding)\b"
        r"|bleeds? (?:when|every (?!winter|summer)|whenever|easily|all the time|and)",
        needs="lump",
    ),
)

# ------------------------------------------------------------------------------------------- plain text
_FORMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), form)
    for pattern, form in (
        (r"\b(bump|mole|spot|sore|lump|cyst|skin|face|mine|eye)['’]s\b(?= (?!\w+s\b))", r"\1 is"),
        (r"['’‘`´]", ""),
        (r"\b(?:can ?not|can nt|carnt|canot)\b", "cant"),
        (r"\b(do|does|did|is|are|was|has|have|had|would|could|should) ?(?:not|nt)\b", r"\1nt"),
        (r"\bwill ?not\b", "wont"),
        (r"\breal+y\b|\brly\b", "really"),
        (r"\b(my|our|her|his) ate\b", r"\1 sister"),  # an elder sister, in the Philippines
        (r"\b(?:i am|i m)\b", "im"),
        (r"\b(he|she|it|there|that) is\b", r"\1s"),
        (r"\bthey are\b", "theyre"),
        (r"[&+]", " and "),
        (r"\bhay ?fever\b", "hayfever"),
        (r"\bnon[- ]?drowsy\b", "nondrowsy"),
        (
            r"\bill (?=(?:bin|just|try|ask|go|do|get|leave|stop|call|ring|book|take|use|wait|see|keep|put|wash|buy|tell"
            r"|send|give|let|make|start|throw|chuck|never|still|then|also|probably|need|come|check|hold|skip)\b)",
            "i will ",
        ),
        (
            r"\bwhen (?:he|she|they|it|i|baby)(?:s| is| are| am| gets?| grows?) (?:up |bigger|older)",
            "later",
        ),
        (
            r"\bfe(?:el|lt|eling) sick (?:thinking|at the thought|about|with (?:worry|guilt)|to think)",
            "worried thinking",
        ),
        (r"[…]|\.{2,}|[—–\n()\[\]\"“”*_~|]|(?<= )-+(?= )|\bw/", " . "),
        (r"(?<=\d),(?=\d)", "."),
        (r"(?<=[a-z])-(?=[a-z])", " "),
        (r"\s+", " "),
    )
)
#: Words that decide, and so are found misspelt: any one slip after the first letter.
_SPELT = tuple(
    """
    fever feverish temperature breathe breathing breath swollen swelling bleeding infected
    infection lethargic seizure unconscious unresponsive swallowed licked vomiting blister
    blisters blistered suicidal suicide shivering shivers drowsy floppy allergic reaction throat
    tongue tretinoin collapsed fainted spreading poorly choking wheezing jaundice hives burned
    latching
    """.split()  # noqa: SIM905
)
#: Right words one slip away from those.
_NOT_SLIPS = frozenset(
    """
    bleed bleedings blending blister blistered blisters blistery bluster bread breadth breaking
    breast breasts breath breathe breathed breather breathing breaths breathy bred breeding buried
    burn burner burns burnt catching chocking chokes choosing clicked collapses creation dives
    drows fainter feeding fever fevers fewer five fiver floppier gives hatching haves having hides
    hikes hires hive hived hiver hover infect infecting infections inflected inflection injected
    injection kicked lacked latch laughing licker liked lives locked looked lurching matching
    painted picked poor poory portly reacting reactions reactive seeding seizures selling shiver
    shovers sleeping slivers sloppy smelling spelling spending spreadings suicides swallower
    swallows swilling tainted temperatures thought thoughts threat thro throats through ticked
    tong tongs tongues turned
    """.split()  # noqa: SIM905
) | frozenset(_SPELT)
#: What people say around the matter: neither a question nor a fear about it. Cut out as a stop.
_PHATIC = re.compile(
    r"\b(?:(?:i )?(?:dont|didnt) know (?:what (?:else )?to (?:do|say|think)"
    r"|if (?:this|that|it) (?:matters|helps|counts)|where (?:else )?to (?:ask|go)"
    r"|who (?:else )?to (?:ask|call))|sorry if (?:this|its|it|thats"
    r"|that) (?:\w+ ){0,4}(?:question|place|post|stupid|silly|dumb|long)(?: question| place)?"
    r"|(?:not sure|no idea|unsure|dont know|wondering) if (?:this|it|thats|its|that)(?: is"
    r"| its)? (?:\w+ ){0,2}(?:matters?|relevant|normal|serious|related|important|helps|bad)"
    r"|what (?:should|do|can|shall) (?:i|we) do\b(?! (?:if|when|about))"
    r"|(?:should|do) (?:i|we) (?:need to )?(?:worry|be worried|panic)\b(?! (?:if|when|about))"
    r"|(?:can|could|would) (?:you|someone|anyone|u) (?:please )?(?:help"
    r"|advise)(?: (?:me|us))?\b(?! (?:with|to|stop))"
    r"|is (?:this|that|it) (?:normal|serious|bad|ok|okay"
    r"|an emergency)(?: or can it wait)?(?! (?:if|when|that|for|to|after|in))"
    r"|(?:im |am |were )?(?:so|really|very|super|a bit|getting) (?:worried|scared|anxious|nervous"
    r"|panicked|panicking)\b(?! (?:about|that|of|it|he|she|they|if|ill|its))"
    r"|(?:when|where) (?:can|should|do) i (?:see|go|call) (?:\w+ ?){0,2}$)"
)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_WORD = re.compile(r"[a-z]{4,}")
_EXACT_FORMS = {
    "puss": "pus",
    "temprature": "temperature",
    "tempature": "temperature",
    "febrile": "fever",
    "temperture": "temperature",
    "unconcious": "unconscious",
    "breth": "breath",
    "brethe": "breathe",
    "breathin": "breathing",
    "swelld": "swelled",
    "bleedin": "bleeding",
    "suicidle": "suicidal",
    "diner": "dinner",
    "eyelid": "eyelid",
    "hasent": "hasnt",
    "dosent": "doesnt",
    "doesent": "doesnt",
    "wount": "wont",
    "yella": "yellow",
}


@lru_cache(maxsize=1)
def _slips() -> dict[str, str]:
    """Each misspelling that is one slip away ⇒ the word meant; what two words share is left out."""
    found: dict[str, str] = {}
    for word in _SPELT:
        cuts = [(word[:i], word[i:]) for i in range(1, len(word) + 1)]
        slips = {a + b[1:] for a, b in cuts if b}
        slips |= {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
        slips |= {a + c + b[1:] for a, b in cuts if b for c in _LETTERS}
        slips |= {a + c + b for a, b in cuts for c in _LETTERS}
        for slip in slips - _NOT_SLIPS:
            if len(slip) > 3:
                found.setdefault(slip, word)
    return found | _EXACT_FORMS


def _plain(text: str) -> str:
    """The message in the form that the tables are written for."""
    low = text[:MAX_CHARS].lower()
    for pattern, form in _FORMS:
        low = pattern.sub(form, low)
    slips = _slips()
    low = _WORD.sub(lambda match: slips.get(match.group(), match.group()), low)
    return _PHATIC.sub(" . ", low).strip()


# ------------------------------------------------------------------------------------------- clauses
# A clause ends at a stop, at a comma, at a word that joins, and where a new subject with its verb
# begins ("what do i do | she has a fever").
_SUBJECT_VERB = (
    r"(?:(?:hes|shes|theyre|theres|im|ive|its)\b"
    r"|(?:he|she|it|they|we|there|i) (?:has|had|is|was|wont|cant|hasnt|isnt|doesnt|keeps?|feels?"
    r"|looks?|seems?|just|got|gets|went|started|swallowed|ate|drank|licked|had|have|havent|dont"
    r"|think|now|put|used|bled|burn(?:t|ed))\b"
    r"|(?:my|our|his|her|the) (?:\w+ ){1,3}?(?:has|is|had|hasnt|isnt|wont|cant|keeps?|just|was"
    r"|swallowed|ate|licked|drank|wont|feels|looks)\b)"
)
_STOP = re.compile(r"[!?;:]+|\.(?!\d)|,(?!\d)")
_JOIN = re.compile(
    r"\b(?:but|though|although|however|because|cos|cuz|bc|coz|so|then|yet|and now|and then"
    r"|and its|and shes|and hes|and theres|now)\b"
)
_NEW_SUBJECT = re.compile(rf"\b{_SUBJECT_VERB}")
#: Words after which a subject with its verb does not begin anew.
_BINDS = re.compile(
    r"\b(?:if|when|whenever|that|why|whether|until|till|unless|in case|incase|who|which|how|what"
    r"|where|think|thought|know|says?|said|worried|scared|afraid|hope|sure|mean|means|once|before"
    r"|after|since|as|while|because|suppose|like|than|and if|or|read|heard|told|does"
    r"|(?<!i )(?<!to )(?<!we )do|is|are|can|could|will|would|should|did|was|has|have|may|might"
    r"|the|of|on|to|for|in|at|with|about|a|an|by|from|not|no|nor|even|feels?|noticed) $"
)


@dataclass(frozen=True)
class _Clause:
    start: int
    end: int
    text: str
    sentence: int
    sentence_end: int


def _clauses(text: str) -> list[_Clause]:
    """The clauses of a plain text in order, each with the number and the end of its sentence."""
    cuts = {0: False}
    for match in _STOP.finditer(text):
        cuts[match.end()] = match.group() != ","
    for match in _JOIN.finditer(text):
        cuts.setdefault(match.start(), match.group() in ("but", "though", "although", "however"))
    for match in _NEW_SUBJECT.finditer(text):
        before = text[max(0, match.start() - 24) : match.start()]
        if not _BINDS.search(before):
            cuts.setdefault(match.start(), False)
    starts = sorted(cuts)
    ends = [*starts[1:], len(text)]
    hard = [start for start in starts if cuts[start]] + [len(text)]
    clauses, sentence = [], 0
    for start, end in zip(starts, ends, strict=True):
        sentence += cuts[start]
        close = next((stop for stop in hard if stop > start), len(text))
        clauses.append(_Clause(start, end, text[start:end], sentence, close))
    return clauses


# ------------------------------------------------------------------------------------------- scopes
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
    r"(?:no|not|never|without|zero|none|nor|neither|free of|nothing|w o|minus|nope no|lack of"
    r"|absence of|denies|no longer|(?:ca|do|wo|ai|has|is|does|did|have|had|was|are|were|could"
    r"|would|should)nt)"
)
_DENIED = re.compile(rf"\b{_NEG_WORD}(?:[ ,]+{_FILLER})* $")
_DENIED_AFTER = re.compile(
    r"\W*(?:free\b|negative\b|: ?no\b|none\b|is (?:not|normal|fine)|isnt (?:there|present|bad))"
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
_PAST = re.compile(
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
_RESOLVED = re.compile(
    r"(?<!not )(?<!isnt )(?<!hasnt )(?<!havent )(?<!wont )(?<!doesnt )(?<!never )(?<!cant )"
    r"(?<!get it to )\b(?:(?:healed"
    r"|vanished|disappeared|has passed|gone down|went down|went away|gone away|cleared up)\b"
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
    r"|(?<!i )can|could|might|may|should|shall|(?<!to )(?<!i )(?<!we )do|does|did"
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
_STRONG_ASKED = re.compile(
    r"\b(?:what if|would|wouldnt|ever|can|do|does|are (?:they|these|those|milia)|risks?|chances?"
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
_ANIMAL_ACTS = re.compile(rf"\b{_ANIMAL}\b")
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
_ELSEWHERE = re.compile(
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
_PRODUCT_NAMED = re.compile(rf"\b{_PRODUCT}")
_LUMP_NAMED = re.compile(
    rf"\b{_LUMP}\b|\bmilk spots?\b|\bskin\b|\beyelids?\b|\bbleed\w*|\bcheek\b|\bnose\b"
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
_GUMS = re.compile(r"\b(?:gums?|tooth|teeth|nosebleed|nipples?|periods?)\b")
_HURTS_NOW = re.compile(
    r"\b(?:raw|still|hurts?|painful|pain|today|yesterday|bleed\w*|swollen|weep\w*|ooz\w*|peeling"
    r"|spreading|worse|pus)\b"
)
_FINE_TEMP = re.compile(
    r"\b(?:temp\w*|fever) (?:is |was |of |at |has been |reading )*(?:fine|normal|ok|okay|good"
    r"|3[67](?:\.\d)?|9[789](?:\.\d)?)\b"
)


@dataclass(frozen=True)
class _Message:
    """A plain message with what its cues ask for, found at the first need."""

    text: str
    clauses: list[_Clause]
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


def _fits(cue: Cue, message: _Message) -> bool:
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


def _denied(message: _Message, start: int, end: int, strict: bool) -> bool:
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


def _asks(message: _Message, index: int, upto: int) -> bool:
    """Whether a clause, up to a place in it, asks, fears or supposes."""
    clause = message.clauses[index]
    return bool(_ASKED.search(message.text[clause.start : upto]))


_IS_TOLD = re.compile(
    r" ?(?:is|are|was|keeps?|kept|started|has|just|now|coming|leaking|pouring|running|everywhere|all over)\b"
)
_SUPPOSED = re.compile(r"\b(?:if|when|could|would|can|might|may|should|risk|chance|signs?|ever)\b")
_IF_I_DID = re.compile(r"\b(?:what )?if (?:i|he|she|we|they|someone) (?:did|ever|had)\b")
_WHAT_INSIDE = re.compile(r"\bwhat(?:s| is| are|re)? (?:\w+ ){0,2}(?:in|inside)\b")


def _asked(message: _Message, start: int, end: int, reported: bool) -> bool:
    """Whether a cue is only asked, feared or supposed. reported: poison, where "if she ate" has happened."""
    index = message.clause_at(start)
    clause = message.clauses[index]
    head = message.text[clause.start : start]
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
        strong = _STRONG_ASKED.search(head)
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


def _over(message: _Message, start: int, end: int, cue: Cue) -> bool:
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
        if _PAST.search(clause.text) and (was or not is_now):
            return True
        around = message.text[max(first, clause.start - 60) : min(clause.sentence_end, end + 60)]
        around = _WAS_FINE.sub("", around)  # "he was ok last week"
        if was and not is_now and cue.level != "self_harm" and _PAST.search(around):
            return True
    if "p" in cue.scopes and _USED_TO.search(before):
        return True
    if "r" in cue.scopes or "R" in cue.scopes:
        gone = _RESOLVED.search(after[:70])
        between = after[: gone.start()] if gone else ""
        if gone and not _NOT_YET.search(between.split(",")[-1]):
            if cue.reason == "fever" and "R" in cue.scopes and _RECENT.search(sentence):
                return message.patient() not in ("baby", "toddler", "unknown")
            return True
    return False


def _not_this(message: _Message, start: int, end: int, cue: Cue) -> bool:
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


def _elsewhere(message: _Message, start: int, end: int, cue: Cue) -> bool:
    """Whether a cue is an animal's, somebody else's, or hearsay."""
    clause = message.clauses[message.clause_at(start)]
    head = message.text[clause.start : start]
    grave = cue.level in ("emergency", "self_harm")  # "the dog ran past and she collapsed"
    if _ANIMAL_ACTS.search(head) and not _names_people(message.original if grave else head):
        return True
    animal = None if grave or cue.level == "poison" else _ANIMAL_ACTS.search(message.text[:start])
    # "my cat has bumps. she has a fever": the cat, where nobody else is named
    if animal and _ANIMALS_PRONOUN.search(head) and not _names_people(message.original):
        return not _WRITER_WORD.search(message.text[animal.end() : start])
    if cue.level in ("today", "soon") and _ELSEWHERE.search(head):
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


def _names_people(text: str) -> bool:
    return any(not mention.negated for mention in find_audiences(text))


def _stands(cue: Cue, message: _Message, start: int, end: int) -> bool:
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
    return not _elsewhere(message, start, end, cue)


def _standing(message: _Message) -> Iterator[Cue]:
    """The cues that stand, gravest first."""
    for level in LEVELS:
        for cue in _BY_LEVEL[level]:
            for match in cue.pattern.finditer(message.text):
                if _fits(cue, message) and _stands(cue, message, match.start(), match.end()):
                    yield cue


_BY_LEVEL: dict[Level, tuple[Cue, ...]] = {
    level: tuple(cue for cue in CUES if cue.level == level) for level in LEVELS
}


def detect_urgency(text: str, remembered: Audience = "unknown") -> Urgency | None:
    """What is urgent in a message, or None.

    Inputs: the message as written; the audience of the conversation so far. Output: the gravest
    urgency, with its reason. Errors: none.
    """
    plain = _plain(text)
    message = _Message(plain, _clauses(plain), text[:MAX_CHARS], remembered)
    for cue in _standing(message):
        return Urgency(cue.level, cue.reason)
    return None


#: "Same size as ever", "it was only a pillow crease".
_UNCHANGED = re.compile(
    r"\b(?:same (?:size|as (?:ever|always|before))|(?:hasnt|havent|not|never|wont) (?:\w+ )?(?:changed|grown|grew"
    r"|moved|stings?|stung|hurts?|bled|bleeds?)|unchanged|no (?:change|growth)|was (?:only|just) an?|turned out"
    r"|haha\w*|lol|closed)\b"
)
#: "No bleeding", "not hot and not spreading".
_NONE_OF_IT = re.compile(
    r"\b(?:no|not|never|without|nor|isnt|arent|wasnt|doesnt|dont|havent|hasnt|zero|nothing)\b (?:\w+ ){0,3}?"
    r"(?:bleed\w*|blood|bled|fever\w*|temp\w*|hot|heat|warm|spread\w*|suicid\w*|pus|swell\w*|swollen|pain\w*"
    r"|hurt\w*|itch\w*|red\w*|infect\w*|blister\w*|burn\w*|sick|ill|unwell|grow\w*|bigger|larger|chang\w*"
    r"|danger\w*|emergency|sore|crust\w*|scab\w*)\b"
)
#: "Feeds like a champ and sleeps well", "temp 36.9".
_WELL = re.compile(
    r"\b(?:(?<!not )(?<!nt )(?<!never )(?:feed|eat|sleep|drink|nurs|suck|play)(?:s|es|ing)? (?:\w+ ){0,2}?"
    r"(?:like a \w+|well|fine|great|happily|normally|loads|lots|ok|okay)|thriving|happy as"
    r"|(?:perfectly|otherwise|totally|completely) (?:well|fine|happy|healthy|ok)"
    r"|(?:wakes?|woke|waking)(?: up)? (?:fine|easily|happy|for (?:his|her|a|every) feeds?)"
    r"|fed (?:loads|lots|well|fine|great)|(?:lots of|plenty of|loads of|regular|normal) wet (?:nappies|diapers)"
    r"|wet (?:nappies|diapers) all (?:day|night)|not (?:ooz|weep|leak|bleed)ing|getting (?:smaller|better|paler)"
    r"|(?:wriggly|smiley|chirpy|bouncy|giggling|giggly)|thats (?:just |only )?my \w+|was only (?:a|my|the)"
    r"|(?:temp|temperature) (?:is |was |of )?(?:normal|fine|36|37\b(?![.,]? ?[5-9])))\b"
)
_SETTLING = (
    _PAST,
    _RESOLVED,
    _ELSEWHERE,
    _ANIMAL_ACTS,
    _STRONG_ASKED,
    _UNCHANGED,
    _NONE_OF_IT,
    _WELL,
)


def sounds_settled(text: str) -> bool:
    """Whether a message has a sign that nothing is happening now: it is past, over, asked, denied or elsewhere.

    It calls off nothing that the table finds, only a guess by likeness (`nlu/classifier.py`).
    """
    plain = _plain(text)
    return any(pattern.search(plain) for pattern in _SETTLING)
