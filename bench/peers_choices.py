"""The classifier's choices: each setting by cross-validation and on the dev half of the held-out.

    python -m bench.peers_choices            # the table of settings
    python -m bench.peers_choices --curve    # the threshold curve of config.yml's settings

Folds are fixed (every fifth phrase of an intent), so that two runs give the same figures.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from bench.peers import ROOT, questions
from milia import facts as fact_file
from milia.audience import find_audiences
from milia.vocabulary import Vocabulary
from nlu.classifier import softmax, train
from nlu.embeddings import EmbeddingCache
from nlu.encoder import shared_encoder
from nlu.features import Example, Settings, term_names
from nlu.persons import without_ages
from nlu.plain_files import phrase_files
from nlu.repairs import Repair, repaired
from nlu.spelling import Speller, count_words, mended
from nlu.terms import find_mentions
from nlu.tokenizer import english

FOLDS = 5


def phrases() -> Iterator[tuple[str, str]]:
    """Training phrases as (text, intent), in the order of the files."""
    for path in phrase_files(ROOT):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            for line in block.get("examples", "").splitlines():
                if line.startswith("- "):
                    yield line[2:].strip(), block["intent"]


def examples(texts: list[str], cache: str, trained_on: list[str]) -> list[Example]:
    """What the classifier sees of each text, with typos mended towards words of `trained_on`."""
    vocabulary = Vocabulary.from_facts(fact_file.load())
    speller = Speller(*count_words(trained_on, vocabulary))
    mentions = [find_mentions(english().make_doc(text), vocabulary) for text in texts]
    read = []
    for text, found in zip(texts, mentions, strict=True):
        names = [Repair(m.start, m.end, m.value.replace("_", " ")) for m in found if m.repaired]
        ages = [
            age
            for age in without_ages(text, find_audiences(text))
            if not any(age.start < n.end and n.start < age.end for n in names)
        ]
        whole = mended(text, speller, names + ages, [(m.start, m.end) for m in found])
        read.append(repaired(text, whole))
    vectors = EmbeddingCache(ROOT / "var" / "cache" / cache).encode(shared_encoder(), read)
    return [
        Example(text, vector, term_names(found, 0, len(original)))
        for original, text, vector, found in zip(texts, read, vectors, mentions, strict=True)
    ]


def current() -> Settings:
    """The settings of config.yml."""
    pipeline = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))["pipeline"]
    own = next(part for part in pipeline if part["name"].endswith("MiliaClassifier"))
    fields = {name: own[name] for name in Settings.__dataclass_fields__}
    return Settings(**{**fields, "gram_sizes": tuple(fields["gram_sizes"])})


def cross_validate(
    seen: list[Example], labels: list[str], settings: Settings
) -> tuple[NDArray[np.float64], list[str]]:
    """Scores of each phrase by a model that did not see it: (phrases, intents), and the intents."""
    intents = sorted(set(labels))
    out = np.zeros((len(seen), len(intents)))
    place: dict[str, int] = {}
    folds = np.zeros(len(seen), dtype=int)
    for i, label in enumerate(labels):
        folds[i] = place.get(label, 0) % FOLDS
        place[label] = place.get(label, 0) + 1
    for fold in range(FOLDS):
        inside = [i for i in range(len(seen)) if folds[i] != fold]
        outside = [i for i in range(len(seen)) if folds[i] == fold]
        model = train([seen[i] for i in inside], [labels[i] for i in inside], settings)
        columns = [intents.index(intent) for intent in model.intents]
        out[np.ix_(outside, columns)] = model.scores([seen[i] for i in outside])
    return out, intents


def best_temperature(scores: NDArray[np.float64], right: NDArray[np.int64]) -> tuple[float, float]:
    """The temperature with the least surprise at the right answers, and that surprise (nats)."""
    found = []
    for temperature in np.arange(0.2, 2.01, 0.05):
        rows = softmax(scores / temperature)
        surprise = -np.log(np.maximum(rows[np.arange(len(rows)), right], 1e-12)).mean()
        found.append((float(surprise), float(temperature)))
    surprise, temperature = min(found)
    return round(temperature, 2), surprise


def main() -> None:
    """Print the table, or the curve."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--curve", action="store_true")
    parser.add_argument("--confusions", type=int, default=0)
    parser.add_argument("--only", nargs="*", help="settings to try, by their names")
    arguments = parser.parse_args()

    texts, labels = (list(column) for column in zip(*phrases(), strict=True))
    seen = examples(texts, "choices-phrases.npz", texts)
    held = questions("dev")
    asked = examples([line["text"] for line in held], "choices-dev.npz", texts)
    content = fact_file.load()
    topics = {topic.intent for topic in content.topics.values()}
    wanted = [{content.topics[t].intent for t in line.get("topics", ())} for line in held]

    def dev(settings: Settings, threshold: float) -> tuple[dict[str, float], list[Any]]:
        model = train(seen, labels, settings)
        rows = model.probabilities(asked)
        right: dict[str, list[bool]] = {}
        wrong = []
        for line, want, row in zip(held, wanted, rows, strict=True):
            best = model.intents[int(row.argmax())]
            answered = row.max() >= threshold and best in topics
            good = best in want and answered if want else not answered
            right.setdefault(line["set"], []).append(good)
            if line["set"] == "in_scope":
                top = [model.intents[i] for i in np.argsort(-row)[:3]]
                right.setdefault("top3", []).append(bool(want & set(top)))
            if not good:
                wrong.append((line["set"], line["text"], sorted(want), best, float(row.max())))
        return {name: float(np.mean(values)) for name, values in right.items()}, wrong

    base = current()
    print(f"{len(texts)} phrases, {len(set(labels))} intents, {len(held)} dev questions")
    if arguments.curve or arguments.confusions:
        for threshold in np.arange(0.0, 0.81, 0.05) if arguments.curve else ():
            shares, _ = dev(base, threshold)
            print(f"{threshold:.2f}  " + "  ".join(f"{n} {s:.3f}" for n, s in shares.items()))
        for kind, text, want, best, sure in dev(base, 0.0)[1][: arguments.confusions]:
            print(f"{kind:12} {sure:.2f} {best:22} wanted {','.join(want):30} {text[:110]}")
        return

    variants: dict[str, Settings] = {"as configured": base}
    variants["embedding alone"] = replace(base, grams=0, term_weight=0.0)
    variants["without letter groups"] = replace(base, grams=0)
    variants["without terms"] = replace(base, term_weight=0.0)
    variants["grams 2048"] = replace(base, grams=2048)
    variants["gram_weight 0.4"] = replace(base, gram_weight=0.4)
    variants["gram_weight 0.9"] = replace(base, gram_weight=0.9)
    variants["term_weight 0.25"] = replace(base, term_weight=0.25)
    variants["inverse_l2 8"] = replace(base, inverse_l2=8.0)
    variants["inverse_l2 40"] = replace(base, inverse_l2=40.0)
    for value in (0.0, 2.0, 8.0):
        variants[f"neighbours {value}"] = replace(base, neighbours=value)
    names = sorted(set(labels))
    answers = np.array([names.index(label) for label in labels])
    for name, settings in variants.items():
        if arguments.only and name not in arguments.only:
            continue
        scores, _ = cross_validate(seen, labels, settings)
        temperature, surprise = best_temperature(scores, answers)
        accuracy = float((scores.argmax(axis=1) == answers).mean())
        shares, _ = dev(replace(settings, temperature=temperature), 0.0)
        print(
            f"{name:24} cv {accuracy:.3f}  surprise {surprise:.3f}  temperature {temperature:.2f}  "
            + "  ".join(f"{n} {s:.3f}" for n, s in shares.items()),
            flush=True,
        )


if __name__ == "__main__":
    main()
