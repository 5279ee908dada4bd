"""`python -m newsevents`: the same as the command `newsevents`."""

from newsevents.cli.app import main

main()
