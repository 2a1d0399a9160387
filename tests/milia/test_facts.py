"""The fact file holds, every rule of the loader fires, and the traps in the source are avoided."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from milia import facts as fact_file
from milia import readability
from milia.facts import FactsError
from milia.facts_checks import INSTRUCTING
from milia.facts_model import Fact, FactFile
from milia.source import Sentence, SourceFile
from milia.types import AUDIENCES
from milia.yaml_lines import Problem

SOURCE = SourceFile({key: Sentence(sha256="0" * 64) for key in ("2.1", "3.1", "3.2", "4.1", "5.1")})

GOOD = """\
facts:
  - id: bumps
    kind: what_it_is
    say: Milia are tiny bumps.
    for: [everyone]
    source: ["2.1"]
    reviewed: 2026-01-31
  - id: no_peel
    kind: warning
    say: Please do not use a peel on a baby.
    for: [baby, toddler]
    source: ["3.1"]
    reviewed: 2026-01-31
  - id: peel
    kind: procedure
    say: A peel takes off the top of the skin.
    for: [child, adult, unknown]
    not_for: {baby: no_peel, toddler: no_peel}
    source: ["3.1", "3.2"]
    reviewed: 2026-01-31
  - id: retinoids
    kind: treatment
    say: Retinoids are for adults.
    short: For adults, a retinoid.
    for: [adult, unknown]
    not_for: {baby: no_peel, toddler: no_peel, child: bumps}
    source: ["4.1"]
    reviewed: 2026-01-31
after_no:
  baby: [bumps]
topics:
  - {id: what, ask: What are milia?, intent: what, facts: [bumps], related: [peels]}
  - {id: peels, ask: Peels, intent: how, terms: [peel], facts: [peel], then: [bumps], why: what}
uncovered:
  - {intent: no_info_cost, name: what it costs, say: [bumps], nearest: [what]}
terms:
  - {value: peel, kind: procedure, synonyms: [peels, chem peel]}
  - {value: retinoid, kind: treatment, synonyms: [retinoids]}
  - {value: picking, kind: home_removal, synonyms: [pick, squeeze]}
not_covered_terms:
  - {value: retinol, kind: ingredient, family: retinoid, synonyms: [retinols]}
  - {value: castor oil, kind: remedy, family: null, synonyms: []}
"""


def parse(text: str) -> FactFile:
    return fact_file.parse(text.encode(), "facts.yml", SOURCE)


def problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(FactsError) as error:
        parse(text)
    return error.value.problems


class Break(NamedTuple):
    """One way to break GOOD, and what the error must say."""

    old: str
    new: str
    at: str  # the error stands at the line that holds this
    field: str
    says: str
    remedy: str


WARN = "say: Please do not use a peel on a baby."
BUMPS = "say: Milia are tiny bumps."
PEEL = "say: A peel takes off the top of the skin."
RETINOIDS = "say: Retinoids are for adults."

BREAKS = {
    "unknown key": Break("    kind: what_it_is", "    knid: x\n    kind: what_it_is", "knid", "knid",
        "no field", "kind"),
    "unknown section": Break("after_no:", "topcis: []\nafter_no:", "topcis", "topcis", "no section", "topics"),
    "loader's own field": Break("kind: what_it_is", "kind: what_it_is\n    line: 3", "line: 3", "line",
        "no field", ""),
    "missing audience": Break("    for: [everyone]\n", "", "id: bumps", "for", "for is missing", "for whom"),
    "empty audience": Break("for: [everyone]", "for: []", "for: []", "for", "empty", "at least one"),
    "unknown audience": Break("[everyone]", "[babies]", "[babies]", "for", "babies", "everyone"),
    "unknown kind": Break("kind: what_it_is", "kind: what_is", "kind: what_is", "kind", "what_is", "what_it_is"),
    "unknown not_for": Break("{baby: no_peel, toddler: no_peel}", "{bub: no_peel}", "bub", "not_for", "bub", "baby"),
    "no id": Break("id: bumps", "id: Bumps!", "Bumps!", "id", "no id", "small letters"),
    "entry no mapping": Break("facts:\n", "facts:\n  - bumps\n", "- bumps", "facts", "not a mapping", "field: value"),
    "bad date": Break("2026-01-31\nafter_no", "soon\nafter_no", "soon", "reviewed", "date", "2026-01-31"),
    "unquoted sentence": Break('["2.1"]', "[2.1]", "[2.1]", "source", "str", "quotes"),
    "an age without what is said then": Break(
        "kind: what_it_is", "kind: what_it_is\n    until_months: 1", "id: bumps", "then_say", "together", "Add"
    ),
    "then_say no fact": Break(
        "kind: what_it_is", "kind: what_it_is\n    until_months: 1\n    then_say: bump", "then_say: bump", "then_say",
        "bump", "bumps"
    ),
    "then_say for no baby": Break(
        "kind: what_it_is", "kind: what_it_is\n    until_months: 1\n    then_say: peel", "then_say: peel", "then_say",
        "not for every baby", "for a baby"
    ),
    "only asked by whom it is not for": Break(
        "id: peel\n", "id: peel\n    only_asked: [baby]\n", "only_asked", "only_asked", "not for baby", "Take baby out"
    ),
    "no such sentence": Break('["2.1"]', '["2.9"]', '"2.9"', "source", "no sentence 2.9", "source.yml"),
    "sentence twice": Break('["3.1", "3.2"]', '["3.1", "3.1"]', '"3.1", "3.1"', "source", "twice", "Keep one"),
    "no sentence": Break('["2.1"]', "[]", "source: []", "source", "empty", "at least one"),
    "too many sentences": Break(
        '["2.1"]', '["2.1", "3.1", "3.2", "4.1"]', '"4.1"]', "source", "4 sentences", "many_sources"
    ),
    "many_sources for few": Break(
        '["2.1"]', '["2.1"]\n    many_sources: x', "many_sources", "many_sources", "fewer", "Remove"
    ),
    "too long": Break(BUMPS, "say: " + "bump " * 41, "bump bump", "say", "41 words", "40"),
    "says nothing": Break(BUMPS, 'say: ""', 'say: ""', "say", "nothing", "Write"),
    "short too long": Break("short: For adults, a", "short: For adults " + "a" * 300, "short:", "short",
        "characters", "300"),
    "duplicate fact": Break("id: no_peel", "id: bumps", "id: bumps", "id", "there already", "another name"),
    "duplicate key": Break(BUMPS, BUMPS + "\n    say: Again.", "Again", "say", "twice", "Keep one"),
    "dangling not_for": Break("child: bumps", "child: bump", "child: bump", "not_for", "not in facts", "bumps"),
    "dangling fact": Break("facts: [bumps]", "facts: [bumbs]", "bumbs", "facts", "not in facts", "bumps"),
    "dangling then": Break("then: [bumps]", "then: [bumbs]", "bumbs", "then", "not in facts", "bumps"),
    "dangling related": Break("related: [peels]", "related: [peals]", "peals", "related", "not in topics", "peels"),
    "dangling why": Break("why: what", "why: whut", "whut", "why", "not in topics", "what"),
    "dangling term": Break("terms: [peel]", "terms: [peell]", "peell", "terms", "not in terms", "peel"),
    "dangling for_others": Break("nearest: [what]}", "nearest: [what], for_audience: baby, for_others: whut}", "whut",
        "for_others", "not in topics", "what"),
    "for_audience alone": Break("nearest: [what]}", "nearest: [what], for_audience: baby}", "for_audience",
        "for_others", "together", ""),
    "dangling say": Break("say: [bumps]", "say: [bumbs]", "bumbs", "say", "not in facts", "bumps"),
    "dangling nearest": Break("nearest: [what]", "nearest: [wat]", "wat]", "nearest", "not in topics", "what"),
    "dangling after_no": Break("baby: [bumps]", "baby: [bumbs]", "bumbs", "after_no.baby", "not in facts", "bumps"),
    "dangling family": Break("family: retinoid", "family: retinoyd", "retinoyd", "family", "not in terms",
        "retinoid"),
    "after_no for another": Break("baby: [bumps]", "baby: [peel]", "baby: [peel]", "after_no.baby",
        "not for baby", "baby"),
    "after_no audience": Break("baby: [bumps]", "bub: [bumps]", "bub", "after_no", "no audience", "baby"),
    "after_no no list": Break("baby: [bumps]", "baby: bumps", "baby: bumps", "after_no.baby", "not a list",
        "[fact_id]"),
    "in for and not_for": Break("child: bumps}", "child: bumps, adult: bumps}", "adult: bumps", "not_for",
        "in for and in not_for", "not_for"),
    "told by one for another": Break("child: bumps", "child: no_peel", "child: no_peel", "not_for",
        "not for child", "child"),
    "told by a treatment": Break(
        "not_for: {baby: no_peel, toddler: no_peel, child: bumps}",
        "not_for: {baby: no_peel, toddler: no_peel, child: peel}",
        "child: peel",
        "not_for",
        "does not tell anybody no",
        "warning",
    ),
    "too many buttons": Break(
        "related: [peels]", "related: [peels, peels, peels, peels]", "peels, peels", "related", "4 topics", "3"
    ),
    "offers itself": Break("related: [peels]", "related: [what]", "related: [what]", "related", "itself", "another"),
    "same fact twice": Break("then: [bumps]", "then: [peel]", "then: [peel]", "facts", "twice", "Keep one"),
    "nothing for a baby": Break(
        "not_for: {baby: no_peel, toddler: no_peel}", "not_for: {toddler: no_peel}",
        "id: peels", "facts", "baby", "not_for"
    ),
    "duplicate synonym": Break("synonyms: [retinols]", "synonyms: [retinoids]", "[retinoids]}", "synonyms",
        "retinoid too", "Keep"),
    "own synonym twice": Break("chem peel]", "chem-peel, chem peel]", "chem-peel", "synonyms", "twice", "Remove"),
    "empty synonym": Break("chem peel]", "'!']", "'!'", "synonyms", "no word", "Remove"),
    # --- what keeps people safe
    "procedure for a toddler": Break(
        "for: [child, adult, unknown]\n    not_for: {baby: no_peel, toddler: no_peel}",
        "for: [toddler, child, adult, unknown]\n    not_for: {baby: no_peel}",
        "for: [toddler, child",
        "for",
        "procedure is not for toddler",
        "not_for",
    ),
    "peel for a baby as a course": Break(
        "kind: warning\n    " + WARN, "kind: course\n    say: A peel clears them.",
        "A peel clears", "say", "peel", "Forbid"
    ),
    "warning that advises": Break(WARN, "say: Please use a peel on a baby.", "Please use", "say", "peel", "Forbid"),
    "warning that turns": Break(WARN, "say: Not today, but use a peel.", "Not today", "say", "peel", "Forbid"),
    "second sentence advises": Break(WARN, "say: Do not pick. Use a peel.", "Do not pick", "say", "peel", "Forbid"),
    "what_it_is that advises": Break(BUMPS, "say: Milia are bumps that a peel removes.", "a peel", "say",
        "peel", "Forbid"),
    "uncovered remedy for a baby": Break(BUMPS, "say: Castor oil helps.", "Castor", "say", "castor oil", "Forbid"),
    "retinoid for a child": Break("for: [adult, unknown]", "for: [child, adult]", "say: Ret", "say",
        "adults only", "adult"),
    "retinol for a child": Break(PEEL, "say: Retinol is what adults use.", "Retinol is", "say",
        "adults only", "adult"),
    "retinoid for unknown": Break(RETINOIDS, "say: Retinoids work.", "Retinoids work", "say", "adult", "adults"),
    "short forgets adults": Break("short: For adults, a retinoid.", "short: A retinoid.", "short", "short",
        "adult", "adults"),
    "picking advised": Break(PEEL, "say: You can squeeze milia out.", "squeeze", "say", "picking", "warning"),
    "stop a cream": Break(PEEL, "say: Stop your cream.", "Stop", "say", "stop", "do not stop"),
}  # fmt: skip


def test_the_good_snippet_holds() -> None:
    file = parse(GOOD)
    assert file.facts["bumps"].audiences == set(AUDIENCES)
    assert file.facts["bumps"].line == 2
    assert file.topics["peels"].why == "what"
    assert file.after_no == {"baby": ("bumps",)}
    assert [t.covered for t in file.all_terms] == [True] * 3 + [False] * 2
    assert len(file.hash) == 64


@pytest.mark.parametrize("broken", BREAKS.values(), ids=BREAKS.keys())
def test_each_rule_names_line_field_and_remedy(broken: Break) -> None:
    assert broken.old in GOOD
    text = GOOD.replace(broken.old, broken.new, 1)
    lines = [n for n, line in enumerate(text.splitlines(), 1) if broken.at in line]
    found = problems(text)
    hits = [
        p
        for p in found
        if p.field.split(".")[0] == broken.field.split(".")[0]
        and p.field.startswith(broken.field)
        and broken.says in p.message
        and broken.remedy in p.remedy
    ]
    assert hits, "\n".join(map(str, found))
    assert any(p.line in lines for p in hits), (hits, lines)
    assert all(str(p).startswith(f"facts.yml:{p.line}: {p.field}: ") for p in found)
    assert all(p.remedy for p in found)


def test_all_problems_come_at_once() -> None:
    text = (
        GOOD.replace("[everyone]", "[babies]")
        .replace('["4.1"]', '["9.9"]')
        .replace("terms: [peel]", "terms: [pele]")
    )
    assert {p.field.split(".")[0] for p in problems(text)} == {"for", "source", "terms"}


def test_a_broken_fact_is_not_reported_as_dangling_too() -> None:
    assert len(problems(GOOD.replace("    kind: what_it_is", "    kind: nothing"))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "facts: [",
        "",
        "- a",
        "facts: {}\n",
        "after_no: []\n",
        GOOD.replace("facts:\n", "facts: {a: b}\nold:\n", 1),
    ],
)
def test_what_is_no_fact_file_is_refused(text: str) -> None:
    assert problems(text)


def test_sections_of_the_wrong_shape_are_named() -> None:
    assert "facts is not a list" in {p.message for p in problems("facts: {a: b}\n")}
    assert "it is not a mapping" in {p.message for p in problems("after_no: [a]\n")}


def test_a_cause_may_be_named_to_a_parent_and_a_doctor_may_be_asked() -> None:
    parse(
        GOOD.replace(
            "kind: what_it_is\n    " + BUMPS, "kind: cause\n    say: They can follow a peel."
        )
    )
    parse(
        GOOD.replace(
            "kind: warning\n    " + WARN, "kind: refer\n    say: Ask the doctor about a peel."
        )
    )


@pytest.mark.parametrize("value", ["null", "true", "1", "1.5", "2026-01-31", "[1]"])
def test_no_other_value_passes_for_text(value: str) -> None:
    assert problems(GOOD.replace("ask: Peels", f"ask: {value}"))[0].field.startswith("ask")


@pytest.mark.parametrize("value", ["2026-13-99", "0x1F", "1e"])
def test_what_is_no_number_and_no_day_is_text(value: str) -> None:
    assert parse(GOOD.replace("ask: Peels", f"ask: {value}")).topics["peels"].ask == value


def test_a_strange_key_is_named() -> None:
    assert problems(GOOD.replace("ask: Peels", "ask: Peels, [a]: b"))[0].field == "['a']"


def test_flow_scalars_that_libyaml_refuses_are_read() -> None:
    assert (
        parse(GOOD.replace("ask: Peels", "ask: Which peel?")).topics["peels"].ask == "Which peel?"
    )


# ---------------------------------------------------------------- the real file


@pytest.fixture(scope="module")
def facts() -> FactFile:
    return fact_file.load()


def said(facts: FactFile, *sentences: str) -> str:
    """Everything said on the word of one of these sentences."""
    return " ".join(f.say for f in facts.facts.values() if set(sentences) & set(f.source))


def wordings(facts: FactFile) -> list[tuple[Fact, str]]:
    """Every text of every fact, the short ones for SMS too."""
    return [
        (fact, text) for fact in facts.facts.values() for text in (fact.say, fact.short) if text
    ]


def test_the_schema_is_not_stale() -> None:
    assert fact_file.SCHEMA.read_text(encoding="utf-8") == fact_file.schema_text(), (
        "python -m milia.facts --schema"
    )


def test_the_schema_knows_everyone_and_no_line() -> None:
    fact = json.loads(fact_file.schema_text())["definitions"]["Fact"]
    assert "everyone" in fact["properties"]["for"]["items"]["enum"]
    assert "line" not in fact["properties"]
    assert {"id", "kind", "say", "for", "source", "reviewed"} <= set(fact["required"])


def test_main_checks_and_writes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert fact_file.main([]) == 0
    assert "hold" in capsys.readouterr().out
    assert fact_file.main(["--nonsense"]) == 2
    monkeypatch.setattr(fact_file, "SCHEMA", tmp_path / "schema.json")
    assert fact_file.main(["--schema"]) == 0
    assert json.loads((tmp_path / "schema.json").read_text())["title"] == "facts.yml"
    (tmp_path / "facts.yml").write_text("facts: []\n")
    monkeypatch.setattr(fact_file, "FACTS", tmp_path / "facts.yml")
    assert fact_file.main([]) == 1
    assert "facts.yml:1: topics:" in capsys.readouterr().err


def test_enough_neighbours_are_named(facts: FactFile) -> None:
    assert len(facts.not_covered_terms) >= 150


def test_no_text_for_a_baby_or_toddler_is_an_instruction(facts: FactFile) -> None:
    for fact in facts.facts.values():
        if fact.audiences & {"baby", "toddler"}:
            assert fact.kind not in INSTRUCTING, fact.id


def test_whole_replies_read_at_grade_8(facts: FactFile) -> None:
    known = readability.vocabulary_words(facts)
    hard = {
        (topic.id, audience): round(grade, 1)
        for topic in facts.topics.values()
        for audience in AUDIENCES
        if (grade := readability.grade(readability.reply_text(facts, topic, audience), known))
        > readability.MAX_REPLY_GRADE
    }
    assert not hard


def test_single_facts_read_easily(facts: FactFile) -> None:
    known = readability.vocabulary_words(facts)
    hard = [
        fact.id
        for fact, text in wordings(facts)
        if readability.grade(text, known) > readability.MAX_FACT_GRADE
    ]
    assert len(hard) <= 2, hard


def test_a_short_text_is_shorter(facts: FactFile) -> None:
    for fact in facts.facts.values():
        if fact.short:
            assert len(fact.short) < len(fact.say), fact.id


# ---------------------------------------------------------------- traps in the source


def test_trap_the_singular_is_milium(facts: FactFile) -> None:
    assert "milium" in said(facts, "6.2")
    assert not any("millum" in text for _, text in wordings(facts))


def test_trap_less_common_in_older_people(facts: FactFile) -> None:
    assert re.search(r"less common in older", said(facts, "60.5"))


def test_trap_the_cause_is_not_clear(facts: FactFile) -> None:
    text = said(facts, "9.1", "9.2", "9.3", "9.4")
    assert re.search(r"nobody|not (quite )?sure|not clear", text, re.I)
    assert re.search(r"one idea|may|might|could", text, re.I)


def test_trap_primary_has_no_known_cause_yet_juvenile_is_genetic(facts: FactFile) -> None:
    assert "no known cause" in said(facts, "13.1")
    assert "genetic" in said(facts, "16.1")


def test_trap_dermabrasion_is_a_cause_and_a_treatment(facts: FactFile) -> None:
    kinds = {f.kind for f in facts.facts.values() if "dermabrasion" in f.say.lower()}
    assert {"cause", "procedure"} <= kinds
    assert {t.intent for t in facts.topics.values() if "dermabrasion" in t.terms} >= {
        "trauma_milia",
        "dermabrasion",
    }


def test_trap_sun_is_a_cause_and_sunscreen_a_help(facts: FactFile) -> None:
    assert facts.terms["sun"].value != facts.terms["sunscreen"].value
    assert re.search(r"\bsun\b", said(facts, "23.1"))
    assert "sunscreen" in said(facts, "59.2")


def test_trap_no_way_to_prevent_yet_the_risk_can_be_lowered(facts: FactFile) -> None:
    both = facts.topics["prevention"].facts
    text = " ".join(facts.facts[f].say for f in both)
    assert re.search(r"rule milia out|no sure way", text)
    assert "lower" in text


def test_trap_durations(facts: FactFile) -> None:
    assert "within a month" in said(facts, "33.1")
    assert "few months" in said(facts, "34.1")
    assert "weeks to months" in said(facts, "63.4")
    assert "few weeks" in said(facts, "36.2")
    assert "weeks or longer" in said(facts, "44.2")
    for fact, text in wordings(facts):
        if "within a month" in text:
            assert "newborn" in text.lower(), f"{fact.id}: promised of newborns only"
            assert fact.audiences <= {"baby", "unknown"}


def test_trap_nobody_is_told_to_stop_a_prescribed_cream(facts: FactFile) -> None:
    text = said(facts, "58.2")
    assert "do not stop" in text
    assert "Do not stop" in str(facts.facts["few_steroid_creams"].short)
    assert not re.search(r"(?<!not )\bstop (using|taking|your)\b", text, re.I)


def test_trap_some_bumps_are_cancer(facts: FactFile) -> None:
    assert "cancer" in said(facts, "21.2")


def test_trap_microdermabrasion_and_retinol_are_not_covered(facts: FactFile) -> None:
    for name in ("microdermabrasion", "retinol"):
        assert name in facts.not_covered_terms
        assert name not in facts.terms
        assert not any(name in text.lower() for _, text in wordings(facts))


def test_trap_salicylic_acid_and_tretinoin_stand_in_line_61_only(facts: FactFile) -> None:
    for name in ("salicylic", "tretinoin"):
        naming = [fact for fact, text in wordings(facts) if name in text.lower()]
        assert naming
        assert all("61.3" in f.source for f in naming)


def test_trap_retinoids_are_for_adults_only(facts: FactFile) -> None:
    assert "adults only" in facts.facts["retinoids_adults_only"].say
    for fact, text in wordings(facts):
        if re.search(r"retinoid|differin|tretinoin", text, re.I) and fact.kind != "warning":
            assert fact.audiences <= {"adult", "unknown"}, fact.id
            assert re.search(r"\badults?\b", text, re.I), fact.id


def test_trap_the_skin_care_routine_is_not_for_babies_or_toddlers(facts: FactFile) -> None:
    for fact in facts.facts.values():
        if any(54 <= int(s.split(".")[0]) <= 59 and s != "54.1" for s in fact.source):
            assert fact.audiences <= {"child", "adult", "unknown"}, fact.id
            assert {"baby", "toddler"} <= set(fact.not_for), fact.id
