"""A message that is surely not English.

Script first; then, for Latin script, the small words of some languages that are no English words
either. Being wrong costs a person their answer, so one word, two words, a drug name or a single
foreign word in an English sentence are never enough. A statistical identifier (py3langid) is
asked only for a second opinion: alone it takes "milia en plaque" for Spanish and "cafe au lait
spots" for French, both with 99 %.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY
from rasa.shared.nlu.training_data.message import Message

from nlu.shared import URGENCY, is_payload, sources_fingerprint, text_of, words_of

OTHER_LANGUAGE = "other_language"
MIN_WORDS = 3
SECOND_OPINION = 0.9  # of the identifier, where the tables found only one small word

# Unicode name prefix of a letter ⇒ the language most people write in it. Kana tells Japanese
# from Chinese, and comes first for that reason.
_SCRIPTS = {
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "CJK": "zh",
    "DEVANAGARI": "hi",
    "BENGALI": "bn",
    "TAMIL": "ta",
    "TELUGU": "te",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "ARABIC": "ar",
    "HEBREW": "he",
    "CYRILLIC": "ru",
    "GREEK": "el",
    "THAI": "th",
}

# Frequent small words, without those that are English words too ("me", "son", "die", "was" …), and without those that a
# Filipino who writes English puts in ("na", "po").
_SMALL = {
    "es": "el la los las una unos que qué de del por para con en es son está están mi mis su muy "
    "como cómo cuando qué puedo tiene tengo hay bebé piel cara niño niña hijo hija mejor esto "
    "eso pero porque por sobre sin más también yo quiero necesito granitos quitar",
    "fr": "le les une des du de la est sont que qui quoi dans avec pour sur mon ma mes ses ce "
    "cette ces il elle je nous vous pas ne comment pourquoi quand bébé peau visage puis et au aux "
    "sans plus aussi être avoir faire c'est j'ai qu'est boutons enlever",
    "de": "der das ist sind ein eine einen einem und ich mein meine meinem mit auf für nicht wie "
    "warum wann kann ich man sie er es zu zum zur bei von vom haben hat gesicht haut kind baby "
    "weg auch oder aber wenn dass diese dieser gegen weiße",
    "pt": "o os as um uma que é são do da dos das no na nos nas em com para por meu minha meus seu "
    "sua como quando porque pele rosto bebê não sim mais também tem tenho posso isso está estão "
    "fazer tirar bolinhas",
    "it": "il lo gli la le un una che di del della dei sono è ho ha mio mia miei con per su nel "
    "nella come cosa perché quando posso pelle viso bambino bambina neonato non anche più si "
    "questo questi togliere brufoli",
    "nl": "de het een en van ik mijn is zijn dat niet met voor op wat hoe waarom wanneer kan heeft "
    "hebben gezicht huid kind deze dit ook maar bij naar er zij wij witte bultjes weg",
    "pl": "i w z się nie to jest są co jak dlaczego kiedy czy mam ma mój moja moje dla od do "
    "skóra skórze twarz twarzy dziecko dziecka być można przez ale lub tak",
    # Hindi and Urdu in Latin letters, as most people type them on a phone.
    "ur": "hai hain hoon kya ka ki ke ko nahi nahin kaise kab kyun kyu kyon mera meri mere aur yeh woh bhi "
    "karna karein karo raha rahi gaye gaya gayi hota hote hotay theek thik accha acha bacha bache bachay bachche "
    "chehre chehra jata jate jati jayenge liye baad abhi kuch bahut dane daane ilaj ilaaj dawai sakte sakta sakti",
    "tl": "ang ng mga ba ako sa lang kung paano bakit naman yung ito wala hindi siya sya niya namin pwede puwede "
    "gusto kasi pero din rin nang kay anak mukha tanggal matanggal tanggalin nawawala alam kapag saan magkano nasa "
    "ko nyo ninyo ano malaman",
    "id": "yang saya apa bagaimana untuk dengan tidak ini itu bisa anak kulit wajah kenapa adalah dan pada dari juga "
    "sudah belum bintik putih hilang obat cara menghilangkan bayi apakah berapa lama",
    "sw": "hii nini kwa yangu wangu mtoto uso ngozi nina kuna gani jinsi lakini sijui wapi hizi vipi kama inaitwa",
    "tr": "bir bu için nasıl değil çok ama gibi bebeğim bebeğimin yüzünde neden ile geçer benim kadar beyaz",
    "vi": "là có không của tôi và bị trên mặt thế nào được những các mụn bé cho",
}
#: Languages that many mix into English, and that phrases were learnt of: such a message is understood where it can be,
#: and has the line of its language where it can't.
MIXED = frozenset({"ur", "tl"})
# English small words; those of the tables above that are English words count for English.
_ENGLISH = words_of(
    "a an and any are as at be been but by can could did do does for from get had has have he her "
    "hi him his how i if in is it its just me more my no not of on once or our out she should so "
    "some than that the their them there these they this to too under up use was we were what when "
    "where which who why will with would you your la au et al die war man hat son am per ma pot "
    "skin face baby bumps white milia what's im i'm don't isn't go gone help need want old treatment "
    "cream about ok okay please thanks yes pop remove rid eye eyes under nose newborn"
)
_TABLES = {code: words_of(words) - _ENGLISH for code, words in _SMALL.items()}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def detect_language(text: str) -> str | None:
    """ISO 639-1 code where `text` is surely not English, else None."""
    script = _by_script(text)
    if script:
        return script
    if "¿" in text or "¡" in text:
        return "es"  # no other language turns its marks over
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text)]
    if len(words) < MIN_WORDS:
        return None
    english = sum(word in _ENGLISH for word in words)
    hits = {code: len({w for w in words if w in table}) for code, table in _TABLES.items()}
    best = max(hits, key=lambda code: (hits[code], code == "es"))
    # Two different small words, a fifth of all words, and more of them than English ones.
    if hits[best] >= 2 and hits[best] * 5 >= len(words) and hits[best] > english:
        return best
    if sum(hits.values()) and not english:
        code, confidence = _identifier().classify(text)
        if hits.get(code) and confidence >= SECOND_OPINION:
            return str(code)
    return None


@lru_cache(maxsize=1)
def _identifier() -> Any:
    """The statistical identifier: 60 ms and 26 MB once, on first need; 0.1 ms a message."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_pickled_model(MODEL_FILE, norm_probs=True)
    identifier.set_languages(["en", *_TABLES])
    return identifier


def _by_script(text: str) -> str | None:
    """The language of a message most of whose letters are not Latin."""
    counts: dict[str, int] = {}
    letters = 0
    for char in text:
        if not char.isalpha():
            continue
        letters += 1
        code = _SCRIPTS.get(unicodedata.name(char, "").split(" ")[0].split("-")[0])
        if code:
            counts[code] = counts.get(code, 0) + 1
    if not counts or sum(counts.values()) * 2 <= letters:
        return None
    if "ja" in counts:
        return "ja"
    return max(counts, key=lambda code: counts[code])


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class LanguageDetector(GraphComponent):
    """Sets `language` on a message surely not in English, and, but for MIXED, the intent `other_language`."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LanguageDetector:
        """Nothing to load."""
        return cls()

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Retrain when the tables change."""
        return sources_fingerprint(facts=False)

    def process(self, messages: list[Message]) -> list[Message]:
        """Look at live messages; an urgent one stays urgent."""
        for message in messages:
            if is_payload(message) or message.get(INTENT) or message.get(URGENCY):
                continue
            code = detect_language(text_of(message))
            if code is not None:
                message.set("language", code, add_to_output=True)
                if code in MIXED:
                    continue
                intent = {"name": OTHER_LANGUAGE, "confidence": 1.0}
                message.set(INTENT, intent, add_to_output=True)
                message.set(INTENT_RANKING_KEY, [dict(intent)], add_to_output=True)
        return messages
