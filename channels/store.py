"""What a channel must remember over a restart, in one SQLite file.

- `seen`: ids of platform events, so that none is handled twice
- `payloads`: what the buttons offered so far stand for, by short id
- `feedback`: thumbs up and down
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SEEN_DAYS = 7
MAX_PAYLOADS = 20_000
_SHORT_ID_CHARS = 16
_SWEEP_EVERY = 500

_SCHEMA = """
CREATE TABLE IF NOT EXISTS seen (
  channel TEXT NOT NULL, event TEXT NOT NULL, at REAL NOT NULL,
  PRIMARY KEY (channel, event)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS seen_at ON seen (at);
CREATE TABLE IF NOT EXISTS payloads (
  id TEXT PRIMARY KEY, payload TEXT NOT NULL, title TEXT NOT NULL, at REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS feedback (
  sender TEXT NOT NULL, message TEXT NOT NULL, value TEXT NOT NULL, data TEXT NOT NULL,
  at REAL NOT NULL, PRIMARY KEY (sender, message)) WITHOUT ROWID;
"""


@dataclass(frozen=True)
class Offer:
    """A button the assistant offered: what it says, and what pressing it means."""

    title: str
    payload: str

    @property
    def id(self) -> str:
        """Short enough for every platform (16 characters), the same for the same offer."""
        digest = hashlib.sha256(f"{self.payload}\0{self.title}".encode("utf-8", "replace"))
        return digest.hexdigest()[:_SHORT_ID_CHARS]


def _key(event: str) -> str:
    """The event id, or its digest when a sender made it long."""
    return event if len(event) <= 100 else hashlib.sha256(event.encode()).hexdigest()


class ChannelStore:
    """The SQLite file. Safe across threads and processes; `:memory:` serves tests."""

    def __init__(self, path: Path | str) -> None:
        if str(path) != ":memory:":
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        self._lock = threading.Lock()
        self._db = sqlite3.connect(
            str(path), timeout=5, isolation_level=None, check_same_thread=False
        )
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.executescript(_SCHEMA)
        self._writes = 0
        self._offered: set[str] = set()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            self._writes += 1
            if self._writes % _SWEEP_EVERY == 0:
                self._sweep()
            yield self._db

    def _sweep(self) -> None:
        """Forgets old event ids, and the offers that were made longest ago when there are many."""
        self._db.execute("DELETE FROM seen WHERE at < ?", (time.time() - SEEN_DAYS * 86_400,))
        self._db.execute(
            "DELETE FROM payloads WHERE id NOT IN "
            "(SELECT id FROM payloads ORDER BY at DESC LIMIT ?)",
            (MAX_PAYLOADS,),
        )
        self._offered.clear()

    # --- event ids

    def first_time(self, channel: str, event: str) -> bool:
        """Notes the event id; False when it was noted before, by this process or an earlier one."""
        with self._writing() as db:
            row = db.execute(
                "INSERT OR IGNORE INTO seen VALUES (?, ?, ?)", (channel, _key(event), time.time())
            )
            return row.rowcount == 1

    def forget_event(self, channel: str, event: str) -> None:
        """Takes an event id back, when it could not be handled and will be sent again."""
        with self._writing() as db:
            db.execute("DELETE FROM seen WHERE channel = ? AND event = ?", (channel, _key(event)))

    # --- offers

    def offer(self, title: str, payload: str) -> str:
        """Remembers that the assistant offered this button; returns its short id."""
        offer = Offer(title, payload)
        if offer.id not in self._offered:
            with self._writing() as db:
                db.execute(
                    "INSERT OR REPLACE INTO payloads VALUES (?, ?, ?, ?)",
                    (offer.id, payload, title, time.time()),
                )
                self._offered.add(offer.id)
        return offer.id

    def offered(self, short_id: str) -> Offer | None:
        """What a short id stands for; None when the assistant never offered it."""
        with self._lock:
            row = self._db.execute(
                "SELECT title, payload FROM payloads WHERE id = ?", (short_id,)
            ).fetchone()
        return Offer(*row) if row else None

    # --- feedback

    def rate_answer(self, sender: str, message: str, value: str | None, data: Any = None) -> None:
        """Keeps the last thumb a person gave an answer; None takes it back."""
        with self._writing() as db:
            if value is None:
                db.execute(
                    "DELETE FROM feedback WHERE sender = ? AND message = ?", (sender, message)
                )
            else:
                db.execute(
                    "INSERT OR REPLACE INTO feedback VALUES (?, ?, ?, ?, ?)",
                    (sender, message, value, json.dumps(data), time.time()),
                )

    def ratings(self, sender: str) -> dict[str, str]:
        """The thumbs one person gave, by answer."""
        with self._lock:
            rows = self._db.execute(
                "SELECT message, value FROM feedback WHERE sender = ?", (sender,)
            )
            return dict(rows.fetchall())

    def forget_sender(self, sender: str) -> None:
        """Deletes what is kept about one person."""
        with self._writing() as db:
            db.execute("DELETE FROM feedback WHERE sender = ?", (sender,))

    def close(self) -> None:
        """Closes the file."""
        with self._lock:
            self._db.close()
