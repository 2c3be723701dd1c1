"""Headers of every answer, as the OWASP Secure Headers Project lists them.

Left out of its list: `Cross-Origin-Embedder-Policy`, since the spec may name style sheets and scripts of other origins;
`Clear-Site-Data`, since nobody logs out of an app. What may be cached each view says itself.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from .settings import Settings

_UNUSED_FEATURES = """
accelerometer autoplay camera cross-origin-isolated display-capture encrypted-media geolocation gyroscope hid
keyboard-map magnetometer microphone midi payment publickey-credentials-get screen-wake-lock serial usb
xr-spatial-tracking
"""
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "X-Permitted-Cross-Domain-Policies": "none",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _UNUSED_FEATURES.split()),
}


def security_headers(settings: Settings) -> Mapping[str, str]:
    """What all answers of the app carry."""
    headers = dict(_ALWAYS)
    if settings.hsts:
        headers["Strict-Transport-Security"] = f"max-age={settings.hsts}"
    if settings.csp_report:
        headers["Reporting-Endpoints"] = f'csp="{settings.csp_report}"'
    return headers


def secured(app: Callable[..., Iterable[bytes]], headers: Mapping[str, str]) -> Callable[..., Iterable[bytes]]:
    """A WSGI application whose answers all carry these headers, whatever it set itself."""
    added = list(headers.items())
    names = frozenset(map(str.lower, headers))

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        def start(status: str, own: list[tuple[str, str]], exc_info: Any = None) -> Any:
            return start_response(status, [pair for pair in own if pair[0].lower() not in names] + added, exc_info)

        return app(environ, start)

    return answer


def reporting(policy: str, settings: Settings) -> str:
    """A Content-Security-Policy with the place for reports; `report-uri` is for browsers without the newer way."""
    if not settings.csp_report:
        return policy
    return f"{policy}; report-uri {settings.csp_report}; report-to csp"
