"""Channels on a real Rasa app that listens, for tests."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable
from typing import Any

from rasa.core.channels.channel import InputChannel
from rasa.core.run import configure_app
from sanic import Sanic


def listen(
    channels: list[InputChannel],
    prepare: Callable[[Sanic], None] = lambda app: None,
    **options: Any,
) -> tuple[Sanic, str]:
    """Serves the channels on a free port, on a loop of their own, until the tests end.

    `prepare` may set `app.ctx.agent` before the start; it can be set later as well. One server for
    a whole module is enough, and quicker.
    """
    Sanic._app_registry.pop("rasa_core_no_api", None)
    app = configure_app(channels, enable_api=False, **options)
    prepare(app)
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    address = listening.getsockname()
    up = threading.Event()

    async def run() -> None:
        server = await app.create_server(
            sock=listening, return_asyncio_server=True, access_log=False
        )
        try:
            await server.startup()
        except KeyError:
            # Sanic rewrites its protocol at the first start in a process, and only then.
            app.state.is_started = True
        # What `rasa run` sets; a server made from a socket does not.
        app.state.host = address[0]
        await server.before_start()
        await server.start_serving()
        await server.after_start()
        app.ctx.loop = asyncio.get_running_loop()
        up.set()
        await asyncio.Event().wait()

    threading.Thread(target=lambda: asyncio.run(run()), daemon=True).start()
    if not up.wait(60):
        raise RuntimeError("the channels did not start")
    return app, f"http://127.0.0.1:{address[1]}"
