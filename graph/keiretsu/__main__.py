"""The command as ``python -m keiretsu``."""

from keiretsu.cli.main import run

run()
