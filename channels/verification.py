"""Who sent this? Signatures over the raw body, secrets, time windows. All of it fails closed."""

from __future__ import annotations

import hashlib
import hmac
import time

MAX_AGE_SECONDS = 300.0


def hmac_sha256(secret: str | bytes, body: bytes) -> str:
    """The hex HMAC-SHA256 of the raw body."""
    key = secret.encode() if isinstance(secret, str) else secret
    return hmac.new(key, body, hashlib.sha256).hexdigest()


def same_secret(given: str | None, expected: str | None) -> bool:
    """Compares in constant time; a missing or empty value on either side is never the same."""
    if not given or not expected:
        return False
    return hmac.compare_digest(given.encode("utf-8", "replace"), expected.encode("utf-8"))


def signed(secret: str | bytes, body: bytes, header: str | None, prefix: str = "sha256=") -> bool:
    """Whether the header is `prefix` and the HMAC-SHA256 of the raw body under the secret."""
    if not secret or not header or not header.startswith(prefix):
        return False
    return same_secret(header[len(prefix) :].lower(), hmac_sha256(secret, body))


def fresh(
    timestamp: str | float | None,
    max_age: float = MAX_AGE_SECONDS,
    now: float | None = None,
) -> bool:
    """Whether a Unix timestamp lies within the window, in the past or the future."""
    try:
        at = float(timestamp)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return False
    return abs((time.time() if now is None else now) - at) <= max_age
