"""Lets one message of a conversation be handled at a time, over all workers.

Within a process the messages of a conversation wait in line, and each goes on the moment the one
before it is done. With MILIA_REDIS_URL (`redis://host:6379/1`) a lock in Redis keeps the other
workers out meanwhile.

Rasa's own stores poll once a second, so a person who sends two messages waits that long. Its Redis
store also reads a lock and writes it back in two steps, between which another worker may do the
same; and it waits for Redis with the event loop standing still.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from typing import Any
from weakref import WeakValueDictionary

import redis
import redis.asyncio
from rasa.core.lock import TicketLock
from rasa.core.lock_store import LOCK_LIFETIME, LockError, LockStore
from rasa.shared.exceptions import ConnectionException
from rasa.utils.endpoints import EndpointConfig

URL_VARIABLE = "MILIA_REDIS_URL"
#: How often Redis is asked again whether the other worker is done.
POLL_SECONDS = 0.02
#: Longer than this no call to Redis may take.
TIMEOUT_SECONDS = 5.0


class ConversationLocks(LockStore):
    """The lock store of endpoints.yml."""

    def __init__(self, endpoint_config: EndpointConfig | None = None) -> None:
        """Finds Redis, if it is asked for.

        Raises:
            ConnectionException: Redis does not answer, or there are several workers without it.
        """
        url = os.environ.get(URL_VARIABLE) or (endpoint_config.url if endpoint_config else None)
        self._redis: Any = None
        # A lock is gone when nobody holds it or waits for it.
        self._here: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        if url:
            self._redis = _connect(url)
        elif os.environ.get("SANIC_WORKERS", "") not in ("", "1"):
            raise ConnectionException(
                f"several workers (SANIC_WORKERS) share their locks in Redis: set {URL_VARIABLE}."
            )

    @asynccontextmanager
    async def lock(
        self,
        conversation_id: str,
        lock_lifetime: float = LOCK_LIFETIME,
        wait_time_in_seconds: float = 1,
    ) -> AsyncGenerator[TicketLock, None]:
        """Waits for the conversation and holds it until the block ends.

        Args:
            conversation_id: whose messages wait for each other.
            lock_lifetime: seconds after which Redis takes the lock from a worker that died, and
                after which a waiting message gives up.
            wait_time_in_seconds: not used; it stands here because Rasa's stores have it.

        Raises:
            LockError: the conversation did not come free in time, or Redis does not answer.
        """
        here = self._here.setdefault(conversation_id, asyncio.Lock())
        try:
            await asyncio.wait_for(here.acquire(), lock_lifetime)
        except asyncio.TimeoutError:
            raise LockError(f"Conversation '{conversation_id}' did not come free.") from None
        try:
            everywhere = await self._acquire(conversation_id, lock_lifetime)
            try:
                yield TicketLock(conversation_id)
            finally:
                await _release(everywhere)
        finally:
            here.release()

    async def close(self) -> None:
        """Closes the connections to Redis."""
        if self._redis is not None:
            await self._redis.close()
            await self._redis.connection_pool.disconnect()

    async def _acquire(self, conversation_id: str, lifetime: float) -> Any:
        if self._redis is None:
            return None
        lock = self._redis.lock(
            f"milia:lock:{conversation_id}",
            timeout=lifetime,
            sleep=POLL_SECONDS,
            blocking_timeout=lifetime,
            # One task may let go what another took.
            thread_local=False,
        )
        try:
            if await lock.acquire():
                return lock
        except redis.RedisError as error:
            raise LockError(f"Redis ({URL_VARIABLE}) does not answer: {error}") from error
        raise LockError(f"Conversation '{conversation_id}' did not come free.")


async def _release(lock: Any) -> None:
    """Lets go of a lock in Redis, unless it ran out meanwhile or Redis is gone."""
    if lock is not None:
        # The turn is done and saved; the lock, if it is still there, ends with its lifetime.
        with suppress(redis.RedisError):
            await lock.release()


def _connect(url: str) -> Any:
    """Returns a client for a Redis that has answered once."""
    try:
        with redis.Redis.from_url(url, socket_timeout=TIMEOUT_SECONDS) as probe:
            probe.ping()
        return redis.asyncio.Redis.from_url(url, socket_timeout=TIMEOUT_SECONDS)
    except (redis.RedisError, ValueError) as error:
        raise ConnectionException(
            f"no Redis answers at {URL_VARIABLE} ({error}): write redis://host:6379/1, or unset it."
        ) from None
