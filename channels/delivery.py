"""Brings messages to a platform's API, patiently: it may be down, or ask to go slower."""

from __future__ import annotations

import asyncio
import json
import logging
import random
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import aiohttp

logger = logging.getLogger(__name__)

# Nine minutes in all: longer than a platform's restart, shorter than a person's patience.
WAITS = (1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0)
MAX_WAIT = 300.0
TIMEOUT = aiohttp.ClientTimeout(total=15)


@dataclass(frozen=True)
class Call:
    """One call of a platform's API, without any secret, so that it can be kept over a restart."""

    path: str
    body: dict[str, Any]

    def as_dict(self) -> dict[str, Any]:
        """As plain data."""
        return asdict(self)


@dataclass(frozen=True)
class Reply:
    """What the platform said."""

    status: int
    body: dict[str, Any]
    retry_after: float = 0.0


@dataclass(frozen=True)
class Verdict:
    """Whether a call was taken, and if not, whether to come back, and when."""

    taken: bool
    again: bool = False
    after: float = 0.0
    why: str = ""


def by_status(reply: Reply) -> Verdict:
    """What the HTTP status alone says."""
    if reply.status < 300:
        return Verdict(True)
    again = reply.status in (408, 425, 429) or reply.status >= 500
    return Verdict(False, again, reply.retry_after, str(reply.status))


class Delivery:
    """One platform's API."""

    def __init__(
        self,
        name: str,
        url: Callable[[Call], str],
        headers: dict[str, str],
        judge: Callable[[Reply], Verdict] = by_status,
        as_form: bool = False,
        waits: Sequence[float] = WAITS,
    ) -> None:
        self.waits = waits
        self._name = name
        self._url = url
        self._headers = headers
        self._judge = judge
        self._as_form = as_form
        self._session: aiohttp.ClientSession | None = None

    async def send(self, call: Call) -> bool:
        """Makes the call, again and again where the platform is down. False: given up."""
        for wait in (*self.waits, None):
            verdict = await self.once(call)
            if verdict.taken:
                return True
            if not verdict.again or wait is None:
                break
            logger.warning("%s takes no messages now (%s)", self._name, verdict.why)
            # Apart from each other, so that a platform that is back is not run over.
            pause = max(wait * random.uniform(0.8, 1.2), verdict.after)
            await asyncio.sleep(min(pause, MAX_WAIT))
        # Neither the text nor whom it is for: it is about a person's health.
        logger.error("%s did not take a message (%s)", self._name, verdict.why)
        return False

    async def once(self, call: Call) -> Verdict:
        """Makes the call once."""
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(timeout=TIMEOUT)
        body: Any = {"data" if self._as_form else "json": call.body}
        try:
            async with self._session.post(
                self._url(call), headers=self._headers, allow_redirects=False, **body
            ) as answer:
                return self._judge(await _reply(answer))
        except (aiohttp.ClientError, asyncio.TimeoutError, OSError) as error:
            # Not the error's own words: they can hold the address, and that a secret.
            return Verdict(False, again=True, why=type(error).__name__)

    async def close(self) -> None:
        """Ends the connections."""
        if self._session is not None:
            await self._session.close()


async def _reply(answer: aiohttp.ClientResponse) -> Reply:
    raw = await answer.content.read(65_536)
    try:
        body = json.loads(raw)
    except (ValueError, RecursionError):
        body = None
    try:
        after = float(answer.headers.get("Retry-After", 0))
    except ValueError:
        after = 0.0
    return Reply(answer.status, body if isinstance(body, dict) else {}, after)
