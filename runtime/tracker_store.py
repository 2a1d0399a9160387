"""Keeps conversations in SQLite or PostgreSQL, at a cost a turn that does not grow with them.

Every event stays in the table `events` until it is forgotten: the table of Rasa's own SQL store,
which can read it. What a turn loads is a window: the last few turns, headed by the slots as they
were where it begins. Where that is stands in the table `windows`, one row a conversation. Longer
stretches come from `retrieve_full_tracker` (all of it) and `latest_events` (the end, to be shown).

A window moves on only where a replay from its new beginning gives what a replay from the old one
gives: slots, active loop, follow-up action, latest message and action, and the events that the
policies see. So it does not move while a form is being filled, nor over messages that are all undone
(`UserUtteranceReverted`, which no action of ours returns).

Addresses: MILIA_DATABASE_URL (`postgresql://user:password@host/name`), or else what endpoints.yml
says, a SQLite file.
"""

from __future__ import annotations

import asyncio
import copy
import itertools
import json
import logging
import os
import time
import uuid
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ConversationPaused,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import ConnectionException
from rasa.shared.utils.common import all_subclasses
from sqlalchemy.engine import URL, Connection, make_url

logger = logging.getLogger(__name__)
T = TypeVar("T")

URL_VARIABLE = "MILIA_DATABASE_URL"
#: Seconds to wait at the start for a database that is still coming up.
PATIENCE = 20.0
#: Threads that talk to PostgreSQL, and its connections, of one process.
CONNECTIONS = 5
#: Conversations kept at hand, by last use, in case the database fails.
KEPT = 256
#: Marks an event that has been written, in a row that has not been asked for.
_SOME_ROW = -1

_METADATA = sa.MetaData()
# As in rasa.core.tracker_store.SQLTrackerStore.
_EVENTS = sa.Table(
    "events",
    _METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("sender_id", sa.String(255), nullable=False),
    sa.Column("type_name", sa.String(255), nullable=False),
    sa.Column("timestamp", sa.Float),
    sa.Column("intent_name", sa.String(255)),
    sa.Column("action_name", sa.String(255)),
    sa.Column("data", sa.Text),
)
# A turn reads one conversation's last rows, in their order.
_BY_SENDER = sa.Index("events_of_sender", _EVENTS.c.sender_id, _EVENTS.c.id)
_WINDOWS = sa.Table(
    "windows",
    _METADATA,
    sa.Column("sender_id", sa.String(255), primary_key=True),
    sa.Column("session_id", sa.Integer, nullable=False),  # first row of the last session
    sa.Column("first_id", sa.Integer, nullable=False),  # first row that a turn loads
    sa.Column("head", sa.Text, nullable=False),  # events to replay before it, as a JSON array
)

# The head, as row 0, and the events of a window in one answer.
_READ_WINDOW = sa.text(
    "SELECT 0 AS id, head AS data FROM windows WHERE sender_id = :sender"
    " UNION ALL"
    " SELECT id, data FROM events WHERE sender_id = :sender AND id >="
    " COALESCE((SELECT first_id FROM windows WHERE sender_id = :sender), 0)"
    " ORDER BY id"
)
_READ_SESSION = sa.text("SELECT session_id FROM windows WHERE sender_id = :sender")
_READ_EVENTS = sa.text(
    "SELECT id, data FROM events WHERE sender_id = :sender AND id >= :first ORDER BY id"
)
_READ_LAST = sa.text(
    "SELECT id, data FROM events WHERE sender_id = :sender AND id >= :first"
    " ORDER BY id DESC LIMIT :limit"
)
_READ_NEW_ROW = sa.text(
    "SELECT id FROM events WHERE sender_id = :sender ORDER BY id DESC LIMIT 1 OFFSET :back"
)
_WRITE_EVENTS = _EVENTS.insert()
_WRITE_WINDOW = sa.text(
    "INSERT INTO windows (sender_id, session_id, first_id, head)"
    " VALUES (:sender, :session, :first, :head)"
    " ON CONFLICT (sender_id) DO UPDATE SET"
    " session_id = excluded.session_id, first_id = excluded.first_id, head = excluded.head"
)
_MOVE_WINDOW = sa.text(
    "INSERT INTO windows (sender_id, session_id, first_id, head) VALUES (:sender, 0, :first, :head)"
    " ON CONFLICT (sender_id) DO UPDATE SET first_id = excluded.first_id, head = excluded.head"
)
# Two writers of one conversation come one after the other, so that a turn's events stay together.
_QUEUE = sa.text("SELECT pg_advisory_xact_lock(hashtextextended(:sender, 0))")
_FORGET = (
    sa.text("DELETE FROM events WHERE sender_id = :sender"),
    sa.text("DELETE FROM windows WHERE sender_id = :sender"),
)

_SQLITE_SETTINGS = (
    # Readers do not wait for a writer. With synchronous=NORMAL a crash of the process loses
    # nothing; a power cut may lose the last moments, and never harms the file.
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=NORMAL",
    "PRAGMA busy_timeout=10000",
    # What is deleted is overwritten, not only unlinked.
    "PRAGMA secure_delete=ON",
)


class ConversationStore(TrackerStore):
    """The tracker store of endpoints.yml."""

    def __init__(
        self,
        domain: Domain | None = None,
        host: str | None = None,
        event_broker: EventBroker | None = None,
        db: str = "var/milia.db",
        turns: int = 5,
        **kwargs: Any,
    ) -> None:
        """Opens the database and makes what tables it lacks.

        Args:
            domain: whose slots the conversations have; Rasa sets it when a model is loaded.
            host: a database URL (`url` in endpoints.yml), if it is not a file.
            event_broker: where new events are published too.
            db: the SQLite file, where no URL is given.
            turns: the fewest turns that a window holds; it holds up to twice as many. No fewer than
                the policies look back on.
            kwargs: what else endpoints.yml says; passed on.

        Raises:
            ConnectionException: the database cannot be used; the message says which and why.
        """
        super().__init__(domain, event_broker, **kwargs)
        self.turns = turns
        self.url = database_url(os.environ.get(URL_VARIABLE) or host, db)
        # On each event that has a row here; of this object's own, as an event may be copied over.
        self._mark = f"_row_{uuid.uuid4().hex}"
        try:
            self.engine = _open(self.url)
        except (sa.exc.SQLAlchemyError, ImportError, OSError) as error:
            # An ImportError, let through, would have Rasa keep conversations in memory.
            raise ConnectionException(
                f"cannot open the conversations at {self.url!r}: {_reason(error).rstrip('.')}. "
                f"Set {URL_VARIABLE}, or tracker_store in endpoints.yml, to a database that is up."
            ) from None
        self._reading = self.engine.execution_options(isolation_level="AUTOCOMMIT")
        self._is_file = self.url.get_backend_name() == "sqlite"
        self._kept: OrderedDict[str, DialogueStateTracker] = OrderedDict()
        self._threads = ThreadPoolExecutor(CONNECTIONS, "conversations")

    def close(self) -> None:
        """Closes the connections. The next call opens new ones."""
        self.engine.dispose()

    async def _run(self, engine: sa.engine.Engine, work: Callable[[Connection], T]) -> T:
        """Does `work`, all of it or nothing, and keeps the event loop free where that is of use."""

        def transaction() -> T:
            with engine.begin() as connection:
                return work(connection)

        if self._is_file:
            # Part of a millisecond. A thread would not gain it: SQLite hands the interpreter's
            # lock back at every row, and on a busy machine waits for it as often.
            return transaction()
        return await asyncio.get_running_loop().run_in_executor(self._threads, transaction)

    async def _read(self, query: Any, **values: Any) -> list[Any]:
        """Returns the rows of one query, which needs no transaction around it."""
        return await self._run(self._reading, lambda c: c.execute(query, values).fetchall())

    # --- reading

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Returns the conversation as a turn needs it (see the module), or None for a new one."""
        try:
            rows = await self._read(_READ_WINDOW, sender=sender_id)
        except sa.exc.SQLAlchemyError as error:
            return self._from_memory(sender_id, error)
        head = rows.pop(0).data if rows and not rows[0].id else None
        if not rows:
            return None
        events = self._events(sender_id, rows)
        if head is None:
            # Nothing of ours has been written yet: Rasa's own store was here before.
            events = _last_session(events)
        slots = {slot.name for slot in self.domain.slots}
        before = [
            self._marked(event, sender_id, 0)
            for event in map(_event, json.loads(head or "[]"))
            # A new model may have lost a slot.
            if event and (not isinstance(event, SlotSet) or event.key in slots)
        ]
        tracker = self._replay(sender_id, [*before, *events])
        self._keep(tracker)
        return tracker

    def _keep(self, tracker: DialogueStateTracker) -> None:
        """Keeps the conversation at hand for the day that the database fails in the middle of it."""
        self._kept[tracker.sender_id] = tracker
        self._kept.move_to_end(tracker.sender_id)
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)

    def _from_memory(
        self, sender_id: str, error: sa.exc.SQLAlchemyError
    ) -> DialogueStateTracker | None:
        """The conversation as it was last seen here; its events are new to the database again.

        Raises:
            SQLAlchemyError: it was not seen here. Rasa then keeps the conversation in memory.
        """
        logger.error("The conversations cannot be read: %s", _reason(error))
        try:
            _METADATA.create_all(self.engine)  # a table was dropped, or the file taken away
        except sa.exc.SQLAlchemyError:
            logger.error("Nor can their tables be made anew.")
        kept = self._kept.get(sender_id)
        if kept is None:
            raise error
        events = [copy.copy(event) for event in kept.events]
        for event in events:
            event.__dict__.pop(self._mark, None)
        return self._replay(sender_id, events)

    async def retrieve_full_tracker(self, conversation_id: str) -> DialogueStateTracker | None:
        """Returns the conversation with all its events over all its sessions, or None."""
        rows = await self._read(_READ_EVENTS, sender=conversation_id, first=0)
        events = self._events(conversation_id, rows)
        return self._replay(conversation_id, events) if events else None

    async def latest_events(self, sender_id: str, limit: int = 500) -> list[Event]:
        """Returns the last events of the current session, at most `limit`, to show to the person."""
        session = await self._read(_READ_SESSION, sender=sender_id)
        first = session[0].session_id if session else 0
        rows = await self._read(_READ_LAST, sender=sender_id, first=first, limit=limit)
        return _last_session(self._events(sender_id, reversed(rows)))

    async def keys(self) -> Iterable[str]:
        """Returns the ids of all conversations."""
        rows = await self._read(sa.select(_EVENTS.c.sender_id).distinct())
        return [row.sender_id for row in rows]

    def _replay(self, sender_id: str, events: Iterable[Event]) -> DialogueStateTracker:
        return DialogueStateTracker.from_events(sender_id, list(events), self.domain.slots)

    def _events(self, sender_id: str, rows: Iterable[Any]) -> list[Event]:
        found = ((row, _event(json.loads(data))) for row, data in rows)
        return [self._marked(event, sender_id, row) for row, event in found if event]

    def _marked(self, event: Event, sender_id: str, row: int) -> Event:
        setattr(event, self._mark, (sender_id, row))
        return event

    def _row(self, event: Event, sender_id: str) -> int | None:
        """Returns the event's row here: None for a new event, 0 for one of a window's head."""
        sender, row = getattr(event, self._mark, ("", None))
        return row if sender == sender_id else None

    # --- writing

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Writes the events that the database does not have yet, in one transaction."""
        sender = tracker.sender_id
        self._keep(tracker)
        new = [event for event in tracker.events if self._row(event, sender) is None]
        if not new:
            return
        # None of them is known: a first message, or a tracker that somebody made from data.
        foreign = len(new) == len(tracker.events)
        rows = [_as_row(sender, event) for event in new]
        session = _session_start(new)
        window = None if session else self._next_window(tracker)

        def write(connection: Connection) -> list[Event]:
            added = dict(zip(map(id, new), rows, strict=True))
            if not self._is_file:
                connection.execute(_QUEUE, {"sender": sender})
            if foreign:
                stored = connection.execute(_READ_EVENTS, {"sender": sender, "first": 0})
                known = {data for _, data in stored}
                added = {key: row for key, row in added.items() if row["data"] not in known}
                if not added:
                    return []
            connection.execute(_WRITE_EVENTS, list(added.values()))
            if session and id(session) in added:
                back = len(added) - 1 - list(added).index(id(session))
                first = connection.execute(_READ_NEW_ROW, {"sender": sender, "back": back}).scalar()
                values = {"sender": sender, "session": first, "first": first, "head": "[]"}
                connection.execute(_WRITE_WINDOW, values)
            elif window:
                first, head = window
                connection.execute(_MOVE_WINDOW, {"sender": sender, "first": first, "head": head})
            return [event for event in new if id(event) in added]

        written = await self._run(self.engine, write)
        for event in new:
            self._marked(event, sender, _SOME_ROW)
        if self.event_broker is not None:
            await self._stream_new_events(self.event_broker, written, sender)

    def _next_window(self, tracker: DialogueStateTracker) -> tuple[int, str] | None:
        """Returns the row that the window shall begin with and its head; None to let it stand."""
        applied = tracker.applied_events()
        turns = [i for i, event in enumerate(applied) if isinstance(event, UserUttered)]
        if len(turns) < 2 * self.turns:
            return None
        start = turns[-self.turns]
        # The policies know a message by the `action_listen` before it.
        if start and _is_action(applied[start - 1], ACTION_LISTEN_NAME):
            start -= 1
        first = applied[start]
        row = self._row(first, tracker.sender_id)
        if not row or row == _SOME_ROW:
            return None  # a later turn, having read it, knows
        events = list(tracker.events)
        at = next(i for i, event in enumerate(events) if event is first)

        whole = tracker.init_copy()
        initial = whole.current_slot_values()
        for event in events[:at]:
            whole.update(event)
        if whole.active_loop:
            return None
        head: list[Event] = [
            SlotSet(name, value, first.timestamp)
            for name, value in whole.current_slot_values().items()
            if value != initial.get(name)
        ]
        if whole.is_paused():
            head.append(ConversationPaused(first.timestamp))
        part = tracker.init_copy()
        for event in [*head, *events[at:]]:
            part.update(event)
        for event in events[at:]:
            whole.update(event)
        same = (
            _state(part) == _state(whole)
            and _same(part.applied_events()[len(head) :], applied[start:])
            and part.latest_message is whole.latest_message
        )
        return (row, json.dumps([event.as_dict() for event in head])) if same else None

    async def forget(self, sender_id: str) -> None:
        """Deletes everything of a conversation, for good."""

        def delete(connection: Connection) -> None:
            for statement in _FORGET:
                connection.execute(statement, {"sender": sender_id})

        self._kept.pop(sender_id, None)
        await self._run(self.engine, delete)
        if self._is_file:
            # Until then the texts would stand in the write-ahead log beside the file.
            with self.engine.connect() as connection:
                connection.execute(sa.text("PRAGMA wal_checkpoint(TRUNCATE)"))


def database_url(url: str | None, db: str) -> URL:
    """Returns the address of a database: a given URL, else the SQLite file `db`.

    Raises ConnectionException for what is neither SQLite nor PostgreSQL.
    """
    if not url:
        return URL.create("sqlite", database=db)
    try:
        # Heroku and others write postgres://, which SQLAlchemy does not know.
        address = make_url(url.replace("postgres://", "postgresql://", 1))
    except (sa.exc.ArgumentError, ValueError):
        raise ConnectionException(
            f"{URL_VARIABLE} is no address: write postgresql://user:password@host/name."
        ) from None
    if address.get_backend_name() not in ("sqlite", "postgresql"):
        raise ConnectionException(
            f"conversations are kept in SQLite or PostgreSQL, not in "
            f"{address.get_backend_name()}: see {URL_VARIABLE}."
        )
    return address


def _open(url: URL) -> sa.engine.Engine:
    """Returns an engine whose tables are there, waiting for a server that is not up yet."""
    if url.get_backend_name() == "sqlite":
        if url.database:
            Path(url.database).parent.mkdir(parents=True, exist_ok=True)
        engine = sa.create_engine(
            # The default opens the file anew for every transaction.
            url,
            poolclass=sa.pool.QueuePool,
            connect_args={"check_same_thread": False},
        )
        sa.event.listen(engine, "connect", _prepare_sqlite)
        _make_tables(engine)
        return engine
    engine = sa.create_engine(
        # The ping costs a tenth of a millisecond, and a restart of the database no conversation.
        url,
        pool_size=CONNECTIONS,
        max_overflow=0,
        pool_pre_ping=True,
    )
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            _make_tables(engine)
            return engine
        except sa.exc.OperationalError as error:
            if time.monotonic() > deadline:
                raise
            logger.warning("The database is not up yet: %s", _reason(error))
            time.sleep(1)


def _prepare_sqlite(connection: Any, _: Any) -> None:
    for setting in _SQLITE_SETTINGS:
        connection.execute(setting)


def _make_tables(engine: sa.engine.Engine) -> None:
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            # Workers start together, and "if not exists" is no protection there.
            connection.execute(_QUEUE, {"sender": "tables"})
        _METADATA.create_all(connection)
        # For a table that Rasa's own store has made.
        _BY_SENDER.create(connection, checkfirst=True)


def _reason(error: Exception) -> str:
    return str(getattr(error, "orig", None) or error).strip().splitlines()[0]


# --- events

_classes: dict[str, type[Event]] = {}


def _event(data: dict[str, Any]) -> Event | None:
    """Returns the event that `data` describes.

    Rasa looks through all subclasses of Event for each one, which was half of a long turn.
    """
    kind = data.get("event", "")
    if kind not in _classes:
        for event_class in all_subclasses(Event):
            _classes.setdefault(event_class.type_name, event_class)
    if kind not in _classes:
        return Event.from_parameters(data)  # what Rasa ignores, or refuses
    return _classes[kind]._from_parameters(data)


def _as_row(sender_id: str, event: Event) -> dict[str, Any]:
    data = event.as_dict()
    return {
        "sender_id": sender_id,
        "type_name": event.type_name,
        "timestamp": event.timestamp,
        "intent_name": ((data.get("parse_data") or {}).get("intent") or {}).get("name"),
        "action_name": data.get("name"),
        "data": json.dumps(data),
    }


def _is_action(event: Event, name: str) -> bool:
    return isinstance(event, ActionExecuted) and event.action_name == name


def _session_start(events: Sequence[Event]) -> Event | None:
    """Returns the event that the last session among `events` begins with, if one begins there."""
    for i in range(len(events) - 1, -1, -1):
        if isinstance(events[i], SessionStarted):
            named = i > 0 and _is_action(events[i - 1], ACTION_SESSION_START_NAME)
            return events[i - 1] if named else events[i]
    return None


def _last_session(events: list[Event]) -> list[Event]:
    start = _session_start(events)
    return list(itertools.dropwhile(lambda event: event is not start, events)) if start else events


def _state(tracker: DialogueStateTracker) -> tuple[Any, ...]:
    """Returns what a replay must give again."""
    return (
        tracker.current_slot_values(),
        tracker.active_loop,
        tracker.followup_action,
        tracker.latest_action,
        tracker.is_paused(),
        tracker.get_latest_input_channel(),
        (tracker.latest_bot_utterance.text, tracker.latest_bot_utterance.data),
    )


def _same(events: Sequence[Event], others: Sequence[Event]) -> bool:
    return len(events) == len(others) and all(map(lambda a, b: a is b, events, others))
