"""The lock files hold names, versions and hashes, and nothing of where they were made."""

from __future__ import annotations

import re

import pytest

from runtime.lock import blocks, without_common_marker
from runtime.paths import ROOT

LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_no_addresses_and_no_paths(path) -> None:
    assert not re.search(r"://|--(extra-)?index-url|--find-links|^/", path.read_text())


@pytest.mark.parametrize("name", ["run.txt", "dev.txt", "uv.txt", "tuning.txt"])
def test_every_package_is_pinned_and_hashed(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text().removeprefix("-r run.txt\n")
    for block in blocks(text):
        assert re.match(r"[\w.-]+(\[[\w,]+\])?==\S+ ", block), block[:60]
        assert "--hash=sha256:" in block


def test_unwanted_packages_stay_out() -> None:
    # tuning.txt is for who tunes the encoder by hand, with PyTorch, in an environment of its own.
    locks = [path for path in LOCKS if path.name != "tuning.txt"]
    names = {block.split("==")[0] for path in locks for block in blocks(path.read_text())}
    assert names.isdisjoint({"torch", "torchvision", "transformers", "sentence-transformers"})
    assert names.isdisjoint({"jax", "jaxlib"})


def test_the_schema_checker_is_the_fast_one() -> None:
    assert "jsonschema==3.2.0" in (ROOT / "requirements/run.txt").read_text()


def test_the_common_marker_goes_and_others_stay() -> None:
    text = "a==1 ; m \\\n    --hash=x\nb==1 ; m \\\n    --hash=y\nc==1 ; n \\\n    --hash=z\n"
    assert blocks(without_common_marker(text)) == [
        "a==1 \\\n    --hash=x\n",
        "b==1 \\\n    --hash=y\n",
        "c==1 ; n \\\n    --hash=z\n",
    ]


def test_a_text_without_markers_stays() -> None:
    assert without_common_marker("a==1 \\\n    --hash=x\n") == "a==1 \\\n    --hash=x\n"
