"""Writes the hash-locked requirement files from pyproject.toml.

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
    """Compiles requirements/run.txt and requirements/dev.txt under `root` with the uv given.

    Versions already locked stay as they are unless `upgrade` is set. Raises
    subprocess.CalledProcessError where uv finds no solution (uv prints why).
    """
    target = root / "requirements"
    old = {name: target / f"{name}.txt" for name in ("run", "dev")}
    with TemporaryDirectory() as folder:
        new = {name: Path(folder, f"{name}.txt") for name in old}
        command = [
            *(str(uv), "pip", "compile", "--quiet", "--universal", "--python-version", "3.10"),
            *("--generate-hashes", "--no-annotate", "--no-header", "--no-emit-index-url"),
            *("--overrides", str(target / "overrides.txt"), str(root / "pyproject.toml")),
        ]
        if not upgrade:
            # uv takes the versions of an existing output file as its first choice.
            known = "".join(path.read_text() for path in old.values() if path.exists())
            known = re.sub(r"(?m)^-r .*\n", "", known)
            for path in new.values():
                path.write_text(known)
        subprocess.run([*command, "-o", str(new["run"])], check=True, cwd=root)
        dev = [*command, "--extra", "dev", "-c", str(new["run"]), "-o", str(new["dev"])]
        subprocess.run(dev, check=True, cwd=root)
        run_text = without_common_marker(new["run"].read_text())
        dev_text = without_common_marker(new["dev"].read_text())
    in_run = set(blocks(run_text))
    old["run"].write_text(run_text)
    only_dev = "".join(block for block in blocks(dev_text) if block not in in_run)
    old["dev"].write_text("-r run.txt\n" + only_dev)
