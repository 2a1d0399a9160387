"""The assistant's own phrases, from `data/phrases.yml`: loaded once, checked, never mixed with facts."""

from __future__ import annotations

import string
from pathlib import Path

import yaml
from pydantic import BaseModel, Extra, ValidationError

from milia.aspects import ASPECTS
from milia.types import Audience
from milia.urgency_cues import LEVELS

DEFAULT_PATH = Path(__file__).resolve().parent.parent / "data" / "phrases.yml"

#: The fields that a phrase must hold; a phrase that is not named here holds none.
FIELDS: dict[str, frozenset[str]] = {
    "no_information": frozenset({"name"}),
    "no_information_for_milia": frozenset({"name"}),
    "no_information_itself": frozenset({"name", "family"}),
    "no_information_and_milia": frozenset({"name"}),
    "no_information_cause": frozenset({"name"}),
    "got_it": frozenset({"audience"}),
    "for_audience": frozenset({"audience"}),
    "and_for": frozenset({"audience"}),
    "what_about": frozenset({"audience"}),
    "may_pass_on": frozenset({"practice", "question"}),
    "passed_question": frozenset({"question"}),
    "passed_topic": frozenset({"topic"}),
}

#: What is said after an alarm: whether it is being seen to, and a wish for each level.
AFTER_ALARM = {*LEVELS, "they_do_it", "thanks", "found_well", "taken_back"}


class PhrasesError(ValueError):
    """`data/phrases.yml` does not hold; the message names the file, the field and the remedy."""


class AudienceNames(BaseModel):
    """How an audience is named inside a sentence ("for a baby")."""

    baby: str
    toddler: str
    child: str
    adult: str
    unknown: str
    adults_only: str

    class Config:
        extra = Extra.forbid
        allow_mutation = False


class Phrases(BaseModel):
    """Every phrase by name. See `data/phrases.yml` for what each is for."""

    no_information: str
    no_information_for_milia: str
    no_information_and_milia: str
    no_information_cause: str
    no_information_itself: str
    families: dict[str, str]
    which_is_better: str
    aspects: dict[str, str]
    what_i_can_say: str
    professional_can_say_more: str
    sounds_like: str
    both_meanings: str
    no_diagnosis: str
    unlike_milia: str
    who_is_it_for: str
    how_old: str
    somebody_else: str
    got_it: str
    for_audience: str
    for_both: str
    in_short: str
    as_said: str
    no_more_than_said: str
    and_for: str
    what_about: str
    nothing_more: str
    cannot_do_more: str
    audience_names: AudienceNames
    audience_buttons: dict[Audience, str]
    how_old_are_you: str
    own_age_buttons: dict[Audience, str]
    do_not_wait: str
    complaint: str
    weary: str
    after_alarm: dict[str, str]
    not_understood: str
    did_you_mean: str
    something_else: str
    menu: str
    human_help: str
    no_human_here: str
    the_practice: str
    may_pass_on: str
    pass_on_yes: str
    pass_on_no: str
    passed_on: str
    not_passed_on: str
    nothing_passed_on: str
    mail_ready: str
    mail_open: str
    passed_intro: str
    passed_subject: str
    passed_question: str
    passed_topic: str
    out_of_scope: str
    not_ours: str
    apology: str
    too_long: str
    empty: str

    class Config:
        extra = Extra.forbid
        allow_mutation = False


def load_phrases(path: Path = DEFAULT_PATH) -> Phrases:
    """Read and check the phrases.

    Args:
        path: the YAML file.

    Raises:
        PhrasesError: a phrase is missing, unknown, or holds a field that nothing fills.
    """
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    try:
        phrases = Phrases.parse_obj(data)
    except ValidationError as error:
        fields = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise PhrasesError(f"{path.name}: {fields}. Add, correct or remove the field.") from error
    for group, keys in (("aspects", set(ASPECTS)), ("after_alarm", AFTER_ALARM)):
        wrong = ", ".join(sorted(set(getattr(phrases, group)) ^ keys))
        if wrong:
            raise PhrasesError(
                f"{path.name}: {group}: {wrong}: there must be one phrase for each of {', '.join(sorted(keys))}."
            )
    for name, text in data.items():
        if not isinstance(text, str):
            continue
        found = {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}
        if found != FIELDS.get(name, frozenset()):
            wanted = (
                ", ".join(f"{{{f}}}" for f in sorted(FIELDS.get(name, frozenset()))) or "no field"
            )
            raise PhrasesError(
                f"{path.name}: {name}: holds {sorted(found)}; write it with {wanted}."
            )
    return phrases
