"""What differs from one deployment to the next: `data/settings.yml`, typed, loaded and checked.

`load_settings` returns `Settings` or raises one `SettingsError` with every problem found, each with
file and line, field and remedy. What keeps people safe is checked here: every level of urgency has
a text that names whom to contact, for a country that has the numbers.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, Extra, StrictStr, ValidationError, root_validator, validator

from milia.urgency_cues import CUES, LEVELS, Level
from milia.yaml_lines import Problem

DEFAULT_PATH = Path(__file__).resolve().parent.parent / "data" / "settings.yml"

#: Whom a text of each level must name.
MUST_NAME: dict[Level, frozenset[str]] = {
    "emergency": frozenset({"emergency"}),
    "self_harm": frozenset({"self_harm", "emergency"}),
    "poison": frozenset({"poison", "emergency"}),
    "today": frozenset({"urgent", "emergency"}),
    "soon": frozenset(),
}
MAX_CAUTION = 160
MAX_CHARS = 420  # of an urgency text, as written: one bubble
#: What Rasa calls the channels; `cmdline` is the shell.
CHANNELS = (
    "web", "whatsapp", "messenger", "telegram", "sms", "slack", "socketio", "rest", "cmdline",
)  # fmt: skip
_SOON_ENOUGH = re.compile(r"\b(?:now|today|soon)\b")
_UNASSESSED = re.compile(r"can(?:'|’)t assess|cannot assess")
_PHONE = re.compile(r"\+?[\d ()-]{3,24}")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_LINK = re.compile(r"https://[^\s/]+(?:/\S*)?")
#: Public channels begin with C, old private ones with G.
_SLACK_CHANNEL = re.compile(r"[CG][A-Z0-9]{8,20}")
_ORIGIN = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d{1,5})?")


class SettingsError(ValueError):
    """Every problem of the settings, not only the first."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class _Entry(BaseModel):
    class Config:
        extra = Extra.forbid
        allow_mutation = False


class Contact(_Entry):
    """How to reach a person: any of phone, mail, link, or none.

    `slack_channel` is the practice's own: the assistant posts a question there, if the person lets it.
    """

    phone: StrictStr | None = None
    mail: StrictStr | None = None
    link: StrictStr | None = None
    slack_channel: StrictStr | None = None

    @validator("phone")
    def _phone(cls, value: str | None) -> str | None:
        return _matching(value, _PHONE, "a phone number", 'Write it like "+44 20 7946 0000".')

    @validator("mail")
    def _mail(cls, value: str | None) -> str | None:
        return _matching(value, _MAIL, "a mail address", "Write it like help@example.org.")

    @validator("link")
    def _link(cls, value: str | None) -> str | None:
        return _matching(value, _LINK, "a safe link", "Write it like https://example.org/contact.")

    @validator("slack_channel")
    def _slack_channel(cls, value: str | None, values: dict[str, Any]) -> str | None:
        _matching(
            value,
            _SLACK_CHANNEL,
            "the id of a Slack channel",
            "Write its id, like C0123456789: at the end of the channel's details in Slack.",
        )
        ways = ("phone", "mail", "link")
        # One that is wrong is missing here, and named already.
        if value is not None and all(way in values and not values[way] for way in ways):
            raise ValueError(
                "there is no other way to reach the practice"
                "|Add phone, mail or link beside it: what to say where Slack is down, or the person says no."
            )
        return value

    def text(self) -> str | None:
        """The contact as words that follow "You can also talk to a person.", or None."""
        ways = [
            f"{how} {value}"
            for how, value in (
                ("call", self.phone),
                ("write to", self.mail),
                ("go to", self.link),
            )
            if value
        ]
        if not ways:
            return None
        said = ways[0] if len(ways) == 1 else f"{', '.join(ways[:-1])} or {ways[-1]}"
        return f"{said[0].upper()}{said[1:]}" + ("" if self.link else ".")


class Handover(_Entry):
    """The contact for every channel, and those of channels that have their own."""

    default: Contact = Contact()
    channels: dict[StrictStr, Contact] = {}

    @validator("channels")
    def _known(cls, value: dict[str, Contact]) -> dict[str, Contact]:
        for name in value:
            if name not in CHANNELS:
                raise ValueError(
                    f"{name}: there is no such channel|Use one of: {', '.join(CHANNELS)}."
                )
        return value


class Country(_Entry):
    """Whom to contact, as words inside a sentence ("call {emergency} now")."""

    emergency: StrictStr
    urgent: StrictStr
    poison: StrictStr
    self_harm: StrictStr
    checked: date

    @validator("emergency", "urgent", "poison", "self_harm")
    def _words(cls, value: str) -> str:
        return _plain_words(value)


class UrgencyText(_Entry):
    """What is said at a level, and for reasons that need another first step.

    `caution` stands before an answer, where a message may tell of such a thing in passing.
    """

    say: StrictStr
    caution: StrictStr
    by_reason: dict[StrictStr, StrictStr] = {}


class Settings(_Entry):
    """The settings of a deployment. See `data/settings.yml` for what each is for."""

    country: StrictStr
    practice_name: StrictStr | None = None
    privacy_line: StrictStr
    allowed_origins: tuple[StrictStr, ...] = ()
    handover: Handover = Handover()
    urgency: dict[Level, UrgencyText]
    countries: dict[StrictStr, Country]
    language_texts: dict[StrictStr, StrictStr]

    @validator("allowed_origins", each_item=True)
    def _origin(cls, value: str) -> str:
        return str(
            _matching(
                value, _ORIGIN, "an origin", "Write scheme and host only: https://www.example.org."
            )
        )

    @validator("privacy_line")
    def _line(cls, value: str) -> str:
        return _plain_words(value)

    @validator("language_texts")
    def _codes(cls, value: dict[str, str]) -> dict[str, str]:
        for code, text in value.items():
            if not re.fullmatch("[a-z]{2}", code) or not text.strip() or "\n" in text.strip():
                raise ValueError(
                    f"{code} is not two small letters with one line of text"
                    "|Write the ISO 639-1 code and one line, as the others."
                )
        return value

    @validator("urgency")
    def _texts(cls, value: dict[Level, UrgencyText]) -> dict[Level, UrgencyText]:
        for level in LEVELS:
            if level not in value:
                raise ValueError(f"the level {level} has no text|Add `{level}:` with `say:`.")
        for level, entry in value.items():
            reasons = {cue.reason for cue in CUES if cue.level == level}
            for reason in entry.by_reason:
                if reason not in reasons:
                    raise ValueError(
                        f"{level} has no reason {reason}|Use one of: {', '.join(sorted(reasons))}."
                    )
            wrong = _wrong_caution(entry.caution)
            if wrong:
                raise ValueError(f"{level}.caution: {wrong}")
            for name, text in (("say", entry.say), *entry.by_reason.items()):
                wrong = _wrong_with(level, text)
                if wrong:
                    raise ValueError(f"{level}.{name}: {wrong}")
        return value

    @root_validator(skip_on_failure=True)
    def _known_country(cls, values: dict[str, Any]) -> dict[str, Any]:
        countries = values["countries"]
        for needed in ("generic", values["country"]):
            if needed not in countries:
                raise ValueError(
                    f"there is no country {needed}"
                    f"|Use one of: {', '.join(sorted(countries))}; or add it under countries."
                )
        return values

    def urgency_text(self, level: Level, reason: str | None = None) -> str:
        """What is said at a level, with the country's numbers.

        Inputs: the level and, where known, the reason that `detect_urgency` gave. Output: one
        message. Errors: KeyError for a level that is none.
        """
        entry = self.urgency[level]
        return self._with_numbers(entry.by_reason.get(reason or "", entry.say))

    def caution_text(self, level: Level) -> str:
        """What stands before an answer where something of a level may be happening; KeyError for no level."""
        return self._with_numbers(self.urgency[level].caution)

    def _with_numbers(self, text: str) -> str:
        numbers = self.countries[self.country]
        return text.format(
            emergency=numbers.emergency,
            urgent=numbers.urgent,
            poison=numbers.poison,
            self_harm=numbers.self_harm,
        )

    def language_text(self, code: str) -> str | None:
        """The line for somebody who writes in a language, by ISO 639-1 code; None where we have none."""
        return self.language_texts.get(code.lower()[:2])

    def contact(self, channel: str | None = None) -> Contact:
        """The contact for a channel, else the one for all."""
        return self.handover.channels.get(channel or "", self.handover.default)

    def human_help_text(self, channel: str | None = None) -> str | None:
        """How to reach a person on a channel, as a sentence; None where no contact is set."""
        return self.contact(channel).text()


def _matching(value: str | None, pattern: re.Pattern[str], what: str, remedy: str) -> str | None:
    if value is not None and not pattern.fullmatch(value):
        raise ValueError(f"{value!r} is not {what}|{remedy}")
    return value


def _plain_words(value: str) -> str:
    if not value.strip():
        raise ValueError("it is empty|Write the words.")
    if "!" in value:
        raise ValueError("it has an exclamation mark|End it with a full stop.")
    if "{" in value or "}" in value:
        raise ValueError("it has a brace|Write the words themselves.")
    return value


def _fields(text: str) -> set[str]:
    """The {fields} of a text; ValueError with "message|remedy" where it names one that is none."""
    try:
        named = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        raise ValueError("a brace is not closed|Close it, as in {emergency}.") from None
    known = {"emergency", "urgent", "poison", "self_harm"}
    if named - known:
        raise ValueError(
            f"{{{min(named - known)}}} is no field"
            f"|Use {', '.join('{' + name + '}' for name in sorted(known))}."
        )
    return named


def _wrong_caution(text: str) -> str | None:
    """What is wrong with the line before an answer, as "message|remedy", or None."""
    try:
        _fields(text)
    except ValueError as error:
        return str(error)
    if not text.startswith("If ") or "!" in text or len(text) > MAX_CAUTION:
        return (
            f"it is not one calm sentence|Begin with If, and keep it to {MAX_CAUTION} characters."
        )
    return None


def _wrong_with(level: Level, text: str) -> str | None:
    """What is wrong with an urgency text, as "message|remedy", or None."""
    try:
        missing = MUST_NAME[level] - _fields(text)
    except ValueError as error:
        return str(error)
    if missing:
        return f"it does not name {{{min(missing)}}}|Say when to call {{{min(missing)}}}."
    if not _SOON_ENOUGH.search(text):
        return "it does not say how soon|Write now, today or soon."
    if not _UNASSESSED.search(text):
        return "it does not say that this cannot be assessed here|Add: I can't assess it from here."
    if "!" in text:
        return "it has an exclamation mark|End it with a full stop."
    if re.search(r"\bmili(?:a|um)\b", text, re.I):
        return "it speaks of milia|Say nothing of milia where it is urgent."
    if len(text) > MAX_CHARS:
        return f"it has {len(text)} characters|Keep it to {MAX_CHARS}, one bubble."
    return None


# ------------------------------------------------------------------------------------------- loading


def load_settings(path: Path = DEFAULT_PATH) -> Settings:
    """Read and check the settings.

    Input: the file, `data/settings.yml` unless told. Output: the settings.
    Errors: `SettingsError` with every problem, each with file, line, field and remedy; OSError
    where the file cannot be read.
    """
    raw = path.read_text(encoding="utf-8")
    try:
        node = yaml.compose(raw, Loader=yaml.SafeLoader)
        data = yaml.safe_load(raw)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        what = str(getattr(error, "problem", None) or "it cannot be read")
        remedy = "Mend the syntax at this line or just above it."
        raise SettingsError([Problem(path.name, line, "YAML", what, remedy)]) from error
    if not isinstance(data, dict):
        what, remedy = "there are no settings", "Begin with `country:`."
        raise SettingsError([Problem(path.name, 1, "settings", what, remedy)])
    lines, doubles = _lines(node)
    problems = [
        Problem(path.name, line, field, "it stands twice", "Remove one of the two.")
        for field, line in doubles
    ]
    try:
        settings = Settings(**{str(key): value for key, value in data.items()})
    except ValidationError as error:
        problems += [_problem(detail, path.name, lines) for detail in error.errors()]
    if problems:
        raise SettingsError(sorted(problems, key=lambda problem: problem.line))
    return settings


def _problem(detail: Mapping[str, Any], file: str, lines: Mapping[tuple[str, ...], int]) -> Problem:
    """A pydantic error as a problem with its line and a remedy."""
    where = tuple(str(part) for part in detail["loc"] if part not in ("__root__", "__key__"))
    message, _, remedy = str(detail["msg"]).partition("|")
    named = re.match(r"(\w+)\.(\w+): ", message)
    if where == ("urgency",) and named:  # the validator of all texts names the one
        level, name = named.groups()
        where += (level, "say") if name == "say" else (level, "by_reason", name)
        message = message[named.end() :]
    if where == ("handover", "channels") and ": " in message:
        name, _, message = message.partition(": ")
        where += (name,)
    if not where:
        where = ("country",)
    if detail["type"] == "value_error.missing":
        message, remedy = "it is missing", "Add the field."
    elif detail["type"] == "value_error.extra":
        message, remedy = "there is no such field", "Correct its name, or remove it."
    elif not remedy:
        remedy = "Write it as the file's other entries are, in quotes where it is a number."
    known = where
    while known and known not in lines:
        known = known[:-1]
    return Problem(file, lines.get(known, 1), ".".join(where), message, remedy)


def _lines(root: yaml.Node | None) -> tuple[dict[tuple[str, ...], int], list[tuple[str, int]]]:
    """The line of each path in a document, and the fields that stand twice."""
    lines: dict[tuple[str, ...], int] = {}
    doubles: list[tuple[str, int]] = []
    for path, line in _paths(root, ()) if root else ():
        if path in lines:
            doubles.append((".".join(path), line))
        lines[path] = line
    return lines, doubles


def _paths(node: yaml.Node, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], int]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            below = (*path, str(key.value))
            yield below, key.start_mark.line + 1
            yield from _paths(value, below)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield (*path, str(index)), value.start_mark.line + 1
            yield from _paths(value, (*path, str(index)))
