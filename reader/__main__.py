"""`python -m reader` is the same program as the command `qari`."""

from reader.cli import main

raise SystemExit(main())
