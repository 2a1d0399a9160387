"""What a fact file must hold: references, lengths, sources, and above all what keeps people safe.

`Checker` reads the entries of a document and notes every problem, each with line, field and remedy.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from milia import source as source_document
from milia.facts_model import Entry, Fact, FactFile, NotCoveredTerm, Term, Topic, Uncovered
from milia.types import AUDIENCES, Audience
from milia.words import key_of
from milia.yaml_lines import Problem, Reader

MAX_SAY_WORDS = 40
MAX_SHORT_CHARS = 300
MAX_SOURCES = 3
MAX_RELATED = 3

#: Nobody of these ages is told to do anything to their skin.
NO_INSTRUCTIONS: tuple[Audience, ...] = ("baby", "toddler")
#: Kinds of fact that tell somebody to do something.
INSTRUCTING: frozenset[str] = frozenset({"care", "treatment", "procedure", "prevention"})
#: Kinds of term that may not stand in a text for a baby or a toddler, other than to forbid them or
#: to name them as a cause.
APPLIED: frozenset[str] = frozenset({"treatment", "procedure", "product", "medication"})
APPLIED_NOT_COVERED: frozenset[str] = frozenset(
    {"product", "ingredient", "medicine", "procedure", "remedy"}
)
#: Terms that only adults may use, with those that belong to their family.
ADULTS_ONLY: frozenset[str] = frozenset({"retinoid", "differin", "tretinoin"})

_FORBIDS = re.compile(
    r"\b(no|not|never|none|nor|avoid|against|only (for )?adults?|adults? only|too delicate)\b"
    r"|n't\b",
    re.I,
)
#: "Not a retinoid, but a peel" forbids nothing.
_TURNS = re.compile(r"\b(but|except|unless|until|instead|however|rather|though|only if)\b", re.I)
_DEFERS = re.compile(r"\b(ask|doctor|dermatologist|professional|provider|decides?)\b", re.I)
_INSTRUCTS = re.compile(
    r"\b(use|apply|try|put|wear|rub|dab|wash|cleanse|start|choose|treats?|helps?|works?|clears?|removes?|should"
    r"|recommend(ed)?|prevents?|take off|takes off|get rid|gets rid)\b",
    re.I,
)
_SUPERVISED = re.compile(r"\b(doctor|dermatologist|professional)\b", re.I)
_SENTENCE = re.compile(r"(?<=[.?!])\s+")
_ID = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")

_SECTIONS: dict[str, tuple[type[Entry], str]] = {
    "facts": (Fact, "id"),
    "topics": (Topic, "id"),
    "uncovered": (Uncovered, "intent"),
    "terms": (Term, "value"),
    "not_covered_terms": (NotCoveredTerm, "value"),
}

_REMEDIES = {
    "value_error.missing": "Add the field.",
    "value_error.extra": "Remove it.",
    "value_error.const": "Use one of the allowed values.",
    "type_error.str": "Write text in quotes.",
    "value_error.date": "Write the day as 2026-01-31.",
    "type_error.none.not_allowed": "Give it a value or remove the field.",
    "value_error": "Name at least one.",
}


class Checker:
    """Reads the entries of a document and collects what is wrong with them."""

    def __init__(self, reader: Reader, source: source_document.SourceFile) -> None:
        self.reader = reader
        self.source = source
        self.entries: dict[str, dict[str, Any]] = {name: {} for name in _SECTIONS}
        self.paths: dict[tuple[str, str], tuple[Any, ...]] = {}
        self.after_no: dict[Audience, tuple[str, ...]] = {}
        #: Names of entries that are there but do not hold: a reference to one is not dangling.
        self.broken: dict[str, set[str]] = {name: set() for name in _SECTIONS}

    # -- noting

    def note(self, path: tuple[Any, ...], field_name: str, message: str, remedy: str) -> None:
        self.reader.problems.append(
            Problem(self.reader.file, self.reader.lines.of(path), field_name, message, remedy)
        )

    def at(self, section: str, name: str, *rest: Any) -> tuple[Any, ...]:
        return (*self.paths.get((section, name), (section,)), *rest)

    # -- reading

    def read(self, document: Mapping[Any, Any]) -> None:
        known = (*_SECTIONS, "after_no")
        for key in document:
            if key not in known:
                self.note(
                    (key,),
                    str(key),
                    f"there is no section {key}",
                    _nearest(str(key), known, "sections"),
                )
        for key in known:
            if key not in document:
                self.note(
                    (), key, f"the section {key} is missing", f"Add `{key}:`, empty if need be."
                )
        for section, (model, name_field) in _SECTIONS.items():
            items = document.get(section) or []
            if not isinstance(items, list):
                self.note(
                    (section,), section, f"{section} is not a list", "Begin each entry with a dash."
                )
                continue
            for i, item in enumerate(items):
                self._entry(section, model, name_field, item, (section, i))
        self._read_after_no(document.get("after_no") or {})

    def _entry(
        self, section: str, model: type[Entry], name_field: str, item: Any, path: tuple[Any, ...]
    ) -> None:
        if not isinstance(item, dict):
            self.note(
                path, section, "an entry is not a mapping", "Write it as `field: value` pairs."
            )
            return
        fields = {f.alias for f in model.__fields__.values()} - model.loader_only
        known = {key: value for key, value in item.items() if key in fields}
        for key in item:
            if key not in fields:
                self.note(
                    (*path, key),
                    str(key),
                    f"there is no field {key}",
                    _nearest(str(key), fields, "fields"),
                )
        name = item.get(name_field)
        try:
            entry = model(**known, line=self.reader.lines.of(path))
        except ValidationError as error:
            for detail in error.errors():
                self._invalid(detail, model, path)
            if isinstance(name, str):
                self.broken[section].add(name)
            return
        if name in self.entries[section]:
            first = self.entries[section][name].line
            self.note(
                (*path, name_field),
                name_field,
                f"{name} is there already, at line {first}",
                "Give one of the two another name, or remove it.",
            )
            return
        if name_field != "value" and not _ID.fullmatch(str(name)):
            self.note(
                (*path, name_field),
                name_field,
                f"{name!r} is no id",
                "Use small letters, digits and underscores.",
            )
        self.entries[section][str(name)] = entry
        self.paths[(section, str(name))] = path

    def _invalid(
        self, detail: Mapping[str, Any], model: type[Entry], path: tuple[Any, ...]
    ) -> None:
        loc = tuple(p for p in detail["loc"] if p != "__root__")
        name = ".".join(str(p) for p in loc)
        kind, message, context = str(detail["type"]), str(detail["msg"]), detail.get("ctx") or {}
        allowed = context.get("permitted")
        if kind == "value_error.missing":
            message = f"{name} is missing"
            remedy = "Say for whom it is true and safe." if name == "for" else "Add the field."
        elif allowed:
            message = f"{context.get('given')!r} is not allowed"
            words = [*allowed, "everyone"] if loc and loc[0] == "for" else list(allowed)
            remedy = f"Use one of: {', '.join(map(str, words))}."
        elif loc and loc[0] == "source" and kind == "type_error.str":
            remedy = 'Write sentence ids in quotes: "40.3".'
        else:
            remedy = next(
                (r for k, r in _REMEDIES.items() if kind.startswith(k)),
                "See docs/edit-the-facts.md.",
            )
        self.note((*path, *loc), name, message, remedy)

    def _read_after_no(self, value: Any) -> None:
        if not isinstance(value, dict):
            self.note(("after_no",), "after_no", "it is not a mapping", "Write `baby: [fact ids]`.")
            return
        for key, ids in value.items():
            if key not in AUDIENCES:
                remedy = f"Use one of: {', '.join(AUDIENCES)}."
                self.note(("after_no", key), "after_no", f"{key!r} is no audience", remedy)
            elif not isinstance(ids, list) or not all(isinstance(i, str) for i in ids):
                self.note(
                    ("after_no", key),
                    f"after_no.{key}",
                    "it is not a list of fact ids",
                    "Write `[fact_id]`.",
                )
            else:
                self.after_no[key] = tuple(ids)

    def file(self, digest: str) -> FactFile:
        return FactFile(after_no=self.after_no, hash=digest, **self.entries)

    # -- checking

    def check(self, file: FactFile) -> None:
        names = _Names(file)
        self._check_terms(file)
        for fact in file.facts.values():
            self._check_fact(fact, file)
            self._check_safety(fact, names)
        for topic in file.topics.values():
            self._check_topic(topic, file)
        for uncovered in file.uncovered.values():
            self._refer("uncovered", uncovered.intent, "say", uncovered.say, "facts")
            self._refer("uncovered", uncovered.intent, "nearest", uncovered.nearest, "topics")
            others = filter(None, [uncovered.for_others])
            self._refer("uncovered", uncovered.intent, "for_others", others, "topics")
        self._check_after_no(file)

    def _refer(
        self, section: str, name: str, field_name: str, ids: Iterable[str], target: str
    ) -> None:
        for i, wanted in enumerate(ids):
            self._refer_one(self.at(section, name, field_name, i), field_name, wanted, target)

    def _refer_one(self, path: tuple[Any, ...], field_name: str, wanted: str, target: str) -> None:
        if wanted not in self.entries[target] and wanted not in self.broken[target]:
            self.note(
                path,
                field_name,
                f"{wanted} is not in {target}",
                _nearest(wanted, self.entries[target], target),
            )

    def _check_fact(self, fact: Fact, file: FactFile) -> None:
        def note(field_name: str, message: str, remedy: str) -> None:
            self.note(
                self.at("facts", fact.id, field_name), field_name, f"{fact.id}: {message}", remedy
            )

        if (words := len(fact.say.split())) > MAX_SAY_WORDS:
            note(
                "say",
                f"{words} words",
                f"Say it in {MAX_SAY_WORDS} words or fewer, or make two facts of it.",
            )
        if not fact.say.strip():
            note("say", "it says nothing", "Write what is to be said.")
        if fact.short is not None and len(fact.short) > MAX_SHORT_CHARS:
            note("short", f"{len(fact.short)} characters", f"Cut it to {MAX_SHORT_CHARS}.")
        if len(fact.source) > MAX_SOURCES and not fact.many_sources:
            note(
                "source",
                f"{len(fact.source)} sentences",
                f"Cite {MAX_SOURCES} at most, or say in many_sources why it takes more.",
            )
        if fact.many_sources and len(fact.source) <= MAX_SOURCES:
            note("many_sources", f"it cites {MAX_SOURCES} or fewer", "Remove many_sources.")
        for i, sentence in enumerate(fact.source):
            path = self.at("facts", fact.id, "source", i)
            if sentence not in self.source.sentences:
                self.note(
                    path,
                    "source",
                    f"{fact.id}: the source has no sentence {sentence}",
                    f"{_nearest(sentence, self.source.sentences, 'sentences')} "
                    "They stand in data/source.yml.",
                )
            elif sentence in fact.source[:i]:
                self.note(path, "source", f"{fact.id}: {sentence} is cited twice", "Keep one.")
        for audience, target in fact.not_for.items():
            path = self.at("facts", fact.id, "not_for", audience)
            self._refer_one(path, "not_for", target, "facts")
            if audience in fact.audiences:
                self.note(
                    path,
                    "not_for",
                    f"{fact.id}: {audience} stands in for and in not_for",
                    "Keep it in one of the two: not_for, if in doubt.",
                )
            told = file.facts.get(target)
            if told is None:
                continue
            if audience not in told.audiences:
                self.note(
                    path,
                    "not_for",
                    f"{target} is not for {audience}",
                    f"Name a fact that is for {audience}.",
                )
            if told.kind in INSTRUCTING:
                self.note(
                    path,
                    "not_for",
                    f"{target} is a {told.kind}: it does not tell anybody no",
                    "Name a fact of kind warning, refer, course or what_it_is.",
                )

        self._check_then_say(fact, file)
        for audience in sorted(fact.only_asked - fact.audiences):
            self.note(
                self.at("facts", fact.id, "only_asked"),
                "only_asked",
                f"{fact.id}: it is not for {audience} at all",
                f"Take {audience} out of only_asked, or put it in for.",
            )

    def _check_then_say(self, fact: Fact, file: FactFile) -> None:
        """What is said of a baby in place of a fact from an age on."""
        path = self.at("facts", fact.id, "then_say")
        if (fact.until_months is None) != (fact.then_say is None):
            self.note(
                path,
                "then_say",
                f"{fact.id}: until_months and then_say stand together or not at all",
                "Add the other one, or remove both.",
            )
        if fact.then_say is None:
            return
        self._refer_one(path, "then_say", fact.then_say, "facts")
        told = file.facts.get(fact.then_say)
        if told is not None and ("baby" not in told.audiences or told.until_months is not None):
            self.note(
                path,
                "then_say",
                f"{fact.id}: {fact.then_say} is not for every baby",
                "Name a fact that is for a baby and has no until_months.",
            )

    def _check_safety(self, fact: Fact, names: _Names) -> None:
        def note(field_name: str, message: str, remedy: str) -> None:
            self.note(
                self.at("facts", fact.id, field_name), field_name, f"{fact.id}: {message}", remedy
            )

        young = [a for a in NO_INSTRUCTIONS if a in fact.audiences]
        if young and fact.kind in INSTRUCTING:
            note(
                "for",
                f"a {fact.kind} is not for {' or '.join(young)}",
                f"Take {' and '.join(young)} out of for, and name in not_for what they are told.",
            )
        for field_name, text in (("say", fact.say), ("short", fact.short or "")):
            for sentence in _SENTENCE.split(text):
                applied = names.applied(sentence)
                if (
                    young
                    and applied
                    and fact.kind not in INSTRUCTING
                    and not _harmless(fact.kind, sentence)
                ):
                    note(
                        field_name,
                        f"it names {_and(applied)} to {_and(young)} without forbidding it",
                        f"Forbid it in this sentence, or take {' and '.join(young)} out of for.",
                    )
                adults_only = names.adults_only(sentence)
                minors = sorted(fact.audiences - {"adult", "unknown"})
                if (
                    adults_only
                    and minors
                    and not (fact.kind in ("warning", "refer") and _forbids(sentence))
                ):
                    note(
                        field_name,
                        f"it names {_and(adults_only)}, for adults only, to {_and(minors)}",
                        "Keep only adult (and unknown) in for.",
                    )
                if names.home_removal(sentence) and not (
                    (fact.kind == "warning" and _forbids(sentence))
                    or (fact.kind == "procedure" and _SUPERVISED.search(sentence))
                ):
                    note(
                        field_name,
                        f"it names {_and(names.home_removal(sentence))} without warning against it",
                        "Picking and home tools are always discouraged: make it a warning.",
                    )
                if re.search(r"\bstop\b", sentence, re.I) and not _forbids(sentence):
                    note(
                        field_name,
                        "it tells somebody to stop something",
                        "Nobody is told to stop a prescribed cream: say `do not stop it before …`.",
                    )
            if (
                names.adults_only(text)
                and "unknown" in fact.audiences
                and fact.kind not in ("warning", "refer")
                and not re.search(r"\badults?\b", text, re.I)
            ):
                note(
                    field_name,
                    "it names a drug for adults only to an unknown person without saying `adult`",
                    "Say `adults` in the text, or take unknown out of for.",
                )

    def _check_topic(self, topic: Topic, file: FactFile) -> None:
        def note(field_name: str, message: str, remedy: str) -> None:
            self.note(
                self.at("topics", topic.id, field_name),
                field_name,
                f"{topic.id}: {message}",
                remedy,
            )

        for field_name, ids, target in (
            ("facts", topic.facts, "facts"),
            ("then", topic.then, "facts"),
            ("terms", topic.terms, "terms"),
            ("related", topic.related, "topics"),
        ):
            self._refer("topics", topic.id, field_name, ids, target)
        if topic.why is not None:
            self._refer_one(self.at("topics", topic.id, "why"), "why", topic.why, "topics")
        for i, fact_id in enumerate((*topic.facts, *topic.then)):
            if fact_id in (*topic.facts, *topic.then)[:i]:
                note("facts", f"{fact_id} stands there twice", "Keep one.")
        if len(topic.related) > MAX_RELATED:
            note("related", f"{len(topic.related)} topics", f"Name {MAX_RELATED} at most.")
        if topic.id in topic.related:
            note("related", "it offers itself", "Name another topic.")
        if any(f in self.broken["facts"] or f not in file.facts for f in topic.facts):
            return
        audiences: tuple[Audience, ...] = (
            AUDIENCES if topic.for_audience is None else (topic.for_audience,)
        )
        for audience in audiences:
            if not any(
                audience in file.facts[f].audiences or audience in file.facts[f].not_for
                for f in topic.facts
            ):
                note(
                    "facts",
                    f"it has nothing to say to {audience}",
                    f"Add a fact for {audience}, or a not_for with what {audience} is told.",
                )

    def _check_after_no(self, file: FactFile) -> None:
        for audience, ids in self.after_no.items():
            for i, wanted in enumerate(ids):
                path = ("after_no", audience, i)
                self._refer_one(path, f"after_no.{audience}", wanted, "facts")
                fact = file.facts.get(wanted)
                if fact is not None and audience not in fact.audiences:
                    remedy = f"Name a fact that is for {audience}."
                    self.note(
                        path, f"after_no.{audience}", f"{wanted} is not for {audience}", remedy
                    )

    def _check_terms(self, file: FactFile) -> None:
        seen: dict[tuple[str, ...], tuple[str, str]] = {}
        for term in file.all_terms:
            section = "terms" if term.covered else "not_covered_terms"
            own: set[tuple[str, ...]] = set()
            for i, form in enumerate((term.value, *term.synonyms)):
                where_in = ("synonyms", i - 1) if i else ("value",)
                path = self.at(section, term.value, *where_in)
                field_name = "synonyms" if i else "value"
                key = key_of(form)
                if not key:
                    self.note(path, field_name, f"{form!r} holds no word", "Remove it.")
                elif key in own:
                    self.note(
                        path, field_name, f"{form!r} stands twice in {term.value}", "Remove one."
                    )
                elif key in seen:
                    other, where = seen[key]
                    self.note(
                        path,
                        field_name,
                        f"{form!r} is a way to write {other} too ({where})",
                        "Keep it where it belongs.",
                    )
                else:
                    seen[key] = (term.value, section)
                own.add(key)
        for neighbour in file.not_covered_terms.values():
            if neighbour.family is not None:
                path = self.at("not_covered_terms", neighbour.value, "family")
                self._refer_one(path, "family", neighbour.family, "terms")


def _forbids(sentence: str) -> bool:
    return bool(_FORBIDS.search(sentence)) and not _TURNS.search(sentence)


def _harmless(kind: str, sentence: str) -> bool:
    """Whether a sentence that names something done to the skin may be said of a baby."""
    if _forbids(sentence):
        return kind in ("warning", "refer", "course", "what_it_is", "cause")
    if kind == "refer":
        return bool(_DEFERS.search(sentence))
    if kind in ("cause", "what_it_is"):
        return not _INSTRUCTS.search(sentence)
    return False


class _Names:
    """What a text of ours names, by the terms of the file."""

    def __init__(self, file: FactFile) -> None:
        self._forms: dict[str, list[tuple[tuple[str, ...], Term | NotCoveredTerm]]] = {}
        for term in file.all_terms:
            for form in (term.value.replace("_", " "), *term.synonyms):
                key = key_of(form)
                if key:
                    self._forms.setdefault(key[0], []).append((key, term))
        for forms in self._forms.values():
            forms.sort(key=lambda f: -len(f[0]))

    def _in(self, text: str) -> Iterator[Term | NotCoveredTerm]:
        words = key_of(text)
        i = 0
        while i < len(words):
            for key, term in self._forms.get(words[i], ()):
                if words[i : i + len(key)] == key:
                    yield term
                    i += len(key)
                    break
            else:
                i += 1

    def applied(self, text: str) -> set[str]:
        """Treatments, procedures, products and drugs named."""
        return {
            t.value
            for t in self._in(text)
            if t.kind in (APPLIED if t.covered else APPLIED_NOT_COVERED)
        }

    def adults_only(self, text: str) -> set[str]:
        """Retinoids named."""
        return {
            t.value
            for t in self._in(text)
            if t.value in ADULTS_ONLY or (isinstance(t, NotCoveredTerm) and t.family in ADULTS_ONLY)
        }

    def home_removal(self, text: str) -> set[str]:
        """Ways of removing milia by hand that are named."""
        return {t.value for t in self._in(text) if t.kind == "home_removal"}


def _and(names: Iterable[str]) -> str:
    return " and ".join(sorted(names))


def _nearest(wanted: str, known: Iterable[str], what: str) -> str:
    close = difflib.get_close_matches(wanted, [str(k) for k in known], n=1)
    if close:
        return f"Did you mean {close[0]}?"
    shown = list(map(str, known))
    return (
        f"Allowed: {', '.join(sorted(shown))}."
        if 0 < len(shown) < 12
        else f"Use one of the {what}, or add it."
    )
