"""`python -m dashc`."""

from dashc.cli import main

main(prog_name="dashc")
