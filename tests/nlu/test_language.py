"""Only a message that is surely not English is said to be another language."""

from __future__ import annotations

import pytest
from rasa.shared.nlu.training_data.message import Message

from nlu.language import LanguageDetector, detect_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("¿cómo puedo quitar los granitos blancos de mi bebé?", "es"),
        ("puedo usar retinol", "es"),
        ("c'est quoi les grains de milium", "fr"),
        ("mon bébé a des boutons blancs sur le nez", "fr"),
        ("mein Baby hat weiße Punkte im Gesicht, was ist das", "de"),
        ("o que é milia e como tirar", "pt"),
        ("come togliere i grani di miglio dal viso", "it"),
        ("hoe krijg ik milia weg bij mijn baby", "nl"),
        ("jak usunąć milia na skórze dziecka", "pl"),
        ("मेरे बच्चे के चेहरे पर सफेद दाने", "hi"),
        ("ما هي الدخنية", "ar"),
        ("什么是粟丘疹", "zh"),
        ("稗粒腫とは何ですか", "ja"),
        ("что такое милиумы", "ru"),
        ("milia dawai se theek hotay hain ya khud hi chale jate hain", "ur"),
        ("paano matanggal ang milia sa mukha", "tl"),
        ("bagaimana cara menghilangkan bintik putih pada wajah bayi", "id"),
        ("hii kitu inaitwa milia ni nini", "sw"),
        ("bebeğimin yüzünde beyaz noktalar için krem", "tr"),
        ("mụn trắng trên mặt của bé có hết không", "vi"),
    ],
)
def test_other_languages(text: str, code: str) -> None:
    assert detect_language(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "👶⚪",
        "???",
        "hfjdk",
        "milia en plaque",
        "what is milia en plaque",
        "tretinoin o differin",
        "differin gel 0.1",
        "cafe au lait spots",
        "café au lait spots",
        "la roche posay effaclar duo",
        "la mer creme de la mer",
        "epidermolysis bullosa et al",
        "no se",
        "son 3 wks white dots on nose",
        "can i use crème fraîche on milia lol",
        "my nana says de milia r from milk",
        "what does 粟丘疹 mean",
        "29 na po ako",
        "opo 3 weeks na po sya",
    ],
)
def test_english_and_short_messages(text: str) -> None:
    assert detect_language(text) is None


def test_component_sets_language_and_intent_but_keeps_an_urgent_one() -> None:
    message = Message({"text": "puedo usar retinol en mi bebé"})
    LanguageDetector().process([message])
    assert message.get("language") == "es"
    assert message.get("intent") == {"name": "other_language", "confidence": 1.0}
    urgent = Message({"text": "puedo usar retinol en mi bebé", "intent": {"name": "urgent"}})
    LanguageDetector().process([urgent])
    assert urgent.get("intent") == {"name": "urgent"}


def test_payloads_are_left_to_rasa() -> None:
    message = Message({"text": '/causes{"audience": "bebé de los niños"}'})
    LanguageDetector().process([message])
    assert message.get("intent") is None


def test_what_people_mix_into_english_is_left_to_be_understood() -> None:
    message = Message.build("paano matanggal ang milia sa mukha")
    LanguageDetector().process([message])
    assert message.get("language") == "tl" and message.get("intent") is None
