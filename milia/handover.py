"""What goes along to a person of the practice: the question and its topic, as a mail's link or a message in Slack.

Nothing else of the conversation is in them. Whether they may go along is asked by `actions/hand_over.py`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote

from milia.phrases import Phrases

#: A link may be no longer: the shortest message a platform takes holds it whole, and so do mail programs.
MAX_LINK = 900
MAX_QUESTION = 1000  # what a channel takes of a person
MAX_TOPIC = 120
MAX_QUOTE = 120  # of the question, where the person is asked


@dataclass(frozen=True)
class Matter:
    """What a person asked last, and the topic it was about as words, where that is known."""

    question: str
    topic: str | None = None

    def quote(self) -> str:
        """The question, short enough for a line."""
        return _shortened(_one_line(self.question), MAX_QUOTE)


def mail_link(mail: str, matter: Matter, phrases: Phrases) -> str:
    """A `mailto:` link that opens a mail with the question and the topic in it.

    Inputs: the practice's address, what was asked, the words around it. Output: a link of at most
    `MAX_LINK` characters, all of them ASCII and none with a meaning in a text's markup. A question
    that is too long ends in "…".
    """
    address = quote(mail, safe="@+-", errors="replace")
    head = f"mailto:{address}?subject={_encoded(phrases.passed_subject)}&body="
    question = _shortened(_one_line(matter.question), MAX_QUESTION)
    while True:
        link = head + _encoded("\r\n".join(_lines(Matter(question, matter.topic), phrases)))
        if len(link) <= MAX_LINK or len(question) <= 1:
            return link
        # A letter is 1 to 12 characters of a link; it only takes a few rounds.
        question = _shortened(question, max(1, len(question) - (len(link) - MAX_LINK) // 12 - 1))


def slack_text(matter: Matter, phrases: Phrases) -> str:
    """A message for the practice's Slack channel; nothing in it is read as a mention, a link or a channel."""
    text = "\n".join([phrases.passed_intro, *_lines(matter, phrases)])
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _lines(matter: Matter, phrases: Phrases) -> list[str]:
    question = _shortened(_one_line(matter.question), MAX_QUESTION)
    lines = [phrases.passed_question.format(question=question)]
    if matter.topic:
        topic = _shortened(_one_line(matter.topic), MAX_TOPIC)
        lines.append(phrases.passed_topic.format(topic=topic))
    return lines


def _one_line(text: str) -> str:
    """Without what is invisible or breaks lines."""
    seen = "".join(" " if unicodedata.category(c) in ("Cc", "Cs", "Co") else c for c in text)
    return " ".join(seen.split())


def _shortened(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip(" …") + "…"


def _encoded(text: str) -> str:
    """Percent-encoded down to letters, digits and hyphens: a dot at the end would not be taken for the link's."""
    encoded = quote(text, safe="", errors="replace")
    return re.sub(r"[._~]", lambda found: f"%{ord(found[0]):02X}", encoded)
