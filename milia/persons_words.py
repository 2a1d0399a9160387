"""The words by which people name persons, ages and the signs of a child; milia/audience.py reads them.

Patterns meet a message in lower case with plain apostrophes. Kinds: newborn, baby, toddler, child,
adult; `minor` (a child of unknown age: answered as a toddler), `other` (of unknown age, may be
grown), `someone` (no person of ours unless an age is given: "the patient is 4").
"""

from __future__ import annotations

# ------------------------------------------------------------------------------------------------ persons
# What may stand between "my" and a child: "my wee lad", "our middle girl".
SIZE = (
    r"(?:little|lil'?|li'l|ickle|wee|tiny|small|young|big|middle|elde(?:r|st)|older|oldest|young(?:er|est)"
    r"|second|first|only|twin|dear|sweet|poor|precious|foster(?:ed)?|adopted)"
)
_CHILD = r"(?:boys?|girls?|lads?|lass(?:ie)?s?|laddies?|gurls?|bo[iy]o?s?)"
# (kind, pattern). Where two match at one place the longer wins.
PERSONS: tuple[tuple[str, str], ...] = (
    # "Two girls, 7 and 10", "have two boys 3 and 6"
    (
        "minor",
        r"(?:two|three|four|2|3|4|twin|triplet) (?:little |wee |young )?"
        r"(?:girls|boys|sons|daughters|kids|weans|bairns|lads|lasses|children)(?=,? (?:aged )?\d)",
    ),
    (
        "minor",
        r"(?:(?<=\bmy )|(?<=\bour ))(?:younger|older|other|middle|first|second|bigger|smaller) (?:one|born)",
    ),
    (
        "adult",
        r"(?<=\bmy )(?:lola|lolo|abuel[ao]|oma|opa|nonn[ao]|nani|dadi|me-?maw|maw-?maw|paw-?paw)"
        r"|baby (?:daddy|mama)",
    ),
    (
        "newborn",
        r"new[ -]?(?:bornes?|borns?|brons?|bron|bons?|brns?)(?: bab(?:y|ies)| twins| triplets)?|nwe ?borns?"
        r"|neonat(?:es?|al)",
    ),
    (
        "newborn",
        r"(?:\d+ |only |just |mere |a few |few )?hours? old|(?:only |just |mere |a few |few )(?:days|weeks) old"
        r"|(?:just |only |has |have |'s |s )*been born|fresh out of (?:the|my) womb"
        r"|straight (?:from|out of) (?:the|my) womb|a fortnight old|(?<=\bmy )nb|(?<=\bour )nb|nb bab(?:y|ies)"
        r"|(?<=\bthe )nb|(?:newly|freshly|recently) born|(?:gave|given) birth (?:last|yesterday|today|this"
        r"|early|over|recently|on (?:mon|tue|wed|thu|fri|sat|sun)|at)\w*|nb(?= (?:with|has|is)\b)|wee newborn"
        r"|fresh bab(?:y|ies)",
    ),
    ("baby", r"(?:only |just |mere |few )months old"),
    ("baby", "[👶🍼👼]+"),
    ("minor", "[👦👧🧒]+"),
    ("adult", "[👵👴🤰🧔]+"),
    (
        "newborn",
        r"(?:was |were )?(?:just )?born[te]? (?:yesterday|today|tonight|this (?:week|morning)"
        r"|earlier (?:this|today)\w*|over the weekend|at the weekend|overnight|the other (?:day|night|week)"
        r"|recently|a few (?:hours|days|weeks) ago"
        r"|last (?:week|weekend|night|mon|tue|wed|thu|fri|sat|sun)\w*"
        r"|(?:on |this )?(?:mon|tue|tues|wed|wednes|thu|thurs|fri|sat|satur|sun)(?:day)?(?: (?:night"
        r"|morning))?)|brand new bab(?:y|ies)",
    ),
    (
        "baby",
        r"(?:baby )?(?:bab(?:y|ies|ys|bys?|ay)|baybs?|bayb(?:y|ies)|infants?|inf[ae]nts?|bubs?"
        r"|bubba)(?: (?:girls?|boys?|sons?|daughters?|sisters?|brothers?|sis|bro|nieces?|nephews?"
        r"|cousins?|grandsons?|granddaughters?))?",
    ),
    (
        "baby",
        r"pre?em?ies?|premies?|premmies?|prem bab(?:y|ies)|prems?|(?:ex|late)[ -]prems?"
        r"|premature(?:ly born)?(?: bab(?:y|ies)| twins| triplets)?|preterm|\d\d[ -]?weekers?"
        r"|born (?:at|@) \d\d(?:\+\d)?(?: ?w(?:ee)?ks?)?",
    ),
    (
        "baby",
        r"b[eé]b[eé]s?|bambin[oai]|bubby|bubbas|bubz|bundle of joy|tiny human|(?:new|newest|latest"
        r"|little) arrival"
        r"|rainbow bab(?:y|ies)|babykins|baba|suckling|nursling|bbay|bab[tfghuj]|[vn]aby|b[sq]by|bb?a+b+y+|bavy"
        r"|babey"
        r"|nouveau[- ]n[ée]e?|reci[eé]n nacid[oa]|bab(?:y|ies) in arms|(?:god|step|foster |adopted )bab(?:y"
        r"|ies)|(?<=\bmy )bb(?! ?cream)|(?<=\bour )bb(?! ?cream)|new addition|newest addition"
        r"|bump to baby|bubb?alubs|bubs?let",
    ),
    (
        "toddler",
        r"todd?l[ea]rs?|todders?|toddlers?|pre-?schoolers?|(?:tiny |wee )?tots?(?! of)|toddling one",
    ),
    (
        "child",
        r"my (?:mum|mom|mam|dad|parents|folks|ma) (?:won'?t|wouldn'?t|will not|do(?:es)?n'?t|refuses? to"
        r"|never) (?:let|buy|get|allow) me"
        r"|my (?:mum|mom|mam|dad|parents|folks|ma) (?:grounded me|banned|confiscated|lets me|let me"
        r"|allows? me|told me off|says? no|said no)",
    ),
    (
        "child",
        r"(?:teen[ -]?age(?:d)?|tween|pre-?teen|teen|school[ -]?aged?|adolescent|pre-?pubescent|pubescent)"
        r" (?:sons?|daughters?|boys?|girls?|kids?|child(?:ren)?|nieces?|nephews?|brothers?|sisters?|lads?"
        r"|cousins?|twins|siblings?)",
    ),
    (
        "child",
        r"teen[ -]?agers?|(?<!since )(?<!since my )(?<!from my )teens?|pre-?teens?|tweens?|adolescents?"
        r"|(?:high|middle|primary|secondary|elementary|grade)[ -]?schoolers?"
        r"|school ?(?:boys?|girls?|kids?|child(?:ren)?)|older (?:child(?:ren)?|kids?)"
        r"|(?:in|into) (?:his|her|their|my|the) (?:early |mid |late |mid-|pre-?)?teens|teens?-?ish"
        r"|under ?-?age(?:d)?|kindergart(?:n|en)ers?|first[ -]graders?",
    ),
    (
        "minor",
        r"(?:a|for|on|are|as|is) minors?(?=\s*(?:$|[,.?!;)]|and\b|with\b|so\b|who\b|has\b|under\b|in\b|can\b"
        r"|here\b|use\b|get\b|buy\b|try\b|be\b))"
        r"|legally a minor|minor (?:patient|child|client|pt)s?|(?:under|not|below|not yet|isn'?t"
        r"|not even)[ -](?:18|eighteen)(?:s|'s)?"
        r"(?: (?:yet|till?|until))?(?![\d%+]| ?(?:\w+ ago|dollars|quid|pounds|bucks|minutes|hours|days|weeks"
        r"|months))",
    ),
    (
        "adult",
        r"(?:adult|grown[ -]?up|grown) (?:sons?|daughters?|kids?|child(?:ren)?|man|men|wom[ae]n)"
        r"|young adults?",
    ),
    (
        "adult",
        r"adults?|grown[ -]?ups?|wom[ae]n|ladies|lady|gentlem[ae]n|elderly(?: people)?|seniors"
        r"|pensioners?|oldies?|old(?:er)? (?:people|adults?|person|persons|folks?|lady|ladies"
        r"|m[ae]n|wom[ae]n)",
    ),
    (
        "adult",
        r"(?<=do )men|(?<=for )men|(?<=in )men|(?<=\ba )(?:young |old )?man"
        r"|(?<=\ba )(?:guy|bloke)|middle[ -]?aged"
        r"|(?<=\bi'm )retired|(?<=\bim )retired|(?<=\bam )retired|(?<=\ba )retired(?= \w+)",
    ),
    (
        "adult",
        r"(?:grand|gran)(?:mother|father|ma|pa|dad|daddy|mum|mom|parents?)|gran|granny|grannie"
        r"|nan|nana|nanna|grampa",
    ),
    (
        "adult",
        r"husband|hubby|wife|fianc[eé]+|girlfriend|boyfriend"
        r"|(?<!little )(?<!lil )(?<!wee )missus|(?<=\bmy )mrs|(?<=\bthe )mrs"
        r"|(?<=\bmy )(?:gf|bf|partner|other half)|d[hw]",
    ),
    (
        "adult",
        r"(?<=\bmy )(?:old |elderly |own )?(?:(?:mother|father)[ -]in[ -]law|m[uo]ms?|mam|mother|mama"
        r"|dad|daddy|father|mil|fil|parents|aunt(?:ie|y)?|uncle)"
        r"|(?<=\bour )(?:mum|mom|dad|mother|father)|(?<=\bme )(?:mam|mum|mom|dad|nan|gran)\b"
        r"|(?<='s )(?:mum|mom|mam|dad|mother|father)(?=,? \(?\d\d)",
    ),
    ("adult", r"pregnant|pregnancy|trimester|menopaus(?:e|al)|breast[ -]?feeding|post[ -]?partum"),
    # not "telling myself to breathe"
    ("adult", r"(?<!telling )(?<!told )(?<!kidding )(?<!asking )(?<!hate )(?<!talking to )myself"),
    (
        "adult",
        r"(?<=\bfor )me|(?<=\bon )me|(?<=\babout )me|(?<=\bnot )me|(?<=\bits )me|(?<=\bit's )me"
        r"|(?<=\bboth )me|(?<=\bjust )me|(?<=\band )me|(?<=\bis )me|(?<=\bthan )me"
        r"|(?<=, )me\b(?! (?:know|see|tell))|^me(?=$|[ ,.!?]*$|,| and| not| too)"
        r"|(?<=: )me(?= and)|(?<=\bso )me(?= and)"
        r"|(?<=\bback to )(?:me|mine|my own)|^(?:(?:ok|so|and|right|alright|all right)[,.]? )*my own"
        r"(?= (?:now|then)\b|,)|(?<=[.!?] )my own(?= (?:now|then)\b|,)",
    ),
    (
        "minor",
        r"(?:step-?|god-?|grand-?|foster |adopted |adoptive )?(?:sons?|daughters?|d[ds]\d{0,2}|dgd|dgs|dsd|dss)"
        r"|(?:little|baby|wee|kid|lil'?|younger|youngest|small) (?:brother|sister|sis|bro|cousin)"
        r"|youngsters?|(?:great[ -]?)?grand(?:child(?:ren)?|kids?|baby|babies)|n[ie]{2}ces?|neeces?|nefews?"
        r"|chlid(?:ren)?|chidl|cihld|chld|kidd[sz]?|twinz"
        r"|nephews?|kiddos?|kids?|child(?:ren)?(?!hood)|childs|d[au]{1,2}g?h?t+h?ers?|duaghters?"
        r"|dauhgters?|daugthers?|(?:little|lil'?|ickle|wee) ?(?:ones?|'?uns?|people|person|humans?)"
        r"|(?<=\bmy )(?:tiny|small|young) ?(?:one|'?un)|(?<=\bour )(?:tiny|small|young) ?(?:one|'?un)"
        r"|tiny (?:person|humans?)"
        r"|(?:god|step|foster |adopted )(?:child(?:ren)?|kids?)|fostering|fostered|foster placement"
        r"|foster (?:lad|lass|boy|girl|kid|one|placement)s?"
        r"|(?:little|lil'?|wee|ickle|tiny) (?:m[ae]ns?|guys?|lads?|fell(?:a|ow|er)s?|dudes?|chaps?|madam|miss"
        r"|missus"
        r"|missy|monkeys?|mister|prince(?:ss)?|angels?|beans?|peanuts?|munchkins?|pumpkins?|nuggets?|darlings?"
        r"|cherubs?|rascals?|humans?|cuties?|sweetie|gremlins?|fry|treasures?|yins?|gir?ls?|bo[iy]s?"
        r"|lass(?:ie)?s?"
        r"|lad(?:die)?s?|tykes?|mites?|terrors?|babes?|nin[oa]s?|niñ[oa]s?|bubba|bro|sis|sister|brother"
        r"|squish|bairns?|weans?|wains?)"
        r"|l\.?o\.?|youngest|eldest|oldest|wee ?yins?|young (?:fell(?:a|er|ow)s?|lads?|wans?|lass(?:ie)?s?"
        r"|boys?|girls?|persons?|people|child(?:ren)?|kids?|yins?)|ankle ?-?biters?|rug ?-?rats?|mini[ -]?mes?"
        r"|mon (?:petit|fils|gar[cç]on|ch[ée]ri|enfant|neveu|bout)|ma (?:petite|fille|puce|ni[èe]ce)"
        r"|petits? bouts?|petits?-?fils"
        r"|petites?-?filles?|(?:mein|unser|unserem?) kind|mein (?:sohn|junge|enkel|kleiner)|meine (?:tochter"
        r"|kleine)"
        r"|bata(?= ko\b)|m'?ij[oa]|gen alpha"
        r"|(?<!to )(?<!i )(?<!you )(?<!slowly )(?<!can )(?<!should )(?<!and )(?<!or )(?<!gradually )weans?"
        r"(?! (?:off|on|onto|my|from|down|myself|yourself|it|slowly|back|him|her|them|yourself)\b)",
    ),
    (
        "minor",
        rf"(?:(?<=\bmy )|(?<=\bour )|(?<=\bhis )|(?<=\bher )|(?<=\btheir )|(?<='s )|(?<=s' ))(?:{SIZE} )*"
        rf"(?:{_CHILD}|twins|babe|bairns?|gur?l)(?! ?(?:friends?|dinner|trip|night|squad|name))"
        r"|(?<=\bthe )twins|(?:little|wee) (?:lads?|lass(?:ie)?s?)"
        r"|(?:little|wee|big|small|middle) (?:boys?|girls?)|(?<=old )(?:twin )?(?:boys?|girls?|twins|lad|lass)"
        r"|(?<=\bwo )(?:boy|girl)|(?<=w/o )(?:boy|girl)|(?<=w/o )(?:twins)"
        r"|(?<=yo )(?:boy|girl|son|lad)|(?<=y/o )(?:boy|girl|son|lad)",
    ),
    (
        "minor",
        r"(?<!\bas )(?<!m )(?<!am )(?:a|the|this) (?:boy|girl|lad|lass|lassie)"
        r"(?=,| (?:of|aged|with|has|is|i (?:mind|nanny|baby|look|teach|care|foster)|in my (?:class|care)"
        r"|next door|we (?:foster|mind|look)|who(?:'s| is| has)\b))",
    ),
    (
        "other",
        r"(?:sister|brother|cousin|friend|sibling|flatmate|roommate|colleague)(?:s|-in-law)?"
        r"|bestie|(?<=\bmy )(?:sis|bro|sibs?)|(?<=\bour )(?:sis|bro)",
    ),
    (
        "someone",
        r"(?<=\bmy )(?:1st|2nd|3rd|4th|first|second|third|fourth)(?= (?:is|has|was|turned|just)|,)"
        r"|the (?:young|big|older|other|eldest|middle|younger) one|someone|somebody|anyone"
        r"|anybody|person|patient|pt|client|customer|user|individual|pupil|student"
        r"|himself|herself|(?:boy|girl|lad|lass|lassie|fella|chap|male|female|guy|bloke|fellow)"
        r"|(?:mate|teacher|coach|nanny|childminder|babysitter|tutor|boss|manager|neighbou?r|nurse|therapist)",
    ),
)

ANIMAL = (
    r"(?:pupp(?:y|ies)|pups?|kittens?|kitty|dogs?|doggo|cats?|bunn(?:y|ies)|rabbits?|hamsters?"
    r"|guinea pigs?|horses?|foals?|pony|ponies|goats?|lambs?|calf|calves|piglets?|pigs?|chicks?"
    r"|parrots?|ferrets?|rats?|fur ?bab(?:y|ies)|labrador|poodle|spaniel|retriever)"
)
THING = (
    r"(?:bumps?|spots?|dots?|milia|milium|millum|cysts?|pimples?|zits?|scars?|tattoos?|tubes?"
    r"|bottles?|creams?|serums?|products?|wounds?|burns?|tretinoin|differin|retin\w+"
    r"|moisturi[sz]ers?|sunscreen|ones?|whiteheads?|marks?|lumps?|moles?|rash|prescription"
    r"|routine|habit|question|post|thread)"
)

# Single words, looked up by themselves. Those of OWNED mean a child only after "my", "the", "a", …; those of
# ENDEARED only after "my" or "our".
WORDS: dict[str, str] = {
    "baby": "bebi bebis bby bbys babby babbies babbie babbys babba bubbie bubbies bubsy bubster bayi sanggol säugling"
    " nourrisson nourrissons lactante neonato neonata bebek akachan baobao bebê bebita bebito babyy babyyy babbyy"
    " beba bebas bambinos newborne",
    "toddler": "threenager threenagers twonager twonagers fournager fournagers peuter kleuter kleinkind paslit"
    " kindergartener kindergartner kindergarteners kindergartners",
    "child": "teenybopper tweenie tweenies tweenager tweenagers dalagita binatilyo adolescente"
    " schoolie",
    "minor": "twins twinnies twinny twinsies triplets triplet quads quadruplets quintuplets sprog sprogs sproglet"
    " sproglets nipper nippers bairn bairns bairnie bairnies weeyin weeyins weeun littlun littluns littlie littlies"
    " littleun littleuns youngun younguns youngin youngins yungin youngen kiddies kiddy kidlet kidlets kidling"
    " kiddiewinks rugrat rugrats anklebiter anklebiters tiddler tiddlers pickney pikin pikney gossoon garsun garsún"
    " youngfella youngfellas minime godbaby godkid stepkid stepkids grandbaby grandbabies grandie grandies stepchild"
    " stepchildren godchild godchildren schoolkid childer chilluns offspring neice neices niese neph nephs"
    # Spanish, Portuguese, French, Italian, German, Dutch, Afrikaans
    " hijo hija hijos hijas hijito hijita niño niña niños niñas chiquito chiquita chiquillo nieto nieta nietos nietas"
    " sobrino sobrina ahijado ahijada hermanito hermanita mijo mija peque peques criatura muchachita muchachito"
    " filho filha filhos filhas neném menino menina criança afilhado afilhada fille fils fillette enfant enfants"
    " gamin gamine gosse garçon figlio figlia figli nipotino nipotina ragazzino ragazzina ragazzo ragazza"
    " sohn tochter enkel enkelin enkelkind"
    " mädchen kleintjie laaitie seun dogter kindje zoon zoontje dochter dochtertje kleinzoon kleindochter meisje"
    " niñito niñita bebecito chaval chavala mocoso mocosa nené poupon môme mioche bimba bimbi nipotina knirps neffe"
    " nichte mädel bebezinho maluch niemowlak wnuk wnuczka dochka vnuk vnuchka tinok keiki tamariki pepi"
    " pēpi mokopuna"
    " moko buachaill cailín bachgen tifl binty yavrum torunum"
    # Hindi, Urdu, Bengali, Tamil; Tagalog, Malay; Swahili, Welsh, Irish, Turkish, Slavic, Arabic, Chinese, Yiddish
    " beti betiya shishu guddi gudiya puttar dikri dikro mulga mulgi payyan paapa kunju aegi"
    " musume musuko dedek bocah balita keponakan watoto neeces nefew nefews"
    " baccha bachcha bachha bacchi bachchi bachi bacche munna munni chotu nanhi ladka ladki bhatija"
    " bhatiji bhanja bhanji nawasa nawasi kutty kuzhandai khoka khuku anak bunso panganay pamangkin inaanak apo totoy"
    " nene ading adik budak cucu mtoto plentyn leanbh páiste paiste oğlum oglum kızım kizim çocuk malysh rebenok"
    " dziecko córka corka synek coreczka córeczka ibni binti erzi nuer boychik kinderlach ainikel",
}
_OWNED_WORDS = (
    "wain wains tyke cub bata nena nina nino petit petite kinder pota poti bint gurl nb cherub"
    " grommet grom bady bany bahy sone gril grils boyo kiddie wawa toto chico chica boi"
)
OWNED = frozenset(_OWNED_WORDS.split())
_ENDEARED_WORDS = (
    "beta peanut bean princess prince munchkin pumpkin angel monkey nugget sweetpea squish muffin gremlin"
    " sausage smallie smallies treasure cutie poppet petal dumpling pickle firstborn lastborn bab ladybug"
    " lovebug squishy junior sonny spawn brood lovey snugglebug babu sunshine champ madam missy"
)
ENDEARED = frozenset(_ENDEARED_WORDS.split())
OWNER = (
    r"(?:\b(?:my|our|the|his|her|their|your|an?|this|that|wee|little|mi|mon|ma|notre|meri|mera|mere|ang|si"
    r"|mijn|onze|foster|one|two|both)|'s|s') $"
)
OWNER_NEAR = (
    r"\b(?:my|our|wee|meri|mera|mere|hamar[ai]|apn[ie])(?: (?:own|dear|sweet|baby|precious))? $"
)

# Nouns found with a letter or two wrong, and the number of letters that may be wrong.
MISSPELT: tuple[tuple[str, str, int], ...] = (
    ("newborn", "newborn", 2),
    ("infant", "baby", 1),
    ("toddler", "toddler", 2),
    ("preschooler", "toddler", 2),
    ("teenager", "child", 2),
    ("adolescent", "child", 2),
    ("daughter", "minor", 2),
    ("granddaughter", "minor", 3),
    ("goddaughter", "minor", 2),
    ("stepdaughter", "minor", 2),
    ("grandson", "minor", 1),
    ("grandchild", "minor", 2),
    ("grandchildren", "minor", 2),
    ("stepson", "minor", 1),
    ("children", "minor", 2),
    ("nephew", "minor", 1),
    ("youngest", "minor", 1),
    ("youngster", "minor", 1),
)
# Ordinary words (and grown people) that are as near to one of these nouns.
_NOT_MISSPELT_WORDS = (
    "teenage teenaged toodles tootles newton newtons newport newtown newbury newburg grandmom grandmoms"
    " adolescence childless"
    " childbed childe stetson stetsons toiler toilers tanager toddies teenier teensier preschool preschools"
    " infanta doughier daughterly"
)
NOT_MISSPELT = frozenset(_NOT_MISSPELT_WORDS.split())

# ------------------------------------------------------------------------------------------------ signs
_HIM = r"(?:him|her|them|baby|bub)"
_HIS = r"(?:his|her|their)"
_MONTH_NAME = (
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|ust|t|tember|ober"
    r"|ember)?"
)
_DAY_OR_MONTH = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)\b|{_MONTH_NAME}\b(?! (?:of )?(?:19|200))|christmas|xmas|boxing day|nye"
    rf"|easter|halloween"
    r"|new year)"
)
#: What tells of a child where nobody is named: places, people, things and steps of growing up. Used only where
#: no other person or age is found: a midwife of 40 writes about herself. In order: the youngest that matches stands.
SIGNS: tuple[tuple[str, str], ...] = (
    (
        "baby",  # those around a baby
        r"nicu|scbu|maternity(?: (?:ward|unit|hospital|leave))?|(?<!\ba )(?<!\bas )(?:midwife|midwives"
        r"|health visitor)"
        r"|(?:six|6|eight|8)[ -]?week check(?:[ -]?up)?|crib|moses basket|cot(?! bed)|bassinet|napp(?:y|ies)"
        r"|diapers?"
        r"|chang(?:ing|e) (?:mat|table)|(?:feed|nurs|wind|burp|bath|swaddl)ing (?:him|her|them)|pacifier"
        r"|swaddle\w*"
        r"|ftm|first[ -]time (?:mum|mom|mama|mummy|mommy|dad|parents?)"
        r"|new (?:mum|mom|mama|mummy|mommy|dad|daddy|parents?)|delivery room|labou?r ward|umbilical|cradle cap"
        r"|neonatologist|lactation (?:consultant|nurse)|tummy[ -]time|well[ -]baby|in the womb|(?:post"
        r"|ante)natal ward",
    ),
    (
        "baby",  # care
        r"formula(?:[ -](?:fed|feed(?:ing|s)?|milk))|(?:on|onto|to|drinks?|takes?) formula(?= *(?:$|[,.;!?]"
        r"|and|milk|now|since|feeds))"
        r"|comfort milk|(?:breast|bottle|combi|chest|mixed|tube)[ -]?fed|bottle[ -]?feeding|aptamil"
        r"|cow (?:and|&) gate|similac|enfamil|kendamil|infacol|(?:with|had|welcomed) our (?:first|second"
        r"|third)(?= *[,.;])|(?:his|her|their) bottles?|gripe water|(?:his"
        r"|her|their) first (?:bath"
        r"|feed|night|christmas|outing|swim|photos?|haircut)|bottle or (?:breast|boob)|breast or bottle"
        r"|feeds? every|milk drunk"
        r"|scratch mitts|gro ?bags?|moro reflex|ebf|bfing"
        r"|(?<!bump )(?<!bumps )(?<!spot )(?<!spots )(?<!milia )(?<!one )on the (?:boob|breast)"
        r"|still (?:nursing|latch\w*|on (?:the )?(?:boob|breast|bottle))|latch(?:es|ed|ing)? (?:on|well)"
        r"|colic(?:ky)?"
        r"|(?:next|side)-(?:to|2)-me|next(?:2| to )me (?:crib|cot)|next2me|snuzpod|sleepsuits?|baby ?gros?"
        rf"|burp(?:s|ed|ing)? {_HIM}|burp cloths?|{_HIS} (?:dummy|paci|binky|soother|bouncer)"
        rf"|(?:in|on) {_HIS} (?:pram|sling|carrycot|swing|play ?mat)|jumperoo|bumbo|carrycot|moses"
        r"|been in (?:the|this) world|earthside|(?<!my )chubby (?:little |wee )?cheeks|(?:cord|belly button"
        r"|navel) stump|cord (?:hasn'?t|isn'?t|won'?t|care)|cord (?:fell|fall|came|clamp|still)\w*"
        r"|stump (?:fell|hasn'?t|is"
        r"|still|came)"
        r"|heel[ -]?prick|guthrie test|apgar|meconium|vernix|fontanell?es?|lanugo|newborn jaundice"
        r"|tongue[ -]?tie"
        r"|(?:8|eight|12|twelve|16|sixteen|six|6)[ -]?w(?:ee)?k (?:jabs?|vacc\w+|injections?|shots?|imms"
        r"|immuni\w+)"
        r"|(?:2|4|6|two|four|six|9|nine)[ -]?m(?:on)?th (?:jabs?|vacc\w+|shots?|well\w*|sleep regression)"
        r"|first (?:set of |lot of )?(?:jabs|vaccin\w+|injections|shots|immuni\w+)|red book|colostrum"
        r"|night feeds?|cluster[ -]?feed\w*|baby[ -]led|blw|nappy rash|wind(?:ing|ed) (?:him|her)",
    ),
    (
        "baby",  # the first steps of growing
        r"(?<!i )(?<!i've )(?<!ive )(?:start(?:ed|ing)|begun|began|now|is|just) wean(?:ing|ed)(?! (?:off"
        r"|myself|my|down|from|away|skin|onto? (?!solids|food|pur)))|(?:on|onto|started|starting|eating) solids"
        r"|teeth(?:ing|ers)|no teeth(?: yet)?|(?:cut(?:ting)?|got|getting) (?:his|her|their) first (?:tooth"
        r"|teeth)"
        r"|first tooth (?:is |has |just )*(?:com|cam|cut|poke|through|pop|break)\w*"
        r"|(?:can'?t|cannot|won'?t|not|doesn'?t|unable to|learning to|starting to)(?: yet| even)? (?:hold"
        r"|lift|support)(?:ing)?"
        r" (?:up )?(?:his|her|their|its) (?:own )?(?:head|neck)(?: up)?|can'?t hold head(?: up)?|head control"
        r"|(?:hold|lift)s? (?:his|her|their) (?:own )?head up|(?:not|isn'?t|can'?t|doesn'?t|won'?t"
        r"|hasn'?t)(?: even| quite)? "
        r"(?:(?:sit(?:ting)?|sat|roll(?:ing|ed)?)(?: up| over)?(?: by (?:him|her)self)?(?: (?:yet|alone"
        r"|unaided|up|over))|crawl(?:ing|ed)?)"
        r"|sit(?:s|ting)? (?:unaided|unassisted|unsupported)"
        r"|(?:learn\w*|just|start\w*|begun|now|almost|nearly)(?: (?:learn\w*|just|start\w*|to"
        r"|now))* (?:sit(?:ting|s)? up|roll(?:ing|ed|s)?(?: over)?)"
        r"|(?<!skin )(?<!face )(?:just|start\w*|has|now|is|and|hes|shes|he's|she's|already|been)(?: (?:just"
        r"|now|started|begun|to))*"
        r" (?:commando |army |bum )?crawl(?:ing|ed|s)?(?! (?:with|under|sensation|feeling|skin|in my|on my"
        r"|all))"
        r"|roll(?:s|ing) over|bum shuffl\w+|pull(?:ing|s)? (?:(?:him|her|them)self up|to stand|up on)"
        r"|weaning (?:age|stage|food|journey)|first smile"
        r"|not smiling|coos|cooing"
        r"|not (?:even )?walking(?: yet)?|not on solids|(?:wks?|weeks?) corrected|corrected age|\d\d/40"
        r"|dol ?\d+|day \d+ of life|\d+ (?:days?|hours?|hrs?) of life|(?<!vitamin )(?<!vit )d ?\+ ?\d{1,2}",
    ),
    (
        "baby",  # born
        rf"(?:he|she|they|who|and)(?:'?s| is| was| were)? (?:only |just )?born (?:on |in "
        rf"|at )?(?:the )?(?:{_DAY_OR_MONTH}|last|this|early|late|prem\w*)"
        rf"|^(?:\w+ )?born (?:on |in |at )?(?:the )?{_DAY_OR_MONTH}|(?<!i was )born (?:last|this) \w+",
    ),
    (
        "toddler",
        r"potty[ -]?train\w*|(?:terrible|terrific|trying|tricky|horrible|ferocious|feisty) (?:twos|threes"
        r"|fours)|(?<!day to )(?<!day-to-)day ?care|nursery|playgroup|baby group|toddler group|soft play",
    ),
    (
        "toddler",
        r"potty|toilet[ -]?train\w*|pull[ -]?ups|pre[ -]?(?:k|school)|(?:at|in|to|starts?|starting|his"
        r"|her) (?:kinder(?! (?:to|than|on))|kindy)|[lu]kg|(?:the |in )?kita|maternelle|(?:petite|moyenne"
        r"|grande) section|basic school"
        r"|(?:in|into|starts?|starting|started|his|her) reception|(?:at|in|into|starts?|starting|started|to"
        r"|goes to) (?:kindergarten|(?:junior|senior) infants|big school"
        r"|primary (?:1|one)|p[12]|year (?:1|one|r)|yr ?[1r]|y ?(?:1|r(?! ?\d))|grade r"
        r"|(?<!need to )(?<!have to )(?<!how to )(?<!got to )prep(?! (?:for|to|of|my)))"
        r"|^(?:p[12]|y ?[1r]|kg ?[12])|reception (?:class|year|age|kid|pupil|starter|boy|girl)"
        r"|\(reception\)|(?:junior|senior) infants|(?:in |starts? )kg ?[12]|(?:p[12]) (?:pupil|girl|boy|kid"
        r"|class)"
        r"|start(?:s|ing) (?:at )?school|play ?school|cr[eè]che|child ?minder'?s?|montessori|nap ?times?"
        r"|cbeebies|peppa(?: pig)?|cocomelon|paw patrol|ms rachel|bluey"
        r"|pre-?school boosters?|tantrums?|toddling|(?:cot|toddler) bed|sippy cup|high ?chair|push ?chair"
        r"|stroller|buggy|car seat"
        r"|(?:just |only |has |hes |shes |now |recently )*(?:started|starting|learn\w*|began)(?: (?:to"
        r"|how to))? walk(?:ing)?(?= *(?:$|[,.;!?]|and|at|last|this|now|yet|about))"
        r"|not (?:even )?talking(?: yet)?|(?:can'?t|not) (?:talk|speak)(?:ing)? yet|wobbl(?:y|ing) tooth"
        r"|tooth fairy"
        r"|(?:lost|losing|lose|loses|loose)(?: (?:his|her|their|a))?(?: very)? (?:first|front|baby"
        r"|milk) (?:tooth|teeth)"
        r"|(?:p[a]?ediatric|p[a]?eds?)(?= (?:patient|pt|ward|clinic|case|age|population|dose|dosing|use))"
        r"|(?:our|his|her|their) p[a]?ed(?:iatrician|s)?"
        r"|can'?t tie|foundation stage|eyfs|early years|front teeth (?:missing|out|gone|fell)|missing (?:his"
        r"|her|two|both)? ?front teeth|stabilisers|training wheels|booster seat",
    ),
    (
        "child",
        r"(?<!was )(?<!since )(?<!since i was )(?:in|at) (?:year (?:[2-9]|1[0-3])\b|yr \d+"
        r"|(?:elementary|primary|middle|junior|secondary|high) school|sixth form|(?:[1-9]|1[0-2])(?:st|nd|rd"
        r"|th) grade"
        r"|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) grade)"
        r"|(?:[1-9]|1[0-2])(?:st|nd|rd|th) grader?s?|(?:first|second|third|fourth|fifth|sixth|seventh"
        r"|eighth) graders?"
        r"|(?:my|for|before|by|until|til|till|got|at|our|senior|junior) (?:the )?prom\b(?! hair)|prom (?:is"
        r"|coming|in|on|next|night)"
        r"|common entrance|(?:cxc|csec)s?|j?ss ?[1-3](?= |\W|$)|(?:start|starts|starting|in|now start) form [1-6]"
        r"|debut (?:nya|niya|ko)|gcses?|a[ -]levels?(?! \d)"
        r"|school (?:age|nurse|photos?|run|disco|trip)|school[ -]aged|freshman year",
    ),
    (
        "child",  # school years
        r"(?<!this )(?<!last )(?<!next )(?<!per )(?<!a )(?<!one )(?<!every )(?<!each )"
        r"(?<!the )(?<!new )(?<!\d )(?:year|yr|y) ?-?(?:[2-9]|1[0-3])(?:s|'s)?\b"
        r"(?!\.|,? ?(?:of|on|into|bumps|spots|dots|times|more|months?|weeks?|%|years?|x)\b)|year (?:two|three"
        r"|four|five|six|seven|eight|nine|ten|eleven|twelve)s?\b(?! of)"
        r"|(?:starts?|starting|finish\w*|in|into|at|to) (?:high|middle|secondary|primary|elementary|grammar"
        r"|junior|comprehensive) school"
        r"|(?:high|middle|secondary|elementary|grammar) school(?:er)?s?(?= (?:kid|pupil|student|boy|girl|age))"
        r"|(?:in|into|an?|my|starting|starts|our) (?:s[1-6]|p[3-7])(?! ?(?:serum|product|cream))|^(?:s[1-6]"
        r"|p[3-7])|(?:s[1-6]|p[3-7]) (?:pupil|student|girl|boy|kid|now|class|age)"
        r"|(?:in|into|a|to|studying in|studies in|goes to|im|m) (?:\d{1,2}(?:st|nd|rd|th)|second|third|fourth"
        r"|fifth|sixth) (?:class|standard|std)"
        r"|(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth) class (?:in|at) (?:primary|school"
        r"|national)|\d{1,2}(?:st|nd|rd|th) (?:standard|std|class(?= (?:student|girl|boy|pupil)))|std \d{1,2}"
        r"|(?:in |of |studying |studies |^)(?:std|standard|class) (?:[1-9]|1[0-2])(?! ?(?:%|laser|device))"
        r"|class (?:[1-9]|1[0-2])(?= (?:student|girl|boy|kid|pupil))"
        r"|(?<!medical )(?<!pharma )(?<!cosmetic )(?<!pharmaceutical )(?<!surgical )(?:grade|gr) (?:[1-9]"
        r"|1[0-2])(?:s|'s|er|ers)?(?!\w| (?:milia|acne|burn|tret|ret|laser))"
        r"|(?:first|1st) grade|boarding school|(?:year|end|start|class|term) of (?:primary|secondary"
        r"|elementary|middle)|driving theory|provisional (?:came|licen)|learner driver|(?:junior"
        r"|leaving) cert(?:ificate)?|transition year|(?:sixth|6th) (?:form"
        r"|class)(?:er)?s?|key ?stage [1-4]|ks[1-4]|sats|(?:11|eleven)[ -]?plus"
        r"|(?:nat|national) ?5s?|(?:his|her|my|doing|sitting) highers|prelims|o[ -]levels?|board exams"
        r"|10th boards|naplan|psat|year \d+ (?:student|pupil|girl|boy|kid|class|maths|form)s?|(?:year|yr|week"
        r"|day|term) (?:of|at|in) (?:high|secondary|middle|primary|elementary|big|grammar) school"
        r"|half[ -]term|nativity|youth club|u(?:[5-9]|1[0-8])s?|little league|swimming lessons|summer camp"
        r"|tuck shop|home ?school\w*|(?:in|into) (?:[1-9]|1[0-2])(?:st|nd|rd|th)(?= *(?:$|[,.;]|and|now))"
        r"|(?:at|started|starting|in) (?:secondary|primary|grammar)(?= *(?:$|[,.;]|now|and|next|in))|(?:doing"
        r"|sitting|her|his|the) 11 ?\+|lunch money|(?:first|second|third|fourth|fifth|sixth|seventh|eighth"
        r"|ninth|tenth) grade(?:rs?)?|primary (?:[2-7]|two|three|four|five|six|seven)|school leavers?"
        r"|(?:middle|elementary) school|(?:from|after|for|my|his|her) (?:primary|secondary) school"
        r"|high school (?:picture|photos?|prom|kid|girl|boy"
        r"|student|dance|homecoming|this year|now)|homeroom|recess"
        r"|school (?:uniform|bus|play|prom|dance|bag|shoes|holidays|kids|work|term|dinners?|bully"
        r"|bullies|assembly|concert|report|friends?|starts|pics?|pictures)"
        r"|(?:kids|girls|boys|people|everyone|someone|they|bull\w+|teased|names?|stick)(?: \w+)? at school"
        r"|bullied|class of (?:20)?'?(?:2[6-9]|3\d)"
        r"|fresh(?:man|men) (?:in|at|of) (?:high|hs|school)|(?:sophomore|junior|senior) (?:in|at"
        r"|of) (?:high school|hs)|(?:hs|high school) (?:freshman|sophomore|junior|senior)"
        r"|^(?:im a |i'm a )?freshman(?! (?:at|in) (?:college|uni))|(?:my|his|her) (?:form tutor"
        r"|head ?teacher|pe teacher|homework|class ?mates?)|pe class|gym class|detention|after school club"
        r"|lunch ?box",
    ),
    (
        "child",  # steps of growing up
        r"(?:his|her|their) (?:new |\w+ )?braces|(?:just )?(?:got|getting) (?:my )?braces|braces (?:on|off"
        r"|fitted|tightened)"
        r"|first (?:ever )?period|menarche|(?:started|starting|got) her periods?|(?:his|my) voice (?:is |has "
        r"|just |has just )?(?:break|broke|crack|dropp|deepen)\w*"
        r"|(?:his|my) voice (?:is |has |just )*(?:going funny|squeaky|chang\w+)|voice (?:is )?(?:breaking"
        r"|broke|cracking)|(?:going|go|goes|start\w*|hit(?:ting)?|entering|early"
        r"|pre|begin\w*)(?: through| into)?[ -]?puberty"
        r"|pre-?pubescent|pubescent|pre-?pubertal|(?:first|training) bra|growth spurt"
        r"|(?:goes to|at|her|his|does|started|starting|joined) (?:brownies?|cubs|beavers|rainbows|girl guides"
        r"|guides|scouts|girl scouts|cub scouts)"
        r"|in (?:cubs|beavers|rainbows|scouts|girl guides|brownies(?! and))|girl (?:guide|scout)s?"
        r"|boy scouts?|brownies age|cub scouts?"
        r"|learner'?s? (?:permit|licen[cs]e)|driver'?s? ed|quinces?(?! (?:seed|extract|fruit|jelly|paste"
        r"|oil))|(?:is|she'?s|he'?s|im|i'?m) a (?:brownie|cub|scout|rainbow|beaver|girl guide)"
        r"|quince(?:añera|anera)s?|sweet (?:16|sixteen)|ba[rt] ?-?mi[tz]+vah"
        r"|(?:(?:first|1st|holy) )+communion|(?:his|her) (?:communion|confirmation|debs)|(?:my|the) debs"
        r"|communion(?! wine)|in guides(?= *(?:$|[,.;]|and))|making (?:his|her|my"
        r"|their) (?:first )?(?:communion|confirmation)"
        r"|(?:for|my|her|his|before|at|is) (?:junior |senior )?prom|prom(?= (?:is|in|on|night|next|this"
        r"|season)|$|,)|parent(?:al|s')? (?:consent|permission)|(?:too young|not old enough) (?:for|to)"
        r"|my (?:mum|mom|mam|dad|parents|ma|mother|father) (?:says?|said|thinks?|reckons?)(?: that)? (?:i'?m"
        r"|im|i am) too young|pocket money|sleep-?overs?|playground",
    ),
)
#: The same, but of somebody else than the writer: only where the message says "he", "her", ….
SIGNS_OF_ANOTHER: tuple[tuple[str, str], ...] = (
    (
        "baby",
        r"weigh(?:s|ed|ing) (?:about |only |just )?\d(?:\.\d)? ?(?:lbs?|kgs?|pounds?)|smil(?:es|ing|ed)"
        r"|giggl\w+|babbl\w+|(?:out of|back from|left) (?:the )?(?:hospital|maternity)|(?:had|welcomed|have"
        r"|with|for|on) our (?:first|second|third|fourth)|(?:was|is|were|not|wasn'?t) due"
        r"|\d ?- ?\d+ ?(?:month|mth"
        r"|m)s? (?:clothes|vests?|size)|(?:newborn|tiny baby|first size|size \d) (?:clothes|vests?|stuff)"
        r"|weeks into (?:parenthood|motherhood|fatherhood|this parenting)|(?:made (?:his|her) (?:entrance"
        r"|appearance|debut))|(?:brought|bring|bringing|took|taking|got) (?:him|her|them) home"
        r"|home from (?:the )?(?:hospital|nicu|ward)"
        r"|discharged (?:home|from (?:the )?(?:hospital|ward))|(?:came|arrived|was|were|born) (?:\w+ (?:days?"
        r"|weeks?|wks?) )?(?:early|late|overdue|prem\w*)"
        r"|due date|days? overdue|arrived (?:yesterday|today|on|last|this|mon|tue|wed|thu|fri|sat|sun)\w*"
        r"|wean(?:ing|ed)(?! (?:off|myself|my|down|from|away|skin))|breast[ -]?feeding(?! (?:mum|mom|mother"
        r"|mam|woman|lady|patient|client|wife))(?=.*\b(?:his|her) (?:\w+ )?(?:nose|face|cheeks?|chin"
        r"|(?:eye)?lids?|forehead|gums|skin|head|eyes?)\b)|gave birth|giving birth|(?:i|we|wife) had (?:him"
        r"|her)|\d+ (?:days?|weeks?|wks?) (?:pp|post[ -]?partum)|pp|post[ -]?partum|c[ -]?section"
        r"|(?:2|4|6|9|two|four|six|nine)[ -]?m(?:on)?th check\w*|sleep regression|hours? old|onesie|muslin"
        r"|bath ?time|won'?t settle|burps?|dummy|paci|sling",
    ),
    (
        "toddler",
        r"(?:2|two|2\.5|two and a half|27|9|12|18|24|30|one|1|3|three)[ -]?(?:year|yr|month|mth"
        r"|mo)s? (?:old )?(?:check(?:[ -]?up)?|review|jabs|boosters?|immuni\w+|vacc\w+|shots|well\w*)"
        r"|(?:he|she|they)(?:'?s| is) (?:now |just |already |nearly |almost )*(?:walking|toddling)"
        r"|first (?:steps|words?)|naps?|wont let me near|(?:won'?t|wouldn'?t) sit still|playdate|his mummy"
        r"|her mummy|mummy'?s|mammy|daddy'?s (?:girl|boy|princess|shoulders|knee|lap)",
    ),
    (
        "child",
        r"grounded|double digits|(?:start\w*|needs?|wears?|wearing) (?:wearing )?(?:a |her first )?bra|(?:his"
        r"|her) allowance|at school|homework|teacher says|lost a tooth"
        r"|her mum says",
    ),
)
