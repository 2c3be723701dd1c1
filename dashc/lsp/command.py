"""`dashc lsp`, or why it cannot run."""

import sys
from importlib.util import find_spec

FINE, WRONG_USAGE = 0, 2

NO_PYGLS = (
    "dashc: `dashc lsp` needs the package `pygls`, which is not installed. Install it with "
    "`pip install 'dashc-compiler[lsp]'`."
)
ON_TERMINAL = (
    "dashc: this is the language server. It waits for an editor to speak to it on the standard input; Ctrl-C ends it."
)


def run_server() -> int:
    """Serve an editor over standard input and output until it says goodbye; the exit status."""
    if find_spec("pygls") is None:
        sys.stderr.write(f"{NO_PYGLS}\n")
        return WRONG_USAGE
    if sys.stdin.isatty():
        sys.stderr.write(f"{ON_TERMINAL}\n")
    from dashc.lsp.server import make_server

    return make_server().serve()
