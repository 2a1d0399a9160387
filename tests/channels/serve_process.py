"""`milia serve` with other addresses for the platforms: python serve_process.py PORT ADDRESSES-AS-JSON.

All else is as a person starts it: the command, credentials.yml, the trained model, the actions. Only
an action takes its time where the message says "slowly".
"""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[2])]


def main(port: str, addresses: str) -> None:
    from actions.base import SafeAction
    from channels import messenger, slack, telegram, twilio, whatsapp
    from runtime import cli, widget

    modules = {
        "whatsapp": (whatsapp, "GRAPH"),
        "messenger": (messenger, "GRAPH"),
        "telegram": (telegram, "API"),
        "twilio": (twilio, "API"),
        "slack": (slack, "API"),
    }
    for name, address in json.loads(addresses).items():
        module, constant = modules[name]
        assert hasattr(module, constant)
        setattr(module, constant, address)
    act = SafeAction.run

    async def run(self: SafeAction, dispatcher: Any, tracker: Any, domain: Any) -> Any:
        if "slowly" in str((tracker.latest_message or {}).get("text")):
            await asyncio.sleep(5)
        return await act(self, dispatcher, tracker, domain)

    SafeAction.run = run  # type: ignore[method-assign]
    # The platforms need no widget, and its build needs a minute.
    widget.is_stale = lambda *_: False
    sys.argv = ["milia", "serve", "--port", port]
    cli.main()


if __name__ == "__main__":
    main(*sys.argv[1:])
