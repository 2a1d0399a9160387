"""What a deployment sets in `data/settings.yml`: urgency texts and numbers by country, contacts, privacy line, origins.

Checked like the facts: an error names the file, the field and the remedy.
"""

from __future__ import annotations

import string
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, Extra, Field, StrictStr, ValidationError, validator

DEFAULT_PATH = Path(__file__).resolve().parent.parent / "data" / "settings.yml"

Level = Literal["emergency", "self_harm", "poison", "today", "soon"]
LEVELS: tuple[Level, ...] = ("emergency", "self_harm", "poison", "today", "soon")
#: What an urgency text may hold in braces: the numbers of the deployment's country.
NUMBERS = frozenset({"emergency", "urgent_line", "poison_line", "self_harm_line"})


class SettingsError(ValueError):
    """`data/settings.yml` does not hold; the message names the file, the field and the remedy."""


class _Strict(BaseModel):
    class Config:
        extra = Extra.forbid
        allow_mutation = False


class Numbers(_Strict):
    """Whom to call in a country, as words that fit "call …"."""

    emergency: StrictStr = Field(description="The emergency number.")
    urgent_line: StrictStr = Field(description="Medical advice on the same day.")
    poison_line: StrictStr = Field(description="Where something was swallowed.")
    self_harm_line: StrictStr = Field(description="For somebody who thinks of harming themselves.")


class Settings(_Strict):
    """The deployment's settings.

    Attributes:
        country: which of `countries` holds here; `generic` names no number.
        countries: numbers by ISO 3166 code, and `generic`.
        urgency: one text a level; `{emergency}` and the like are filled in from the country's numbers.
        practice: the practice's name, or empty.
        human_help: how to reach a person, by channel, `default` for all others; empty where nobody can be reached.
        privacy: the line under the widget's input.
        allowed_origins: pages that may embed the widget, as `https://host[:port]`; none means the own origin only.
        languages: one line by ISO 639-1 code for a message that is not in English.
    """

    country: StrictStr
    countries: dict[StrictStr, Numbers]
    urgency: dict[Level, StrictStr]
    practice: StrictStr
    human_help: dict[StrictStr, StrictStr]
    privacy: StrictStr
    allowed_origins: tuple[StrictStr, ...]
    languages: dict[StrictStr, StrictStr]

    @validator("countries")
    def _country_is_there(cls, value: dict[str, Numbers], values: dict[str, Any]) -> dict[str, Numbers]:
        if values.get("country") not in value:
            raise ValueError(f"has no '{values.get('country')}', which `country` names; add it or name another")
        return value

    @validator("urgency")
    def _every_level(cls, value: dict[Level, str]) -> dict[Level, str]:
        missing = [level for level in LEVELS if level not in value]
        if missing:
            raise ValueError(f"has no text for {', '.join(missing)}; add it")
        for level, text in value.items():
            fields = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
            if not fields or fields - NUMBERS:
                raise ValueError(f"{level} must name whom to call with {{{'}, {'.join(sorted(NUMBERS))}}}")
        return value

    @validator("allowed_origins", each_item=True)
    def _is_an_origin(cls, value: str) -> str:
        scheme, _, host = value.partition("://")
        if scheme not in ("http", "https") or not host or "/" in host or "*" in host:
            raise ValueError(f"'{value}' is no origin; write it as https://www.example.org, without a path")
        return value

    def urgency_text(self, level: Level) -> str:
        """The text of a level, with the numbers of the deployment's country."""
        return self.urgency[level].format(**self.countries[self.country].dict())

    def language_text(self, code: str) -> str | None:
        """The one line for a message in the language `code` (ISO 639-1), or None where there is none."""
        return self.languages.get(code)

    def human_help_text(self, channel: str = "default") -> str | None:
        """How to reach a person from `channel`, or None where nobody can be reached."""
        return self.human_help.get(channel) or self.human_help.get("default") or None


def load_settings(path: Path | None = None) -> Settings:
    """Read and check the settings.

    Args:
        path: the YAML file; `data/settings.yml` if None.

    Raises:
        SettingsError: a field is missing, unknown or does not hold.
    """
    path = path or DEFAULT_PATH
    try:
        return Settings.parse_obj(yaml.safe_load(path.read_text(encoding="utf-8")))
    except yaml.YAMLError as error:
        raise SettingsError(f"{path.name}: {error}. Mend the YAML at that line.") from error
    except ValidationError as error:
        found = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise SettingsError(f"{path.name}: {found}. Add, correct or remove the field.") from error
