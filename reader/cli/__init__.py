"""The command ``qari``. Importing this package loads nothing heavy: each command imports what it needs when it runs."""
