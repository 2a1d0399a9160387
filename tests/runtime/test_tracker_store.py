"""Our tracker store says what Rasa's own says, at a cost that does not grow, and forgets for good."""

from __future__ import annotations

import asyncio
import dataclasses
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from rasa.core.agent import Agent
from rasa.core.exporter import Exporter
from rasa.core.tracker_store import (
    FailSafeTrackerStore,
    InMemoryTrackerStore,
    SQLTrackerStore,
    TrackerStore,
)
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActiveLoop,
    AllSlotsReset,
    BotUttered,
    ConversationPaused,
    ConversationResumed,
    DefinePrevUserUtteredFeaturization,
    Event,
    FollowupAction,
    LoopInterrupted,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import ConnectionException
from rasa.utils.endpoints import EndpointConfig

from bench.databases import postgresql
from channels.forget import forget_conversation
from runtime import tracker_store
from runtime.paths import ROOT
from runtime.tracker_store import URL_VARIABLE, ConversationStore, database_url

DOMAIN = Domain.from_yaml(
    """
version: "3.1"
intents: [ask, more]
entities: [thing]
slots:
  audience: {type: text, mappings: [{type: custom}]}
  said: {type: list, influence_conversation: false, mappings: [{type: custom}]}
  misses: {type: float, initial_value: 0.0, influence_conversation: false, mappings: [{type: custom}]}
forms: {form: {required_slots: [audience]}}
actions: [action_answer, action_more]
session_config: {session_expiration_time: 60, carry_over_slots_to_new_session: false}
"""
)


@pytest.fixture(scope="module")
def postgresql_url() -> Iterator[str]:
    with postgresql() as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def store(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ConversationStore]:
    """An empty store; a second one on the same database is made with `reopened`."""
    monkeypatch.delenv(URL_VARIABLE, raising=False)
    url = request.getfixturevalue("postgresql_url") if request.param == "postgresql" else None
    opened = ConversationStore(DOMAIN, host=url, db=str(tmp_path / "new" / "milia.db"))
    with opened.engine.begin() as connection:
        for table in ("events", "windows"):
            connection.execute(sa.text(f"DELETE FROM {table}"))
    yield opened
    opened.close()


def reopened(store: ConversationStore) -> ConversationStore:
    """Another process's view of the same database."""
    url = store.url.render_as_string(hide_password=False)
    return ConversationStore(DOMAIN, host=url, turns=store.turns)


def session() -> list[Event]:
    return [
        ActionExecuted("action_session_start"),
        SessionStarted(),
        ActionExecuted("action_listen"),
    ]


def user(text: str, intent: str = "ask") -> UserUttered:
    return UserUttered(
        text,
        {"name": intent, "confidence": 0.9},
        [{"entity": "thing", "value": text, "start": 0, "end": len(text)}],
        input_channel="web",
        message_id=f"id-{text}",
        metadata={"title": text},
    )


def turn(text: str, *extra: Event, intent: str = "ask") -> list[Event]:
    """The events of one turn as Rasa's processor writes them."""
    return [
        user(text, intent),
        DefinePrevUserUtteredFeaturization(False),
        ActionExecuted("action_answer", "RulePolicy", 1.0),
        BotUttered(f"About {text}.", {"buttons": [{"title": "Why?", "payload": "/more"}]}),
        *extra,
        ActionExecuted("action_listen", "RulePolicy", 1.0),
    ]


async def write(store: TrackerStore, sender: str, *turns: list[Event]) -> None:
    """Adds each list of events as a turn does: load, update, save."""
    for events in turns:
        tracker = await store.get_or_create_tracker(sender, append_action_listen=False)
        for event in events:
            tracker.update(event, DOMAIN)
        await store.save(tracker)


async def write_alike(stores: list[TrackerStore], sender: str, *turns: list[Event]) -> None:
    """Writes the same into each store; events are made anew, as a store may change them."""
    for events in turns:
        as_data = [event.as_dict() for event in events]
        for store in stores:
            await write(store, sender, [Event.from_parameters(data) for data in as_data])


def state(tracker: DialogueStateTracker) -> dict[str, Any]:
    """What a turn goes by: all that Rasa hands to actions, and what the policies see."""
    current = tracker.current_state()
    states = tracker.past_states(DOMAIN)
    return {
        **current,
        "last_states": states[-5:],
        "loop": dataclasses.asdict(tracker.active_loop) if tracker.active_loop else None,
        "expires_by": (tracker.get_last_event_for(UserUttered) or user("")).text,
        "begun": bool(tracker.applied_events()),
    }


def random_turn(chance: random.Random, i: int) -> list[Event]:
    """A turn with whatever Rasa's actions and policies may add to it."""
    extra: list[Event] = []
    for event in (
        SlotSet("audience", chance.choice(["baby", "adult", None])),
        SlotSet("said", [f"fact{i}", "fact"]),
        SlotSet("misses", float(chance.randrange(3))),
        AllSlotsReset(),
        FollowupAction("action_more"),
        ActionExecuted("action_more", "RulePolicy", 0.7),
        BotUttered("More."),
    ):
        if chance.random() < (0.1 if isinstance(event, AllSlotsReset) else 0.4):
            extra.append(event)
    events = turn(f"text {i}", *extra, intent=chance.choice(["ask", "more"]))
    luck = chance.random()
    if luck < 0.03:
        events.append(Restarted())
        events += session()
    elif luck < 0.06:
        events = [*session(), *events]
    elif luck < 0.10:
        events = [*events[:-1], UserUtteranceReverted()]
    elif luck < 0.14:
        events.append(ConversationPaused())
    elif luck < 0.18:
        events.append(ConversationResumed())
    elif luck < 0.22:
        events[2:3] = [ActionExecuted("form"), ActiveLoop("form"), SlotSet("requested_slot", None)]
    elif luck < 0.26:
        events += [ActionExecutionRejected("form"), LoopInterrupted(True)]
    elif luck < 0.34:
        events += [ActiveLoop(None)]
    return events


@pytest.mark.parametrize("seed", range(6))
async def test_a_long_conversation_is_as_in_rasas_own_store(
    store: ConversationStore, seed: int
) -> None:
    chance = random.Random(seed)
    theirs = InMemoryTrackerStore(DOMAIN)
    written = session()
    await write_alike([store, theirs], "x", written)
    for i in range(120):
        events = random_turn(chance, i)
        written += events
        await write_alike([store, theirs], "x", events)

        ours, other = await store.retrieve("x"), await theirs.retrieve("x")

        assert ours and other
        assert state(ours) == state(other), i
    full = await store.retrieve_full_tracker("x")
    assert full
    assert [e.as_dict() for e in full.events] == [e.as_dict() for e in written]


async def test_a_window_holds_few_events_with_the_slots_of_all(store: ConversationStore) -> None:
    await write(store, "x", session(), turn("first", SlotSet("audience", "baby")))
    await write(store, "x", *(turn(f"text {i}") for i in range(100)))

    tracker = await store.retrieve("x")

    assert tracker
    assert tracker.get_slot("audience") == "baby"
    turns = [e.text for e in tracker.events if isinstance(e, UserUttered)]
    assert 5 <= len(turns) < 10
    assert turns[-1] == "text 99"
    full = await store.retrieve_full_tracker("x")
    assert full and len([e for e in full.events if isinstance(e, UserUttered)]) == 101


async def test_a_window_waits_for_the_end_of_a_form(store: ConversationStore) -> None:
    begin = [ActionExecuted("form"), ActiveLoop("form")]
    await write(store, "x", session(), turn("begin", *begin))
    await write(store, "x", *(turn(f"text {i}") for i in range(20)))
    tracker = await store.retrieve("x")
    assert tracker and tracker.active_loop_name == "form"

    await write(store, "x", turn("end", ActiveLoop(None)), *(turn(f"{i}") for i in range(10)))

    tracker = await store.retrieve("x")
    assert tracker and tracker.active_loop_name is None
    assert len(tracker.events) < 80


async def test_a_restart_of_the_server_changes_nothing(store: ConversationStore) -> None:
    await write(
        store, "x", session(), *(turn(f"{i}", SlotSet("said", [f"{i}"])) for i in range(30))
    )
    before = await store.retrieve("x")
    store.close()

    after = await reopened(store).retrieve("x")

    assert before and after
    assert state(before) == state(after)


async def test_a_new_session_begins_without_the_old_one(store: ConversationStore) -> None:
    await write(store, "x", session(), turn("old", SlotSet("audience", "baby")), session())

    tracker = await store.retrieve("x")

    assert tracker and tracker.get_slot("audience") is None
    assert not [e for e in tracker.events if isinstance(e, UserUttered)]
    assert await store.latest_events("x") == list(tracker.events)


async def test_the_end_of_a_session_can_be_shown(store: ConversationStore) -> None:
    await write(store, "x", session(), turn("of the session before"), session())
    await write(store, "x", *(turn(f"{i}") for i in range(50)))

    events = await store.latest_events("x")
    last = await store.latest_events("x", limit=12)

    assert [e.text for e in events if isinstance(e, UserUttered)] == [f"{i}" for i in range(50)]
    assert [e.as_dict() for e in last] == [e.as_dict() for e in events[-12:]]
    assert await store.latest_events("nobody") == []


async def test_each_event_is_written_once(store: ConversationStore) -> None:
    await write(store, "x", session(), turn("a"))
    tracker = await store.retrieve("x")
    assert tracker

    await store.save(tracker)
    await store.save(tracker.copy())
    await store.save(DialogueStateTracker.from_dict("x", [e.as_dict() for e in tracker.events]))

    assert count(store, "x") == 8


async def test_a_tracker_can_be_copied_into_another_store(
    store: ConversationStore, tmp_path: Path
) -> None:
    await write(store, "x", session(), turn("a"))
    other = ConversationStore(DOMAIN, db=str(tmp_path / "other.db"))
    full = await store.retrieve_full_tracker("x")
    assert full

    await other.save(full)

    assert count(other, "x") == count(store, "x")


async def test_rasas_own_store_reads_our_file_and_we_read_its(tmp_path: Path) -> None:
    path = str(tmp_path / "milia.db")
    theirs = SQLTrackerStore(DOMAIN, db=path)
    await write(theirs, "x", session(), turn("old"), session(), *(turn(f"{i}") for i in range(12)))
    ours = ConversationStore(DOMAIN, db=path)
    tracker = await ours.retrieve("x")
    assert tracker and len([e for e in tracker.events if isinstance(e, UserUttered)]) == 12

    await write(ours, "x", turn("ours", SlotSet("audience", "adult")))

    again = await SQLTrackerStore(DOMAIN, db=path).retrieve("x")
    assert again and again.get_slot("audience") == "adult"
    tracker = await ours.retrieve("x")
    assert tracker and len([e for e in tracker.events if isinstance(e, UserUttered)]) == 5


async def test_a_slot_that_a_new_model_lacks_is_left_out(
    store: ConversationStore, caplog: pytest.LogCaptureFixture
) -> None:
    await write(store, "x", session(), turn("a", SlotSet("audience", "baby")))
    await write(store, "x", *(turn(f"{i}") for i in range(20)))
    store.domain = Domain.from_yaml("version: '3.1'\nintents: [ask]\nactions: [action_answer]")

    tracker = await store.retrieve("x")

    assert tracker and "audience" not in tracker.slots
    assert not caplog.records


async def test_forgetting_deletes_everything_of_one_conversation(store: ConversationStore) -> None:
    secret = "a rash that nobody may hear of"
    await write(store, "x", session(), turn(secret, SlotSet("said", [secret])))
    await write(store, "x", *(turn(f"{i}") for i in range(20)))
    await write(store, "y", session(), turn("kept"))

    # The way the channels take, through what Rasa wraps around a store.
    await forget_conversation(FailSafeTrackerStore(store), "x")

    assert await store.retrieve("x") is None
    assert await store.retrieve_full_tracker("x") is None
    assert list(await store.keys()) == ["y"]
    assert await store.retrieve("y")
    with store.engine.connect() as connection:
        for table in ("events", "windows"):
            found = connection.execute(sa.text(f"SELECT * FROM {table}")).fetchall()
            assert "x" not in {row.sender_id for row in found}
    if store.url.get_backend_name() == "sqlite":
        for file in Path(str(store.url.database)).parent.iterdir():
            assert secret.encode() not in file.read_bytes(), file
    await write(store, "x", session(), turn("a new beginning"))
    assert count(store, "x") == 8


async def test_two_workers_at_once_lose_nothing_and_mix_no_turns(store: ConversationStore) -> None:
    workers = [store, reopened(store)]
    await write(store, "x", session())

    async def work(worker: int) -> None:
        for i in range(25):
            # No lock: as if it had failed.
            tracker = await workers[worker].retrieve("x")
            assert tracker
            await asyncio.sleep(0)
            for event in turn(f"{worker} {i}", SlotSet("said", [str(worker), str(i)])):
                tracker.update(event, DOMAIN)
            await workers[worker].save(tracker)

    await asyncio.gather(work(0), work(1))

    full = await store.retrieve_full_tracker("x")
    assert full
    asked = [e.text for e in full.events if isinstance(e, UserUttered)]
    assert sorted(asked) == sorted(f"{w} {i}" for w in (0, 1) for i in range(25))
    answers = [e.text for e in full.events if isinstance(e, BotUttered)]
    assert answers == [f"About {text}." for text in asked]


@pytest.mark.slow
async def test_message_1000_costs_as_message_10(store: ConversationStore) -> None:
    await write(store, "x", session())
    seconds = []
    for i in range(1000):
        events = turn(f"{i}", SlotSet("said", [f"fact {i % 60}"]), BotUttered("Or for a baby?"))
        begun = time.perf_counter()
        tracker = await store.retrieve("x")
        assert tracker
        tracker = tracker.copy()
        for event in events:
            tracker.update(event, DOMAIN)
        json.dumps(tracker.current_state())
        tracker.past_states(DOMAIN)
        await store.save(tracker)
        seconds.append(time.perf_counter() - begun)

    # Medians of neighbours; 1.2 is asked of a whole turn, and this is a busy test machine.
    assert sorted(seconds[950:])[25] < 2 * sorted(seconds[10:60])[25]
    assert len(tracker.events) < 110


async def test_new_events_are_published_once(store: ConversationStore) -> None:
    published: list[Any] = []

    class Broker:
        def publish(self, event: dict[str, Any]) -> None:
            published.append((event["sender_id"], event["event"]))

    store.event_broker = Broker()
    await write(store, "x", session(), turn("a"))

    assert len(published) == 8
    assert published[3] == ("x", "user")


async def test_a_failed_write_can_be_tried_again(
    store: ConversationStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    tracker = await store.get_or_create_tracker("x", append_action_listen=False)
    for event in session():
        tracker.update(event, DOMAIN)
    with monkeypatch.context() as broken:
        broken.setattr(tracker_store, "_WRITE_WINDOW", sa.text("INSERT INTO nowhere VALUES (1)"))
        with pytest.raises(sa.exc.DBAPIError):
            await store.save(tracker)
    assert count(store, "x") == 0

    await store.save(tracker)

    assert count(store, "x") == 3


@pytest.mark.slow
async def test_rasa_answers_as_on_its_own_store_and_its_tools_find_everything(
    store: ConversationStore, toy_model: Path
) -> None:
    ours = Agent.load(str(toy_model))
    theirs = Agent.load(str(toy_model))
    ours.tracker_store = FailSafeTrackerStore(store)
    store.domain = ours.domain
    ours.load_model(str(toy_model))
    for i in range(40):
        text = ("hello", "hello", "xyzzy")[i % 3]  # the third is undone by Rasa's own fallback
        answer = await ours.handle_text(text, sender_id="x")
        assert answer == await theirs.handle_text(text, sender_id="x")
        assert answer[0]["text"] == ("Pardon?" if text == "xyzzy" else "Hello.")

    assert ours.processor
    window = await store.retrieve("x")
    shown = await ours.processor.fetch_full_tracker_with_initial_session("x")
    published: list[dict[str, Any]] = []

    class Broker:
        def publish(self, event: dict[str, Any]) -> None:
            published.append(event)

        async def close(self) -> None:
            pass

    await Exporter(store, Broker(), "endpoints.yml").publish_events()

    assert window and len(window.events) < 100
    assert len([e for e in shown.events if isinstance(e, UserUttered)]) == 40
    assert len(published) == len(shown.events)


def test_endpoints_yml_names_this_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(URL_VARIABLE, raising=False)
    import rasa.utils.endpoints

    config = rasa.utils.endpoints.read_endpoint_config(
        str(ROOT / "endpoints.yml"), endpoint_type="tracker_store"
    )

    made = TrackerStore.create(config, DOMAIN)

    assert isinstance(made, ConversationStore)
    assert (tmp_path / "var/milia.db").exists()


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("mysql://localhost/x", "not in mysql"),
        ("nonsense", "no address"),
        ("postgresql://me:secret@127.0.0.1:1/x", "127.0.0.1:1"),
        ("sqlite:////proc/nowhere/milia.db", "milia.db"),
    ],
)
def test_a_database_that_cannot_be_used_is_named(
    url: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(URL_VARIABLE, url)
    monkeypatch.setattr(tracker_store, "PATIENCE", 0)

    with pytest.raises(ConnectionException) as error:
        TrackerStore.create(EndpointConfig(type="runtime.tracker_store.ConversationStore"))

    assert says in str(error.value)
    assert URL_VARIABLE in str(error.value)
    assert "secret" not in str(error.value)


def test_the_old_name_of_postgresql_is_known() -> None:
    url = database_url("postgres://me:secret@host/name", "")

    assert url.get_backend_name() == "postgresql"


def count(store: ConversationStore, sender: str) -> int:
    with store.engine.connect() as connection:
        statement = sa.text("SELECT count(*) FROM events WHERE sender_id = :sender")
        return int(connection.execute(statement, {"sender": sender}).scalar() or 0)


async def test_gap_20_a_table_dropped_in_mid_conversation_loses_no_context(
    store: ConversationStore,
) -> None:
    await write(store, "ann", session(), turn("one", SlotSet("audience", "baby")))
    before = await store.retrieve("ann")
    assert before is not None
    with store.engine.begin() as connection:
        connection.execute(sa.text("DROP TABLE events"))
    kept = await store.retrieve("ann")
    assert kept is not None
    assert kept.get_slot("audience") == "baby"
    for event in turn("two"):
        kept.update(event)
    await store.save(kept)
    # From here on the new table has it all, also for another process.
    again = await reopened(store).retrieve("ann")
    assert again is not None
    assert again.get_slot("audience") == "baby"
    texts = [event.text for event in again.events if isinstance(event, UserUttered)]
    assert texts == ["one", "two"]


async def test_what_is_forgotten_is_not_kept_at_hand(store: ConversationStore) -> None:
    await write(store, "ann", session(), turn("one"))
    await store.forget("ann")
    with store.engine.begin() as connection:
        connection.execute(sa.text("DROP TABLE events"))
    with pytest.raises(sa.exc.SQLAlchemyError):
        await store.retrieve("ann")
