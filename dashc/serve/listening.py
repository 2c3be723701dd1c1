"""The socket that pages are asked on; the parent keeps it, the processes that serve come and go."""

import errno
import ipaddress
import socket

LAST_PORT = 65535


class CannotListen(Exception):
    """The address cannot be used; the text is for the user."""


def listen(host: str, port: int) -> socket.socket:
    """A listening socket, or `CannotListen`."""
    if not 0 <= port <= LAST_PORT:
        raise CannotListen(f"`{port}` is no port; ports go from 0 to {LAST_PORT}.")
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
        try:
            # A server that has just stopped leaves connections behind that would keep the port for a minute.
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind(address)
            listening.listen(128)
        except BaseException:
            listening.close()
            raise
    except OSError as error:
        raise CannotListen(_reason(error, host, port)) from None
    return listening


def _reason(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} of {host} is in use: stop what uses it, or choose another with `--port` (0 takes a free one)."
        )
    if error.errno == errno.EACCES:
        return f"You may not listen on port {port}: choose one above 1023 with `--port`."
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        return f"`{host}` is no address of this machine: choose another with `--host`."
    return f"Cannot listen on port {port} of {host}: {error.strerror or error}."


def is_open(listening: socket.socket) -> bool:
    """Whether others than this machine can reach it."""
    return not ipaddress.ip_address(listening.getsockname()[0].partition("%")[0]).is_loopback


def url(listening: socket.socket, base_path: str) -> str:
    """Where a browser on this machine finds the app."""
    host, port = listening.getsockname()[:2]
    if host in ("0.0.0.0", "::"):  # noqa: S104  (compared, not bound)
        host = "localhost"
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}{base_path}"
