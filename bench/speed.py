"""What is measured, of any contender alike: each in fresh processes, several times."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from bench import growth, servers
from bench.load import percentile
from bench.servers import QUESTIONS, Server
from runtime.paths import ROOT

#: Measured numbers by name: one a repeat.
Numbers = dict[str, list[float]]
OpenServer = Callable[[], AbstractContextManager[Server]]


@dataclass(frozen=True)
class Effort:
    """How much is done for each number."""

    repeats: int = 3
    turns: int = 300
    messages: int = 1000
    load_seconds: float = 12.0
    people: tuple[int, ...] = (1, 10, 20, 50, 200)


QUICK = Effort(repeats=1, turns=40, messages=60, load_seconds=2.0, people=(1, 10))


def start(server: OpenServer, effort: Effort) -> Numbers:
    """From the command to the first answer, and the memory of all processes after some turns."""
    found: Numbers = {"start to first answer, s": [], "memory, MB": []}
    for _ in range(effort.repeats):
        with server() as running:
            found["start to first answer, s"].append(running.first_answer())
            for i in range(50):
                running.turn(f"person {i % 5}", QUESTIONS[i % len(QUESTIONS)])
            found["memory, MB"].append(running.megabytes())
    return found


def turn(server: OpenServer, effort: Effort) -> Numbers:
    """A turn over HTTP, the action with it: people with ten messages each, one after another."""
    found: Numbers = {f"turn p{share}, ms": [] for share in (50, 95, 99)}
    for _ in range(effort.repeats):
        with server() as running:
            running.first_answer()
            for question in QUESTIONS:
                running.turn("warm", question)
            took = [
                _time(running, f"person {i // len(QUESTIONS)}", QUESTIONS[i % len(QUESTIONS)])
                for i in range(effort.turns)
            ]
        for share in (50, 95, 99):
            found[f"turn p{share}, ms"].append(percentile(took, share))
    return found


def conversation(server: OpenServer, effort: Effort) -> tuple[Numbers, list[list[float]]]:
    """One long conversation: message 1, 10, 100 and so on, and the curve over all of them.

    A message's cost is the median of the messages around it, so that each question weighs alike.
    """
    found: Numbers = {}
    curves: list[list[float]] = []
    for _ in range(effort.repeats):
        with server() as running:
            running.first_answer()
            first = [_time(running, f"new {i}", q) for i, q in enumerate(QUESTIONS)]
            took = [
                _time(running, "long", QUESTIONS[i % len(QUESTIONS)])
                for i in range(effort.messages)
            ]
        values = {1: first, 10: took[4:14]}
        values |= {100: took[85:105]} if effort.messages >= 105 else {}
        values |= {effort.messages: took[-20:]}
        for number, around in values.items():
            found.setdefault(f"message {number}, ms", []).append(statistics.median(around))
        ratio = statistics.median(took[-20:]) / statistics.median(took[4:14])
        found.setdefault(f"message {effort.messages} / message 10", []).append(ratio)
        curves.append([statistics.median(took[i : i + 10]) for i in range(0, len(took), 10)])
    return found, [[i * 10 + 5, *at] for i, at in enumerate(zip(*curves, strict=True))]


def size(effort: Effort) -> Numbers:
    """Bytes of the SQLite file a turn."""
    found: Numbers = {"database, KB a turn": []}
    with servers.ours() as running:
        running.first_answer()
        for i in range(effort.messages):
            running.turn(f"person {i // 10}", QUESTIONS[i % len(QUESTIONS)])
        path = running.folder / "milia.db"
        with sa.create_engine(f"sqlite:///{path}").connect() as connection:
            connection.execute(sa.text("PRAGMA wal_checkpoint(TRUNCATE)"))
        found["database, KB a turn"].append(path.stat().st_size / 1024 / (effort.messages + 1))
    return found


def load(workers: int, effort: Effort) -> Numbers:
    """Many people at once, on PostgreSQL and Redis, with the load's own process on the machine."""
    found: Numbers = {}
    for _ in range(effort.repeats):
        with servers.ours(workers=workers, shared=True) as running:
            running.first_answer()
            for people in effort.people:
                before = _asked(running)
                done = subprocess.run(
                    [
                        *(sys.executable, "-m", "bench.load", running.url),
                        *(str(people), str(effort.load_seconds)),
                    ],
                    cwd=ROOT,
                    capture_output=True,
                    check=True,
                )
                result = json.loads(done.stdout)
                label = f"{workers} worker{'s' if workers > 1 else ''}, {people} people"
                numbers = {
                    "turns/s": result["turns_a_second"],
                    "p50, ms": result["p50"],
                    "p95, ms": result["p95"],
                    "failed": result["failed"],
                    # What was answered, but is not in the database.
                    "lost": max(0, result["turns"] - (_asked(running) - before)),
                }
                for name, value in numbers.items():
                    found.setdefault(f"{label}: {name}", []).append(value)
    return found


def parts(effort: Effort) -> Numbers:
    """The mean time of a turn by component, in milliseconds, without HTTP."""
    found: Numbers = {}
    for _ in range(effort.repeats):
        done = subprocess.run(
            [sys.executable, "-m", "bench.breakdown", str(effort.turns)],
            cwd=ROOT,
            capture_output=True,
            check=True,
        )
        for name, value in json.loads(done.stdout).items():
            found.setdefault(name, []).append(value)
    return found


def training(effort: Effort) -> Numbers:
    """Training with nothing kept from before, and with the embeddings of known phrases kept."""
    found: Numbers = {"training, s": [], "training, embeddings kept, s": []}
    for _ in range(effort.repeats):
        with tempfile.TemporaryDirectory(prefix="milia-bench-") as folder:
            project = Path(folder)
            growth.copy_project(project)
            for name in found:
                # Rasa's own cache would leave next to nothing to do.
                shutil.rmtree(project / ".rasa", ignore_errors=True)
                found[name].append(train(project))
    return found


def train(project: Path) -> float:
    """Trains a project in a process of its own; returns the seconds."""
    begun = time.monotonic()
    subprocess.run(
        [
            sys.executable,
            "-m",
            "runtime.training",
            str(project),
            str(project / "models/milia.tar.gz"),
        ],
        cwd=project,
        env={**os.environ, "PYTHONHASHSEED": "0"},
        check=True,
        capture_output=True,
    )
    return time.monotonic() - begun


def grown(effort: Effort) -> Numbers:
    """A turn where there are ten times the facts and phrases."""
    with tempfile.TemporaryDirectory(prefix="milia-bench-") as folder:
        project = Path(folder)
        growth.copy_project(project)
        growth.grow_facts(project)
        growth.grow_phrases(project)
        seconds = train(project)
        found = turn(lambda: servers.ours_at(project), effort)
    return {"training, s": [seconds], **found}


def _time(server: Server, sender: str, text: str) -> float:
    begun = time.perf_counter()
    answer = server.turn(sender, text)
    took = (time.perf_counter() - begun) * 1000
    if not answer:
        raise RuntimeError(f"no answer to {text!r}")
    return took


def _asked(server: Server) -> int:
    """Returns how many messages of people stand in the server's database."""
    engine = sa.create_engine(server.environment["MILIA_DATABASE_URL"])
    with engine.connect() as connection:
        count: Any = connection.execute(
            sa.text("SELECT count(*) FROM events WHERE type_name = 'user'")
        ).scalar()
    engine.dispose()
    return int(count)
