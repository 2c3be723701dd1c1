"""What stands in the document's head."""

import html
from collections.abc import Mapping
from urllib.parse import quote

from dashc.catalogue import templates_folder
from dashc.generate.assets import UserAssets, is_url
from dashc.generate.bundle import ClientBundle
from dashc.generate.files import Files, extension, hashed_name, media_type, with_compressed
from dashc.ir.spec import App

VIEWPORT = "width=device-width, initial-scale=1"
ENTRY_ID = "_dx-client"
"""By this the inline recorder knows the script without which the page cannot work."""


class Head:
    """Writes the head of one app's page."""

    def __init__(self, app: App, bundle: ClientBundle, assets: UserAssets) -> None:
        self._app = app
        self._bundle = bundle
        self._assets = assets
        self._icon = assets.favicon
        self._own_styles: list[str] = []

    def style(self, name: str) -> None:
        """Link a style sheet of the app's own, after all others."""
        self._own_styles.append(name)

    def default_icon(self) -> Files:
        """The icon of an app that has none: browsers ask for one in any case."""
        content = (templates_folder() / "server" / "favicon.svg").read_bytes()
        self._icon = hashed_name("favicon.svg", content)
        return with_compressed(self._icon, content)

    def first(self) -> str:
        """From the character set to the style sheets."""
        return "".join(
            [
                '<meta charset="utf-8">',
                *self._meta(),
                f"<title>{html.escape(self._app.title)}</title>",
                self._icon_link(),
                f"<script>{self._bundle.recorder}</script>",
                *self._styles(),
            ]
        )

    def last(self) -> str:
        """The scripts. The client's entry is async: a plain module would wait for the end of the stream (B9)."""
        static, bundle, assets = self._static, self._bundle, self._assets
        entry = element("script", {"type": "module", "async": True, "src": static(bundle.entry), "id": ENTRY_ID})
        return "".join(
            [
                f"{entry}</script>",
                *(element("link", {"rel": "modulepreload", "href": static(name)}) for name in bundle.modules),
                *self._plotly(),
                *(element("script", _deferred(script.attributes)) + "</script>" for script in self._app.scripts),
                *(element("script", {"defer": True, "src": static(n)}) + "</script>" for n in assets.scripts),
                *(element("script", {"type": "module", "src": static(n)}) + "</script>" for n in assets.modules),
            ]
        )

    def _meta(self) -> list[str]:
        app = self._app
        given: list[Mapping[str, str | bool]] = [dict(attributes) for attributes in app.meta]
        named = {attributes.get("name") for attributes in given}
        if app.description is not None and "description" not in named:
            given.insert(0, {"name": "description", "content": app.description})
        if "viewport" not in named:
            given.insert(0, {"name": "viewport", "content": VIEWPORT})
        return [element("meta", attributes) for attributes in given]

    def _icon_link(self) -> str:
        icon = self._icon
        if icon is None:
            return ""
        attributes: dict[str, str | bool] = {"rel": "icon", "href": icon if is_url(icon) else self._static(icon)}
        if extension(icon) == "svg":
            attributes["type"] = media_type(icon)
        return element("link", attributes)

    def _styles(self) -> list[str]:
        """The client's, the user's, the app's own: what comes later wins."""
        sheets: list[Mapping[str, str | bool]] = [
            *({"href": self._static(name)} for name in self._bundle.styles),
            *(sheet.attributes for sheet in self._app.stylesheets),
            *({"href": self._static(name)} for name in (*self._assets.styles, *self._own_styles)),
        ]
        return [element("link", {"rel": "stylesheet", **attributes}) for attributes in sheets]

    def _plotly(self) -> list[str]:
        """The chart library is a classic script that the chart's module adds: fetched early, run when it is wanted."""
        if self._bundle.plotly is None:
            return []
        return [element("link", {"rel": "preload", "as": "script", "href": self._static(self._bundle.plotly)})]

    def _static(self, name: str) -> str:
        return f"{self._app.base_path}_dashc/static/{quote(name)}"


def element(name: str, attributes: Mapping[str, str | bool]) -> str:
    """A start tag; `True` is an attribute without a value, `False` none."""
    written = [
        f" {key}" if value is True else f' {key}="{html.escape(str(value))}"'
        for key, value in attributes.items()
        if value is not False
    ]
    return f"<{name}{''.join(written)}>"


def _deferred(attributes: Mapping[str, str | bool]) -> dict[str, str | bool]:
    """A script of the user's waits for the document, in order, unless it says otherwise."""
    says = any(name in attributes for name in ("async", "defer", "type"))
    return dict(attributes) if says else {"defer": True, **attributes}
