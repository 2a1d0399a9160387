"""Where the time of a turn goes, by component. A process of its own.

python -m bench.breakdown TURNS
"""

from __future__ import annotations

import asyncio
import functools
import inspect
import json
import re
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.servers import QUESTIONS
from runtime.assistant import _actions
from runtime.paths import MODEL, ROOT
from runtime.quiet import be_quiet


class Clock:
    """Adds up what wrapped calls take, by name, for the turn in progress."""

    def __init__(self) -> None:
        self.turn: dict[str, float] = defaultdict(float)

    def wrap(self, owner: Any, method: str, name: Callable[[Any], str]) -> None:
        """Times `owner.method`; `name` takes what it is called on."""
        call = getattr(owner, method)

        if inspect.iscoroutinefunction(call):

            @functools.wraps(call)
            async def timed_async(this: Any, *args: Any, **kwargs: Any) -> Any:
                begun = time.perf_counter()
                try:
                    return await call(this, *args, **kwargs)
                finally:
                    self.turn[name(this)] += time.perf_counter() - begun

            setattr(owner, method, timed_async)
            return

        @functools.wraps(call)
        def timed(this: Any, *args: Any, **kwargs: Any) -> Any:
            begun = time.perf_counter()
            try:
                return call(this, *args, **kwargs)
            finally:
                self.turn[name(this)] += time.perf_counter() - begun

        setattr(owner, method, timed)


def node_name(node: Any) -> str:
    """Returns "NLU: SentenceEncoderFeaturizer" for the graph node that runs it."""
    plain = re.sub(r"^run_|\d+$", "", node._node_name).rpartition(".")[2]
    kind = "policy" if plain.endswith(("Policy", "prediction_output")) else "NLU"
    return f"{kind}: {plain}"


async def breakdown(turns: int) -> dict[str, float]:
    """Returns the mean milliseconds that a turn spends in each part, `all` among them."""
    actions = _actions()
    from rasa.core.agent import load_agent
    from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
    from rasa.core.utils import AvailableEndpoints
    from rasa.engine.graph import GraphNode

    from runtime.inprocess import InProcessActions
    from runtime.tracker_store import ConversationStore

    clock = Clock()
    clock.wrap(GraphNode, "__call__", node_name)
    clock.wrap(InProcessActions, "request", lambda _: "action")
    clock.wrap(ConversationStore, "retrieve", lambda _: "store: read")
    clock.wrap(ConversationStore, "save", lambda _: "store: write")

    endpoints = AvailableEndpoints.read_endpoints(str(ROOT / "endpoints.yml"))
    endpoints.action = actions
    seen: dict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        endpoints.tracker_store.kwargs["db"] = str(Path(folder) / "milia.db")
        agent = await load_agent(str(MODEL), endpoints=endpoints)
        for i in range(turns + 20):
            message = UserMessage(QUESTIONS[i % len(QUESTIONS)], CollectingOutputChannel(), "x")
            clock.turn.clear()
            begun = time.perf_counter()
            await agent.handle_message(message)
            took = time.perf_counter() - begun
            if i >= 20:  # the first ones fill caches
                rest = took - sum(clock.turn.values())
                for name, part in {**clock.turn, "Rasa": rest, "all": took}.items():
                    seen[name].append(part * 1000)
    # A part that few turns need counts with its share of all turns.
    parts = {name: statistics.fmean(values) * len(values) / turns for name, values in seen.items()}
    return {name: round(value, 2) for name, value in parts.items() if value >= 0.05}


if __name__ == "__main__":
    be_quiet()
    print(json.dumps(asyncio.run(breakdown(int(sys.argv[1])))))
