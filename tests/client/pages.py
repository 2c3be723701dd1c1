"""Pages for the browser tests of the client's DOM layer: HTML of the server's renderer, adopted by the client."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator

from dashc.catalogue import load_catalogue
from dashc.runtime.render import Renderer, Scope

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; worker-src 'self' blob:; "
    "object-src 'none'; base-uri 'none'"
)
WATCH = """
  window.violations = [];
  document.addEventListener('securitypolicyviolation', e =>
    window.violations.push(`${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`));
"""

HINTS = ("Canvas2D: Multiple readback operations",)
"""What the browser says of the speed of plotly's WebGL, as of drivers without a graphics card."""


class Site:
    """A server of the bundle's files, and of documents that tests put beside them."""

    def __init__(self, folder: Path) -> None:
        self.styles: dict[str, str] = json.loads((folder / "styles.json").read_text())
        self._documents: dict[str, tuple[str, bytes]] = {}
        self._renderer = Renderer(load_catalogue().runtime(load_catalogue().components))
        documents = self._documents

        class Handler(SimpleHTTPRequestHandler):
            def __init__(self, *args: Any) -> None:
                super().__init__(*args, directory=str(folder))

            def end_headers(self) -> None:
                self.send_header("Content-Security-Policy", POLICY)
                super().end_headers()

            def do_GET(self) -> None:
                if self.path not in documents:
                    super().do_GET()
                    return
                media_type, body = documents[self.path]
                self.send_response(200)
                self.send_header("Content-Type", media_type)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: Any) -> None:
                """Nothing is logged."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    @contextmanager
    def running(self) -> Iterator["Site"]:
        """Serve until the end of the block."""
        thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        thread.start()
        yield self
        self._server.shutdown()
        thread.join()
        self._server.server_close()

    def put(self, nodes: Any, *, theme: str | None = None) -> str:
        """Put a document that shows these nodes; those with an `id` are known to the client. Gives its URL."""
        components: list[dict[str, Any]] = []
        scope = Scope("b")
        body = self._renderer.html({"main": {"class": "dx-main", "children": _numbered(nodes, components)}}, scope)
        name = f"/page{len(self._documents)}"
        links = "".join(f'<link rel="stylesheet" href="/{file}">' for file in self.styles.values())
        data = json.dumps({"components": components}).replace("<", "\\u003c")
        html = (
            f'<!doctype html><html lang="en"{f" data-theme={theme}" if theme else ""}><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width, initial-scale=1"><title>Test</title>'
            f'<link rel="icon" href="data:,">{links}<link rel="stylesheet" href="{name}.css"></head><body>{body}'
            f'<script type="application/json" id="_dx-app">{data}</script>'
            '<script type="module" async src="/page.js"></script></body></html>'
        )
        self._documents[name] = ("text/html", html.encode())
        self._documents[f"{name}.css"] = ("text/css", "\n".join(scope.rules).encode())
        return self.url + name


def _numbered(node: Any, components: list[dict[str, Any]]) -> Any:
    """The nodes with the private prop that says which component of the manifest each one is."""
    if isinstance(node, list):
        return [_numbered(item, components) for item in node]
    if not isinstance(node, dict):
        return node
    ((kind, inner),) = node.items()
    props = dict(inner) if isinstance(inner, dict) else {"children": inner}
    if "id" in props:
        left_out = ("id", "children") if kind.islower() else ("id", "$html")
        known = {name: value for name, value in props.items() if name not in left_out}
        components.append({"id": props["id"], "type": kind, "props": known})
        props["$component"] = len(components) - 1
    if kind.islower() and "children" in props:
        props["children"] = _numbered(props["children"], components)
    return {kind: props}


class TestPage:
    """One page in the browser."""

    __test__ = False

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.page = context.new_page()
        self.page.add_init_script(WATCH)
        self.console: list[str] = []
        self.foreign: list[str] = []
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.console.append(f"pageerror: {error}"))
        origin = url.rsplit("/", 1)[0]
        self.page.on(
            "request", lambda r: None if r.url.startswith((origin, "data:", "blob:")) else self.foreign.append(r.url)
        )
        self.page.goto(url)
        self._ready()

    def _said(self, message: ConsoleMessage) -> None:
        if not message.text.startswith(HINTS) and "GL Driver Message" not in message.text:
            self.console.append(f"{message.type}: {message.text}")

    def reload(self) -> None:
        """Load the page anew."""
        self.page.reload()
        self._ready()

    def _ready(self) -> None:
        # Not `wait_for_function`: it evaluates text in the page, which the policy refuses.
        self.page.locator("html[data-dx-ready=true]").wait_for(state="attached")

    def by_id(self, id: str) -> Locator:
        """The element with this id."""
        return self.page.locator(f'[id="{id}"]')

    def read(self, ref: str) -> Any:
        """The current value of a prop."""
        return self.page.evaluate("ref => window.page.read(ref)", ref)

    def becomes(self, ref: str, value: Any) -> None:
        """Wait until a prop has this value."""
        for _ in range(100):
            if self.read(ref) == value:
                return
            self.page.wait_for_timeout(50)
        assert self.read(ref) == value

    def write(self, **outputs: Any) -> None:
        """Show values, given as `id__prop`."""
        named = {name.replace("__", "."): value for name, value in outputs.items()}
        self.page.evaluate("outputs => window.page.write(outputs, false)", named)

    def changes(self) -> list[dict[str, Any]]:
        """What the user changed since this was asked last."""
        found: list[dict[str, Any]] = self.page.evaluate("window.changes.splice(0)")
        return found

    def forget(self) -> None:
        """Pass over what went wrong so far."""
        self.page.evaluate("window.violations.splice(0)")
        self.console.clear()
        self.foreign.clear()

    def assert_quiet(self) -> None:
        """The policy refused nothing, the console is empty, and no other host was asked."""
        assert self.page.evaluate("window.violations") == []
        assert self.console == []
        assert self.foreign == []
