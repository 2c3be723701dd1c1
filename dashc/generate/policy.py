"""The Content-Security-Policy of an app (semantics B9)."""

import base64
import hashlib
from collections.abc import Iterable
from urllib.parse import urlsplit

from dashc.ir.spec import App, Resource

EMBEDS = frozenset({"embed", "object"})


def policy(app: App, recorder: str, types: Iterable[str]) -> str:
    """The header's value; `{nonce}` stands where each response puts its own."""
    used = set(types)
    styles = _origins(app.stylesheets, "href")
    scripts = _origins(app.scripts, "src")
    graph = "Graph" in used
    directives = {
        "default-src": ["'self'"],
        "script-src": ["'self'", f"'sha256-{_sha256(recorder)}'", *scripts],
        "style-src": ["'self'", "'nonce-{nonce}'", *styles],
        # A foreign style sheet brings its fonts and pictures from where it stands itself.
        "font-src": ["'self'", *styles] if styles else [],
        "img-src": ["'self'", "data:", *(["blob:"] if graph else []), *styles],
        "connect-src": ["'self'", *scripts] if scripts else [],
        "worker-src": ["'self'", "blob:"] if graph else [],
        "object-src": ["'self'" if used & EMBEDS else "'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'"],
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items() if sources)


def _sha256(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii")


def _origins(resources: Iterable[Resource], attribute: str) -> list[str]:
    """The foreign origins that these name, each once, in order."""
    found: dict[str, None] = {}
    for resource in resources:
        url = urlsplit(str(resource.attributes.get(attribute, "")))
        if url.netloc:
            # `//host/path` takes the page's own scheme, and so does a source without one.
            found[f"{url.scheme}://{url.netloc}" if url.scheme else url.netloc] = None
    return list(found)
