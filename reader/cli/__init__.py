"""The command ``qari``. Importing it loads nothing heavy: each command imports what it needs when it runs."""

from reader.cli.program import main

__all__ = ["main"]
