"""Where the assistant stands on the web: its address, who may embed it, whom to believe."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from sanic.request import Request

from milia.settings import Contact, Settings, load_settings

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Site:
    """What varies from one installation to another."""

    allowed_origins: frozenset[str] = frozenset()
    privacy: str = ""
    contact: tuple[str, ...] = ()
    public_url: str = ""
    proxies: int = 0

    @classmethod
    def from_environment(cls, settings_path: Path) -> Site:
        """From data/settings.yml; MILIA_ALLOWED_ORIGINS (by comma) adds to its list."""
        settings = _settings(settings_path)
        listed = [
            *(settings.allowed_origins if settings else ()),
            *os.environ.get("MILIA_ALLOWED_ORIGINS", "").split(","),
        ]
        return cls(
            allowed_origins=frozenset(filter(None, map(origin_of, listed))),
            privacy=settings.privacy_line if settings else "",
            contact=_addresses(settings.contact("web")) if settings else (),
            public_url=os.environ.get("PUBLIC_URL", "").rstrip("/"),
            proxies=int(os.environ.get("MILIA_PROXIES", "0") or 0),
        )

    def allows(self, request: Request) -> bool:
        """Whether the page that sent the request may use the assistant: ours, or one on the list.

        No Origin header means no page of another site: a browser sends it with every such request.
        """
        origin = request.headers.get("origin")
        if origin is None:
            return True
        if origin in self.allowed_origins:
            return True
        if self.public_url and origin == origin_of(self.public_url):
            return True
        return not self.public_url and urlsplit(origin).netloc == request.headers.get("host", "?")

    def address(self, request: Request) -> str:
        """Who calls: the peer, or what the last believed proxy says it was."""
        if self.proxies:
            hops = [h.strip() for h in request.headers.get("x-forwarded-for", "").split(",")]
            if len(hops) >= self.proxies and hops[-self.proxies]:
                return str(hops[-self.proxies])
        return str(request.ip)


def origin_of(url: str) -> str:
    """ "https://host:port" of an address; empty for what is none."""
    parts = urlsplit(str(url).strip().lower())
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return ""
    return f"{parts.scheme}://{parts.netloc}"


def _addresses(contact: Contact) -> tuple[str, ...]:
    """The ways to reach a person, as links."""
    phone = f"tel:{contact.phone.replace(' ', '')}" if contact.phone else ""
    mail = f"mailto:{contact.mail}" if contact.mail else ""
    return tuple(filter(None, (phone, mail, contact.link)))


def _settings(path: Path) -> Settings | None:
    try:
        return load_settings(path)
    except Exception:
        logger.exception("%s cannot be read: only the assistant's own pages may use it", path)
        return None
