"""A conversation's messages come one at a time, here and over workers."""

from __future__ import annotations

import asyncio
import multiprocessing
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from rasa.core.lock_store import LockError, LockStore
from rasa.shared.exceptions import ConnectionException
from rasa.utils.endpoints import EndpointConfig

from bench.databases import redis
from runtime.lock_store import URL_VARIABLE, ConversationLocks


@pytest.fixture(scope="module")
def redis_url() -> Iterator[str]:
    with redis() as url:
        yield url


@pytest.fixture(params=["memory", pytest.param("redis", marks=pytest.mark.slow)])
async def locks(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[ConversationLocks]:
    monkeypatch.delenv("SANIC_WORKERS", raising=False)
    monkeypatch.delenv(URL_VARIABLE, raising=False)
    if request.param == "redis":
        monkeypatch.setenv(URL_VARIABLE, request.getfixturevalue("redis_url"))
    config = EndpointConfig(type="runtime.lock_store.ConversationLocks")
    made = LockStore.create(config)
    assert isinstance(made, ConversationLocks)
    yield made
    await made.close()


async def test_messages_of_a_conversation_wait_in_line(locks: ConversationLocks) -> None:
    order: list[int] = []

    async def turn(i: int) -> None:
        async with locks.lock("x"):
            order.append(i)
            await asyncio.sleep(0.01)
            order.append(i)

    begun = time.monotonic()
    await asyncio.gather(*(turn(i) for i in range(10)))

    assert order == [i for i in range(10) for _ in range(2)]
    # Rasa's own would wait a second for each.
    assert time.monotonic() - begun < 2


async def test_conversations_do_not_wait_for_each_other(locks: ConversationLocks) -> None:
    async with locks.lock("x"), locks.lock("y"):
        pass


async def test_a_turn_that_raises_lets_go(locks: ConversationLocks) -> None:
    with pytest.raises(KeyError):
        async with locks.lock("x"):
            raise KeyError

    async with locks.lock("x"):
        pass
    assert not locks._here


async def test_who_waits_too_long_is_told(locks: ConversationLocks) -> None:
    async with locks.lock("x"):
        with pytest.raises(LockError):
            async with locks.lock("x", lock_lifetime=0.05):
                pass


def work(url: str, path: str, times: int) -> None:
    """Adds 1 to the number in a file, reading and writing in two steps, under the lock."""

    async def add() -> None:
        locks = ConversationLocks(EndpointConfig(url))
        for _ in range(times):
            async with locks.lock("x"):
                number = int(Path(path).read_text())
                await asyncio.sleep(0.001)
                Path(path).write_text(str(number + 1))

    asyncio.run(add())


@pytest.mark.slow
def test_two_processes_exclude_each_other(redis_url: str, tmp_path: Path) -> None:
    path = tmp_path / "number"
    path.write_text("0")
    context = multiprocessing.get_context("spawn")
    workers = [
        context.Process(target=work, args=(redis_url, str(path), 50), daemon=True) for _ in "ab"
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)

    assert path.read_text() == "100"


def test_redis_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(URL_VARIABLE, "redis://127.0.0.1:1/1")

    with pytest.raises(ConnectionException, match=URL_VARIABLE):
        ConversationLocks()


def test_several_workers_need_redis(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(URL_VARIABLE, raising=False)
    monkeypatch.setenv("SANIC_WORKERS", "2")

    with pytest.raises(ConnectionException, match=URL_VARIABLE):
        ConversationLocks()


@pytest.mark.slow
async def test_a_turn_during_which_redis_goes_is_still_answered() -> None:
    with redis() as url:
        locks = ConversationLocks(EndpointConfig(url))
        held = locks.lock("x")
        await held.__aenter__()
    await held.__aexit__(None, None, None)

    with pytest.raises(LockError, match=URL_VARIABLE):
        async with locks.lock("x"):
            pass
    await locks.close()
