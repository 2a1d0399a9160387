"""Reads what a platform sent without trusting its shape: what is not as expected is nothing."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

from channels.guard import Refused

_MAX_ID = 255


def json_of(body: bytes) -> dict[str, Any]:
    """The JSON object of a body; Refused("malformed") for anything else."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        raise Refused("malformed") from None
    if not isinstance(value, dict):
        raise Refused("malformed")
    return value


def at(value: object, *path: str) -> Any:
    """What stands at the end of a path of keys; None where the path breaks off."""
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def dict_at(value: object, *path: str) -> dict[str, Any]:
    """As `at`, for an object; an empty one for anything else."""
    found = at(value, *path)
    return found if isinstance(found, dict) else {}


def dicts_at(value: object, *path: str) -> list[dict[str, Any]]:
    """As `at`, for a list of objects; what is none of them is left out."""
    found = at(value, *path)
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def id_at(value: object, *path: str) -> str:
    """As `at`, for an id: a short string or a whole number, as a string; empty for all else."""
    found = at(value, *path)
    if isinstance(found, int) and not isinstance(found, bool):
        found = str(found) if abs(found) < 10**20 else ""
    if not isinstance(found, str) or len(found) > _MAX_ID:
        return ""
    return "" if any(unicodedata.category(c) in ("Cc", "Cs") for c in found) else found


def time_at(value: object, *path: str) -> float | None:
    """As `at`, for a Unix time, written as a number or as digits."""
    found = at(value, *path)
    if isinstance(found, bool) or not isinstance(found, (int, float, str)):
        return None
    try:
        seconds = float(found)
    except (ValueError, OverflowError):
        return None
    return seconds if 0 < seconds < 1e14 else None
