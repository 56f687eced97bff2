"""`python -m generator` is `lantai`."""

from generator.cli import main

main()
