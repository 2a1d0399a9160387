"""What the encoder reads in place of what a person wrote, stretch by stretch; the message stays as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

_STRAY_MARK = re.compile(r"[\s,;]+([,.!?;])")  # left where words were taken out


@dataclass(frozen=True)
class Repair:
    """What stands at start:end of the message, misspelt or better left out, and what is read instead."""

    start: int
    end: int
    text: str


def repaired(text: str, repairs: list[Repair], offset: int = 0) -> str:
    """`text`, which begins at `offset` of the message, with the repairs inside it applied.

    Where nothing would be left, the text stays as it was.
    """
    original = text
    for repair in sorted(repairs, key=lambda r: r.start, reverse=True):
        start, end = repair.start - offset, repair.end - offset
        if start >= 0 and end <= len(text):
            text = text[:start] + repair.text + text[end:]
    if not repairs:
        return text
    tidy = _STRAY_MARK.sub(r"\1", " ".join(text.split())).strip(" ,;-.")
    return tidy or original
