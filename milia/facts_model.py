"""What a fact file is made of: facts, topics, terms, and what no fact covers, typed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, Field, StrictStr, validator

from milia.types import AUDIENCES, Audience, FactKind, NotCoveredKind, TermKind


def _not_empty(value: Any) -> Any:
    if not value:
        raise ValueError("it is empty")
    return value


class Entry(BaseModel):
    line: int = 0

    #: Fields that the loader fills and the file may not hold.
    loader_only: ClassVar[frozenset[str]] = frozenset({"line", "covered"})

    class Config:
        frozen = True
        extra = "forbid"
        allow_population_by_field_name = True
        use_enum_values = True

        @staticmethod
        def schema_extra(schema: dict[str, Any], model: type[Entry]) -> None:
            for name in model.loader_only:
                schema["properties"].pop(name, None)


class Fact(Entry):
    """One thing the source states, in our words, and for whom it is true and safe."""

    id: StrictStr = Field(
        description="Its name in topics and in a reply's metadata: small letters and underscores."
    )
    kind: FactKind = Field(
        description="care, treatment, procedure and prevention are never for a baby or a toddler."
    )
    say: StrictStr = Field(description="What is said: our words, plain, 40 words at most.")
    short: StrictStr | None = Field(
        None, description="A shorter way to say it for SMS, 300 characters at most."
    )
    audiences: frozenset[Audience] = Field(
        alias="for", description="Audiences it is true and safe for; everyone stands for all."
    )
    not_for: dict[Audience, StrictStr] = Field(
        {},
        description="Audiences who must be told no, each with the id of the fact that tells them.",
    )
    until_months: int | None = Field(
        None, description="Age in months from which it is true of a baby no more; with then_say."
    )
    then_say: StrictStr | None = Field(
        None, description="The id of the fact that is said of a baby from that age on."
    )
    only_asked: frozenset[Audience] = Field(
        frozenset(),
        description="Audiences who are told it where they ask for it, and never of our own accord: it would frighten.",
    )
    source: tuple[StrictStr, ...] = Field(description='Source sentences as "line.sentence".')
    many_sources: StrictStr | None = Field(
        None, description="Why more than three sentences are cited."
    )
    reviewed: date = Field(description="The day a person last compared it with the source.")

    @validator("audiences", pre=True)
    def _expand_everyone(cls, value: object) -> object:
        if isinstance(value, list) and "everyone" in value:
            return [*AUDIENCES, *(v for v in value if v != "everyone")]
        return value

    _some = validator("audiences", "source", allow_reuse=True)(_not_empty)


class Topic(Entry):
    """One question a person asks, and the facts that answer it, in the order to say them."""

    id: StrictStr
    ask: StrictStr = Field(
        description="The question in a person's words: button and 'did you mean' title."
    )
    intent: StrictStr = Field(
        description="The intent it answers; topics of one intent are told apart by terms."
    )
    terms: tuple[StrictStr, ...] = Field(
        (), description="Chosen when its intent comes with one of these terms."
    )
    for_audience: Audience | None = Field(None, description="A topic about this audience only.")
    facts: tuple[StrictStr, ...] = Field(description="The answer, in order.")
    then: tuple[StrictStr, ...] = Field((), description="One more line, where it helps.")
    related: tuple[StrictStr, ...] = Field((), description="Up to three topics for the buttons.")
    why: StrictStr | None = Field(None, description='The topic that answers "why?" after this one.')

    _some = validator("facts", allow_reuse=True)(_not_empty)


class Uncovered(Entry):
    """A kind of question that the source does not answer."""

    intent: StrictStr
    name: StrictStr = Field(description='Completes "I have no information on …".')
    say: tuple[StrictStr, ...] = Field(
        (), description="Facts that truly belong beside the question."
    )
    nearest: tuple[StrictStr, ...] = Field((), description="Topics to offer.")
    for_audience: Audience | None = Field(None, description="A question about this audience only.")
    for_others: StrictStr | None = Field(
        None, description="The topic that answers somebody else who seems to ask this."
    )

    @validator("for_others", always=True)
    def _both_or_none(cls, value: str | None, values: dict[str, object]) -> str | None:
        if (value is None) != (values.get("for_audience") is None):
            raise ValueError("for_audience and for_others stand together, or neither does")
        return value


class Term(Entry):
    """Something the source names, and how people write it."""

    value: StrictStr
    kind: TermKind
    synonyms: tuple[StrictStr, ...]
    covered: Literal[True] = True


class NotCoveredTerm(Entry):
    """Something people name and the source does not."""

    value: StrictStr
    kind: NotCoveredKind
    family: StrictStr | None = Field(
        None, description="A term of the source that it truly is a kind of."
    )
    synonyms: tuple[StrictStr, ...]
    covered: Literal[False] = False


class Document(BaseModel):
    """The facts of the milia assistant."""

    facts: list[Fact]
    after_no: dict[Audience, list[StrictStr]] = Field(
        description="Said after an audience was told no, so that no refusal stands bare."
    )
    topics: list[Topic]
    uncovered: list[Uncovered]
    terms: list[Term]
    not_covered_terms: list[NotCoveredTerm]

    class Config:
        extra = "forbid"
        title = "facts.yml"


@dataclass(frozen=True)
class FactFile:
    """A whole, valid fact file."""

    facts: dict[str, Fact]
    topics: dict[str, Topic]
    uncovered: dict[str, Uncovered]
    terms: dict[str, Term]
    not_covered_terms: dict[str, NotCoveredTerm]
    after_no: dict[Audience, tuple[str, ...]]
    hash: str = field(compare=True, default="")

    @property
    def all_terms(self) -> tuple[Term | NotCoveredTerm, ...]:
        """Terms of the source, then the names of what it does not cover."""
        return (*self.terms.values(), *self.not_covered_terms.values())
