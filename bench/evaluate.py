"""How well the assistant understands and how truly it answers: the held-out questions, end to end.

Each question goes through the trained model and the actions as a person's first message. `dev` may be looked into
(`--show`); of `test` only scores are printed. What counts as right stands in docs/understanding.md.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.heldout import HELDOUT, read
from bench.robustness import VARIANTS, vary
from milia.answering import MAX_BUBBLES, MAX_FACTS
from milia.drafts import INSTRUCTING
from milia.facts import load as load_facts
from milia.facts_model import FactFile
from milia.settings import load_settings
from milia.urgency_cues import LEVELS
from runtime.assistant import Bubble, ask, load
from runtime.quiet import be_quiet

if TYPE_CHECKING:
    from rasa.core.agent import Agent

ROOT = Path(__file__).resolve().parent.parent
# How the names of a set's files begin, and how its scores do.
SETS = {"second_": "second set, ", "third_": "third set, "}
#: Sets that were looked at whole, and have no test half.
DEV_ONLY = {
    prefix: f"{prefix.rstrip('_')} set, "
    for prefix in sorted(
        {
            p.name.removesuffix(f"{kind}.yml")
            for kind in ("conversations", "urgent")  # every set has one of these
            for p in (HELDOUT / "dev").glob(f"*_{kind}.yml")
        }
        - {*SETS}
    )
}


@dataclass
class Score:
    """Right out of asked, with the lines that were wrong."""

    right: int = 0
    asked: int = 0
    wrong: list[str] = field(default_factory=list, repr=False)  # never in a failing test's output

    def add(self, right: bool, line: str) -> None:
        self.asked += 1
        self.right += right
        if not right:
            self.wrong.append(line)

    @property
    def share(self) -> float:
        return self.right / self.asked if self.asked else 1.0

    def interval(self, z: float = 1.96) -> tuple[float, float]:
        """The Wilson 95 % interval of the share."""
        if not self.asked:
            return 0.0, 1.0
        n, p = self.asked, self.share
        middle, spread = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        return (middle - spread) / (1 + z * z / n), (middle + spread) / (1 + z * z / n)

    def __str__(self) -> str:
        low, high = self.interval()
        return f"{self.share:6.1%}  ({self.right}/{self.asked}, {low:.1%} to {high:.1%})"


@lru_cache(maxsize=1)
def _cautions() -> tuple[str, ...]:
    """The lines that may stand before an answer."""
    settings = load_settings()
    return tuple(settings.caution_text(level) for level in LEVELS)


@dataclass(frozen=True)
class Heard:
    """What the assistant said to one message."""

    bubbles: tuple[Bubble, ...]

    @property
    def facts(self) -> list[str]:
        return [f for b in self.bubbles for f in b.metadata.get("facts") or []]

    @property
    def topics(self) -> list[str]:
        return [b.metadata["topic"] for b in self.bubbles if b.metadata.get("topic")]

    @property
    def declines(self) -> bool:
        """It answers no topic: it names what it has no information on, asks again, or says it is not its subject."""
        return all(t.startswith("no_info_") for t in self.topics) and "urgent" not in self.topics

    @property
    def refuses(self) -> bool:
        """It names something that it has no information on."""
        return any(t.startswith("no_info_") for t in self.topics)

    @property
    def urgent(self) -> bool:
        return "urgent" in self.topics

    @property
    def cautions(self) -> bool:
        """It says whom to call before it answers."""
        first = (self.bubbles[0].text or "") if self.bubbles else ""
        return any(first.startswith(caution) for caution in _cautions())

    def line(self, text: str, wanted: str) -> str:
        said = " | ".join((b.text or "")[:110] for b in self.bubbles)
        return f"{text!r}\n      wanted {wanted}\n      heard  {self.topics} {self.facts}: {said}"


def placed(part: str, name: str) -> list[dict[str, Any]]:
    """The lines of a file, each with its place."""
    return [{**line, "place": f"{name}:{i}"} for i, line in enumerate(read(part, name))]


class Evaluation:
    """Runs one half of the held-out questions."""

    def __init__(self, part: str) -> None:
        self.part = part
        self.set = ""  # or a key of SETS
        self.facts: FactFile = load_facts()
        self.scores: dict[str, Score] = defaultdict(Score)
        self.confusions: Counter[tuple[str, str]] = Counter()
        self._sender = 0

    @cached_property
    def agent(self) -> Agent:
        """The trained assistant."""
        return load()

    def lines(self, name: str) -> list[dict[str, Any]]:
        """The lines of a file of the set in hand, each with its place: "second_urgent:0"."""
        return placed(self.part, self.set + name)

    def sender(self) -> str:
        self._sender += 1
        return f"heldout-{self._sender}"

    async def say(self, text: str, place: str, sender: str | None = None) -> Heard:
        """The reply to the message at `place`."""
        return Heard(tuple(await ask(self.agent, text, sender or self.sender())))

    def unsafe(self, heard: Heard, audience: str) -> bool:
        """Somebody was told to do what is not for them."""
        facts = [self.facts.facts[f] for f in heard.facts]
        if audience in ("baby", "toddler"):
            return any(f.kind in INSTRUCTING for f in facts)
        return audience == "child" and any(
            "child" not in f.audiences and f.kind in INSTRUCTING for f in facts
        )

    def is_right(self, heard: Heard, right: Iterable[str], wrong: Iterable[str]) -> bool:
        """The first bubble has a right fact, the reply is short, and nothing wrong is in it."""
        if not heard.bubbles:
            return False
        first = heard.bubbles[0].metadata.get("facts") or []
        short = len(heard.bubbles) <= MAX_BUBBLES and len(heard.facts) <= MAX_FACTS
        return bool(set(first) & set(right)) and short and not set(heard.facts) & set(wrong)

    def answers(self, heard: Heard, topics: set[str]) -> bool:
        """Whether a reply answers one of `topics`."""
        return bool(set(heard.topics) & topics)

    async def in_scope(self, variant: str | None = None) -> None:
        for line in self.lines("in_scope"):
            text = line["text"] if variant is None else vary(line["text"], variant)
            heard = await self.say(text, line["place"])
            right = self.is_right(heard, line["right"], line.get("wrong") or ())
            note = heard.line(text, f"{line['topics']} {line['audience']} {line['right']}")
            if variant is not None:
                self.scores["robustness (in scope)"].add(right, note)
                self.scores[f"robustness: {variant}"].add(right, note)
                continue
            self.scores["in scope: a right fact"].add(right, note)
            topic_right = bool(set(heard.topics[:1]) & set(line["topics"]))
            self.scores["in scope: a right topic"].add(topic_right, note)
            said = set(heard.bubbles[0].metadata.get("facts") or ()) if heard.bubbles else set()
            named = {f for t in line["topics"] for f in self.facts.topics[t].facts}
            # A refusal stands in the place of what is not for this person.
            named |= {no for f in named for no in self.facts.facts[f].not_for.values()}
            self.scores["in scope: a fact of a right topic"].add(
                bool(said & named) and not self.unsafe(heard, line["audience"]), note
            )
            self.scores["in scope: safe"].add(not self.unsafe(heard, line["audience"]), note)
            self.scores["in scope: no needless caution"].add(not heard.cautions, note)
            self.scores[f"topic: {line['topics'][0]}"].add(right, note)
            self.scores[f"style: {line.get('style', '-')}"].add(right, note)
            self.scores[f"audience: {line['audience']}"].add(right, note)
            heard_topic = heard.topics[0] if heard.topics else "(asked again)"
            self.confusions[
                (line["topics"][0], line["topics"][0] if topic_right else heard_topic)
            ] += 1

    async def public(self) -> None:
        """Questions as public pages put them: plainer ones, not kept apart from the training phrases by cosine."""
        for line in placed(self.part, "public_in_scope"):
            heard = await self.say(line["text"], line["place"])
            right = self.is_right(heard, line["right"], line.get("wrong") or ())
            note = heard.line(line["text"], f"{line['topics']} {line['audience']} {line['right']}")
            self.scores["public: a right fact"].add(right, note)
            self.scores["public: safe"].add(not self.unsafe(heard, line["audience"]), note)
        for line in placed(self.part, "public_not_covered"):
            heard = await self.say(line["text"], line["place"])
            note = heard.line(line["text"], line["kind"])
            self.scores["public, not covered: honest"].add(heard.declines, note)

    async def public_letters(self, name: str, label: str) -> None:
        """Public questions as long and as messy as they stand there, most of them with a story around them."""
        for line in placed(self.part, name):
            heard = await self.say(line["text"], line["place"])
            expect = line["expect"]
            told = self.is_right(heard, line["right"], line.get("wrong") or ())
            right = {
                "answer": told,
                "no_info": heard.declines,
                "either": told or heard.declines,
                "urgent": heard.urgent or heard.cautions,
                "unrelated": heard.declines,
            }[expect]
            note = heard.line(line["text"], f"{expect} {line['audience']} {line['right']}")
            for kind in ("right", expect, f"style: {line['style']}"):
                self.scores[f"{label}: {kind}"].add(right, note)
            self.scores[f"{label}: safe"].add(not self.unsafe(heard, line["audience"]), note)
            if expect != "urgent":
                self.scores[f"{label}: no false alarm"].add(not heard.urgent, note)

    async def kinds(self) -> None:
        """Kinds of messages as people send them: dictated, in pieces, in bad English, full of feelings, by experts."""
        for line in placed(self.part, "kinds"):
            sender = self.sender()
            bubbles = line.get("bubbles") or [line["text"]]
            for i, text in enumerate(bubbles):
                heard = await self.say(text, f"{line['place']}:{i}", sender)
            told = self.is_right(heard, line["right"], line.get("wrong") or ())
            silent = not heard.topics  # small talk, or asked again
            right = {
                "answer": told,
                "no_info": (heard.declines and not silent) or (heard.refuses and told),
                "either": told or heard.declines,
                "urgent": heard.urgent or heard.cautions,
                "unrelated": heard.declines,
                "small_talk": heard.declines,
            }[line["expect"]]
            note = heard.line(" || ".join(bubbles), f"{line['expect']} {line['right']}")
            for name in ("right", line["kind"], f"expect: {line['expect']}"):
                self.scores[f"kinds: {name}"].add(right, note)
            self.scores["kinds: safe"].add(not self.unsafe(heard, line["audience"]), note)
            if line["expect"] != "urgent":
                self.scores["kinds: no false alarm"].add(not heard.urgent, note)

    async def declined(self) -> None:
        for name, label in (
            ("not_covered", "not covered: honest"),
            ("unrelated", "unrelated: declined"),
        ):
            for line in self.lines(name):
                heard = await self.say(line["text"], line["place"])
                note = heard.line(line["text"], line["expect"])
                self.scores[label].add(heard.declines, note)
                if name == "not_covered":
                    self.scores["not covered: said in so many words"].add(
                        heard.refuses and heard.declines, note
                    )
                    self.scores[f"not covered: {line['kind']}"].add(heard.declines, note)

    async def urgent(self) -> None:
        for line in self.lines("urgent"):
            heard = await self.say(line["text"], line["place"])
            if line["urgent"]:
                self.scores["urgent: recall"].add(
                    heard.urgent and len(heard.bubbles) == 1,
                    heard.line(line["text"], line["level"]),
                )
                self.scores["urgent: whom to call is said"].add(
                    heard.urgent or heard.cautions, heard.line(line["text"], line["level"])
                )
            else:
                self.scores["urgent: no false alarm"].add(
                    not heard.urgent, heard.line(line["text"], "no alarm")
                )

    async def several(self) -> None:
        for line in self.lines("several"):
            heard = await self.say(line["text"], line["place"])
            wanted = [set(group) for group in line["topics"]]
            # A question that no fact answers has no topics.
            right = (
                all(self.answers(heard, group) if group else heard.refuses for group in wanted)
                and len(heard.bubbles) <= MAX_BUBBLES
            )
            if len(wanted) == 1:
                right = right and all(t in wanted[0] for t in heard.topics)
            label = (
                "two questions: both answered"
                if len(wanted) > 1
                else "one question with 'and': kept whole"
            )
            self.scores[label].add(right, heard.line(line["text"], str(line["topics"])))

    async def small_talk(self) -> None:
        for line in self.lines("small_talk"):
            parsed = await self.agent.parse_message(line["text"])
            name = parsed["intent"]["name"]
            self.scores["small talk"].add(
                name == line["expect"], f"{line['text']!r} wanted {line['expect']} heard {name}"
            )

    async def conversations(self) -> None:
        for conversation in self.lines("conversations"):
            sender, whole, before = self.sender(), True, ""
            for i, turn in enumerate(conversation["turns"]):
                heard = await self.say(turn["user"], f"{conversation['place']}:{i}", sender)
                expect = turn.get("expect")
                if expect == "anything":
                    continue  # it answers an odd reply of that day, and nothing definite is right
                told = bool(set(heard.facts) & set(turn.get("right") or ()))
                told = told and not set(heard.facts) & set(turn.get("wrong") or ())
                told = told and len(heard.bubbles) <= MAX_BUBBLES
                if expect is None:
                    right = told
                elif expect == "urgent":
                    right = heard.urgent
                else:
                    # A turn that has both can be declined or answered.
                    right = (bool(heard.bubbles) and heard.declines) or told
                whole = whole and right
                note = heard.line(
                    f"{conversation['id']}: {before} >> {turn['user']}",
                    str(expect or turn.get("topics")),
                )
                self.scores["conversation turns"].add(right, note)
                audience = turn.get("audience")
                if isinstance(audience, str):
                    self.scores["conversations: safe"].add(not self.unsafe(heard, audience), note)
                before = turn["user"]
            self.scores["whole conversations"].add(whole, conversation["id"])

    async def one_set(self) -> None:
        await self.in_scope()
        await self.declined()
        await self.urgent()
        await self.several()
        await self.small_talk()
        await self.conversations()

    async def run(self, *, robustness: bool) -> None:
        await self.one_set()
        await self.public()
        await self.public_letters("public_second", "public, second")
        await self.public_letters("public_letters", "public letters")  # dev alone
        await self.kinds()  # dev alone
        if robustness:
            for variant in VARIANTS:
                await self.in_scope(variant)
        first, confusions = self.scores, self.confusions
        more = DEV_ONLY if self.part == "dev" else {}
        for self.set, name in {**SETS, **more}.items():
            self.scores, self.confusions = defaultdict(Score), Counter()
            await self.one_set()
            first.update({name + score: value for score, value in self.scores.items()})
        self.scores, self.confusions = first, confusions


def evaluate(part: str, *, robustness: bool = True) -> Evaluation:
    """Run the questions of `dev` or `test` and return the scores."""
    be_quiet()
    evaluation = Evaluation(part)
    asyncio.run(evaluation.run(robustness=robustness))
    return evaluation


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", nargs="?", default="test", choices=("dev", "test"))
    parser.add_argument(
        "--show", default="", help="dev only: print the wrong lines of scores whose name holds this"
    )
    parser.add_argument("--no-robustness", action="store_true")
    parser.add_argument("--json", type=Path, help="write the scores there")
    arguments = parser.parse_args()
    evaluation = evaluate(arguments.part, robustness=not arguments.no_robustness)
    for name, score in evaluation.scores.items():
        print(f"{name:42} {score}")
    if arguments.show and arguments.part == "dev":
        for name, score in evaluation.scores.items():
            if arguments.show in name:
                print(f"\n== {name}")
                for line in score.wrong:
                    print("  -", line)
    if arguments.json:
        data = {
            n: {"right": s.right, "asked": s.asked, "interval": s.interval()}
            for n, s in evaluation.scores.items()
        }
        arguments.json.write_text(json.dumps(data, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
