"""Many people at once: each asks, waits for the answer, and asks again. A process of its own.

python -m bench.load URL PEOPLE SECONDS
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
import uuid

import aiohttp

from bench.servers import QUESTIONS, TURN_SECONDS


async def load(url: str, people: int, seconds: float) -> dict[str, float]:
    """Returns turns a second, milliseconds a turn, and how many turns failed or had no answer."""
    took: list[float] = []
    failed = 0
    run = uuid.uuid4().hex
    timeout = aiohttp.ClientTimeout(total=TURN_SECONDS)
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(timeout=timeout, connector=connector) as session:
        begun = time.monotonic()

        async def person(number: int) -> None:
            nonlocal failed
            turn = number
            while time.monotonic() - begun < seconds:
                question = QUESTIONS[turn % len(QUESTIONS)]
                turn += 1
                sent = time.monotonic()
                try:
                    body = {"sender": f"{run}-{number}", "message": question}
                    async with session.post(url, json=body) as response:
                        answered = response.status == 200 and bool(await response.json())
                except (aiohttp.ClientError, asyncio.TimeoutError):
                    answered = False
                if answered:
                    took.append(time.monotonic() - sent)
                else:
                    failed += 1

        await asyncio.gather(*(person(number) for number in range(people)))
        lasted = time.monotonic() - begun
    return {"turns_a_second": len(took) / lasted, "turns": len(took), "failed": failed} | {
        f"p{share}": percentile(took, share) * 1000 for share in (50, 95, 99)
    }


def percentile(values: list[float], share: float) -> float:
    """Returns the value that `share` percent of the values do not exceed."""
    ordered = sorted(values)
    if not ordered:
        return float("nan")
    return ordered[min(len(ordered) - 1, int(len(ordered) * share / 100))]


if __name__ == "__main__":
    print(json.dumps(asyncio.run(load(sys.argv[1], int(sys.argv[2]), float(sys.argv[3])))))
