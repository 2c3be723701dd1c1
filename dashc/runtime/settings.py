"""What the environment sets."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

_ADDRESS = re.compile(r"(https://|/)[!#-+\-.-:<-~]*")


class WrongSetting(ValueError):
    """An environment variable that cannot be understood."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the app runs; each with its variable."""

    development: bool = False
    """`DASHC_DEV`: tracebacks in the page, and checks of returned values against the catalogue."""
    budget: float = 0.05
    """`DASHC_BUDGET_MS`: seconds that the first draw of the page waits for the results of initial callbacks."""
    patience: float = 10.0
    """`DASHC_PATIENCE_MS`: seconds without a byte after which a page takes an answer for lost."""
    stream_limit: float = 2.0
    """Seconds after which the page ends and the client asks for the results that are missing."""
    max_body: int = 16 * 1024 * 1024
    """`DASHC_MAX_BODY`: bytes of a request."""
    threads: int = 32
    """`DASHC_THREADS`: how many callbacks may run side by side."""
    first_calls: float = 1.0
    """`DASHC_FIRST_CALLS_MS`: seconds that the first call of a function waits for the first calls of others."""
    hsts: int = 0
    """`DASHC_HSTS`: seconds for which browsers are to use HTTPS alone; 0 leaves the header out."""
    csp_report: str = ""
    """`DASHC_CSP_REPORT`: the address to which browsers report what the policy refuses."""
    health_port: int = 0
    """`DASHC_HEALTH_PORT`: a port on which a thread of its own answers `/healthz`; 0 for none."""
    health_host: str = "127.0.0.1"
    """`DASHC_HEALTH_HOST`: the address of that port."""

    @property
    def beat(self) -> float:
        """Seconds after which an answer that has nothing to say yet says that it is under way."""
        return self.patience / 4

    @property
    def hold(self) -> float:
        """Seconds that the headers of an answer wait for functions that may set them."""
        return self.patience / 2

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """Read the variables; `WrongSetting` names the one that is wrong."""
        patience = _whole_number(environment, "DASHC_PATIENCE_MS", 10_000, at_least=100) / 1000
        return cls(
            development=environment.get("DASHC_DEV", "") not in ("", "0"),
            budget=_whole_number(environment, "DASHC_BUDGET_MS", 50, at_least=0) / 1000,
            patience=patience,
            stream_limit=min(2.0, patience / 4),
            max_body=_whole_number(environment, "DASHC_MAX_BODY", 16 * 1024 * 1024, at_least=1),
            threads=_whole_number(environment, "DASHC_THREADS", 32, at_least=1),
            first_calls=_whole_number(environment, "DASHC_FIRST_CALLS_MS", 1000, at_least=0) / 1000,
            hsts=_whole_number(environment, "DASHC_HSTS", 0, at_least=0),
            csp_report=_address(environment, "DASHC_CSP_REPORT"),
            health_port=_whole_number(environment, "DASHC_HEALTH_PORT", 0, at_least=0, at_most=65535),
            health_host=environment.get("DASHC_HEALTH_HOST", "").strip() or "127.0.0.1",
        )


def _whole_number(
    environment: Mapping[str, str], name: str, default: int, *, at_least: int, at_most: int = 10**15
) -> int:
    text = environment.get(name, "").strip()
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and len(text) < 16 and at_least <= int(text) <= at_most):
        bounds = f"at least {at_least}" if at_most == 10**15 else f"from {at_least} to {at_most}"
        raise WrongSetting(f"The environment variable `{name}` must be a whole number, {bounds}; it is `{text}`.")
    return int(text)


def _address(environment: Mapping[str, str], name: str) -> str:
    text = environment.get(name, "").strip()
    if text and not _ADDRESS.fullmatch(text):
        raise WrongSetting(
            f"The environment variable `{name}` must be a path that begins with `/`, or an address that begins with "
            f"`https://`, without blanks, quotes, commas and semicolons; it is `{text}`."
        )
    return text
