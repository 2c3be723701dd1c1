"""Requests from pages of other sites are refused (semantics B10)."""

from urllib.parse import urlsplit

from .problems import Problem


def refuse_cross_site(fetch_site: str | None, origin: str | None, referrer: str | None, host: str) -> None:
    """Judge by `Sec-Fetch-Site`, which pages cannot forge; by `Origin`, else `Referer`, where it is not sent.

    A request with none of them is refused too, as OWASP's cheat sheet on cross-site request forgery recommends for
    requests that change something: no browser has to send such a one. Other clients say `Sec-Fetch-Site: same-origin`.
    """
    if fetch_site is not None:
        if fetch_site not in ("same-origin", "none"):
            raise Problem(403, "Requests from other sites are refused.")
        return
    source = referrer if origin is None else origin
    if source is None:
        raise Problem(403, "Requests must say where they come from: by `Sec-Fetch-Site`, `Origin` or `Referer`.")
    if _host_of(source) != host.lower():
        raise Problem(403, "Requests from other origins are refused.")


def _host_of(url: str) -> str | None:
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return None
