"""The table of words and phrases that could be urgent, by level and reason.

A cue says only that a message may be urgent; whether it stands is told by the scopes that the row names
(`milia/urgency_scopes.py`). Patterns are written for plain text (`milia/plain_text.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, get_args

Level = Literal["emergency", "self_harm", "poison", "today", "soon"]
LEVELS: tuple[Level, ...] = get_args(Level)  # gravest first


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
PRODUCT = (
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
LUMP = (
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


#: What a spot was like, and what it is like now.
_SMALL = r"(?:pin ?heads?|pin ?prick|dot|speck|grain|freckle|lentil|pea|seed|rice|sand|match ?head)"
_LARGE = (
    r"(?:pea|grape|marble|bean|lentil|coin|penny|cherry|blueberry|olive|groundnut|peanut|5p|10p)"
)
#: What is in a house and no food; PRODUCT is what is put on skin.
_POISON = (
    r"(?:kerosene|paraffin|petrol|gasoline|diesel|descaler|dettol|savlon|antifreeze"
    r"|(?:drain|oven|toilet) (?:cleaner|unblocker|cleaning \w+)"
    r"|weed ?killer|pesticide|insecticide|rat poison|perfume|cologne|aftershave|camphor|mothballs?|turpentine"
    r"|turps|white spirit|dishwasher (?:tablet|pod|salt)s?|laundry (?:pod|tablet|liquid)s?"
    r"|washing (?:pod|powder|liquid|up liquid)s?|batter(?:y|ies)|magnets?|toadstools?|cigarettes?"
    r"|vape\w*|e liquid"
    r"|berries (?:from|off|in) (?:the|a|our) (?:hedge|bush|garden|park|plant)|hair dye|nail (?:glue"
    r"|varnish|polish)"
    r"|super ?glue|worm tablets?)"
)


def _rows(
    level: Level, reason: str, *patterns: str, scopes: str = "nqpro", needs: str = ""
) -> list[Cue]:
    return [
        Cue(level, reason, re.compile(rf"\b(?:{pattern})"), scopes, needs) for pattern in patterns
    ]


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
        r"short(?:ness)? of breath|out of breath(?! (?:just |from )?(?:reading|laughing))|breathless"
        r"|gasp(?:ing|s)\b|wheez\w+",
        r"chok(?:ing|es|ed)\b(?! up| back| on (?:my|me) (?:coffee|tea|toast|drink|wine|cornflakes|cereal))",
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
        r"(?:he|she|hes|shes|they|theyre|husband|hubby|wife|boyfriend|girlfriend|partner|ex|dad"
        r"|father|mum|mom|man|someone"
        r"|somebody) (?:is |has |have |was |just |keeps |keep |been |has just )*"
        r"(?:hitting|beating|punching|kicking|strangling|attacking|hurting|stabbing|hit|beat|punched"
        r"|kicked|strangled|attacked"
        r"|stabbed) me\b(?! (?:at|in|to it|with|up))",
        r"(?:with|got|has|holding) an? (?:\w+ )?(?:hammer|knife|bat|gun|machete|axe|crowbar)\b[^.?!]*"
        r"(?:coming (?:in|for|after|to)|going to (?:kill|do|hurt|cut|get)|gonna (?:kill|hurt|get)"
        r"|threaten\w*)",
        r"threaten\w*(?: to)? (?:kill|stab|strangle) (?:me|us)\b",
        scopes="np",
    ),
    *_rows(
        "emergency",
        "unconscious",
        # "She's really hot and won't wake up for her feed": more than a sleepy baby.
        r"(?:hot|burning up|fever\w*|temperature|limp|floppy)\b[^.!?]{0,60}"
        r"\b(?:wont|doesnt|cant|will not) (?:even )?wake\b(?! (?:me|us|up (?:me|us))\b)",
        r"(?:wont|doesnt|cant|will not) (?:even )?wake\b(?! (?:me|us|up (?:me|us))\b)[^.!?]{0,40}"
        r"\b(?:really|so|very|is|are|shes|hes|feels|and) (?:hot|burning up|feverish|limp|floppy)\b",
        r"fitting (?:baby|child|toddler)\b|(?:is|been|started|keeps|was|hes"
        r"|shes) fitting\b(?! (?:in|well|into|a|the))",
        r"(?:baby|she|he|shes|hes|son|daughter|lo|newborn|mum|mom|dad|gran|husband|wife|him"
        r"|her) (?:is )?(?:not|isnt|stopped|barely|hasnt been|wasnt) moving\b",
        r"unconscious\w*|passed out(?! (?:sample|leaflet|flyer|laughing))|passing out|blacked out"
        r"|blacking out"
        r"|faint(?:ed|ing|s)\b(?! (?:line|mark|spot|scar|smell)| (?:at|when i (?:saw|see|heard)"
        r"|seeing) (?:\w+ ){0,2}"
        r"(?:prices?|cost|bill|quote)|[^.;!?]{0,30}\bonce\b)|collaps(?:ed|ing|es)\b|lifeless",
        r"unresponsive(?! to (?!touch|voice|us|me\b))"
        r"|(?:not|isnt|wont|doesnt|hasnt) (?:been )?respond(?:ing)?\b(?! to (?!touch|voice|us\b"
        r"|me\b|his|her))",
        # "Want to not wake up" is said in despair.
        r"(?<!want to )(?<!wanna )(?<!wish to )(?<!rather )(?:wont|doesnt|not|isnt) (?:\w+ )?(?:wak(?:e|ing)"
        r"|com(?:e|ing) (?:round|around|to))\b"
        r"(?! (?:me|us|the baby|them) up)(?! up (?:for|at|before|until|till|early|late|when)\b)",
        r"cant (?:be )?(?:wak\w+|rous\w+)|cant get (?:\w+ ){1,2}to wake"
        r"|(?:hard|difficult|impossible) to (?:wake|rouse)",
        r"(?:barely|hardly|struggl\w+ to|unable to|couldnt|trouble) (?:be )?(?:wak\w+|rous\w+|stir)"
        r" (?:him|her|them|the baby|baby|my|our)\b(?! up for)",
        # "E no dey respond", "body don weak": Pidgin
        r"(?:no|nor|never|nah) (?:dey|de|fit|gree) (?:\w+ )?(?:respond|wake|breathe?|breath|move"
        r"|open (?:\w+ )?eyes?)\b"
        r"|body (?:don|dey) (?:\w+ )?(?:weak|shake|stiff|cold)",
        r"(?:went|gone|goes|going|got|was|is|body) (?:all |completely |totally )?(?:stiff"
        r"|rigid)\b (?:\w+ ){0,4}?"
        r"(?:jerk|shak|shook|shudder|twitch)\w*"
        r"|jerk(?:ing|ed|s) (?:\w+ ){0,2}(?:all over|arms and legs|legs and arms|nonstop|non stop"
        r"|uncontroll\w*)",
        r"(?:like|as) an? rag ?dolls?\b",
        r"(?:hasnt|hadnt|not|isnt|never|didnt) wok(?:e|en)(?: up)? (?:\w+ )?for (?:\w+ ){0,3}feeds\b",
        r"limp\b(?! hair| look)|floppy\b(?! (?:ear|hat|hair|bunny))",
        r"(?:stop(?:ped)?|keeps?|still) fitting\b(?! (?:in|into|me|him|her)\b)",
        r"(?:seizures?|seizing)(?! of (?:laugh|giggl))|convuls\w+|(?:having|had|has|hes|shes"
        r"|in) an? (?:\w+ )?fit\b"
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
        r"(?:purple|bruise like|blood red) (?:rash|spots|dots|patches)\b[^.?!]*(?:fad\w+|press|glass"
        r"|fever|spread\w*)",
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
        r"soak(?:s|ed|ing) through (?:\w+ ){0,4}(?:tissues?|towels?|cloths?|plasters?|bandages?"
        r"|gauze|kitchen roll)",
        scopes="nqpr",
    ),
    # After a birth "last week" is no past that is over.
    *_rows("emergency", "bleeding", r"soaking (?:through )?(?:\w+ ){0,2}pads?\b", scopes="nq"),
    *_rows(
        "emergency",
        "allergic",
        r"(?:lips?|tongue) (?:is |are |feels? |gone |going |getting |looks? |really |all |a bit )+(?:fat|fatter|thick"
        r"|huge|massive|tingly|numb)\b|fat lip\b",
        r"(?:lips?|tongue) (?:is |are |has gone |now )*(?:twice|double|three times) (?:its|the"
        r"|their) (?:normal )?size",
        rf"{_PARTS} (?:and (?:eyes?|lips|tongue|face|neck|hands) )?{_BE}(?:swell\w*|swollen"
        r"|swole\w*|puff(?:ed|ing)|balloon\w*|blow(?:n|ing) up|blew up|huge|massive)",
        rf"(?:swollen|swelling(?: up)?(?: of| in)?|puffed up) {_MY}(?:lips?|tongue|throat|mouth"
        r"|whole face|entire face|face)\b",
        r"throats? (?:feels? |is |has |gone |going |went |getting )+(?:funny|weird|tight|itchy"
        r"|scratchy|thick|odd)"
        rf" {_ANY % 3}(?:after|since|from) {_ANY % 3}(?:\w*nuts?|eat\w*|ate|food|meal|shrimps?"
        rf"|prawns?|fish|eggs?"
        r"|shellfish|milk|sesame|sting|stung|tablet|antibiotic\w*|cream|mask)",
        r"skin (?:\w+ ){0,3}(?:peel\w*|blister\w*|coming off)[^.?!]*(?:mouth|lips)[^.?!]*"
        r"(?:sores?|blister\w*|raw|ulcers?)",
        rf"lips? {_BE}(?:tingl\w+|numb)\b[^.?!]*(?:fat|swell\w*|swollen|puff\w*|voice|throat|tongue"
        rf"|breath\w*)",
        r"(?:whole|entire) body (?:is )?itch\w*[^.?!]*(?:faint|dizzy|breath\w*|throat|swell\w*"
        r"|swollen|collapse)",
        r"anaphyla\w*|epi ?pen|(?:severe|serious|life threatening|full blown"
        r"|massive) (?:allergic )?reaction|bad allergic reaction",
        scopes="nqp",
    ),
    *_rows(
        "today",
        "reaction",
        r"(?:blotch\w*|hives|welts|weals|wheals|nettle rash) (?:\w+ ){0,8}?(?:since|after|from) (?:\w+ ){0,4}?"
        r"(?:eggs?|\w*nuts?|milk|dairy|fish|prawns?|shellfish|wheat|strawberr\w*|lunch|dinner|breakfast|tea|food"
        r"|eating|he ate|she ate)\b",
        needs="child",
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
        rf"burns? {_SELF} (?:with (?:\w+ ){{1,4}})?(?:when i (?:see|feel|get|look|hate|am)"
        rf"|on purpose|to feel)"
        r"|(?:point|bother\w*|matters?|care) [^.?!]*\bi(?:m| am)? (?:wont|not going to|not gonna) be"
        r" (?:around|here|alive)\b(?! (?:people|any\w*|others|family|friends|kids|him|her|town|for))"
        r"|(?:no ?one|nobody) (?:will|would|is going to|s going to) (?:even )?miss (?:me|her|him|them)\b"
        r"|giv(?:es|ing|en) (?:all |away )*(?:my|her|his) (?:\w+ )?(?:stuff|things|possessions|pets?) away",
        rf"cuts? {_SELF} when (?:i|she|he) (?:feels?|gets?|looks?|hates?|am|is)"
        rf"|cuts? {_SELF} when im",
        rf"(?<!he )(?:took|taken|take) (?:about |like |over |nearly |almost |around )?"
        rf"{_TOO_MANY} (?:\w+ )?{_TABLETS}\b(?! (?:a|per|each|every|over|in the last)\b)",
        rf"{_TABLETS} (?:all |already |are |have )*(?:counted|lined|saved|stocked|piled"
        rf"|stashed) (?:out|up|away)"
        rf"|(?:counted|lined|saved|stashed|stockpil\w+) (?:out |up )?(?:enough |all |of )*(?:my "
        rf"|the )?{_TABLETS}\b",
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
        rf"(?:burn|cut|hurt|scratch) {_SELF} with (?:the |a |my )?"
        r"(?:lighter|cigarette|blade|razor|knife|scissors|compass)\b"
        r"(?! (?:by accident|shaving))"
        r"|hid(?:e|ing) (?:\w+ )?(?:cuts|burns|marks) from (?:my )?(?:mum|mom|mam|ma|dad|parents"
        r"|teachers?|family)",
        r"locked (?:in|her|him|them|my) ?[^.?!]{0,30}(?:belt|rope|pills|tablets|blade|razor"
        r"|knife)\b[^.?!]{0,30}"
        r"(?:do it|end it|kill|hurt)",
        r"voices? (?:in my head )?(?:says?|tells?|telling|said|keeps? \w+ing) (?:me )?to\b"
        r"|wont need (?:anything|this|it|you) after (?:today|tonight)",
        rf"cutting {_SELF}(?! (?:shaving|when i|with the razor))"
        rf"|(?:cut|cuts) {_SELF} (?:on purpose|because|to feel|again|cos|deliberately)|(?:slit"
        r"|cut)(?:s|ting)? (?:my|her|his|their) (?:wrists?|arms?|legs?|thighs?)\b(?! shav)",
        r"(?:nobody|no one|noone|no body) (?:\w+ )?(?:miss me\b"
        r"|care if i (?:die|died|was gone|disappear\w*|were gone))|miss me if i\b",
        r"(?:cant|dont want to|cannot) (?:go on|carry on|keep going"
        r"|live)(?: living)?(?: like this| any ?more| with myself| this way)(?! with)",
        r"(?:take|taking|took|swallow) all (?:of )?(?:my|the|these|her|his) (?:pills|tablets|meds"
        r"|medication)|overdos\w+\b"
        r"(?! on (?:the |my |his |her |some )?(?:baby oil|moistur\w+|sunscreen|chocolate|coffee|sugar|skin ?care))"
        r"|jump(?:ing)? (?:off|in front)"
        r"|(?:life|its|im) (?:isnt|not|aint) worth (?:living|it anymore|being)|not worth living",
        scopes="Np",
    ),
    # ---------------------------------------------------------------- poison line
    *_rows(
        "poison",
        "swallowed",
        r"(?:swallow(?:ed|ing|s)?|ate|eaten|eating|drank|drunk|drinking|lick(?:ed|ing|s)?"
        r"|ingest(?:ed|ing|s)?|suck(?:ed|ing|s)?|chew(?:ed|ing|s)?|consumed|gulped|downed|eats"
        rf"|drinks|tasted|nibbled|munch\w*)(?: on)? (?!{_FOOD}){_ANY % 8}{PRODUCT}",
        rf"(?:mouthful|gobful|handful|spoonful|gulp|sip|swig|bite|lick|taste|swallow) of {_ANY % 4}{PRODUCT}",
        rf"{PRODUCT} (?:(?!none |nothing )\w+ ){{0,9}}(?:in|into|inside) {_MY}mouths?\b",
        rf"(?:gave|given|fed|feeding|giving) {_ANY % 4}(?:spoon|spoonful|teaspoon|sip|drop|bit"
        rf"|some) (?:full )?(?:of )?"
        rf"{_ANY % 3}{PRODUCT} {_ANY % 2}"
        r"(?:drink|swallow|eat|lick|(?:by|in) (?:his |her |the )?(?:mouth|bottle|milk))\b",
        rf"(?:swallow(?:ed|ing|s)?|ate|eaten|eating|drank|drunk|drinking|drinks?|lick(?:ed|ing|s)"
        rf"|suck(?:ed|ing|s)|downed"
        rf"|chew(?:ed|ing|s)|got into|been (?:at|into|in)|was (?:at|into)) {_ANY % 4}{_POISON}\b",
        r"mushrooms? (?:that |which )?(?:we|i|he|she|they|dad|mum|grandad) (?:had )?(?:picked|found"
        r"|foraged)[^.?!]*"
        r"(?:doubled|sick|vomit\w*|ill|cramps?|throw\w*|threw)",
        rf"{_POISON} (?:\w+ ){{0,3}}(?:on|in|round|all over) (?:his|her|their|my|the) (?:lips?"
        rf"|mouths?|tongue|chin)\b",
        rf"{PRODUCT} {_ANY % 6}(?:was |been |got |were |has been )(?:swallowed|eaten|licked"
        r"|ingested|drunk)",
        rf"(?:swallowed|drank|drunk|licked|ate|eaten|ingested) (?!{_FOOD})(?:some|a bit|a little|it|bits|half"
        rf"|loads|most|all|any) ?(?:of )?(?:it|that|this|the|stuff|them)?\b[^,.;!?]*{PRODUCT}",
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
        r"(?! (?:as (?:normal|usual|prescribed|told|always)|like (?:always|every)|with (?:his"
        r"|her) (?:breakfast|tea)))",
        rf"(?:took|taken|swallowed|ate|eaten) (?:about |like |over |nearly |almost |around )?"
        rf"{_TOO_MANY} (?:\w+ ){{0,4}}(?:{_TABLETS}|{_PILLS})\b(?! (?:a|per|each|every|over|in the last)\b)",
        rf"(?:took|taken|swallowed|ate|had|gave|given) {_ANY % 6}(?:{_TABLETS}"
        rf"|{_PILLS}) by (?:mistake|accident)\b"
        rf"|(?:took|taken|swallowed|gave|given) {_ANY % 3}(?:wrong|(?:someone|somebody) elses) "
        rf"(?:{_TABLETS}|{_PILLS})\b",
        rf"(?:took|taken|swallowed|ate|had) (?:my |his |her |the )?\w+s (?:\w+ )?{_TABLETS} "
        r"(?:by (?:mistake|accident)|accidentally|instead)",
        r"(?:inhal\w+|breath\w+ in|sniff\w+) (?:\w+ ){0,3}(?:fumes|gas|bleach|chlorine|ammonia"
        r"|solvent|aerosol)\b",
        rf"(?:took|taken|swallowed|ate|had) (?:\w+ )?too (?:many|much) (?:\w+ ){{0,3}}{_PILLS}",
        scopes="NQpo",
    ),
    # "You can down a cup of vinegar for it, so i did": it has been done.
    *_rows(
        "poison",
        "swallowed",
        rf"(?:drink|down|swallow|eat|sip|gulp) [^.?!]{{0,40}}{PRODUCT}[^.?!]{{0,40}}\bso (?:i|she|he"
        rf"|we) did\b(?! ?nt)",
        scopes="",
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
        r"(?:baby|he|she|it|bump) (?:hasnt|hasnt been|not|isnt|has not|stopped) (?:\w+ )?(?:moved"
        r"|moving|kick\w*)"
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
        r"(?:3[89]|4[01]) (?:and a (?:bit|half)|point \w+)\b(?! ?(?:w(?:ee)?k|month|year|day|yo\b|old))",
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
        r"(?:(?<=[.?!,;] )|^)(?:but |and |also )?feel(?:s|ing) (?:a bit |a little |quite |really |very "
        r"|so |too )*(?:hot|warm)\b(?! (?:water|bath|weather|and fuzzy))",
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
        r"(?:skip\w*|missed|missing|sleep\w* through) (?:\w+ ){0,2}feeds\b",
        r"off (?:his |her |their |the )?(?:feeds?|bottles?|milk)\b"
        r"|(?:hard|impossible) to (?:settle|console)|whimper\w*|moaning\b(?! (?:about|on|that)\b)",
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
        r"soft spot (?:on (?:his|her) head )?(?:is |looks? |looked |seems? |has |gone |a bit |very )*sunk\w*"
        r"|(?:he|she|baby|bub|pikin) no (?:dey )?(?:drink|feed|suck|pee|piss|take milk)\b",
        r"(?:poo|poop|poos|stools?|nappies|nappy) (?:is |are |was )?(?:white|pale|chalky|clay"
        r"|like clay|grey)\b"
        r"|(?:weak cry|cr(?:y|ies|ying) (?:is |are )?(?:very |so )?weak)|whites? (?:of (?:his|her"
        r"|the) eyes? )?"
        r"(?:is |are |gone |look )+(?:mustard|orange|yellow)",
        r"diarr?h\w+|dehydrat\w*(?! skin)|sunken (?:soft spot|fontanel\w*|eyes)",
        rf"(?:hasnt|havent|no|not|isnt|without|zero) {_ANY % 3}(?:wet (?:nappy|nappies|diapers?)"
        r"|peed|weed|(?:peeing|weeing))\b|dry (?:nappy|nappies|diapers?) (?:all|since|for)",
        r"(?<!\bi )(?:wont|not|doesnt|hasnt|cant) stop(?:ped)? (?:crying|screaming)"
        r"|(?:crying|screaming|cries|screams) (?:non ?stop|nonstop|constantly|for hours"
        r"|all (?:day|night)|inconsol\w*|in pain)|inconsol\w*|high pitched"
        r"|cant (?:be )?(?:settle|console)\w*",
        r"(?:has|have|got|with|is|looks|and|bit|bad|worse|so|very|hes|shes) (?:\w+ )?jaundic\w*"
        rf"|(?:skin|eyes|face|whites) {_BE}(?:of (?:his|her) eyes )?{_BE}yellow\b|yellow (?:eyes"
        r"|skin)\b(?! type)|(?:she|he|shes|hes|baby) (?:is |has )?(?:gone|going|turning|turned"
        r"|looks?) (?:all |a bit )?yellow",
        r"(?:more|getting|looks?|looking|turning|going|goes|gets) (?:more )?yellow(?:er"
        r"|ish)? (?:each|every|by the) day"
        r"|yellow(?:er|ish)?\b[^.?!]{0,20} even (?:in )?(?:his|her|the) eyes|yellow \w+ the whites of",
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
        r"(?<!no one )(?<!nobody )(?<!noone )"
        r"(?:hes|shes|is|seems|looks|looking|very|really|so|been|getting|got|feels|baby"
        r"|seem) (?:(?!not|isnt|never|no|wasnt|he |she |they |it |this |that )\w+ )?(?:ill"
        r"|sick)\b(?! (?:of|and tired|with envy|to death|leave|at heart|looking))",
        needs="child",
    ),
    *_rows(
        "today",
        "infection",
        r"(?:swelled|swollen|swelling|swole|puffed|blew|blown) (?:right |all )?(?:up )?(?:to )?"
        r"(?:twice|double|three times|like an? (?:egg|balloon|golf ball|tennis ball|plum))\b"
        r"|(?:worse|bigger) by the (?:hour|minute)\b",
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
        r"red hot (?:and|n) (?:swollen|sore|puffy|painful)",
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
        r"see(?:ing)? double\b",
        r"eyes? (?:is |are |feels? )?(?:extremely|incredibly|unbelievably|insanely"
        r"|so so) (?:painful|sore|red)",
        r"(?:vision|eyesight|sight) (?:is |has |went |gone |been |got |a bit |all |really "
        r"|so )*(?:funny|weird|strange|bad|odd|dim|dark|patchy|spotty|gone)\b",
        r"eye ?(?:lids?)? (?:is |are |has gone |now )*(?:twice|double|three times) (?:its|the"
        r"|their) (?:normal )?size",
        rf"(?:{PRODUCT}|{_TOOL}|it (?:\w+ )?(?:got|went|gone|splashed|ran|dripped)|some|stuff"
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
        r"(?<!\bu )(?<!you )cant (?:really |even |barely )?see (?:out of|properly|clearly|from"
        r"|through|anything|with my|out)"
        r"|(?:cant|hurts to|painful to|wont) (?:open|blink|move) (?:\w+ ){0,2}(?:eyes?|eyelids?"
        r"|it)\b",
        rf"(?<!under )(?<!near )(?:eyes?|eyeball|eyelids?|eye lids?|lids?) {_BE}(?:is "
        r"|are )*(?:nearly |almost |half |partly )*(?:swell\w*|swollen|swole\w*|swelled|shut"
        r"|closed|closing|puffed|balloon\w*)",
        r"swollen (?:shut|closed)|swollen eye(?:s|lids?)?\b",
        r"(?<!under )(?<!near )(?<!under my )(?<!under her )(?<!under his )(?<!round my )(?<!around my )"
        r"(?<!near my )(?<!by my )(?<!on my )(?:eyes?|eyeball) (?:is |are |has |have |been |really |so |very "
        r"|now |its |feels |wont stop |keeps )*(?:killing|agony|in agony|painful|hurts?|hurting"
        r"|sore|stinging|stings|burning|burns|bloodshot|red and|watering and|bleeding)\b",
        r"eye injury|injur\w+ (?:my|his|her) eye|eye pain|pain in (?:my|his|her|the) eye\b",
    ),
    # A child who has got at a cream: "retinol all round her eyes, they're going red".
    *_rows(
        "today",
        "eye",
        rf"{PRODUCT} (?:\w+ ){{0,5}}?(?:round|around|near|by|all over|on|over) {_MY}(?:\w+ )?eyes?\b[^?]{{0,60}}"
        r"(?:red|sore|crying|rubbing|sting\w*|burn\w*|swell\w*|swollen|puffy|watering)\b",
        rf"{PRODUCT} (?:\w+ ){{0,5}}?all (?:round|around|over|in) {_MY}(?:\w+ )?eyes?\b",
        r"(?:crying|screaming) and rubbing (?:her|his|their) eyes?\b",
        needs="child",
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
        r"| (?:the )?(?:midnight|calories|candle|toast|dinner)"
        # "Burned me with a cryo pen, brown mark 5 weeks now"
        r"|[^.!?]{0,80}\b(?:weeks|months|years) (?:now|later|ago)\b)",
        r"(?:chemical|acid|laser|peel|friction|skin|retinol|steam|\w+ degree) burns?\b"
        r"|(?:have|got|a|with|having|some|bad|nasty|of|ive|has|the|my"
        r"|these) burns?\b(?! (?:scar|mark|when|on application|calories|off|a bit|a little))"
        r"|burns? (?:all over|from|on my|on his|on her)",
        # "A red rash with tiny blisters round my mouth" is no burn.
        r"(?<!rash with )(?<!rash w )(?<!rash with tiny )(?<!rash w tiny )(?<!rash with small )(?<!rash with little )"
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
        rf"{LUMP} (?:(?!but|though|however)\w+ ){{0,7}}(?:chang(?:ed|ing|es)|bigger|darker"
        r"|larger|doubled|tripled|uneven|irregular|ragged"
        r"|jagged)\b(?! (?:than (?:a|the) (?:pin|grain|head|other)"
        r"|my (?:diet|skin ?care|routine|mind)))",
        r"chang(?:ed|ing|es) (?:in )?(?:colou?r|shape|size)"
        r"|(?:gone|turned|going|turning|went|become|became|becoming) (?:dark\w*|black|brown|purple)"
        r"|getting (?:bigger|darker|larger)|(?:doubled|tripled)(?: in)?(?: size)?",
        # "One of them has gone a bit pink and shiny"
        r"(?:gone|turned|going|turning|went) (?:(?:a bit|all|really|very|kind of|kinda|sort of|slightly) )*"
        r"(?:(?:pink|red|grey|blue)\w* and )?(?:shiny|pearly|waxy|scaly)",
        r"(?:grow(?:ing|s|n)|grew) (?:really |so |very |too |pretty |quite |super )*(?:fast"
        r"|quick\w*|rapid\w*|a lot|overnight|every day|bigger|larger"
        r"|in (?:size|a (?:week|month)|\d))|(?:rapid\w*|fast|quickly) grow\w*"
        r"|(?:moles?|lump|sore|bump|growth|lesion) (?:\w+ ){0,4}growing\b(?! back)",
        r"(?:uneven|irregular|ragged|jagged) (?:edges?|borders?|shape)"
        r"|bigger (?:every|each|by the|than (?:last|in|it|before)|now)|\bbigger and bigger",
        needs="lump",
        scopes="nqpro",
    ),
    # "Was a pinhead in june and its the size of a pea now": the past is what it is measured by.
    *_rows(
        "soon",
        "change",
        rf"{_SMALL}\b[^.?!]*\bnow\b[^.?!]{{0,25}}{_LARGE}\b",
        rf"{_SMALL}\b[^.?!]*\b(?:its|size of|like) (?:\w+ ){{0,2}}{_LARGE}\b (?:\w+ ){{0,2}}(?:now|today)\b",
        rf"(?:was|were|before|like|small)\b[^.?!]{{0,20}}{_SMALL}\b[^.?!]*\b(?:is|its|then|now|reach|like) "
        rf"(?:\w+ ){{0,3}}{_LARGE}\b",
        r"\d ?mm\b[^.?!]*\bnow \d|\d ?mm\b[^.?!]*\b\d+(?: ?mm)? now\b",
        r"(?:it|this|one|spot|bump|mole) used to be (?:flat|smaller|tiny|lighter|half)\b",
        scopes="nqo",
    ),
    *_rows(
        "soon",
        "inflamed",
        rf"{LUMP} (?:\w+ ){{0,5}}(?:red and sore|sore and red|red sore|sore red)\b[^.?!]{{0,20}}"
        r"(?:puff\w*|swollen|swelled|bigger)",
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
        r"bleed(?:ing|s)\b(?! (?:(?:me|us|him|her|them) dry|money|obvious|gums?|hell|edge|heart|love))"
        r"|bled (?:(?:a bit|a little|some|quite a bit) )?(?:last (?:week|night|month|time)"
        r"|on (?:my|the) (?:pillow|hand\w*|towel|shirt|collar|sheets?|flannel|razor)"
        r")"
        r"|bled (?:again|today|this|last night|yesterday|every|loads|on and off|twice|several"
        r"|a few times)|bloody (?:scab|discharge|crust|spot that)",
        r"(?:keeps?|starts?|started|began|will|always) (?:to )?(?:bleed|bleeding)\b"
        r"|bleeds? (?:when|every (?!winter|summer)|whenever|easily|all the time|and)",
        needs="lump",
    ),
    # "It bled last week when I shaved": that it is some days ago does not settle it.
    *_rows(
        "soon",
        "bleeding",
        r"bled (?:(?:a bit|a little|some|last (?:week|night|month|time)|again) ){0,2}"
        r"(?:when|while|as) (?:(?:i|we|he|she) )?(?:was |is |were )?(?:shav|wash|dry|dri|comb|brush|shower)\w*",
        needs="lump",
        scopes="nqro",
    ),
)
