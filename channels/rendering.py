"""Fits what the assistant says into a platform's limits and its way of writing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from channels.messages import Option

# In order of preference: after a sentence or a line, between words.
# A digit before the point is the number of an option.
_BREAKS = (re.compile(r"(?<=[^\d\s][.!?…])[\"'”’)\]]*\s+|\n+"), re.compile(r"\s+"))
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_LINK = re.compile(r"\[([^\]\n]+)\]\(((?:https?://|mailto:|tel:)[^\s)]+)\)")
_BAD_LINK = re.compile(r"\[([^\]\n]+)\]\([^)\n]*\)")


def size(text: str) -> int:
    """The length as platforms count it: UTF-16 units, never less than Python's own count."""
    return len(text) + sum(ord(c) > 0xFFFF for c in text)


def shorten(text: str, limit: int) -> str:
    """The text, or its beginning and an ellipsis."""
    if size(text) <= limit:
        return text
    return text[: _fitting(text, limit - 1)].rstrip() + "…"


def split_text(text: str, limit: int) -> list[str]:
    """The text in parts that fit, cut between sentences where it can be, else between words."""
    parts: list[str] = []
    rest = text.strip()
    while size(rest) > limit:
        end = _fitting(rest, limit)
        # One more character, so that a sentence that just fits is seen to end.
        breaks = (
            [m.end() for m in pattern.finditer(rest, 0, end + 1) if 0 < m.start() <= end]
            for pattern in _BREAKS
        )
        cut = next((found[-1] for found in breaks if found), end)
        parts.append(rest[:cut].strip())
        rest = rest[cut:].strip()
    return [part for part in [*parts, rest] if part]


def _fitting(text: str, limit: int) -> int:
    """How many characters from the start fit."""
    end = min(len(text), limit)
    while size(text[:end]) > limit:
        end -= max(1, (size(text[:end]) - limit) // 2)
    return end


@dataclass(frozen=True)
class Dialect:
    """How a platform writes emphasis and links, and what it takes for markup that is none."""

    bold: str = r"\1"
    link: str = r"\1 (\2)"
    escape: Callable[[str], str] = str

    def write(self, text: str) -> str:
        """Takes text with the little Markdown that answers may have."""
        text = _BOLD.sub(self.bold, self.escape(text))
        return _BAD_LINK.sub(r"\1", _LINK.sub(self.link, text)) if "](" in text else text

    def parts(self, text: str, limit: int) -> list[str]:
        """The text as written, in parts that fit also after escaping."""
        return [written for part in split_text(text, limit) for written in self._fit(part, limit)]

    def _fit(self, part: str, limit: int) -> list[str]:
        written = self.write(part)
        if size(written) <= limit or len(part) < 2:
            return [written]
        return [fit for half in split_text(part, size(part) // 2) for fit in self._fit(half, limit)]


def numbered(options: Iterable[Option], first: int = 1) -> list[str]:
    """One line an option, with its number."""
    return [f"{n}. {option.title}" for n, option in enumerate(options, first)]
