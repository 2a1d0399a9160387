"""Whether a question that its answer was given to already asks for something which that answer does not name.

"As I said: use a gentle moisturizer" is no reply to "does gentle mean no perfume?": there the assistant says first that
it knows no more. Where the question only asks again, or wants to hear that it has been understood ("so just once a
week then?"), the answer is said again. Found on people who talked to it (docs/visits.md). No errors.
"""

from __future__ import annotations

from collections.abc import Iterable

from milia.lead_words import asks_something
from milia.wordings import asks_for_more
from milia.words import key_of, words_of

STEM = 4  # letters by which "scars" and "scarring" are one word
#: Words that name nothing: they are no detail.
_PLAIN = words_of(
    "often leave leaves allowed serious worth visit latter former heal heals start begin stop"
    " i im ive id ill me my mine myself you your u ur he she it its they them their we us our his her hers"
    " him this that thats these those a an the and or but so if then than to of in on at for from with by"
    " as is are was were be been am do does did done doing can could should would will wont may might must"
    " have has had having get gets got getting go goes going gone not no nope yes yeah yep yh ok okay k"
    " right pls please plz just really still even only already ever too also more most very much many some"
    " any anything something all both one ones two there here now when what whats which who whom whose why"
    " how hows where say said saying says tell told telling ask asked asking asks mean meant means know"
    " knows think thought want wanted need needs like thing things stuff actually exactly question answer"
    " answered again well oh hi hey hello thanks thank ty sorry lol haha omg um er hm hmm cant dont doesnt"
    " didnt isnt arent wasnt about up out off over way lot bit little maybe sure else other others whole"
    " same though tho cause because cos until till while after before into onto per each every kind sort"
    " type part case point first last next time times good bad fine better best make makes made take takes"
    " took use used using try tried keep put come comes came let lets look looks looking see seen give"
    " gives happen happens work works help helps doc doctor derm gp him new old long milia milium bump"
    " bumps spot spots dot dots white tiny small skin face baby babies newborn newborns kid kids child"
    " children son daughter boy girl mum mom dad adult adults toddler teen person people year years yr yrs"
    " month months week weeks wk wks day days yo"
)


def asks_new_detail(text: str, told: Iterable[str]) -> bool:
    """Whether a message asks, and names what none of the sentences told has a word for.

    Args:
        text: the question, as written.
        told: what would be said again.
    """
    if "?" not in text and not asks_something(text) and not asks_for_more(text):
        return False
    said = [word[:STEM] for sentence in told for word in key_of(sentence)]
    named = [word for word in key_of(text) if word.isalpha() and word not in _PLAIN]
    return any(len(word) >= STEM and word[:STEM] not in said for word in named)
