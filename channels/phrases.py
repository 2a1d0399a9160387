"""The few sentences a channel itself says, when the assistant cannot. None states a fact."""

from __future__ import annotations

import re
from typing import Final

PHRASES: Final[dict[str, dict[str, str]]] = {
    "en": {
        "apology": "Sorry, something went wrong and I have no answer. Please try again.",
        "too_long": "That message is too long for me. Please keep it under {limit} characters.",
        "too_often": "You are writing faster than I can answer. Please wait a moment.",
        "too_large": "That message is too large for me.",
        "malformed": "I could not read that message.",
        "empty": "There was no text in that message.",
        "unlisted": "That button is no longer on offer. Please type your question.",
        "media": "I can only read text. Please write your question.",
        "session": "This conversation has ended. Please start a new one.",
        "origin": "This website may not use this assistant.",
        "unknown_message": "I do not know that answer.",
        "unavailable": "The assistant is not ready yet. Please try again in a moment.",
        "choose": "Choose",
        "options": "What would you like to know?",
        "reply_number": "Reply with a number.",
    },
    "es": {
        "apology": "Lo siento, algo ha fallado y no tengo respuesta. Inténtelo de nuevo.",
        "too_long": "Ese mensaje es demasiado largo. Escriba menos de {limit} caracteres.",
        "too_often": "Escribe más rápido de lo que puedo responder. Espere un momento.",
        "too_large": "Ese mensaje es demasiado grande.",
        "malformed": "No he podido leer ese mensaje.",
        "empty": "Ese mensaje no tenía texto.",
        "unlisted": "Ese botón ya no está disponible. Escriba su pregunta.",
        "media": "Solo puedo leer texto. Escriba su pregunta.",
        "session": "Esta conversación ha terminado. Empiece una nueva.",
        "origin": "Este sitio web no puede usar este asistente.",
        "unknown_message": "No conozco esa respuesta.",
        "unavailable": "El asistente aún no está listo. Inténtelo de nuevo en un momento.",
        "choose": "Elegir",
        "options": "¿Qué le gustaría saber?",
        "reply_number": "Responda con un número.",
    },
    "fr": {
        "apology": "Désolé, un problème est survenu et je n’ai pas de réponse. Réessayez.",
        "too_long": "Ce message est trop long. Écrivez moins de {limit} caractères.",
        "too_often": "Vous écrivez plus vite que je ne peux répondre. Patientez un instant.",
        "too_large": "Ce message est trop volumineux.",
        "malformed": "Je n’ai pas pu lire ce message.",
        "empty": "Ce message ne contenait pas de texte.",
        "unlisted": "Ce bouton n’est plus proposé. Écrivez votre question.",
        "media": "Je ne lis que du texte. Écrivez votre question.",
        "session": "Cette conversation est terminée. Commencez-en une nouvelle.",
        "origin": "Ce site ne peut pas utiliser cet assistant.",
        "unknown_message": "Je ne connais pas cette réponse.",
        "unavailable": "L’assistant n’est pas encore prêt. Réessayez dans un instant.",
        "choose": "Choisir",
        "options": "Que souhaitez-vous savoir ?",
        "reply_number": "Répondez par un numéro.",
    },
}
DEFAULT_LANGUAGE: Final = "en"
#: Frequent small words of a language that are no English words, and in no name that people write here.
_SMALL: Final = {
    "es": "el los las unos unas que qué del por con está están es mi mis su sus muy como cómo cuando "
    "cuándo puedo puede tiene tienen tengo hay bebé piel cara niño niña hijo hija esto eso pero "
    "porque sobre sin más también yo quiero necesito hola gracias años meses ayuda",
    "fr": "le les une du est sont que qui quoi dans avec sur mon mes ses ce cette ces il elle je "
    "nous vous pas ne comment pourquoi quand bébé peau visage puis et aux sans plus aussi être "
    "avoir faire c'est j'ai qu'est bonjour merci ans mois",
}
_SMALL_WORDS: Final = {code: frozenset(words.split()) for code, words in _SMALL.items()}
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
#: Enough of a text to tell its language.
_MAX_READ: Final = 400


def language_of(tag: str | None) -> str:
    """The language of ours that fits a tag such as "es-MX" or an Accept-Language header."""
    for part in (tag or "").split(","):
        code = part.split(";")[0].strip().split("-")[0].lower()
        if code in PHRASES:
            return code
    return DEFAULT_LANGUAGE


def written_in(text: str) -> str | None:
    """The language of ours, other than English, that a text is surely written in.

    Most platforms do not say which language a person speaks; what they write does. Two different
    small words, and a third of all words: "milia en plaque" and "la roche-posay" are English here.
    """
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text[:_MAX_READ])]
    found = {code: [w for w in words if w in small] for code, small in _SMALL_WORDS.items()}
    best = max(found, key=lambda code: len(found[code]))
    surely = len(set(found[best])) >= 2 and len(found[best]) * 3 >= len(words)
    return best if surely else None


def say(key: str, language: str = DEFAULT_LANGUAGE, **values: object) -> str:
    """One sentence in a language, or in English where we do not have that language."""
    return PHRASES.get(language, PHRASES[DEFAULT_LANGUAGE])[key].format(**values)
