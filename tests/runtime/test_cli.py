"""The command line, without a model where none is needed."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from runtime import assistant, cli, facts_table, training
from runtime.assistant import Bubble
from runtime.paths import ROOT

BUBBLES = [
    Bubble("First.", [{"title": "Why?", "payload": "/why"}], {"audience": "adult"}),
    Bubble("Second."),
]


@pytest.fixture
def runner() -> CliRunner:
    return CliRunner()


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """A current model that answers every question with BUBBLES."""

    async def ask(agent: object, question: str) -> list[Bubble]:
        return BUBBLES

    monkeypatch.setattr(training, "is_current", lambda: True)
    monkeypatch.setattr(training, "ensure_model", lambda force=False: None)
    monkeypatch.setattr(assistant, "load", lambda: None)
    monkeypatch.setattr(assistant, "ask", ask)


def test_ask_prints_bubbles_and_buttons(runner: CliRunner, answers: None) -> None:
    result = runner.invoke(cli.app, ["ask", "what's that?"])
    assert result.output == "First. [Why?]\nSecond.\n"


def test_ask_says_why(runner: CliRunner, answers: None) -> None:
    result = runner.invoke(cli.app, ["ask", "--why", "what's that?"])
    assert result.output.count("own words") == 2


def test_ask_prints_json(runner: CliRunner, answers: None) -> None:
    result = runner.invoke(cli.app, ["ask", "--json", "what's that?"])
    assert json.loads(result.output) == [bubble.as_dict() for bubble in BUBBLES]


def test_train_says_that_there_is_nothing_to_do(runner: CliRunner, answers: None) -> None:
    assert runner.invoke(cli.app, ["train"]).output == "models/milia.tar.gz is up to date.\n"


def test_a_failed_training_ends_in_one_line(
    runner: CliRunner, answers: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ensure(force: bool = False) -> None:
        raise training.TrainingError("training failed: look above")

    monkeypatch.setattr(training, "ensure_model", ensure)
    result = runner.invoke(cli.app, ["train"])
    assert result.exit_code == 1
    assert result.output == "milia: training failed: look above\n"


def test_a_taken_port_is_said_before_anything_is_loaded(runner: CliRunner) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        result = runner.invoke(cli.app, ["serve", "--port", str(port)])
    assert result.exit_code == 1
    assert result.output == (
        f"milia: port {port} is taken: stop what listens there, or choose another (PORT=5006).\n"
    )


@pytest.mark.parametrize(("holes", "status"), [([], 0), (["a sentence"], 1)])
def test_facts_fails_on_a_hole(
    runner: CliRunner, monkeypatch: pytest.MonkeyPatch, holes: list[str], status: int
) -> None:
    table = facts_table.Table([("1.1", "x")], [("t", "i", "25", "x")], {"facts": 1}, holes)
    monkeypatch.setattr(facts_table, "survey", lambda root: table)
    result = runner.invoke(cli.app, ["facts"])
    assert result.exit_code == status
    assert [line for line in result.output.splitlines() if line.startswith("hole")] == [
        f"hole: {hole}" for hole in holes
    ]


def test_a_fact_file_that_does_not_hold_ends_in_its_own_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def survey(root: Path) -> None:
        raise ValueError("facts.yml:3: say: too long: shorten it")

    monkeypatch.setattr(facts_table, "survey", survey)
    monkeypatch.setattr(sys, "argv", ["milia", "facts"])
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert end.value.code == "milia: facts.yml:3: say: too long: shorten it"


def test_a_conversation_without_a_terminal_ends_at_once(runner: CliRunner) -> None:
    """Rasa's shell would neither read nor end; `CliRunner` gives no terminal."""
    result = runner.invoke(cli.app, ["chat"], input="what causes milia\n")
    assert result.exit_code == 2
    assert "needs a terminal" in result.output


def test_help_lists_every_command(runner: CliRunner) -> None:
    output = runner.invoke(cli.app, ["--help"]).output
    for name in ("train", "chat", "ask", "serve", "facts", "evaluate", "bench", "widget", "lock"):
        assert name in output


def test_it_runs_as_a_module_from_anywhere() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "runtime", "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "questions about milia" in done.stdout


def test_make_lists_its_targets() -> None:
    done = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    for target in ("chat", "ask", "serve", "train", "facts", "test", "evaluate", "bench", "lock"):
        assert f"\n{target} " in f"\n{done.stdout}"
