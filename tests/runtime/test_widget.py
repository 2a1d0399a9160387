"""The widget's build: when it is due, and what is said where it cannot be done."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from runtime import assistant, cli, widget


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A widget folder that was built a minute after its sources were written."""
    for name, age in {"src/chat.ts": 120, "build.mjs": 120, "dist/milia-chat.js": 60}.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("", encoding="utf-8")
        at = path.stat().st_mtime - age
        os.utime(path, (at, at))
    return tmp_path


def test_a_fresh_build_is_not_stale(folder: Path) -> None:
    assert not widget.is_stale(folder)


def test_a_newer_source_makes_it_stale(folder: Path) -> None:
    (folder / "src" / "chat.ts").touch()
    assert widget.is_stale(folder)


def test_without_a_build_it_is_stale(folder: Path) -> None:
    (folder / "dist" / "milia-chat.js").unlink()
    assert widget.is_stale(folder)


def test_without_node_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(widget, "find_spec", lambda name: None)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(widget.WidgetError, match="scripts/bootstrap dev"):
        widget.build()


def test_a_failed_step_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    false = shutil.which("false")
    monkeypatch.setattr(widget, "npm", lambda: ([str(false)], str(tmp_path)))
    with pytest.raises(widget.WidgetError, match="npm ci"):
        widget.build(tmp_path)


def test_serve_goes_on_without_the_widget(monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[int] = []

    def no_node() -> None:
        raise widget.WidgetError("no node here")

    monkeypatch.setattr(cli, "_trained", lambda: None)
    monkeypatch.setattr(widget, "is_stale", lambda: True)
    monkeypatch.setattr(widget, "build", no_node)
    monkeypatch.setattr(assistant, "is_taken", lambda port, host: False)
    monkeypatch.setattr(assistant, "serve", lambda port, host: served.append(port))
    result = CliRunner().invoke(cli.app, ["serve", "--port", "5999"])
    assert served == [5999]
    assert "http://127.0.0.1:5999/demo" in result.output
    assert "no node here" in result.output
