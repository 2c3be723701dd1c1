"""`/healthz` on a port of its own: it answers while all threads that serve the app are busy."""

import socket
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from .settings import Settings
from .startup import StartupError

_SLOWEST = 5
"""Seconds that a client may take for its request."""


class _Health(BaseHTTPRequestHandler):
    timeout = _SLOWEST
    server_version = "dashc"
    sys_version = ""

    def do_GET(self) -> None:
        """`ok` for `/healthz`."""
        found = self.path == "/healthz"
        body = b"ok\n" if found else b"There is nothing at this address.\n"
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def server_bind(self) -> None:
        """Every worker process listens on the port; whichever is asked answers for itself."""
        if hasattr(socket, "SO_REUSEPORT"):
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        super().server_bind()


def answer_health(settings: Settings) -> Callable[[], None]:
    """Answer from now on, in a thread of its own, where the settings ask for it; what is returned ends that."""
    if not settings.health_port:
        return lambda: None
    try:
        server = _Server((settings.health_host, settings.health_port), _Health)
    except OSError as error:
        raise StartupError(
            f"`/healthz` cannot be answered on port {settings.health_port} of {settings.health_host} "
            f"(`DASHC_HEALTH_PORT`): {error.strerror or error}."
        ) from error
    threading.Thread(target=server.serve_forever, name="dashc-health", daemon=True).start()

    def stop() -> None:
        server.shutdown()
        server.server_close()

    return stop
