"""The settings: the file holds, every gate refuses, every text names whom to contact and how soon."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from milia.readability import grade
from milia.settings import DEFAULT_PATH, SettingsError, load_settings
from milia.urgency_cues import CUES, LEVELS

TEXT = DEFAULT_PATH.read_text(encoding="utf-8")
MAX_GRADE = 8.0
MAX_SAID = 480


@pytest.fixture
def changed(tmp_path: Path):  # type: ignore[no-untyped-def]
    """Write the settings with one change, and load them."""

    def load(old: str, new: str, count: int = 1):  # type: ignore[no-untyped-def]
        assert old in TEXT
        path = tmp_path / "settings.yml"
        path.write_text(TEXT.replace(old, new, count), encoding="utf-8")
        return load_settings(path)

    return load


def test_the_shipped_file_holds() -> None:
    settings = load_settings()
    assert settings.country == "generic"
    assert set(settings.urgency) == set(LEVELS)
    assert {"US", "GB", "IE", "CA", "AU", "NZ", "DE", "FR", "ES"} < set(settings.countries)


def _said() -> list[tuple[str, str, str | None]]:
    settings = load_settings()
    return [
        (country, level, reason)
        for country in settings.countries
        for level in LEVELS
        for reason in (None, *sorted({c.reason for c in CUES if c.level == level}))
    ]


@pytest.mark.parametrize(("country", "level", "reason"), _said())
def test_every_text_of_every_country(country: str, level: str, reason: str | None) -> None:
    settings = load_settings().copy(update={"country": country})
    text = settings.urgency_text(level, reason)  # type: ignore[arg-type]
    numbers = settings.countries[country]
    assert "{" not in text and "!" not in text and "\n" not in text
    assert not re.search(r"\bmili(a|um)\b", text, re.I)
    assert re.search(r"\b(now|today|soon)\b", text)
    assert "can't assess" in text
    assert numbers.emergency in text
    if level == "self_harm":
        assert numbers.self_harm in text
    if level == "poison":
        assert numbers.poison in text
    if level == "today":
        assert numbers.urgent in text
    assert len(text) <= MAX_SAID
    assert grade(text) <= MAX_GRADE


def test_generic_names_no_number() -> None:
    settings = load_settings()
    for level in LEVELS:
        assert not re.search(r"\d", settings.urgency_text(level))


def test_numbers_of_a_country(changed) -> None:  # type: ignore[no-untyped-def]
    settings = changed("country: generic", "country: US")
    assert "988" in settings.urgency_text("self_harm")
    assert "1-800-222-1222" in settings.urgency_text("poison")
    assert "911" in settings.urgency_text("emergency")


def test_a_reason_with_its_own_first_step() -> None:
    settings = load_settings()
    assert "rinse" in settings.urgency_text("today", "eye")
    assert settings.urgency_text("today", "nothing known") == settings.urgency_text("today")


def test_languages() -> None:
    settings = load_settings()
    for code in (
        "es",
        "fr",
        "de",
        "pt",
        "hi",
        "ar",
        "zh",
        "it",
        "nl",
        "pl",
        "ru",
        "ja",
        "ko",
        "el",
        "he",
        "th",
        "en",
    ):
        line = settings.language_text(code)
        assert line and "\n" not in line and "!" not in line
    assert settings.language_text("zh-CN") == settings.language_text("zh")
    assert settings.language_text("fi") is None


def test_hand_over(changed) -> None:  # type: ignore[no-untyped-def]
    assert load_settings().human_help_text() is None
    settings = changed(
        "default: {phone: null, mail: null, link: null}\n  channels: {}",
        'default: {phone: "555 0100", mail: help@example.org}\n'
        "  channels: {sms: {link: https://example.org/talk}}",
    )
    assert settings.human_help_text() == "Call 555 0100 or write to help@example.org."
    assert settings.human_help_text("sms") == "Go to https://example.org/talk"
    assert settings.human_help_text("web") == settings.human_help_text()


def test_a_slack_channel_is_beside_another_way(changed) -> None:  # type: ignore[no-untyped-def]
    settings = changed(
        "  channels: {}", '  channels: {web: {phone: "555 0100", slack_channel: C0123456789}}'
    )
    assert settings.contact("web").slack_channel == "C0123456789"
    # People are told of the phone; the channel is the practice's own.
    assert settings.human_help_text("web") == "Call 555 0100."


def test_an_unknown_channel_has_its_line(changed) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(SettingsError) as caught:
        changed("  channels: {}", "  channels:\n    sms: {}\n    twilio: {}")
    (problem,) = caught.value.problems
    line = TEXT[: TEXT.index("  channels: {}")].count("\n") + 3
    assert (problem.field, problem.line) == ("handover.channels.twilio", line)
    assert problem.remedy.startswith("Use one of: web, whatsapp,")


# ---------------------------------------------------------------- each gate refuses, with its line

REFUSED = {
    "unknown country": ("country: generic", "country: XX", "country", "there is no country XX"),
    "unknown field": ("practice_name:", "practise_name:", "practise_name", "no such field"),
    "missing field": ("privacy_line:", "# privacy_line:", "privacy_line", "missing"),
    "missing number": (
        '    emergency: "999"\n',
        "",
        "countries.GB.emergency",
        "missing",
    ),
    "number without quotes": (
        'emergency: "999"',
        "emergency: 999",
        "countries.GB.emergency",
        "str type expected",
    ),
    "level without text": (
        "  soon:\n",
        "  later:\n",
        "urgency",
        "not a valid|unexpected|permitted",
    ),
    "unknown placeholder": (
        "Please call {emergency} now. This",
        "Please call {emergancy} now. This",
        "urgency.emergency.say",
        "emergancy. is no field",
    ),
    "open brace": (
        "Please call {emergency} now. This",
        "Please call {emergency now. This",
        "urgency.emergency.say",
        "brace|no field",
    ),
    "no number named": (
        "call your doctor or {urgent}, and {emergency} if it gets worse quickly.\n      This",
        "call your doctor, and {emergency} if it gets worse quickly.\n      This",
        "urgency.today.say",
        "does not name {urgent}",
    ),
    "exclamation mark": (
        "This can be an emergency, and",
        "This can be an emergency! And",
        "urgency.emergency.say",
        "exclamation mark",
    ),
    "speaks of milia": (
        "This can be an emergency, and",
        "Milia are harmless, and",
        "urgency.emergency.say",
        "speaks of milia",
    ),
    "not how soon": (
        "look at it soon, within the next few days",
        "look at it",
        "urgency.soon.say",
        "how soon",
    ),
    "unassessed": (
        "Please call {emergency} now. This can be an emergency, and I can't assess it from here.",
        "Please call {emergency} now.",
        "urgency.emergency.say",
        "cannot be assessed",
    ),
    "too long": (
        "This can be an emergency, and",
        "This can be an emergency, and " + "please wait " * 40,
        "urgency.emergency.say",
        "characters",
    ),
    "unknown reason": (
        "      bleeding: >-",
        "      bleedin: >-",
        "urgency",
        "no reason bleedin",
    ),
    "phone": ("{phone: null", "{phone: ask", "handover.default.phone", "not a phone number"),
    "mail": ("mail: null", "mail: nobody", "handover.default.mail", "not a mail address"),
    "link": ("link: null", "link: http://a.org", "handover.default.link", "not a safe link"),
    "channel": (
        "  channels: {}",
        "  channels: {smss: {}}",
        "handover.channels.smss",
        "there is no such channel",
    ),
    "contact of a channel": (
        "  channels: {}",
        "  channels: {sms: {mail: x}}",
        "handover.channels.sms.mail",
        "not a mail address",
    ),
    "slack channel": (
        "link: null}",
        'link: null, slack_channel: "#help"}',
        "handover.default.slack_channel",
        "not the id of a Slack channel",
    ),
    "slack channel alone": (
        "link: null}",
        "link: null, slack_channel: C0123456789}",
        "handover.default.slack_channel",
        "no other way to reach the practice",
    ),
    "origin": (
        "allowed_origins: []",
        "allowed_origins: ['https://a.org/page']",
        "allowed_origins.0",
        "not an origin",
    ),
    "language code": ("  es: Lo", "  spa: Lo", "language_texts", "spa is not two"),
    "twice": ("country: generic", "country: generic\ncountry: US", "country", "stands twice"),
    "syntax": ("countries:", "countries: [", "YAML", ""),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused(changed, case: str) -> None:  # type: ignore[no-untyped-def]
    old, new, field, message = REFUSED[case]
    with pytest.raises(SettingsError) as caught:
        changed(old, new)
    problem = caught.value.problems[0]
    assert problem.field == field or problem.field.startswith(field)
    assert re.search(message, problem.message)
    assert problem.remedy and problem.file == "settings.yml" and problem.line >= 1
    assert str(problem) in str(caught.value)


def test_a_level_without_a_text(changed) -> None:  # type: ignore[no-untyped-def]
    soon = TEXT[TEXT.index("  soon:\n") : TEXT.index("# Each stands inside a sentence")]
    with pytest.raises(SettingsError, match="the level soon has no text"):
        changed(soon, "\n")


def test_an_error_names_the_line(changed) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(SettingsError) as caught:
        changed("    urgent: NHS 111", "    urgent: ''")
    problem = caught.value.problems[0]
    assert problem.field == "countries.GB.urgent"
    assert TEXT.splitlines()[problem.line - 1].strip().startswith("urgent: NHS 111")


def test_every_problem_is_named_at_once(changed) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(SettingsError) as caught:
        changed("allowed_origins: []", "allowed_origins: [x]\ncolour: red")
    assert {problem.field for problem in caught.value.problems} == {"allowed_origins.0", "colour"}


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "settings.yml"
    path.write_text("", encoding="utf-8")
    with pytest.raises(SettingsError, match="no settings"):
        load_settings(path)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('caution: "If someone is ill', 'caution: "Someone is ill', "not one calm sentence"),
        ('call your doctor or {urgent} today."\n', 'call {nurse} today."\n', "is no field"),
        ('call your doctor or {urgent} today."\n', 'call {urgent today."\n', "not closed"),
    ],
)
def test_a_caution_is_one_calm_sentence(changed, old: str, new: str, says: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(SettingsError) as error:
        changed(old, new)
    problem = error.value.problems[0]
    assert "urgency.today" in problem.field
    assert says in problem.message


def test_cautions_name_whom_to_call() -> None:
    settings = load_settings()
    assert "poison line" in settings.caution_text("poison")
    assert "{" not in "".join(settings.caution_text(level) for level in LEVELS)
