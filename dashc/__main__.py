"""The command as a process of its own: `dashc`, and `python -m dashc`."""

import gc

from dashc.cli import main


def run() -> None:
    """Run it; what is there at the end goes with the process, so Python need not look through it for garbage."""
    try:
        main(prog_name="dashc")
    finally:
        gc.freeze()


if __name__ == "__main__":
    run()
