"""Starts the assistant for the browser: `python assistant.py PORT`, in a process of its own.

With a trained model that is `milia serve` itself.
Without a model it is the stand-in of tests/channels, so that the widget can be worked on alone.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODEL = ROOT / "models" / "milia.tar.gz"


def is_real() -> bool:
    """Whether the trained assistant answers (MILIA_STAND_IN=1 asks for the stand-in)."""
    return MODEL.exists() and os.environ.get("MILIA_STAND_IN") != "1"


def command(port: int) -> list[str]:
    """What to run."""
    if is_real():
        return [sys.executable, "-m", "runtime", "serve", "--port", str(port)]
    return [sys.executable, __file__, str(port)]


def _serve_stand_in(port: int) -> None:
    sys.path.insert(0, str(ROOT / "tests" / "channels"))
    from fake_agent import FakeAgent
    from rasa.core.run import configure_app

    from channels.web import WebInput

    app = configure_app([WebInput()], enable_api=False)
    app.ctx.agent = FakeAgent()
    app.run(host="127.0.0.1", port=port, access_log=False)


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    _serve_stand_in(int(sys.argv[1]))
