"""What a channel must remember over a restart, in one SQLite file.

- `seen`: ids of platform events, so that none is handled twice
- `payloads`: what the buttons offered so far stand for, by short id
- `numbered`: the options last offered to a person as numbers
- `taken`: messages taken on and not answered yet, and how much of the answer has been sent
- `feedback`: thumbs up and down
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SEEN_DAYS = 7
MAX_TRIES = 3
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
CREATE TABLE IF NOT EXISTS numbered (
  sender TEXT PRIMARY KEY, offers TEXT NOT NULL, at REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS taken (
  channel TEXT NOT NULL, event TEXT NOT NULL, at REAL NOT NULL, process INTEGER NOT NULL,
  message TEXT NOT NULL, answer TEXT, sent INTEGER NOT NULL DEFAULT 0,
  tries INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (channel, event)) WITHOUT ROWID;
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


@dataclass(frozen=True)
class Work:
    """A message that was taken on: its event, itself, and its answer as far as there is one."""

    event: str
    message: Any
    answer: list[Any] | None = None
    sent: int = 0


def _key(event: str) -> str:
    """The event id, or its digest when a sender made it long."""
    return event if len(event) <= 100 else hashlib.sha256(event.encode()).hexdigest()


def _lives(process: int) -> bool:
    """Whether a process of this machine is running."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


class ChannelStore:
    """The SQLite file. Safe across threads and processes; `:memory:` serves tests."""

    def __init__(self, path: Path | str) -> None:
        if str(path) != ":memory:":
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        self._lock = threading.Lock()
        self._path = str(path)
        self._opened: sqlite3.Connection | None = None
        self._opened_by = 0
        self._db.executescript(
            _SCHEMA
        )  # here and now: a file that cannot be opened says so at start
        self._writes = 0
        self._offered: set[str] = set()

    @property
    def _db(self) -> sqlite3.Connection:
        """This process's connection: one that was open before a fork may not be used after it."""
        if self._opened is None or self._opened_by != os.getpid():
            self._opened_by = os.getpid()
            self._opened = sqlite3.connect(
                self._path, timeout=5, isolation_level=None, check_same_thread=False
            )
            self._opened.execute("PRAGMA journal_mode=WAL")
            self._opened.execute("PRAGMA synchronous=NORMAL")
        return self._opened

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

    def seen(self, channel: str, event: str) -> bool:
        """Whether the event id was noted before."""
        with self._lock:
            row = self._db.execute(
                "SELECT 1 FROM seen WHERE channel = ? AND event = ?", (channel, _key(event))
            ).fetchone()
        return row is not None

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

    def number(self, sender: str, short_ids: list[str]) -> None:
        """Remembers which options stand behind 1, 2, 3 … for one person."""
        with self._writing() as db:
            db.execute(
                "INSERT OR REPLACE INTO numbered VALUES (?, ?, ?)",
                (sender, json.dumps(short_ids), time.time()),
            )

    def numbered(self, sender: str, max_age: float) -> list[str]:
        """The short ids behind 1, 2, 3 …; none when they were offered longer ago than `max_age`."""
        with self._lock:
            row = self._db.execute(
                "SELECT offers FROM numbered WHERE sender = ? AND at > ?",
                (sender, time.time() - max_age),
            ).fetchone()
        return list(json.loads(row[0])) if row else []

    # --- work

    def take_on(self, channel: str, event: str, message: Any) -> bool:
        """Notes an event together with the work it makes; False when it was noted before.

        In one step: a crash leaves both or neither, so no message is lost and none done twice.
        """
        with self._writing() as db:
            db.execute("BEGIN IMMEDIATE")
            try:
                now = time.time()
                new = db.execute(
                    "INSERT OR IGNORE INTO seen VALUES (?, ?, ?)", (channel, _key(event), now)
                ).rowcount
                if new:
                    db.execute(
                        "INSERT INTO taken (channel, event, at, process, message) "
                        "VALUES (?, ?, ?, ?, ?)",
                        (channel, _key(event), now, os.getpid(), json.dumps(message)),
                    )
                db.execute("COMMIT")
            except BaseException:
                db.execute("ROLLBACK")
                raise
            return bool(new)

    def left_over(self, channel: str, max_age: float) -> list[Work]:
        """What an earlier process took on and did not finish, oldest first.

        What is too old by now is dropped, and so is what has been tried often enough: it may be
        what ended those processes.
        """
        with self._writing() as db:
            db.execute("BEGIN IMMEDIATE")
            try:
                db.execute(
                    "DELETE FROM taken WHERE channel = ? AND (at < ? OR tries >= ?)",
                    (channel, time.time() - max_age, MAX_TRIES),
                )
                owners = db.execute(
                    "SELECT DISTINCT process FROM taken WHERE channel = ?", (channel,)
                ).fetchall()
                rows = []
                for (process,) in owners:
                    # Another worker's work is its own for as long as that worker lives.
                    if process != os.getpid() and _lives(process):
                        continue
                    rows += db.execute(
                        "SELECT at, event, message, answer, sent FROM taken "
                        "WHERE channel = ? AND process = ?",
                        (channel, process),
                    ).fetchall()
                    db.execute(
                        "UPDATE taken SET tries = tries + 1, process = ? "
                        "WHERE channel = ? AND process = ?",
                        (os.getpid(), channel, process),
                    )
                db.execute("COMMIT")
            except BaseException:
                db.execute("ROLLBACK")
                raise
        return [
            Work(event, json.loads(message), json.loads(answer) if answer else None, sent)
            for _, event, message, answer, sent in sorted(rows)
        ]

    def keep_answer(self, channel: str, event: str, answer: list[Any]) -> None:
        """Keeps what is to be sent, so that a restart sends it and does not ask again."""
        with self._writing() as db:
            db.execute(
                "UPDATE taken SET answer = ? WHERE channel = ? AND event = ?",
                (json.dumps(answer), channel, _key(event)),
            )

    def keep_sent(self, channel: str, event: str, sent: int) -> None:
        """Keeps how many messages of the answer have been sent."""
        with self._writing() as db:
            db.execute(
                "UPDATE taken SET sent = ? WHERE channel = ? AND event = ?",
                (sent, channel, _key(event)),
            )

    def finish(self, channel: str, event: str) -> None:
        """Forgets a message and its answer: nothing of it is kept here any longer."""
        with self._writing() as db:
            db.execute("DELETE FROM taken WHERE channel = ? AND event = ?", (channel, _key(event)))

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
            db.execute("DELETE FROM numbered WHERE sender = ?", (sender,))

    def close(self) -> None:
        """Closes the file."""
        with self._lock:
            self._db.close()
