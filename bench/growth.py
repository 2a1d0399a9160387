"""A project with ten times the facts, topics and phrases: the same ones again, in other words."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

from nlu.plain_files import phrase_files
from runtime.paths import ROOT

ROOMS = ("actions", "channels", "milia", "nlu", "runtime", "data", "bench", "widget/dist")
FILES = ("domain.yml", "config.yml", "endpoints.yml", "credentials.yml")
#: What is said around a phrase to make another one of it.
AROUND = (
    "so {}", "{} please", "hi there {}", "{} thanks", "ok and {}",
    "{} if you know", "tell me {}", "well {}", "{} any idea",
)  # fmt: skip


def copy_project(target: Path) -> None:
    """Copies what serves and trains the assistant, without its model."""
    for room in ROOMS:
        if (ROOT / room).exists():
            shutil.copytree(
                ROOT / room, target / room, ignore=shutil.ignore_patterns("__pycache__")
            )
    for name in FILES:
        shutil.copy(ROOT / name, target)
    (target / "requirements").mkdir()
    shutil.copy(ROOT / "requirements/run.txt", target / "requirements")
    (target / "models").mkdir()


def grow_facts(project: Path) -> int:
    """Gives each fact and topic nine others like it; returns how many facts there are then."""
    path = project / "data/facts.yml"
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    facts, topics = data["facts"], data["topics"]
    for number in range(2, 11):
        data["facts"] = data["facts"] + [
            {**fact, "id": f"{fact['id']}_{number}", "say": f"{fact['say']} ({number})"}
            for fact in facts
        ]
        data["topics"] = data["topics"] + [_other(topic, number) for topic in topics]
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return len(data["facts"])


def _other(topic: dict[str, Any], number: int) -> dict[str, Any]:
    """Returns a topic like another, with facts of its own."""
    return {
        **topic,
        "id": f"{topic['id']}_{number}",
        "ask": f"{topic['ask'][:20]} {number}",
        "facts": [f"{fact}_{number}" for fact in topic["facts"]],
        "then": [f"{fact}_{number}" for fact in topic.get("then", [])],
    }


def grow_phrases(project: Path) -> int:
    """Gives each phrase nine others like it; returns how many phrases there are then."""
    count = 0
    for path in phrase_files(project):
        lines: list[str] = []
        for line in path.read_text(encoding="utf-8").splitlines():
            lines.append(line)
            indent, dash, phrase = line.partition("- ")
            if dash and not phrase.startswith("intent:"):
                lines += [f"{indent}- {around.format(phrase)}" for around in AROUND]
                count += 1 + len(AROUND)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return count
