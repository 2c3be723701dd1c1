"""The address of the development server."""

import re
import socket

import pytest

from dashc.serve.listening import CannotListen, listen, url


def test_port_0_takes_a_free_one() -> None:
    with listen("127.0.0.1", 0) as listening:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/app/", url(listening, "/app/"))


def test_all_addresses_are_reached_as_localhost() -> None:
    with listen("0.0.0.0", 0) as listening:
        assert url(listening, "/").startswith("http://localhost:")


def test_a_port_in_use_is_one_sentence() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(CannotListen) as caught:
            listen("127.0.0.1", port)
    assert str(caught.value) == (
        f"Port {port} of 127.0.0.1 is in use: stop what uses it, or choose another with `--port` (0 takes a free one)."
    )


@pytest.mark.parametrize(
    ("host", "port", "text"),
    [
        ("127.0.0.1", 70000, "`70000` is no port; ports go from 0 to 65535."),
        (
            "no.such.host.invalid",
            0,
            "`no.such.host.invalid` is no address of this machine: choose another with `--host`.",
        ),
        ("192.0.2.1", 0, "`192.0.2.1` is no address of this machine: choose another with `--host`."),
    ],
)
def test_other_addresses_that_cannot_be_used_too(host: str, port: int, text: str) -> None:
    with pytest.raises(CannotListen) as caught:
        listen(host, port)
    assert str(caught.value) == text
