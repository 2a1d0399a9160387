"""The set-up says in one line what is wrong and what to do."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from runtime.paths import ROOT

TOOLS = ("bash", "env", "sed", "awk", "grep", "cat", "rm", "tee", "mktemp", "dirname", "du", "tail")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone's files that the set-up reads, without an environment."""
    root = tmp_path / "clone"
    shutil.copytree(ROOT / "scripts", root / "scripts")
    shutil.copytree(ROOT / "requirements", root / "requirements")
    return root


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """A folder for PATH with the standard tools, plenty of room on the disk, and no Python."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in TOOLS:
        found = shutil.which(name)
        assert found
        (folder / name).symlink_to(found)
    script(folder / "df", 'echo; echo "disk 0 0 99999 0% /"')
    return folder


def script(path: Path, body: str) -> None:
    path.write_text(f"#!/usr/bin/env bash\n{body}\n")
    path.chmod(0o755)


def fake_uv(clone: Path, message: str) -> None:
    """Puts a uv of the pinned version in place that fails with the message when it installs."""
    version = (clone / "requirements/uv.txt").read_text().split()[0].removeprefix("uv==")
    uv = clone / ".uv/bin/uv"
    uv.parent.mkdir(parents=True)
    script(
        uv,
        f'case "$1" in --version) echo "uv {version}";; venv) ;;'
        f' *) echo "{message}" >&2; exit 1;; esac',
    )


def bootstrap(clone: Path, tools: Path, *arguments: str) -> tuple[int, str]:
    """Runs the set-up with nothing but the tools; returns its status and last line."""
    done = subprocess.run(
        [clone / "scripts/bootstrap", *arguments],
        env={"PATH": str(tools), "HOME": str(clone)},
        capture_output=True,
        text=True,
        check=False,
    )
    lines = done.stderr.strip().splitlines()
    return done.returncode, lines[-1] if lines else ""


def test_no_python(clone: Path, tools: Path) -> None:
    # A shim that is there and fails, as pyenv's does where the version is not chosen.
    script(tools / "python3.10", "echo 'pyenv: python3.10: command not found' >&2; exit 127")
    status, line = bootstrap(clone, tools)
    assert status == 1
    assert "install Python 3.10" in line


def test_no_room(clone: Path, tools: Path) -> None:
    script(tools / "df", 'echo; echo "disk 0 0 12 0% /"')
    status, line = bootstrap(clone, tools)
    assert status == 1
    assert "only 12 MB free" in line
    assert "make room" in line


def test_unknown_set(clone: Path, tools: Path) -> None:
    status, line = bootstrap(clone, tools, "prod")
    assert status == 1
    assert "use 'run' or 'dev'" in line


def test_no_network(clone: Path, tools: Path) -> None:
    # A Python that works, makes environments with itself in them, and reaches nobody.
    script(
        tools / "python3.10",
        f"""case "$*" in
          *"pip install"*) echo "ERROR: no connection" >&2; exit 1;;
          *_base_executable*) echo "$0";;
          *"-m venv"*) mkdir -p .uv/bin; cp "$0" .uv/bin/python;;
          *) exec {ROOT}/.venv/bin/python "$@";;
        esac""",
    )
    for name in ("mkdir", "cp"):
        (tools / name).symlink_to(shutil.which(name) or name)
    status, line = bootstrap(clone, tools)
    assert status == 1
    assert "could not install uv: check the network" in line


def test_no_network_for_packages(clone: Path, tools: Path) -> None:
    fake_uv(clone, "error: Failed to fetch: numpy")
    (tools / "python3.10").symlink_to(ROOT / ".venv/bin/python")
    status, line = bootstrap(clone, tools)
    assert status == 1
    assert "could not be downloaded: check the network" in line


def test_a_wrong_hash(clone: Path, tools: Path) -> None:
    fake_uv(clone, "error: Hash mismatch for numpy")
    (tools / "python3.10").symlink_to(ROOT / ".venv/bin/python")
    status, line = bootstrap(clone, tools)
    assert status == 1
    assert "differs from its locked hash" in line


@pytest.mark.skipif(not (ROOT / ".venv/.lock-dev").exists(), reason="set up by other means")
def test_nothing_to_do_is_quick_and_silent() -> None:
    done = subprocess.run(
        [ROOT / "scripts/bootstrap", "dev"],
        env=dict(os.environ),
        capture_output=True,
        text=True,
        check=True,
        timeout=5,
    )
    assert done.stderr == done.stdout == ""
