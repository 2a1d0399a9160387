"""Every sentence of the source is said by a fact, or states none."""

from __future__ import annotations

from pathlib import Path

import pytest

from milia import facts as fact_file
from milia import source as source_document
from milia.facts_model import FactFile
from milia.source import Sentence, SourceError, SourceFile

HERE = source_document.document()
beside = pytest.mark.skipif(HERE is None, reason="the source document is not beside the project")


@pytest.mark.parametrize(
    ("line", "sentences"),
    [
        ("Scalp", ["Scalp"]),
        (
            "Is it? No. They are “spots.” In fact, half.",
            ["Is it?", "No.", "They are “spots.”", "In fact, half."],
        ),
        (
            "Use 0.1% Differin, e.g. nightly. Then stop.",
            ["Use 0.1% Differin, e.g. nightly.", "Then stop."],
        ),
        ("Rare (like this.) But “why” so?", ["Rare (like this.)", "But “why” so?"]),
        ("He asked. “Why?” she said.", ["He asked.", "“Why?” she said."]),
        ("", []),
    ],
)
def test_split(line: str, sentences: list[str]) -> None:
    assert source_document.split(line) == sentences


def test_every_statement_is_covered() -> None:
    coverage = source_document.coverage(fact_file.load(), source_document.load())
    assert coverage.uncovered == ()
    assert coverage.holes == ()


def test_only_headings_links_and_references_state_nothing() -> None:
    reasons = {s.no_fact for s in source_document.load().sentences.values()} - {None}
    assert reasons == {
        "heading",
        "lead-in",
        "lead-in to pictures",
        "link to another article",
        "picture credit",
        "reference",
    }


@beside
def test_the_hashes_are_those_of_the_document() -> None:
    assert HERE is not None
    assert list(source_document.mismatches(source_document.load(), HERE)) == []
    assert source_document.SOURCE.read_text(encoding="utf-8") == source_document.render(
        HERE, source_document.load()
    )


@beside
def test_the_ids_that_the_design_names() -> None:
    assert HERE is not None
    found = source_document.sentences_of(HERE)
    assert found["6.3"].startswith("In fact")
    assert found["6.4"].startswith("But older")


def test_data_source_holds_no_text_of_the_source() -> None:
    for key, sentence in source_document.load().sentences.items():
        assert len(sentence.sha256) == 64, key
        assert int(sentence.sha256, 16) >= 0


def test_holes_are_told() -> None:
    facts = fact_file.load()
    source = source_document.load()
    sentences = dict(source.sentences)
    sentences["99.1"] = Sentence(sha256="0" * 64)
    sentences["2.1"] = Sentence(sha256="0" * 64, no_fact="heading")
    holes = "\n".join(source_document.coverage(facts, SourceFile(sentences)).holes)
    assert "99.1 is said by no fact" in holes
    assert "2.1 is cited by bumps_under_skin and has no_fact" in holes
    if HERE is not None:
        assert "2.1 has another text" in holes
        assert "99.1 stands in data/source.yml and not in the document" in holes


def test_a_fact_that_nobody_will_read_is_told() -> None:
    facts = fact_file.load()
    lonely = facts.facts["harmless"].copy(update={"id": "lonely"})
    more = FactFile(**{**facts.__dict__, "facts": {**facts.facts, "lonely": lonely}})
    coverage = source_document.coverage(more, source_document.load())
    before = source_document.coverage(facts, source_document.load())
    assert coverage.unused_facts == (*before.unused_facts, "lonely")
    assert any("lonely" in hole for hole in coverage.holes)


def test_a_new_sentence_in_the_document_is_told() -> None:
    assert list(source_document.mismatches(SourceFile({}), "One. Two.")) == [
        "1.1 stands in the document and not in data/source.yml",
        "1.2 stands in the document and not in data/source.yml",
    ]


def test_render_keeps_reasons() -> None:
    before = SourceFile({"1.1": Sentence(sha256="x", no_fact="heading")})
    text = source_document.render("One. Two.", before)
    assert "no_fact: heading}" in text
    assert text.count("no_fact:") == 1


def test_coverage_without_the_document(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(source_document, "DOCUMENT_FOLDER", tmp_path)
    assert source_document.document() is None
    monkeypatch.setattr(source_document, "mismatches", None)
    assert source_document.coverage(fact_file.load(), source_document.load()).uncovered == ()
    assert source_document.main() == 1


def test_main_writes_source_yml(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "document.txt").write_text("One. Two.")
    monkeypatch.setattr(source_document, "DOCUMENT_FOLDER", tmp_path)
    monkeypatch.setattr(source_document, "SOURCE", tmp_path / "source.yml")
    assert source_document.main() == 0
    assert source_document.main() == 0
    assert list(source_document.load(tmp_path / "source.yml").sentences) == ["1.1", "1.2"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: b\n", "sentences"),
        ("sentences:\n  2.1: {sha256: x}\n", "quotes"),
        ('sentences:\n  "2.1": {sha: x}\n', "2.1"),
    ],
)
def test_a_broken_source_file_is_refused(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "source.yml"
    path.write_text(text)
    with pytest.raises(SourceError, match=says):
        source_document.load(path)
