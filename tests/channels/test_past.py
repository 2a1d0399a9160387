"""Earlier messages come from the store that has them all, however Rasa wraps it."""

from __future__ import annotations

import asyncio
from typing import Any

from channels.past import events_of


class Tracker:
    events = ("kept",)


class Plain:
    async def retrieve(self, sender: str) -> Any:
        return Tracker() if sender == "known" else None


class Ours(Plain):
    async def latest_events(self, sender: str) -> list[str]:
        return ["first", "kept"]


class Wrapped(Plain):
    def __init__(self, inner: Any) -> None:
        self._tracker_store = inner


def test_a_plain_store_gives_its_tracker() -> None:
    assert tuple(asyncio.run(events_of(Plain(), "known"))) == ("kept",)
    assert tuple(asyncio.run(events_of(Plain(), "stranger"))) == ()
    assert tuple(asyncio.run(events_of(Wrapped(Plain()), "known"))) == ("kept",)


def test_ours_gives_all_through_the_wrappers() -> None:
    assert list(asyncio.run(events_of(Wrapped(Wrapped(Ours())), "known"))) == ["first", "kept"]
