"""A server in processes of its own, as a person would start it, and a turn over HTTP."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import psutil

from bench import databases
from runtime.assistant import free_port
from runtime.paths import ROOT

#: What people ask, in this order, over and over: answers, follow-ups, small talk, an urgent matter.
QUESTIONS = (
    "what causes milia?",
    "and for my baby?",
    "how long do they last",
    "can I use castor oil?",
    "is laser treatment any good",
    "do they leave scars",
    "no, it is for me",
    "how do I get rid of milia",
    "thank you",
    "there is pus and the redness spreads",
)
WEBHOOK = "/webhooks/rest/webhook"
START_SECONDS = 300.0
TURN_SECONDS = 120.0


@dataclass
class Server:
    """A running server: where it answers, its processes, its files."""

    port: int
    processes: list[subprocess.Popen[bytes]]
    folder: Path
    started: float
    environment: dict[str, str] = field(default_factory=dict)
    # One connection a thread.
    _lines: dict[int, http.client.HTTPConnection] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}{WEBHOOK}"

    def turn(self, sender: str, text: str) -> list[dict[str, Any]]:
        """Sends one message; returns what comes back. The connection is kept, as a browser does."""
        line = self._lines.setdefault(
            threading.get_ident(),
            http.client.HTTPConnection("127.0.0.1", self.port, timeout=TURN_SECONDS),
        )
        body = json.dumps({"sender": sender, "message": text})
        try:
            line.request("POST", WEBHOOK, body, {"Content-Type": "application/json"})
            response = line.getresponse()
            answer = response.read()
        except (OSError, http.client.HTTPException) as error:
            line.close()
            raise ConnectionError(f"no answer on port {self.port}") from error
        if response.status != 200:
            raise ConnectionError(f"{response.status} on port {self.port}")
        return list(json.loads(answer))

    def hang_up(self) -> None:
        """Closes the connections."""
        for line in self._lines.values():
            line.close()

    def first_answer(self) -> float:
        """Waits until it answers; returns the seconds since its start."""
        while True:
            try:
                if self.turn("first", QUESTIONS[0]):
                    return time.monotonic() - self.started
            except OSError:
                pass
            if time.monotonic() - self.started > START_SECONDS:
                raise TimeoutError(f"no answer on port {self.port}")
            for process in self.processes:
                if process.poll() is not None:
                    raise RuntimeError(f"{process.args!r} ended with {process.returncode}")
            time.sleep(0.05)

    def megabytes(self) -> float:
        """Returns the resident memory of all its processes, children too."""
        total = 0
        for process in self.processes:
            root = psutil.Process(process.pid)
            total += sum(p.memory_info().rss for p in (root, *root.children(recursive=True)))
        return total / 1e6


@contextmanager
def ours(*, workers: int = 1, shared: bool = False) -> Iterator[Server]:
    """Runs our server as `make serve` does, on empty files.

    With `shared`, on PostgreSQL and Redis of its own.
    """
    with ExitStack() as stack:
        environment = {"SANIC_WORKERS": str(workers)}
        if shared:
            environment["MILIA_DATABASE_URL"] = stack.enter_context(databases.postgresql())
            environment["MILIA_REDIS_URL"] = stack.enter_context(databases.redis())
        yield stack.enter_context(_ours(ROOT, ("-m", "runtime", "serve"), environment))


@contextmanager
def ours_at(project: Path, endpoints: str = "endpoints.yml") -> Iterator[Server]:
    """Runs a copy of our server as it stands, with its own model and the endpoints named."""
    serve = (
        "import sys; from runtime.quiet import be_quiet; be_quiet();"
        "from runtime.assistant import serve; serve(int(sys.argv[2]), endpoints=sys.argv[3])"
    )
    with _ours(project, ("-c", serve), {}, (endpoints,)) as server:
        yield server


@contextmanager
def _ours(
    cwd: Path,
    command: Sequence[str],
    environment: dict[str, str],
    arguments: Sequence[str] = (),
) -> Iterator[Server]:
    with tempfile.TemporaryDirectory(prefix="milia-bench-") as name:
        folder, port = Path(name), free_port()
        files = {
            "MILIA_DATABASE_URL": f"sqlite:///{folder}/milia.db",
            "MILIA_CHANNELS_DB": str(folder / "channels.db"),
            "MILIA_BENCH_DB": str(folder / "stock.db"),
        }
        whole = [sys.executable, *command, "--port", str(port), *arguments]
        with running([whole], port, folder, cwd, {**files, **environment}) as server:
            yield server


@contextmanager
def running(
    commands: Sequence[Sequence[str]],
    port: int,
    folder: Path,
    cwd: Path,
    environment: dict[str, str],
) -> Iterator[Server]:
    """Runs commands that make up one server; ends them, and their children, afterwards."""
    log: IO[bytes] = (folder / "log.txt").open("wb")
    env = {**os.environ, "RASA_TELEMETRY_ENABLED": "false", **environment}
    server = Server(port, [], folder, time.monotonic(), environment)
    try:
        for command in commands:
            process = subprocess.Popen(
                command, cwd=cwd, env=env, stdout=log, stderr=subprocess.STDOUT
            )
            server.processes.append(process)
        yield server
    finally:
        server.hang_up()
        for process in server.processes:
            _end(process)
        log.close()


def _end(process: subprocess.Popen[bytes]) -> None:
    try:
        children = psutil.Process(process.pid).children(recursive=True)
    except psutil.NoSuchProcess:
        children = []
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for child in children:
        if child.is_running():
            child.kill()
