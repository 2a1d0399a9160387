"""Writes the hash-locked requirement files from pyproject.toml and requirements/uv.in.

uv repeats, on every line, the marker of all supported platforms together, and lists the run
packages again in the dev file. Both are left out here: it halves the files and their diffs.
"""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

_MARKER = re.compile(r"^(\S+) ; (.*) \\$", re.MULTILINE)


def without_common_marker(text: str) -> str:
    """Takes a compiled requirements text; returns it without the marker most lines share."""
    markers = Counter(match[2] for match in _MARKER.finditer(text))
    if not markers:
        return text
    common = markers.most_common(1)[0][0]
    return text.replace(f" ; {common} \\\n", " \\\n")


def blocks(text: str) -> list[str]:
    """Takes a requirements text; returns one string a package: its line and its hashes."""
    return [block for block in re.split(r"(?m)^(?=[A-Za-z0-9])", text) if block.strip()]


def lock(root: Path, uv: Path, *, upgrade: bool = False) -> None:
    """Compiles run.txt, dev.txt and uv.txt in `root`/requirements with the uv given.

    Versions already locked stay as they are unless `upgrade` is set. Raises
    subprocess.CalledProcessError where uv finds no solution (uv prints why).
    """
    target = root / "requirements"
    known = "" if upgrade else _known(target)
    project = ("--overrides", "requirements/overrides.txt", "pyproject.toml")
    with TemporaryDirectory() as folder:
        run, dev, tool = (Path(folder, f"{name}.txt") for name in ("run", "dev", "uv"))
        for output, arguments in (
            (run, project),
            (dev, ("--extra", "dev", "--constraints", str(run), *project)),
            (tool, ("requirements/uv.in",)),
        ):
            # uv takes the versions of an existing output file as its first choice.
            output.write_text(known)
            subprocess.run(
                [
                    *(str(uv), "pip", "compile", "--quiet", "--output-file", str(output)),
                    *("--universal", "--python-version", "3.10", "--generate-hashes"),
                    *("--no-annotate", "--no-header", "--no-emit-index-url", *arguments),
                ],
                check=True,
                cwd=root,
                stdout=subprocess.DEVNULL,
            )
        texts = [without_common_marker(output.read_text()) for output in (run, dev, tool)]
    in_run = set(blocks(texts[0]))
    only_dev = [block for block in blocks(texts[1]) if block not in in_run]
    (target / "run.txt").write_text(texts[0])
    (target / "dev.txt").write_text("-r run.txt\n" + "".join(only_dev))
    (target / "uv.txt").write_text(texts[2])


def _known(target: Path) -> str:
    """Returns what run.txt and dev.txt lock now, as one requirements text."""
    texts = [path.read_text() for path in (target / "run.txt", target / "dev.txt") if path.exists()]
    return re.sub(r"(?m)^-r .*\n", "", "".join(texts))
