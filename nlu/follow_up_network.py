"""What a message means after an answer, as read by a network that sees both the topic answered and the message.

"Twice a day ok?" is another question after an answer on exfoliators than after one on retinoids. The network is the
sentence encoder (nlu/encoder.py) with other weights and a linear head, tuned on what people wrote after an answer and
on questions that lean on nothing, after a topic drawn at random (tuning/follow_ups.py). What it has learnt is in
`follow_up.npz`: differences to the installed weights, and the head with its intents.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nlu.encoder import SentenceEncoder, learnt_file

FILE = Path(__file__).with_name("follow_up.npz")
BEFORE_WORDS = 24  # of what was said before, so many of its last
AT_MOST = 2  # topics answered last that a message is read after


def context_of(topic: str, before: str) -> str:
    """The topic answered and the end of what the person had said before, as the network reads them."""
    words = topic.replace("_", " ")
    return f"{words}: {' '.join(before.split()[-BEFORE_WORDS:])}" if before else words


class FollowUpNetwork:
    """The network and its head."""

    def __init__(self, file: Path = FILE) -> None:
        """Load what tuning has learnt.

        Raises:
            ModelFileError: the file is missing.
        """
        with np.load(learnt_file(file), allow_pickle=False) as arrays:
            self.intents: list[str] = arrays["intents"].tolist()
            self._weights = arrays["head.weight"]
            self._bias = arrays["head.bias"]
        self._encoder = SentenceEncoder(learnt=file)

    def confidences(
        self, topics: Sequence[str], text: str, before: str = ""
    ) -> NDArray[np.float64]:
        """How likely each of `intents` is meant: (intents,), sums to 1.

        Args:
            topics: ids of what was answered last, one at least; of more than AT_MOST the first.
            text: the message.
            before: what the person had said before it; then the first topic alone is read.
        """
        read_after = topics[:1] if before else topics[:AT_MOST]
        pairs = [(context_of(topic, before), text) for topic in read_after]
        vectors = self._encoder.encode(pairs)
        scores = (vectors @ self._weights.T + self._bias).astype(np.float64)
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        found: NDArray[np.float64] = (powers / powers.sum(axis=1, keepdims=True)).mean(axis=0)
        return found

    def confidences_of(
        self,
        intents: Sequence[str],
        topics: Sequence[str],
        text: str,
        alone: NDArray[np.float64],
        before: str = "",
    ) -> NDArray[np.float64]:
        """The same for another list of intents: (intents,); one that the network does not know keeps its share.

        Args:
            intents: the classifier's.
            topics: as of `confidences`.
            text: the message.
            alone: (intents,), the classifier's confidences.
            before: as of `confidences`.
        """
        places = {intent: i for i, intent in enumerate(self.intents)}
        known = [i for i, intent in enumerate(intents) if intent in places]
        found = alone.astype(np.float64).copy()
        read = self.confidences(topics, text, before)[[places[intents[i]] for i in known]]
        share = found[known].sum()
        found[known] = read * (share / max(read.sum(), 1e-12))
        return found


@lru_cache(maxsize=1)
def shared_network() -> FollowUpNetwork:
    """One network a process."""
    return FollowUpNetwork()
