"""The built widget and the demo page, served from memory."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from sanic.request import Request
from sanic.response import HTTPResponse, raw, text

_NAME = re.compile(r"^milia-chat[A-Za-z0-9.-]*\.(js|css)$")
_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
}
DEMO_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)


@dataclass(frozen=True)
class _Asset:
    plain: bytes
    zipped: bytes | None
    kind: str
    tag: str


class Assets:
    """Files of the build folder by name; read again when the build has changed."""

    def __init__(self, dist: Path) -> None:
        self._dist = dist
        self._built = 0.0
        self._assets: dict[str, _Asset] = {}

    def serve(self, request: Request, name: str) -> HTTPResponse:
        """One script or page, compressed where the browser takes that, 304 where it has it."""
        asset = self._find(name)
        if asset is None:
            if not self._assets:
                return text("The widget is not built yet: run `make widget`.\n", status=503)
            return text("Not found\n", status=404)
        headers = {"ETag": asset.tag, "Vary": "Accept-Encoding", "Cache-Control": _cache(name)}
        if asset.tag in request.headers.get("if-none-match", ""):
            return raw(b"", status=304, headers=headers)
        body = asset.plain
        if asset.zipped and "gzip" in request.headers.get("accept-encoding", ""):
            body = asset.zipped
            headers["Content-Encoding"] = "gzip"
        if name.endswith(".html"):
            headers["Content-Security-Policy"] = DEMO_POLICY
        return raw(body, content_type=asset.kind, headers=headers)

    def _find(self, name: str) -> _Asset | None:
        stamp = self._dist.stat().st_mtime if self._dist.is_dir() else 0.0
        if stamp != self._built:
            self._built = stamp
            self._assets = {p.name: _read(p) for p in self._dist.iterdir() if _public(p.name)}
        return self._assets.get(name)


def _public(name: str) -> bool:
    return name == "demo.html" or bool(_NAME.match(name))


def _read(path: Path) -> _Asset:
    plain = path.read_bytes()
    zipped = path.with_name(path.name + ".gz")
    return _Asset(
        plain=plain,
        zipped=zipped.read_bytes() if zipped.exists() else None,
        kind=_TYPES[path.suffix],
        tag=f'"{hashlib.sha256(plain).hexdigest()[:20]}"',
    )


def _cache(name: str) -> str:
    """A chunk's name changes with its content; the entry and the page keep theirs."""
    if name == "milia-chat.js":
        return "public, max-age=300"
    return "no-cache" if not name.endswith(".js") else "public, max-age=31536000, immutable"
