"""How well peers understand the same held-out questions, trained on the same phrases, in one run.

    python -m bench.peers --part dev --json results/peers.json --markdown results/peers.md

Peers: our pipeline (config.yml); Rasa's default pipeline (`rasa init`); Rasa's DIET over our
sentence embeddings; BM25 and MiniLM nearest neighbour over the fact file. All of it is about
understanding alone, before dialogue and texts: a question is answered rightly if the first topic
or fact is a right one, and declined if none is given. The end-to-end figures are `make
evaluate`'s. Each peer runs in a process of its own.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import math
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from bench.heldout import read
from milia import facts as fact_file
from milia.facts_model import FactFile
from nlu.plain_files import phrase_files
from runtime.quiet import be_quiet

ROOT = Path(__file__).resolve().parent.parent
PHRASES = ROOT / "data" / "nlu"

#: Rasa's `rasa init` pipeline of 3.6.21, as written there.
RASA_DEFAULT: list[dict[str, Any]] = [
    {"name": "WhitespaceTokenizer"},
    {"name": "RegexFeaturizer"},
    {"name": "LexicalSyntacticFeaturizer"},
    {"name": "CountVectorsFeaturizer"},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
    {"name": "DIETClassifier", "epochs": 100, "constrain_similarities": True},
    {"name": "EntitySynonymMapper"},
    {"name": "ResponseSelector", "epochs": 100, "constrain_similarities": True},
    {"name": "FallbackClassifier", "threshold": 0.3, "ambiguity_threshold": 0.1},
]
DIET_OVER_OURS: list[dict[str, Any]] = [
    {"name": "nlu.tokenizer.SpacyBlankTokenizer"},
    {"name": "nlu.featurizer.SentenceEncoderFeaturizer", "words": True},
    {"name": "DIETClassifier", "epochs": 100, "constrain_similarities": True, "random_seed": 42},
    {"name": "FallbackClassifier", "threshold": 0.3, "ambiguity_threshold": 0.1},
]

#: What a peer says to a message: an intent or topic, how sure, and the milliseconds it took.
Said = tuple[str, float, float]


@lru_cache(maxsize=1)
def content_of_facts() -> FactFile:
    """The fact file, read once."""
    return fact_file.load()


def questions(part: str) -> list[dict[str, Any]]:
    """In-scope, not covered and unrelated lines, each with its `set`."""
    names = ("in_scope", "not_covered", "unrelated")
    return [{**line, "set": name} for name in names for line in read(part, name)]


def wilson(right: int, asked: int, z: float = 1.96) -> tuple[float, float]:
    """The Wilson 95 % interval of right out of asked."""
    if not asked:
        return 0.0, 1.0
    p = right / asked
    middle = p + z * z / (2 * asked)
    spread = z * math.sqrt(p * (1 - p) / asked + z * z / (4 * asked * asked))
    return (middle - spread) / (1 + z * z / asked), (middle + spread) / (1 + z * z / asked)


# ---------------------------------------------------------------- peers trained by Rasa


def rasa_peer(
    pipeline: list[dict[str, Any]], data: Path
) -> tuple[float, Callable[[str], tuple[str, float]]]:
    """Train a pipeline on a folder of phrases; training seconds, and a function text ⇒ (intent, confidence)."""
    be_quiet()
    from rasa.core.agent import Agent
    from rasa.model_training import train_nlu

    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "config.yml"
        content = {"recipe": "default.v1", "language": "en", "assistant_id": "peer"}
        config.write_text(yaml.safe_dump({**content, "pipeline": pipeline}))
        start = time.perf_counter()
        model = train_nlu(str(config), str(data), folder, domain=str(ROOT / "domain.yml"))
        seconds = time.perf_counter() - start
        if model is None:
            raise SystemExit("Rasa did not train the peer.")
        agent = Agent.load(model)
    loop = asyncio.new_event_loop()

    def understand(text: str) -> tuple[str, float]:
        parsed = loop.run_until_complete(agent.parse_message(text))
        return str(parsed["intent"]["name"]), float(parsed["intent"]["confidence"])

    return seconds, understand


def without_context(folder: Path) -> Path:
    """The training phrases in a folder, but for those that only an answer before them gives their meaning.

    Our classifier passes those over; a peer, which reads a message alone, would learn the wrong thing from them.
    """
    for path in phrase_files(ROOT):
        shutil.copy(path, folder / f"{path.parent.name}_{path.name}")
    return folder


# ---------------------------------------------------------------- peers over the fact file


def documents() -> tuple[list[str], list[str]]:
    """Fact ids and texts: what each fact says, and each topic's question for its first fact."""
    content = content_of_facts()
    ids = [*content.facts, *(topic.facts[0] for topic in content.topics.values())]
    texts = [fact.say for fact in content.facts.values()]
    return ids, texts + [topic.ask for topic in content.topics.values()]


def words(text: str) -> list[str]:
    """Lower-case words without a plural s: what BM25 counts."""
    return [word.rstrip("s") for word in re.findall(r"[a-z0-9]+", text.lower())]


def bm25_peer() -> Callable[[str], tuple[str, float]]:
    """BM25 (k1 1.5, b 0.75) over the documents; the score is squashed to 0..1."""
    ids, texts = documents()
    counts = [Counter(words(text)) for text in texts]
    lengths = [sum(count.values()) for count in counts]
    mean = statistics.fmean(lengths)
    seen = Counter(word for count in counts for word in count)
    rarity = {w: math.log(1 + (len(texts) - n + 0.5) / (n + 0.5)) for w, n in seen.items()}

    def understand(text: str) -> tuple[str, float]:
        asked = words(text)
        scores = [
            sum(
                rarity[w] * count[w] * 2.5 / (count[w] + 1.5 * (0.25 + 0.75 * length / mean))
                for w in asked
                if w in count
            )
            for count, length in zip(counts, lengths, strict=True)
        ]
        best = max(range(len(scores)), key=scores.__getitem__)
        return ids[best], scores[best] / (scores[best] + 5.0)

    return understand


def nearest_peer() -> Callable[[str], tuple[str, float]]:
    """The document whose embedding is nearest; the cosine is the confidence."""
    from nlu.encoder import PLAIN, SentenceEncoder

    ids, texts = documents()
    encoder = SentenceEncoder(learnt=PLAIN)
    vectors = encoder.encode(texts)

    def understand(text: str) -> tuple[str, float]:
        cosine = vectors @ encoder.encode([text])[0]
        best = int(cosine.argmax())
        return ids[best], float(cosine[best])

    return understand


# ---------------------------------------------------------------- one peer, all questions


def ours() -> list[dict[str, Any]]:
    """The pipeline of config.yml."""
    return list(yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))["pipeline"])


def run(peer: str, part: str) -> dict[str, Any]:
    """Train and ask one peer: {"trained_s", "said": [[answer, confidence, ms]] in order}."""
    seconds: float | None = None
    if peer == "bm25":
        understand = bm25_peer()
    elif peer == "nearest":
        understand = nearest_peer()
    else:
        pipelines = {"ours": ours(), "rasa": RASA_DEFAULT, "diet": DIET_OVER_OURS}
        with tempfile.TemporaryDirectory() as folder:
            data = PHRASES if peer == "ours" else without_context(Path(folder))
            seconds, understand = rasa_peer(pipelines[peer], data)
    understand("what is this")  # the first message pays for what is made on demand
    said: list[Said] = []
    for line in questions(part):
        start = time.perf_counter()
        answer, confidence = understand(line["text"])
        said.append((answer, confidence, (time.perf_counter() - start) * 1000))
    return {"trained_s": seconds, "said": said}


def score(said: list[Said], part: str, threshold: float, answers_facts: bool) -> dict[str, Any]:
    """Right, asked and the interval for each set, and the median milliseconds.

    A peer answers with the intent of a topic, or with a fact; either must be a right one.
    """
    content = content_of_facts()
    intents = {topic.intent for topic in content.topics.values()}
    tally: dict[str, list[int]] = {}
    for line, (answer, confidence, _) in zip(questions(part), said, strict=True):
        answered = confidence >= threshold and (answers_facts or answer in intents)
        if line["set"] == "in_scope":
            wanted = {content.topics[topic].intent for topic in line["topics"]}
            right = answered and answer in (line["right"] if answers_facts else wanted)
        else:
            right = not answered
        counts = tally.setdefault(line["set"], [0, 0])
        counts[0] += right
        counts[1] += 1
    result: dict[str, Any] = {
        name: {"right": r, "asked": n, "share": r / n, "interval": wilson(r, n)}
        for name, (r, n) in tally.items()
    }
    result["ms"] = statistics.median(ms for _, _, ms in said)
    return result


def best_threshold(said: list[Said], part: str) -> float:
    """For a peer without a threshold of its own: the highest that keeps 9 of 10 right answers.

    The best mean of the three shares would not do: declining everything wins it.
    """
    ceiling = score(said, part, 0.0, True)["in_scope"]["right"]
    grid = [i / 100 for i in range(100)]
    return max(t for t in grid if score(said, part, t, True)["in_scope"]["right"] >= 0.9 * ceiling)


NAMES = {
    "ours": "ours",
    "rasa": "Rasa's default pipeline",
    "diet": "DIET over our embeddings",
    "bm25": "BM25 over the fact file",
    "nearest": "MiniLM nearest neighbour over the fact file",
}


def table(results: dict[str, Any]) -> str:
    """The results as a Markdown table."""
    head = "| | in scope: right | not covered: declined | unrelated: declined | ms | trained |"
    rows = [head, "|---|---|---|---|---|---|"]
    for peer, result in results.items():
        cells = [NAMES[peer]]
        for name in ("in_scope", "not_covered", "unrelated"):
            low, high = result["scores"][name]["interval"]
            share = result["scores"][name]["share"]
            cells.append(f"{share:.1%} ({low:.1%} to {high:.1%})")
        cells.append(f"{result['scores']['ms']:.1f}")
        seconds = result["trained_s"]
        cells.append("" if seconds is None else f"{seconds:.0f} s")
        rows.append("| " + " | ".join(cells) + " |")
    return "\n".join(rows) + "\n"


def main() -> None:
    """Run the peers and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--part", choices=["dev", "test"], default="dev")
    parser.add_argument("--peers", nargs="+", default=list(NAMES), choices=list(NAMES))
    parser.add_argument("--json", type=Path)
    parser.add_argument("--markdown", type=Path)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument(
        "--epochs", type=int, help="fewer epochs than Rasa's 100 for its peers, where time is short"
    )
    arguments = parser.parse_args()
    if arguments.one:
        for component in [*RASA_DEFAULT, *DIET_OVER_OURS] if arguments.epochs else []:
            if "epochs" in component:
                component["epochs"] = arguments.epochs
        arguments.json.write_text(json.dumps(run(arguments.one, arguments.part)))
        return

    results: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        for peer in arguments.peers:
            print(f"{NAMES[peer]} …", file=sys.stderr, flush=True)
            said: dict[str, list[Said]] = {}
            seconds = None
            answers_facts = peer in ("bm25", "nearest")
            # A threshold is chosen on dev, also for the scores on test.
            for part in {"dev", arguments.part} if answers_facts else {arguments.part}:
                out = Path(folder) / f"{peer}-{part}.json"
                command = [sys.executable, "-m", "bench.peers", "--one", peer, "--part", part]
                if arguments.epochs:
                    command += ["--epochs", str(arguments.epochs)]
                subprocess.run([*command, "--json", str(out)], cwd=ROOT, check=True)
                answer = json.loads(out.read_text())
                said[part], seconds = [tuple(s) for s in answer["said"]], answer["trained_s"]
            threshold = best_threshold(said["dev"], "dev") if answers_facts else 0.0
            results[peer] = {
                "trained_s": seconds,
                "threshold": threshold,
                "scores": score(said[arguments.part], arguments.part, threshold, answers_facts),
            }
            # After each peer, since DIET trains for a quarter of an hour and may be interrupted.
            report = json.dumps({"part": arguments.part, "peers": results}, indent=2)
            for path, content in ((arguments.json, report), (arguments.markdown, table(results))):
                if path:
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_text(content)
    print(table(results))


if __name__ == "__main__":
    main()
