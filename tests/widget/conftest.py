"""A browser, the assistant as a real process, and pages that embed the widget."""

from __future__ import annotations

import http.server
import os
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import widget_assistant as launcher
from playwright.sync_api import Browser, Page, sync_playwright
from widget_helpers import (
    DESKTOP,
    FLAGS,
    WATCH,
    WIDGET,
    Assistant,
    Chat,
    Pages,
    Watched,
    Website,
    note_if_foreign,
)

from runtime import widget


def _missing(what: str) -> None:
    """Skips at home; in CI nothing is skipped."""
    if os.environ.get("CI"):
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's path; installed first where that can be done."""
    found = subprocess.run([WIDGET / "install-browser"], capture_output=True, text=True)
    if found.returncode:
        _missing(found.stderr.strip().splitlines()[-1])
    return found.stdout.strip()


@pytest.fixture(scope="session")
def built() -> Path:
    """The built widget; built first where its sources are newer."""
    # axe, jQuery and React come with the build's packages, and the tests' pages load them.
    if widget.is_stale() or not (WIDGET / "node_modules" / "axe-core").exists():
        try:
            widget.build()
        except widget.WidgetError as error:
            _missing(str(error))
    command, place = widget.npm()
    env = {**os.environ, "PATH": f"{place}{os.pathsep}{os.environ['PATH']}"}
    subprocess.run([*command, "--prefix", str(WIDGET), "run", "check"], check=True, env=env)
    return widget.SCRIPT.parent


@pytest.fixture(scope="session")
def website() -> Iterator[Website]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Website(server.server_address[1])
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def assistant(built: Path, website: Website) -> Iterator[Assistant]:
    if os.environ.get("CI") and not launcher.is_real():
        pytest.fail("no trained model: the browser tests run against the real assistant")
    with tempfile.TemporaryDirectory() as place:
        running = Assistant(
            {
                "MILIA_ALLOWED_ORIGINS": website.url,
                "MILIA_CHANNELS_DB": f"{place}/channels.db",
                "MILIA_SECRET": "browser tests " * 4,
                "MILIA_RATE_SENDER": "10,30",
                "MILIA_RATE_IP": "100000,100000",
                "MILIA_RATE_NEW": "100000,100000",
                "RASA_TELEMETRY_ENABLED": "false",
                "PUBLIC_URL": "",
            }
        )
        Pages.policy = (
            f"default-src 'none'; script-src 'self' {running.url}; style-src 'self'; "
            f"connect-src 'self' {running.url}; img-src 'self'; frame-src 'self' {running.url}"
        )
        running.start()
        yield running
        running.stop()


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    # No longer than a module: playwright's loop must not be running when asyncio tests do.
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Makes pages; a policy violation, a script error or a request that leaves the machine fails."""
    watched = Watched()
    contexts = []

    def make(**options: Any) -> Page:
        context = browser.new_context(**{**DESKTOP, "locale": "en-GB", **options})
        contexts.append(context)
        context.add_init_script(WATCH)
        context.set_default_timeout(15_000)
        context.on("request", lambda request: note_if_foreign(request.url, watched))
        page = context.new_page()
        watch(page)
        context.on("page", watch)
        return page

    def watch(page: Page) -> None:
        page.on("pageerror", lambda error: watched.violations.append(f"script error: {error}"))
        page.on(
            "console",
            lambda said: (
                watched.violations.append(said.text)
                if said.text.startswith("policy:") or "Content Security Policy" in said.text
                else None
            ),
        )

    yield make
    for context in contexts:
        context.close()
    assert not watched.violations


@pytest.fixture
def chat(new_page: Callable[..., Page], assistant: Assistant) -> Callable[..., Chat]:
    """Opens the demo page, by default on a desktop."""

    def make(**options: Any) -> Chat:
        page = new_page(**options)
        page.goto(f"{assistant.url}/demo")
        return Chat(page)

    return make
