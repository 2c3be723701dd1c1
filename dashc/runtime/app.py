"""Makes the Flask application of an emitted app (architecture.md, Server)."""

import os
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from flask import Flask

from .choices import choices_of
from .engine import Engine
from .errors import handle_errors
from .health import answer_health
from .log import one_line
from .manifest import Manifest
from .other_builds import OtherBuilds
from .page import Page
from .run_requests import RunRequests
from .security_headers import reporting, secured, security_headers
from .settings import Settings, WrongSetting
from .standing import fixed_values, standing_of
from .startup import StartupError, check_belongs, computed_values
from .static_files import StaticFiles
from .value_checks import ValueChecks
from .views import Views
from .warm_up import warm_up
from .wiring import wire

_BOOT_FAILURE = 3
"""The exit status by which gunicorn knows that a worker will never start, and stops."""


def create_app(
    folder: str | os.PathLike[str], callbacks: Mapping[str, Callable[..., Any]], values: Mapping[str, Any]
) -> Flask:
    """The app in the folder of a build, with the functions of its callbacks and the objects of its `$from` values."""
    try:
        settings = Settings.from_environment()
        app = build_app(Path(folder), callbacks, values, settings)
        answer_health(settings)
        return app
    except (StartupError, WrongSetting) as error:
        sys.stderr.write(f"{one_line(str(error))}\n")
        raise SystemExit(_BOOT_FAILURE) from None


def build_app(
    folder: Path, callbacks: Mapping[str, Callable[..., Any]], values: Mapping[str, Any], settings: Settings
) -> Flask:
    """The same with given settings; `StartupError` says why the app cannot start."""
    manifest = _manifest(folder)
    check_belongs(manifest, callbacks, values)
    warm_up()
    checks = ValueChecks(manifest)
    computed = computed_values(manifest, values, checks.of_computed)
    standing = standing_of(manifest)
    fixed = fixed_values(manifest, standing, computed)
    choices = choices_of(manifest)
    wired = wire(manifest.callbacks, callbacks, checks.of_outputs(development=settings.development), choices)
    executor = ThreadPoolExecutor(settings.threads, thread_name_prefix="dashc")
    engine = Engine(wired, executor, development=settings.development, choices=choices, patience=settings.first_calls)
    views = Views(
        page=Page(manifest, computed, fixed, engine, settings),
        engine=engine,
        requests=RunRequests(manifest.wiring, wired, checks.of_requests(standing, computed), fixed),
        static=_static(folder, manifest),
        assets=manifest.assets,
        csp=reporting(manifest.csp, settings),
        settings=settings,
    )
    return _flask(views, manifest.base_path, settings)


def _flask(views: Views, base: str, settings: Settings) -> Flask:
    app = Flask("dashc", static_folder=None)
    # One more than is allowed, so that what is cut off there is known to be too long.
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body + 1
    app.url_map.merge_slashes = False
    handle_errors(app, max_body=settings.max_body)
    for path, methods, view in (
        (base, ["GET"], views.page),
        (f"{base}_dashc/run", ["POST"], views.run),
        (f"{base}_dashc/static/<path:name>", ["GET"], views.static),
        (f"{base}assets/<path:path>", ["GET"], views.asset),
        ("/healthz", ["GET"], views.healthz),
    ):
        app.add_url_rule(path, None, view, methods=methods, provide_automatic_options=False)
    if base != "/":  # behind a proxy that passes on nothing else
        app.add_url_rule(f"{base}healthz", "healthz", views.healthz, methods=["GET"], provide_automatic_options=False)

    app.wsgi_app = secured(app.wsgi_app, security_headers(settings))  # type: ignore[method-assign]
    return app


def _manifest(folder: Path) -> Manifest:
    try:
        return Manifest.load(folder / "app.json")
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StartupError(f"`{folder / 'app.json'}` cannot be read: {error!r}. Build the app again.") from error


def _without_nonce(policy: str) -> str:
    """The page's policy for the user's own HTML files, which have nothing of the page's inline."""
    return policy.replace(" 'nonce-{nonce}'", "")


def _static(folder: Path, manifest: Manifest) -> StaticFiles:
    try:
        # All builds of an output folder share it, since a name says what is in the file.
        return StaticFiles(folder.parent / "static", manifest.static, OtherBuilds(folder), _without_nonce(manifest.csp))
    except OSError as error:
        raise StartupError(f"The static file `{error.filename}` is not there. Build the app again.") from error
