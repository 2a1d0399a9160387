"""`milia channels`, .env.example and credentials.yml say the same, and no secret is in them."""

from __future__ import annotations

import inspect
import os
import re
from pathlib import Path

import pytest
import yaml
from platforms import ENVIRONMENT
from rasa.core.run import create_http_input_channels
from sanic import Sanic
from typer.testing import CliRunner

from channels import overview
from milia.settings import Contact, Handover, load_settings
from runtime import cli

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = (ROOT / ".env.example").read_text()
NAMES = {"whatsapp", "messenger", "telegram", "twilio", "slack"}


def test_with_nothing_set_only_the_widget_and_the_local_webhook_are_on() -> None:
    states = overview.survey({})
    assert {state.name for state in states if state.on} == {"web", "rest"}
    assert all(state.lacks for state in states if not state.on)


def test_with_everything_set_every_platform_is_on() -> None:
    states = {state.name: state for state in overview.survey(ENVIRONMENT)}
    for name in NAMES:
        assert states[name].on
        assert states[name].address == f"https://clinic.example/webhooks/{name}/webhook"
    assert not states["rest"].on


@pytest.mark.parametrize("missing", sorted(ENVIRONMENT))
def test_what_is_missing_is_named(missing: str) -> None:
    states = overview.survey({k: v for k, v in ENVIRONMENT.items() if k != missing})
    lacking = [state for state in states if missing in state.lacks]
    assert len(lacking) == 1
    assert not lacking[0].on


def test_the_command_prints_what_is_on_and_what_to_paste(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PUBLIC_URL", "https://clinic.example/")
    monkeypatch.setenv("SLACK_TOKEN", "xoxb-not-shown")
    output = CliRunner().invoke(cli.app, ["channels"]).output
    assert "https://clinic.example/webhooks/slack/webhook" in output
    assert "lacks SLACK_SIGNING_SECRET" in output
    assert "xoxb-not-shown" not in output
    assert output.count("hand-over: ") == 1, "of the widget: nothing else is on"


def test_whom_a_channel_hands_over_to() -> None:
    settings = load_settings()
    web = Contact(mail="help@clinic.example", slack_channel="C0123456789")
    sms = Contact(phone="+44 20 7946 0000")
    own = settings.copy(update={"handover": Handover(channels={"web": web, "sms": sms})})
    assert overview.hand_over("web", own, ENVIRONMENT) == (
        "hand-over: help@clinic.example, Slack channel C0123456789"
    )
    assert overview.hand_over("web", own, {}).endswith("C0123456789 (lacks SLACK_TOKEN)")
    assert overview.hand_over("twilio", own) == (
        "hand-over (sms): +44 20 7946 0000; hand-over (whatsapp): nobody"
    )
    text = overview.table(overview.survey(ENVIRONMENT), settings=own)
    assert text.count("hand-over") == len([s for s in overview.survey(ENVIRONMENT) if s.on]) + 1


def test_the_example_explains_every_variable_and_sets_none() -> None:
    named = set(re.findall(r"^#([A-Z_]+)=", EXAMPLE, re.MULTILINE))
    used = set()
    for path in (ROOT / "channels").glob("*.py"):
        used |= set(
            re.findall(
                r'"((?:MILIA|WHATSAPP|MESSENGER|TELEGRAM|TWILIO|SLACK)_[A-Z_]+)"', path.read_text()
            )
        )
    assert used | {"PUBLIC_URL"} <= named
    assert not re.findall(r"^[A-Z_]+=", EXAMPLE, re.MULTILINE)


def test_credentials_list_every_channel_and_hold_no_value() -> None:
    listed = yaml.safe_load((ROOT / "credentials.yml").read_text())
    assert set(listed.values()) == {None}
    assert {name.rsplit(".", 1)[0].removeprefix("channels.") for name in listed} == {
        *NAMES,
        "web",
        "socketio",
        "local_rest",
    }


def test_rasa_starts_with_an_empty_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Its own loader reads credentials.yml; the platforms' routes are not there."""
    for name in [n for n in os.environ if n.startswith(("MILIA_", *(n.upper() for n in NAMES)))]:
        monkeypatch.delenv(name)
    monkeypatch.delenv("PUBLIC_URL", raising=False)
    monkeypatch.setenv("MILIA_CHANNELS_DB", str(tmp_path / "channels.db"))
    monkeypatch.setenv("MILIA_SECRET_FILE", str(tmp_path / "secret.key"))
    assert _paths() & {f"webhooks/{name}/webhook" for name in NAMES} == set()
    assert "webhooks/rest/webhook" in _paths()


def test_rasa_starts_with_all_set_though_no_platform_can_be_reached(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("MILIA_SOCKETIO", "1")
    monkeypatch.setenv("MILIA_CHANNELS_DB", str(tmp_path / "channels.db"))
    monkeypatch.setenv("MILIA_SECRET_FILE", str(tmp_path / "secret.key"))
    paths = _paths()
    assert {f"webhooks/{name}/webhook" for name in NAMES} <= paths
    assert "socket.io" in paths


def _paths() -> set[str]:
    from rasa.core.run import configure_app

    Sanic._app_registry.pop("rasa_core_no_api", None)
    channels = create_http_input_channels(None, str(ROOT / "credentials.yml"))
    app = configure_app(channels, enable_api=False)
    return {route.path.strip("/") for route in app.router.routes_all.values()}


def test_gap_20_no_voice_webhook_and_no_api_are_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MILIA_CHANNELS_DB", str(tmp_path / "channels.db"))
    monkeypatch.setenv("MILIA_SECRET_FILE", str(tmp_path / "secret.key"))
    paths = _paths()
    assert not [path for path in paths if "voice" in path]
    assert not [path for path in paths if path.startswith(("conversations", "model", "status"))]


def test_gap_20_the_server_listens_on_this_machine_only() -> None:
    default = inspect.signature(cli.serve).parameters["host"].default
    assert default == "127.0.0.1"


def test_the_document_names_twenty_gaps_and_only_tests_that_exist() -> None:
    text = (ROOT / "docs" / "channels.md").read_text()
    rows = re.findall(r"^\| (\d+) \|.*$", text, re.MULTILINE)
    assert [int(number) for number in rows] == list(range(1, 21))
    named = re.findall(r"`(test_\w+\.py)::(test_\w+)`", text)
    assert len(named) > 30
    for file, test in named:
        source = (ROOT / "tests" / "channels" / file).read_text()
        assert f"def {test}(" in source, test
    elsewhere = re.findall(r"in (tests/\w+), `(test_\w+\.py)`: `(test_\w+)`", text)
    assert elsewhere
    for folder, file, test in elsewhere:
        assert f"def {test}(" in (ROOT / folder / file).read_text(), test
    for channel in overview.PLATFORMS:
        for variable in channel.VARIABLES:
            assert variable in text
