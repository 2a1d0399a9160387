"""`python -m runtime` is the `milia` command line."""

from runtime.cli import main

main()
