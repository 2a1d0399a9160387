"""The deployment's settings: every text names whom to call, and a slip is named with its remedy."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from milia.readability import grade
from milia.settings import DEFAULT_PATH, LEVELS, SettingsError, load_settings


def changed(tmp_path: Path, **fields: object) -> Path:
    data = yaml.safe_load(DEFAULT_PATH.read_text(encoding="utf-8"))
    data.update(fields)
    path = tmp_path / "settings.yml"
    path.write_text(yaml.safe_dump(data), encoding="utf-8")
    return path


def test_every_level_names_a_number_in_every_country(tmp_path: Path) -> None:
    for country in load_settings().countries:
        settings = load_settings(changed(tmp_path, country=country))
        for level in LEVELS:
            text = settings.urgency_text(level)
            assert "{" not in text and "!" not in text
            numbers = settings.countries[country].dict().values()
            assert any(number in text for number in numbers)


def test_urgency_texts_are_plain_and_say_nothing_about_milia() -> None:
    settings = load_settings()
    for level in LEVELS:
        assert grade(settings.urgency_text(level)) <= 8
        assert "mili" not in settings.urgency_text(level).lower()


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"country": "XX"}, "countries"),
        ({"urgency": {"today": "call {emergency}"}}, "emergency"),
        ({"urgency": dict.fromkeys(LEVELS, "get help")}, "urgency"),
        ({"urgency": dict.fromkeys(LEVELS, "call {mother}")}, "urgency"),
        ({"allowed_origins": ["*"]}, "allowed_origins"),
        ({"allowed_origins": ["https://a.example/path"]}, "allowed_origins"),
        ({"colour": "blue"}, "colour"),
        ({"privacy": None}, "privacy"),
    ],
)
def test_a_slip_is_named_with_its_remedy(tmp_path: Path, fields: dict[str, object], named: str) -> None:
    with pytest.raises(SettingsError, match=rf"settings\.yml: .*{named}.*Add, correct or remove"):
        load_settings(changed(tmp_path, **fields))


def test_broken_yaml_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "settings.yml"
    path.write_text("country: [", encoding="utf-8")
    with pytest.raises(SettingsError, match="line"):
        load_settings(path)


def test_somebody_to_talk_to_only_where_set(tmp_path: Path) -> None:
    assert load_settings().human_help_text() is None
    settings = load_settings(changed(tmp_path, human_help={"default": "Call 555 0100.", "sms": "Text back."}))
    assert settings.human_help_text() == "Call 555 0100."
    assert settings.human_help_text("sms") == "Text back."


def test_the_languages_asked_for_are_there() -> None:
    settings = load_settings()
    assert all(settings.language_text(code) for code in ("es", "fr", "de", "pt", "hi", "ar", "zh"))
    assert settings.language_text("xx") is None
