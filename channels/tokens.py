"""Session tokens: signed, expiring, each the key to one conversation and to no other."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import time
import uuid
from dataclasses import dataclass
from pathlib import Path

import jwt

ALGORITHM = "HS256"
AUDIENCE = "milia-web"
LIFETIME_SECONDS = 24 * 3600
_SENDER_PREFIX = "web-"
_MIN_SECRET_BYTES = 32


class TokenRefused(Exception):
    """A token that is missing, altered, expired, or somebody else's."""


@dataclass(frozen=True)
class Session:
    """Whose conversation it is, and until when the token holds."""

    sender: str
    expires: float

    @property
    def ageing(self) -> bool:
        """Whether more than half of its life is over, so that a new one should be handed out."""
        return self.expires - time.time() < LIFETIME_SECONDS / 2


class Tokens:
    """Issues and reads the tokens of one secret."""

    def __init__(self, secret: bytes) -> None:
        if len(secret) < _MIN_SECRET_BYTES:
            raise ValueError(f"The secret needs at least {_MIN_SECRET_BYTES} bytes.")
        self._secret = secret

    @classmethod
    def from_environment(cls) -> Tokens:
        """With MILIA_SECRET, or else with a key made once and kept in var/secret.key."""
        given = os.environ.get("MILIA_SECRET", "")
        if given:
            return cls(given.encode())
        return cls(_kept_secret(Path(os.environ.get("MILIA_SECRET_FILE", "var/secret.key"))))

    def issue(self, sender: str | None = None) -> str:
        """A token for this sender, or for a new one whose id nobody can guess."""
        now = int(time.time())
        claims = {
            "sub": sender or _SENDER_PREFIX + uuid.uuid4().hex,
            "aud": AUDIENCE,
            "iat": now,
            "exp": now + LIFETIME_SECONDS,
        }
        return jwt.encode(claims, self._secret, algorithm=ALGORITHM)

    def read(self, token: str | None) -> Session:
        """Whose token it is. Raises TokenRefused for any that we did not issue, or that is over."""
        try:
            claims = jwt.decode(
                token or "",
                self._secret,
                algorithms=[ALGORITHM],
                audience=AUDIENCE,
                options={"require": ["sub", "aud", "iat", "exp"]},
            )
            sender, expires = str(claims["sub"]), float(claims["exp"])
        except Exception as error:  # also what a hostile token makes the library raise
            raise TokenRefused(type(error).__name__) from error
        if not sender.startswith(_SENDER_PREFIX):
            raise TokenRefused("sender")
        return Session(sender, expires)

    def pseudonym(self, channel: str, person: str) -> str:
        """A sender id for someone on a platform: always the same, and nobody can tell who it is."""
        digest = hmac.new(self._secret, f"{channel}\0{person}".encode(), hashlib.sha256)
        return f"{channel}-{digest.hexdigest()[:32]}"


def bearer(header: str | None) -> str | None:
    """The token in an Authorization header."""
    scheme, _, token = (header or "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def _kept_secret(path: Path) -> bytes:
    """Reads the key file, or makes it; several workers starting at once agree on one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        for _ in range(50):
            if secret := path.read_bytes():
                return secret
            time.sleep(0.02)
        raise ValueError(f"{path} is empty: delete it, and a new key is made.") from None
    secret = secrets.token_hex(32).encode()
    with os.fdopen(handle, "wb") as file:
        file.write(secret)
    return secret
