"""Requests from pages of other sites are refused (semantics B10)."""

from urllib.parse import urlsplit

from .problems import Problem


def refuse_cross_site(fetch_site: str | None, origin: str | None, host: str) -> None:
    """Judge by `Sec-Fetch-Site`, which pages cannot forge; by `Origin` where the browser does not send it.

    A request with neither is not a browser's (all browsers send `Origin` with a POST), so nobody is tricked into it.
    """
    if fetch_site is not None:
        if fetch_site not in ("same-origin", "none"):
            raise Problem(403, "Requests from other sites are refused.")
    elif origin is not None and _host_of(origin) != host.lower():
        raise Problem(403, "Requests from other origins are refused.")


def _host_of(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return None
