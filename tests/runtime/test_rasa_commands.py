"""Rasa's own commands, and ours over real processes, from the root with an empty environment."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pexpect
import pytest
import yaml

from milia.facts import load as load_facts
from runtime.assistant import free_port
from runtime.paths import MODEL, ROOT
from runtime.training import ensure_model

pytestmark = pytest.mark.slow

RASA = [sys.executable, "-m", "rasa"]
MILIA = [sys.executable, "-m", "runtime"]
QUESTION = "what causes milia?"
# The beginning of what the facts say to it, short enough to stand on one line of a terminal.
ANSWER = " ".join(load_facts().facts["cause_unclear"].say.split()[:4])
START = 120  # seconds that a process may take to be there, on a machine that does other things too


@pytest.fixture(scope="module", autouse=True)
def model() -> Path:
    """The assistant's own model, trained if need be."""
    ensure_model()
    return MODEL


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what Rasa reads, so that nothing is written into the work tree."""
    root = tmp_path / "project"
    root.mkdir()
    for name in ("data", "actions", "milia", "nlu", "channels", "runtime", "var"):
        if (ROOT / name).exists():
            shutil.copytree(
                ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__", "*.db")
            )
    for name in ("domain.yml", "config.yml", "endpoints.yml", "credentials.yml"):
        shutil.copy(ROOT / name, root)
    (root / "tests").mkdir()
    if (ROOT / "tests/test_stories.yml").exists():
        shutil.copy(ROOT / "tests/test_stories.yml", root / "tests")
    if (ROOT / ".rasa").exists():
        # Rasa's own cache: what it has trained before it need not train here again.
        shutil.copytree(ROOT / ".rasa", root / ".rasa")
    (root / "models").mkdir()
    shutil.copy(MODEL, root / "models")
    return root


def run(command: list[str], cwd: Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)


@contextmanager
def running(command: list[str], cwd: Path, env: dict[str, str], url: str) -> Iterator[None]:
    """Runs a server until the block ends; the block begins when `url` answers."""
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(command, cwd=cwd, env=env, stdout=quiet, stderr=quiet)
    try:
        deadline = time.monotonic() + START
        while not answers(url):
            assert server.poll() is None, f"{command} ended with {server.returncode}"
            assert time.monotonic() < deadline, f"{url} did not answer"
            time.sleep(0.2)
        yield
    finally:
        server.terminate()
        server.wait(30)


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5):
            return True
    except OSError:
        return False


def post(port: int, message: str) -> list[dict[str, Any]]:
    """Sends a message to the rest channel; returns what comes back."""
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/webhooks/rest/webhook",
        json.dumps({"sender": f"test-{port}", "message": message}).encode(),
        {"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=30) as response:
        return json.load(response)


def with_action_port(project: Path, port: int) -> str:
    """Points a copy of endpoints.yml at another action server; returns its path."""
    endpoints = yaml.safe_load((project / "endpoints.yml").read_text())
    assert endpoints["action_endpoint"]["url"] == "http://localhost:5055/webhook"
    endpoints["action_endpoint"]["url"] = f"http://localhost:{port}/webhook"
    path = project / "other_endpoints.yml"
    path.write_text(yaml.safe_dump(endpoints))
    return str(path)


def test_validate(project: Path, empty_environment: dict[str, str]) -> None:
    done = run([*RASA, "data", "validate"], project, empty_environment)
    assert done.returncode == 0, done.stdout + done.stderr


def test_train(project: Path, empty_environment: dict[str, str]) -> None:
    done = run([*RASA, "train", "--fixed-model-name", "new"], project, empty_environment)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (project / "models/new.tar.gz").exists()


@pytest.mark.skipif(not (ROOT / "tests/test_stories.yml").exists(), reason="no test stories")
def test_rasa_test(project: Path, empty_environment: dict[str, str]) -> None:
    done = run([*RASA, "test", "core", "--fail-on-prediction-errors"], project, empty_environment)
    assert done.returncode == 0, done.stdout + done.stderr


def test_server_and_action_server(project: Path, empty_environment: dict[str, str]) -> None:
    action_port, port = free_port(), free_port()
    endpoints = with_action_port(project, action_port)
    actions = [*RASA, "run", "actions", "--port", str(action_port)]
    # Beyond this machine (Rasa's default interface) the local rest webhook does not answer.
    server = [*RASA, "run", "-i", "127.0.0.1", "--port", str(port), "--endpoints", endpoints]
    with (
        running(actions, project, empty_environment, f"http://127.0.0.1:{action_port}/health"),
        running(server, project, empty_environment, f"http://127.0.0.1:{port}/"),
    ):
        assert ANSWER in " ".join(message["text"] for message in post(port, QUESTION))
    assert (project / "var/milia.db").exists()


def test_shell_and_action_server(project: Path, empty_environment: dict[str, str]) -> None:
    action_port = free_port()
    endpoints = with_action_port(project, action_port)
    actions = [*RASA, "run", "actions", "--port", str(action_port)]
    shell = [*RASA, "shell", "--port", str(free_port()), "--endpoints", endpoints]
    with running(actions, project, empty_environment, f"http://127.0.0.1:{action_port}/health"):
        converse(shell, project, empty_environment)


def test_milia_chat(empty_environment: dict[str, str]) -> None:
    converse([*MILIA, "chat"], ROOT, empty_environment)


def converse(command: list[str], cwd: Path, env: dict[str, str]) -> None:
    """Asks in a shell, hears a true answer, and leaves."""
    shell = pexpect.spawn(
        command[0],
        command[1:],
        use_poll=True,  # select() knows no descriptor over 1023, and a long test run has more
        cwd=str(cwd),
        env={**env, "TERM": "xterm"},
        encoding="utf-8",
        timeout=START,
        dimensions=(50, 200),
    )
    shell.expect("Your input ->")
    shell.sendline(QUESTION)
    shell.expect_exact(ANSWER)
    # An answer with buttons is a menu; its last entry goes back to typing.
    shell.expect("Type out your own message|Your input ->")
    if "Type out" in shell.after:
        shell.send("\x1b[A\r")
        shell.expect("Your input ->")
    shell.sendline("/stop")
    shell.expect(pexpect.EOF)
    shell.close()
    assert shell.exitstatus == 0


def test_milia_serve(empty_environment: dict[str, str]) -> None:
    port = free_port()
    command = [*MILIA, "serve", "--port", str(port)]
    with running(command, ROOT, empty_environment, f"http://127.0.0.1:{port}/"):
        assert ANSWER in " ".join(message["text"] for message in post(port, QUESTION))


def test_make_ask() -> None:
    done = subprocess.run(
        ["make", "--silent", "ask", f"Q={QUESTION}"],
        cwd=ROOT,
        env={**os.environ, "PYTHONWARNINGS": "default"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert ANSWER in done.stdout
    assert "[" in done.stdout
    assert done.stderr == ""
