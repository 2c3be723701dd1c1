"""`python wsgi.py`: a small server for trying the app out; gunicorn serves it in production."""

import os
import sys

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server


class _QuietHandler(WSGIRequestHandler):
    """Logs no requests, and sends each part of a stream at once."""

    disable_nagle_algorithm = True

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Nothing: what went wrong is logged by the app."""


def run(app: Flask) -> None:
    """Serve the app on `HOST` and `PORT` (127.0.0.1:8050), a thread per request, until it is interrupted."""
    host = os.environ.get("HOST", "127.0.0.1")
    port = os.environ.get("PORT", "8050")
    if not (port.isascii() and port.isdigit() and int(port) < 65536):
        sys.exit(f"The environment variable `PORT` must be a number below 65536; it is `{port}`.")
    server = make_server(host, int(port), app, threaded=True, request_handler=_QuietHandler)
    sys.stdout.write(f"Serving on http://{f'[{host}]' if ':' in host else host}:{server.port}\n")
    sys.stdout.flush()
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()
