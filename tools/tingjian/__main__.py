"""``python -m tingjian``: the same command."""

from tingjian.cli.main import main

main()
