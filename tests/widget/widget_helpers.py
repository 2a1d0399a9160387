"""What the browser tests stand on: the assistant's process, a website, the widget in use."""

from __future__ import annotations

import http.server
import json
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from typing import Any, ClassVar

import widget_assistant as launcher
from playwright.sync_api import Page

ROOT = launcher.ROOT
WIDGET = ROOT / "widget"
FLAGS = [
    *("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
    *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
]
DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
    "device_scale_factor": 2,
}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Assistant:
    """The assistant's process: it can be stopped and started again on the same port."""

    env: dict[str, str]
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        self.process = subprocess.Popen(
            launcher.command(self.port),
            cwd=ROOT,
            env={**os.environ, **self.env},
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL if not os.environ.get("SHOW_SERVER") else None,
        )
        deadline = time.monotonic() + 240
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise RuntimeError("the assistant ended while starting; SHOW_SERVER=1 shows why")
            try:
                urllib.request.urlopen(f"{self.url}/demo", timeout=2)
                return
            except OSError:
                time.sleep(0.2)
        raise RuntimeError("the assistant did not start")

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait(5)

    def call(self, method: str, path: str, body: Any = None, token: str = "") -> tuple[int, Any]:
        """One call of the API, past the browser."""
        request = urllib.request.Request(f"{self.url}/webhooks/web/{path}", method=method)
        request.add_header("Content-Type", "application/json")
        if token:
            request.add_header("Authorization", f"Bearer {token}")
        data = None if body is None else json.dumps(body).encode()
        try:
            with urllib.request.urlopen(request, data, timeout=30) as reply:
                return reply.status, json.loads(reply.read() or b"null")
        except urllib.error.HTTPError as error:
            return error.code, json.loads(error.read() or b"null")


class Pages(http.server.BaseHTTPRequestHandler):
    """A website that is not the assistant's: pages by path, under the policy each asks for."""

    files: ClassVar[dict[str, tuple[str, bytes]]] = {}
    policy = ""

    def do_GET(self) -> None:
        kind, body = self.files.get(self.path, ("text/plain", b""))
        self.send_response(200 if self.path in self.files else 404)
        self.send_header("Content-Type", kind)
        if kind.startswith("text/html"):
            self.send_header("Content-Security-Policy", self.policy)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@dataclass
class Website:
    """Where tests put their pages; `url` is an allowed origin, `stranger` is not."""

    port: int

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def stranger(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def put(self, path: str, body: str | bytes, kind: str = "text/html; charset=utf-8") -> str:
        Pages.files[path] = (kind, body if isinstance(body, bytes) else body.encode())
        return self.url + path


@dataclass
class Watched:
    """What no page may do: each entry fails the test."""

    violations: list[str] = field(default_factory=list)


WATCH = """
addEventListener('securitypolicyviolation',
  (e) => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI));
"""


def note_if_foreign(url: str, watched: Watched) -> None:
    host = url.split("/")[2].rsplit(":", 1)[0] if "://" in url else ""
    if host not in ("", "127.0.0.1", "localhost"):
        watched.violations.append(f"request to {url}")


@dataclass
class Chat:
    """The widget on a page, as a person uses it."""

    page: Page
    at: str = "milia-chat"

    def __post_init__(self) -> None:
        self.root = self.page.locator(self.at)
        self.launcher = self.root.locator(".launcher")
        self.panel = self.root.locator(".panel")
        self.log = self.root.get_by_role("log")
        self.input = self.root.locator("textarea")
        self.answers = self.root.locator(".turn:not(.mine)")
        self.mine = self.root.locator(".turn.mine")
        self.notice = self.root.locator(".notice")
        self.choices = self.root.locator(".choice")

    def open(self) -> Chat:
        self.launcher.click()
        self.panel.wait_for()
        return self

    def write(self, text: str) -> None:
        self.input.fill(text)
        self.input.press("Enter")

    def ask(self, text: str) -> str:
        """Asks, waits for the answer, returns its words."""
        before = self.answers.count()
        self.write(text)
        self.answers.nth(before).wait_for()
        return self.answers.nth(before).locator(".bubble").first.inner_text()


def axe(page: Page) -> list[str]:
    """What axe-core finds, each as one line."""
    script = (WIDGET / "node_modules" / "axe-core" / "axe.min.js").read_text()
    page.evaluate(f"() => {{ if (!window.axe) {{ {script} }} }}")
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{v['id']}: {n['target']} {n.get('failureSummary', '')}"
        for v in found["violations"]
        for n in v["nodes"]
    ]
