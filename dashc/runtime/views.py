"""What the app answers: the page, runs of callbacks, static files."""

import secrets
from collections.abc import Generator, Mapping, Sequence
from itertools import chain
from time import monotonic

from flask import Response, request
from flask.globals import request_ctx
from werkzeug.exceptions import RequestEntityTooLarge

from .calls import Outcome
from .compression import gzip_stream, gzipped
from .cross_site import refuse_cross_site
from .engine import Engine, Run
from .exchange import RequestExchange
from .lines import BEAT, DONE, line
from .page import Page
from .problems import Problem
from .run_requests import RunRequests
from .settings import Settings
from .static_files import StaticFiles


class Views:
    """The views of one app."""

    def __init__(
        self,
        page: Page,
        engine: Engine,
        requests: RunRequests,
        static: StaticFiles,
        assets: Mapping[str, str],
        csp: str,
        settings: Settings,
    ) -> None:
        self._page = page
        self._engine = engine
        self._requests = requests
        self._static = static
        self._assets = assets
        self._csp = csp
        self._settings = settings

    def page(self) -> Response:
        """The page, streamed; a look ahead (HEAD, prefetch) calls no function."""
        started = monotonic()
        nonce = secrets.token_urlsafe(16)
        response = Response(content_type="text/html; charset=utf-8")
        response.headers["Content-Security-Policy"] = self._csp.replace("{nonce}", nonce)
        response.headers["Cache-Control"] = "no-store"
        run, settled = None, list[Outcome]()
        if self._page.entries and request.method != "HEAD" and "prefetch" not in request.headers.get("Sec-Purpose", ""):
            exchange = RequestExchange(request_ctx.request, response)
            run = self._engine.run(self._page.entries, self._page.values(), exchange)
            run.start()
            settled = run.outcomes_before_headers(started + self._settings.stream_limit)
            exchange.response.close()
        return _streamed(response, self._page.stream(nonce, run, settled, started))

    def run(self) -> Response:
        """The callbacks that an interaction sets off: a line for each, as it settles."""
        sent = request.environ.get
        refuse_cross_site(sent("HTTP_SEC_FETCH_SITE"), sent("HTTP_ORIGIN"), sent("HTTP_REFERER"), request.host)
        if request.mimetype != "application/json":
            raise Problem(415, "The body must be `application/json`.")
        asked = self._requests.read(self._body())
        response = Response(content_type="application/x-ndjson")
        # Answers to POST are not stored anyway; with `no-store` Chromium reports many streamed ones as aborted.
        response.headers["Cache-Control"] = "no-cache"
        exchange = RequestExchange(request_ctx.request, response)
        run = self._engine.run(asked.entries, asked.values, exchange)
        settled: list[Outcome | None] = [*run.outcomes_before_headers(monotonic() + self._settings.hold)]
        if not settled:
            settled.append(run.wait(self._settings.beat))
        if len(asked.entries) == 1 and settled[0] is not None:
            # Nothing to stream: the whole answer at once, with its length.
            return _whole(response, b"".join(self._lines(settled, run)))
        exchange.response.close()
        # A proxy that gathers the answer would keep from the page that the server is at work.
        response.headers["X-Accel-Buffering"] = "no"
        return _streamed(response, self._lines(settled, run))

    def _body(self) -> bytes:
        """The body of the request; of one that does not say its length, `Flask` would give as much as is allowed."""
        body = request.get_data(cache=False)
        if len(body) > self._settings.max_body:
            raise RequestEntityTooLarge
        return body

    def static(self, name: str) -> Response:
        """A file of the app, under its content-hashed name."""
        return self._static.response(request_ctx.request, name)

    def asset(self, path: str) -> Response:
        """A file of the user's assets, under its own name."""
        return self._static.response(request_ctx.request, self._assets.get(path, ""), immutable=False)

    def healthz(self) -> Response:
        """For whoever watches over the server: it can serve."""
        return Response("ok\n", content_type="text/plain; charset=utf-8", headers={"Cache-Control": "no-store"})

    def _lines(self, settled: Sequence[Outcome | None], run: Run) -> Generator[bytes, None, None]:
        """A line for each outcome, and an empty one (`None`) where it takes long: the page knows that it goes on."""
        left = sum(outcome is not None for outcome in settled) + len(run)
        try:
            for outcome in chain(settled, run.outcomes(self._settings.beat)):
                if outcome is None:
                    yield BEAT
                    continue
                left -= 1
                text = line(self._engine.callbacks[outcome.index], outcome) + b"\n"
                yield text if left else text + DONE
        finally:
            run.give_up()


def _whole(response: Response, body: bytes) -> Response:
    packed = gzipped(body) if request.accept_encodings["gzip"] > 0 else None
    if packed is not None:
        response.headers["Content-Encoding"] = "gzip"
    response.set_data(body if packed is None else packed)
    return response


def _streamed(response: Response, parts: Generator[bytes, None, None]) -> Response:
    # nginx would hold the parts back.
    response.headers["X-Accel-Buffering"] = "no"
    if request.accept_encodings["gzip"] > 0:
        response.headers["Content-Encoding"] = "gzip"
        response.response = gzip_stream(parts)
    else:
        response.response = parts
    return response
