"""Where things stand, whatever the working directory."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODEL = ROOT / "models" / "milia.tar.gz"
VAR = ROOT / "var"
