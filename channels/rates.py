"""How often: token buckets by key, in bounded memory."""

from __future__ import annotations

import ipaddress
import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Rate:
    """So many at once (`burst`), and then so many a minute."""

    burst: int
    per_minute: float

    @classmethod
    def parse(cls, text: str) -> Rate:
        """Reads "10,20": ten at once, then twenty a minute."""
        try:
            burst, per_minute = text.split(",")
            rate = cls(int(burst), float(per_minute))
        except ValueError:
            rate = cls(0, 0)
        if rate.burst < 1 or not 0 < rate.per_minute < math.inf:
            raise ValueError(f"'{text}' is no rate: write it as BURST,PER_MINUTE, such as 10,20")
        return rate


class RateLimiter:
    """One token bucket a key. At most `max_keys` are kept; the least recently used go first."""

    def __init__(
        self, rate: Rate, max_keys: int = 10_000, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.rate = rate
        self._per_second = rate.per_minute / 60
        self._max_keys = max_keys
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, key: str) -> float:
        """Takes a token. Returns 0 when there was one, else the seconds until there is."""
        now = self._clock()
        tokens, at = self._buckets.pop(key, (float(self.rate.burst), now))
        tokens = min(float(self.rate.burst), tokens + (now - at) * self._per_second)
        wait = 0.0
        if tokens >= 1:
            tokens -= 1
        else:
            wait = (1 - tokens) / self._per_second
        self._buckets[key] = (tokens, now)
        if len(self._buckets) > self._max_keys:
            self._buckets.popitem(last=False)
        return wait

    def __len__(self) -> int:
        return len(self._buckets)


def network(ip: str) -> str:
    """The key of an address: itself for IPv4, its /64 for IPv6 (a household holds a whole /64)."""
    try:
        address = ipaddress.ip_address(ip.split("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((int(address), 64), strict=False))
