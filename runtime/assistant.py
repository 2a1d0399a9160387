"""The assistant in this process: load it, ask it, serve it."""

from __future__ import annotations

import gc
import socket
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from runtime.lean import avoid_tensorflow, check_schemas_once
from runtime.paths import MODEL, ROOT, VAR

if TYPE_CHECKING:
    from rasa.core.agent import Agent
    from rasa.core.utils import AvailableEndpoints

    from runtime.inprocess import InProcessActions


@dataclass(frozen=True)
class Bubble:
    """One message of the assistant: its text, its buttons (title, payload), where it is from."""

    text: str | None
    buttons: list[dict[str, str]] = field(default_factory=list)
    metadata: dict[str, Any] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """Returns the bubble as plain data, for JSON."""
        return asdict(self)


def _actions() -> InProcessActions:
    """Returns the endpoint with our actions, after a look at what they and the model rest on.

    Looking first means that a person reads one line, and not an apology at each message, where
    the facts or the phrases do not hold (ValueError) or a model file is not the one that was
    chosen (RasaException).
    """
    avoid_tensorflow()
    check_schemas_once()
    from actions.core import core
    from nlu import encoder
    from runtime.inprocess import InProcessActions

    core()
    for package, name, sha256 in (
        (encoder.MODEL_PACKAGE, encoder.MODEL_FILE, encoder.MODEL_SHA256),
        (encoder.TOKENIZER_PACKAGE, encoder.TOKENIZER_FILE, encoder.TOKENIZER_SHA256),
    ):
        encoder.check_hash(encoder.package_file(package, name), sha256)
    return InProcessActions()


def load(model: Path = MODEL) -> Agent:
    """Returns an agent with in-process actions that keeps its conversations in memory.

    Raises rasa.exceptions.ModelNotFound where there is no model.
    """
    actions = _actions()
    from rasa.core.agent import Agent

    return Agent.load(str(model), action_endpoint=actions)


async def ask(agent: Agent, text: str, sender: str = "ask") -> list[Bubble]:
    """Sends one message of the person `sender`; returns what the assistant says to it."""
    from rasa.shared.core.events import BotUttered

    tracker = await agent.tracker_store.get_or_create_tracker(sender)
    seen = len(tracker.events)
    await agent.handle_text(text, sender_id=sender)
    tracker = await agent.tracker_store.get_or_create_tracker(sender)
    return [
        Bubble(
            text=event.text,
            buttons=event.data.get("buttons") or [],
            metadata=event.metadata,
        )
        for event in list(tracker.events)[seen:]
        if isinstance(event, BotUttered)
    ]


def free_port() -> int:
    """Returns a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_taken(port: int, host: str = "127.0.0.1") -> bool:
    """Returns whether `host`:`port` cannot be listened on."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return True
    return False


def serve(port: int, host: str = "127.0.0.1", endpoints: str = "endpoints.yml") -> None:
    """Serves the channels of credentials.yml until stopped, with the stores of `endpoints`."""
    actions = _actions()
    from rasa.core.run import serve_application
    from rasa.core.utils import AvailableEndpoints

    VAR.mkdir(exist_ok=True)
    available = AvailableEndpoints.read_endpoints(str(ROOT / endpoints))
    available.action = actions
    _check_stores(available)
    serve_application(
        model_path=str(MODEL),
        interface=host,
        port=port,
        credentials=str(ROOT / "credentials.yml"),
        enable_api=False,
        endpoints=available,
        server_listeners=[(_settle, "after_server_start")],
    )


async def _settle(*_: Any) -> None:
    """Takes what the model is made of out of the garbage collector's sight: it is there to stay.

    Looking through it takes 0.1 s, in the middle of somebody's turn.
    """
    gc.collect()
    gc.freeze()


def _check_stores(endpoints: AvailableEndpoints) -> None:
    """Opens what keeps conversations and locks once, and closes it again.

    Raises what they raise, before the server starts: it would print a traceback instead, and a
    worker process must make connections of its own.
    """
    from rasa.core.lock_store import LockStore
    from rasa.core.tracker_store import TrackerStore

    store = TrackerStore.create(endpoints.tracker_store)
    LockStore.create(endpoints.lock_store)
    if close := getattr(store, "close", None):
        close()


def chat() -> None:
    """Opens the Rasa shell; what is said there is kept nowhere."""
    actions = _actions()
    from rasa.core.run import serve_application
    from rasa.core.utils import AvailableEndpoints

    serve_application(
        model_path=str(MODEL),
        channel="cmdline",
        interface="127.0.0.1",
        # The shell talks to itself over a port: any free one, so that a server may run beside it.
        port=free_port(),
        enable_api=False,
        endpoints=AvailableEndpoints(action=actions),
    )
