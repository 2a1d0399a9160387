"""Measures how fast, small and flat the assistant is; writes docs/performance.md.

    python -m bench                      ours
    python -m bench --only start,turn    some of it; the rest stays as it was measured last
    python -m bench --peers              Rasa's default pipeline, and DIET over our embeddings (hours)
    python -m bench --peers --peer Rasa --epochs 1    one of them, trained for less (a quarter of an hour)
    python -m bench --growth             ten times the facts and phrases (half an hour)
    python -m bench --quick              a look, not a measurement; written nowhere

Each number is taken in fresh processes, several times. The file bench/results.json keeps them; a
later run says how they stand to the earlier ones.
"""

from __future__ import annotations

import argparse
import datetime
import functools
import json
import os
import platform
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil

from bench import contenders, report, servers, speed
from bench.speed import QUICK, Effort, Numbers
from runtime.paths import ROOT

RESULTS = ROOT / "bench" / "results.json"
OURS = "ours"


def measurements() -> dict[str, Callable[[Effort], Numbers | tuple[Numbers, Any]]]:
    """Returns what is measured of ours, by name."""
    return {
        "training": speed.training,
        "start": lambda effort: speed.start(servers.ours, effort),
        "turn": lambda effort: speed.turn(servers.ours, effort),
        "parts": speed.parts,
        "conversation": lambda effort: speed.conversation(servers.ours, effort),
        "size": speed.size,
        "load, 1 worker": lambda effort: speed.load(1, effort),
        "load, 2 workers": lambda effort: speed.load(2, effort),
    }


def main() -> None:
    """Measures what the command line asks for."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__.splitlines()[0])
    parser.add_argument("--only", help="some of: " + "; ".join(measurements()))
    parser.add_argument("--peers", action="store_true", help="measure the peers too")
    parser.add_argument("--epochs", type=int, default=contenders.EPOCHS, help="of the peers")
    parser.add_argument("--peer", help="one of the peers, by the beginning of its name")
    parser.add_argument("--growth", action="store_true", help="ten times the facts and phrases")
    parser.add_argument("--quick", action="store_true", help="a look; written nowhere")
    options = parser.parse_args()

    before = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    results: dict[str, Any] = json.loads(json.dumps(before))
    effort = QUICK if options.quick else Effort()
    only = options.only.split(",") if options.only else None

    def keep(contender: str, group: str, found: Numbers | tuple[Numbers, Any]) -> None:
        numbers, curve = found if isinstance(found, tuple) else (found, None)
        entry = {"taken": taken(), "numbers": numbers, **({"curve": curve} if curve else {})}
        earlier = before.get(contender, {}).get(group, {}).get("numbers", {})
        print("\n".join(report.lines(numbers, earlier)), flush=True)
        results.setdefault(contender, {})[group] = entry
        if not options.quick:
            RESULTS.write_text(json.dumps(results, indent=1) + "\n")

    for name, measure in measurements().items():
        if only is None or name in only or name.partition(",")[0] in only:
            print(f"== {name}", flush=True)
            keep(OURS, name, measure(effort))
    if options.growth:
        print("== ten times the facts and phrases", flush=True)
        keep(OURS, "growth", speed.grown(effort))
    if options.peers:
        for contender in contenders.ALL:
            if not contender.name.startswith(options.peer or ""):
                continue
            for name, measure in contender.measurements().items():
                print(f"== {contender.name}: {name}", flush=True)
                if name == "training":
                    measure = functools.partial(measure, epochs=options.epochs)
                keep(contender.name, name, measure(effort))
    if not options.quick:
        report.write(results)
        print("docs/performance.md is written.")


def taken() -> dict[str, Any]:
    """Returns when, on what and at which commit a number was taken, and how busy the machine was."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True
    )
    return {
        "at": datetime.datetime.now().isoformat(timespec="minutes"),
        "commit": commit.stdout.strip(),
        "machine": f"{_processor()}, {os.cpu_count()} cores, "
        f"{psutil.virtual_memory().total / 1e9:.0f} GB, {platform.system()} {platform.release()}",
        # Over the last fifteen minutes, our own processes among it.
        "load": round(os.getloadavg()[2], 1),
    }


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


if __name__ == "__main__":
    main()
