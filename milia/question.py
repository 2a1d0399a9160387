"""A turn as the core takes it: who asks what, for whom, and what was said before."""

from __future__ import annotations

from dataclasses import dataclass

from milia.types import Audience


@dataclass(frozen=True)
class NotCovered:
    """A thing named by the person that no fact covers: its name as we say it, its kind, its family if any."""

    name: str
    kind: str
    family: str | None = None


@dataclass(frozen=True)
class Ask:
    """One question in a message.

    Attributes:
        intent: the intent, one of the topics', the uncovered ones', or a conversational one.
        terms: canonical values of the covered terms that this part of the message names and does not negate.
        or_else: the answered intent that it may be instead, where NLU is in doubt between two.
        unsure_of: the uncovered intent that it may be instead.
        negated: canonical values of those it names and does not mean ("not oily", "without laser").
        not_covered: the things it names that no fact covers.
        topic: the topic's id where a button named it.
        text: the words.
    """

    intent: str
    terms: tuple[str, ...] = ()
    not_covered: tuple[NotCovered, ...] = ()
    topic: str | None = None
    text: str = ""
    negated: tuple[str, ...] = ()
    or_else: str | None = None
    unsure_of: str | None = None


@dataclass(frozen=True)
class Person:
    """Somebody the message is about. `minor`: surely not an adult, of unknown age. `newborn`: under a month."""

    audience: Audience
    minor: bool = False
    newborn: bool = False


@dataclass(frozen=True)
class Question:
    """All that the core needs of a turn.

    Attributes:
        asks: the questions, in order.
        persons: whom the message names, in order, without those it says it is not about.
        remembered: the audience of the conversation so far.
        last_topics: topics of the last answer, in order.
        offered: topics offered by the last answer's buttons, in order.
        last_asks: what was asked last, as it was understood, also where nothing could be told.
        alternatives: what "the second one" may mean besides a button, in order: terms that the person set side by side,
            or topics that the last answer listed.
        said: ids of the facts said so far.
        asked_who: whether "Who is it for?" was asked already.
        short: whether to use the short text (SMS).
        expecting: whether the person said that they are pregnant or breastfeeding.
        minor_expects: whether it is a minor who is.
        told_again: ids of the facts of the last answer, where that only said again what had been said.
        of_writer: whether the writer tells of bumps of their own, so that nothing need be said of newborns.
        baby_months: age of the baby that was told of last, in months; None where no age was told.
        each_its_own: whether each of two questions is about the person of the same place in `persons`.
        skin: the kind of skin that was told of before ("oily_skin"), for a question that names none.
        unlike: whether what is described does not sound like milia, in a message that leans on nothing.
        after_procedure: "bumps" where the message tells of a procedure that was done and of bumps, "done" where of no
            bumps, else "".
        unsaid: whether a letter that leans on nothing has no word for bumps.
        of_bumps: whether the message has a word that people use of milia.
        ill_skin: whether somebody's skin blisters by a disease, is raw or comes off, as was told so far.
    """

    asks: tuple[Ask, ...]
    persons: tuple[Person, ...] = ()
    remembered: Audience = "unknown"
    last_topics: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    last_asks: tuple[Ask, ...] = ()
    alternatives: tuple[str, ...] = ()
    said: frozenset[str] = frozenset()
    asked_who: bool = False
    short: bool = False
    expecting: bool = False
    minor_expects: bool = False
    told_again: tuple[str, ...] = ()
    of_writer: bool = False
    baby_months: float | None = None
    each_its_own: bool = False
    skin: tuple[str, ...] = ()
    unlike: bool = False
    unsaid: bool = False
    of_bumps: bool = False
    after_procedure: str = ""
    ill_skin: bool = False

    @property
    def whom(self) -> Audience:
        """Whom the turn is about: the first it names, else whom the conversation is about."""
        return self.persons[0].audience if self.persons else self.remembered
