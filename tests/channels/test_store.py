"""The channels' file under several processes."""

from __future__ import annotations

import os
from pathlib import Path

from channels.store import ChannelStore


def test_a_forked_worker_opens_the_file_for_itself(tmp_path: Path) -> None:
    """SQLite forbids a connection across a fork; Sanic forks its workers after the start."""
    store = ChannelStore(tmp_path / "channels.db")
    before = store._db
    child = os.fork()
    if child == 0:
        os._exit(0 if store._db is not before and store.first_time("x", "from the child") else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert store._db is before
    assert not store.first_time("x", "from the child")
