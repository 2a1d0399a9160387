"""Two pictures of the dev half for docs/understanding.md: python -m bench.plots

docs/img/threshold.png: what is answered rightly and what is declined, by confidence threshold.
docs/img/confusions.png: which intents are taken for which, where any are.
"""

from __future__ import annotations

from collections import Counter

import matplotlib
import numpy as np

matplotlib.use("Agg")
import matplotlib.pyplot as plt

from bench.peers import ROOT, questions
from bench.peers_choices import current, examples, phrases
from milia import facts as fact_file
from nlu.classifier import train

IMAGES = ROOT / "docs" / "img"
SHOWN = 30  # pairs of intents in the picture, the most frequent


def main() -> None:
    """Train as config.yml says, ask the dev half, write both pictures."""
    texts, labels = (list(column) for column in zip(*phrases(), strict=True))
    held = questions("dev")
    model = train(examples(texts, "choices-phrases.npz", texts), labels, current())
    rows = model.probabilities(examples([line["text"] for line in held], "choices-dev.npz", texts))
    topics = fact_file.load().topics
    answering = {topic.intent for topic in topics.values()}
    wanted = [{topics[t].intent for t in line.get("topics", ())} for line in held]
    best = [model.intents[int(row.argmax())] for row in rows]
    sure = rows.max(axis=1)

    thresholds = np.arange(0.0, 0.91, 0.05)
    figure, axes = plt.subplots(figsize=(7, 4))
    names = {
        "in_scope": "answered rightly",
        "not_covered": "uncovered declined",
        "unrelated": "unrelated declined",
    }
    for name, label in names.items():
        chosen = [i for i, line in enumerate(held) if line["set"] == name]
        shares = []
        for threshold in thresholds:
            right = 0
            for i in chosen:
                answered = bool(sure[i] >= threshold) and best[i] in answering
                right += (best[i] in wanted[i] and answered) if wanted[i] else not answered
            shares.append(100 * right / len(chosen))
        axes.plot(thresholds, shares, marker=".", label=f"{label} ({len(chosen)})")
    axes.set(xlabel="threshold", ylabel="%", ylim=(50, 100), title="dev half, classifier alone")
    axes.grid(alpha=0.3)
    axes.legend()
    figure.tight_layout()
    figure.savefig(IMAGES / "threshold.png", dpi=110)

    confused = Counter(
        (sorted(want)[0] if want else line["set"], found)
        for line, want, found in zip(held, wanted, best, strict=True)
        if (want and found not in want) or (not want and found in answering)
    ).most_common(SHOWN)
    left = sorted({pair[0] for pair, _ in confused})
    right_side = sorted({pair[1] for pair, _ in confused})
    grid = np.zeros((len(left), len(right_side)))
    for (want, found), count in confused:
        grid[left.index(want), right_side.index(found)] = count
    figure, axes = plt.subplots(figsize=(9, 7))
    axes.imshow(grid, cmap="Oranges", vmax=2 * grid.max())  # the numbers on it stay legible
    axes.set_xticks(range(len(right_side)), right_side, rotation=70, ha="right", fontsize=7)
    axes.set_yticks(range(len(left)), left, fontsize=7)
    axes.set(xlabel="taken for", ylabel="asked", title="dev half: what is mistaken")
    for (row, column), count in np.ndenumerate(grid):
        if count:
            axes.text(column, row, int(count), ha="center", va="center", fontsize=7)
    figure.tight_layout()
    figure.savefig(IMAGES / "confusions.png", dpi=110)


if __name__ == "__main__":
    main()
