"""The key `app` (language.md section 2), its defaults filled in."""

import re
from collections.abc import Callable
from collections.abc import Mapping as Map
from pathlib import PurePosixPath
from typing import TypeVar

from dashc.catalogue import design_tokens
from dashc.diagnostics.listed import as_mapping
from dashc.diagnostics.other_words import APP
from dashc.diagnostics.rules.bad_theme import bad_theme_name, bad_theme_value, token_typo
from dashc.diagnostics.rules.bad_value import bad_choice, bad_value
from dashc.diagnostics.rules.missing_key import missing_key
from dashc.diagnostics.rules.unknown_key import missing_blank, unknown_key
from dashc.diagnostics.rules.unsafe_url import unsafe_url
from dashc.diagnostics.rules.wrong_type import wrong_type
from dashc.diagnostics.scalar import as_scalar
from dashc.diagnostics.suggest import one_of, suggest
from dashc.ir.spec import URL_STARTS, App, Resource
from dashc.ir.tree import Mapping, Poisoned, Scalar, Sequence
from dashc.runtime.urls import is_safe_url
from dashc.validate.context import Context
from dashc.validate.literals import Unreadable
from dashc.validate.meanings import other_word
from dashc.validate.place import Place
from dashc.validate.schemas import type_fix
from dashc.validate.swallowed import check_swallowed
from dashc.validate.words import describe, is_null

T = TypeVar("T")

KEYS = (
    "title",
    "description",
    "lang",
    "favicon",
    "theme",
    "stylesheets",
    "scripts",
    "assets",
    "meta",
    "base_path",
    "update_title",
    "frame",
)
_SHARED_ATTRIBUTES = ("crossorigin", "fetchpriority", "integrity", "referrerpolicy")
_ATTRIBUTES = {
    "href": ("href", "media", "title", "disabled", *_SHARED_ATTRIBUTES),
    "src": ("src", "type", "async", "defer", "nomodule", *_SHARED_ATTRIBUTES),
}
_META_ATTRIBUTES = ("name", "content", "property", "http-equiv", "media", "itemprop")
_PICTURES = ("svg", "png", "ico", "gif", "jpg", "jpeg", "webp", "avif")
_DEFAULT_THEME: str | Map[str, str] = "auto"
_THEMES = ("auto", "light", "dark")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_BASE_PATH = re.compile(r"/([A-Za-z0-9._~!$&'()*+,;=:@%-]+/)*")
_TOKEN_NAME = re.compile(r"[a-z][a-z0-9-]*")
_TOKEN_VALUE = re.compile(r"[^;{}<>\\\n]+")


def read_app(ctx: Context, place: Place | None, default_title: str) -> App:
    """The app's settings; a key with a finding has its default."""
    if place is None or isinstance(place.value, Poisoned) or is_null(place.value):
        return App(title=default_title)
    if not isinstance(place.value, Mapping):
        text = place.value.text if isinstance(place.value, Scalar) else ""
        if isinstance(place.value, Scalar):
            helps = missing_blank(text, KEYS) or (f"write `app: {{title: {as_scalar(text)}}}`",)
        else:
            helps = tuple(as_mapping(place.value))
        ctx.add(wrong_type(place.span, "`app`", "a mapping", describe(place.value), help=helps), place)
        return App(title=default_title)
    given = {}
    for entry in ctx.entries(place):
        if entry.name in KEYS:
            given[entry.name] = entry
        elif not entry.name.startswith("x-"):
            free = [key for key in KEYS if key not in place.value.entries]
            other = other_word(entry.name, free, APP)
            ctx.add(unknown_key(entry.key_span, entry.name, "in `app`", free, meant=other), entry, key=True)

    def read(name: str, reader: Callable[[Context, Place], T], default: T) -> T:
        entry = given.get(name)
        if entry is None or isinstance(entry.value, Poisoned) or is_null(entry.value):
            return default
        try:
            return reader(ctx, entry)
        except Unreadable:
            return default

    return App(
        title=read("title", _text, default_title),
        description=read("description", _text_or_none, None),
        lang=read("lang", _language, "en"),
        favicon=read("favicon", _favicon, None),
        theme=read("theme", _theme, _DEFAULT_THEME),
        stylesheets=read("stylesheets", lambda c, p: _resources(c, p, "href"), ()),
        scripts=read("scripts", lambda c, p: _resources(c, p, "src"), ()),
        assets=read("assets", _folder, "assets"),
        meta=read("meta", _meta, ()),
        base_path=read("base_path", _base_path, "/"),
        update_title=read("update_title", _text_or_none, None),
        frame=read("frame", _path_or_none, None),
    )


def _text(ctx: Context, place: Place) -> str:
    value = place.value
    if isinstance(value, Scalar) and isinstance(value.value, str):
        return value.value
    if not isinstance(value, Poisoned):
        ctx.add(
            wrong_type(place.span, _subject(place), "text", describe(value), fix=type_fix(value, ["string"])), place
        )
    raise Unreadable


def _text_or_none(ctx: Context, place: Place) -> str | None:
    return _text(ctx, place)


def _language(ctx: Context, place: Place) -> str:
    text = _text(ctx, place)
    if not _LANGUAGE.fullmatch(text):
        helps = ["write a language tag such as `en`, `fr-CA` or `zh-Hans`"]
        ctx.add(bad_value(place.span, f"`{text}` is no language tag", help=helps), place)
        raise Unreadable
    return text


def _url(ctx: Context, place: Place) -> str:
    text = _text(ctx, place)
    if not is_safe_url(text, "img", "src"):
        ctx.add(unsafe_url(place.span, _subject(place), text.strip().partition(":")[0].lower()), place)
        raise Unreadable
    if not text.strip():
        ctx.add(bad_value(place.span, f"{_subject(place)} is empty", help=["write a URL, or remove it"]), place)
        raise Unreadable
    return text


def _favicon(ctx: Context, place: Place) -> str | None:
    """A URL, or a picture in the spec's folder: nothing else of it is published by naming it here."""
    text = _url(ctx, place)
    if text.startswith(URL_STARTS):
        return text
    if PurePosixPath(_path(ctx, place)).suffix[1:].lower() not in _PICTURES:
        helps = [f"name a file whose name ends in {one_of([f'.{ending}' for ending in _PICTURES])}"]
        ctx.add(bad_value(place.span, f"`favicon` cannot be `{text}`, which is no picture", help=helps), place)
        raise Unreadable
    return text


def _theme(ctx: Context, place: Place) -> str | Map[str, str]:
    if not isinstance(place.value, Mapping):
        text = _text(ctx, place)
        if text not in _THEMES:
            ctx.add(bad_choice(place.span, "`theme`", f"`{text}`", _THEMES, plain=text), place)
            raise Unreadable
        return text
    tokens = {}
    for entry in ctx.entries(place):
        value = entry.value
        if isinstance(value, Poisoned):
            continue
        if not isinstance(value, Scalar) or isinstance(value.value, bool) or value.value is None:
            subject = f"the theme token `{entry.name}`"
            ctx.add(wrong_type(value.span, subject, "a CSS value as text", describe(value)), entry)
        elif not _TOKEN_NAME.fullmatch(entry.name):
            ctx.add(bad_theme_name(entry.key_span, entry.name), entry, key=True)
        elif not _TOKEN_VALUE.fullmatch(value.text.strip()) or "/*" in value.text:
            ctx.add(bad_theme_value(value.span, entry.name, value.text), entry)
        else:
            tokens[entry.name] = value.text.strip()
            check_swallowed(ctx, entry)
            if entry.name not in design_tokens() and (similar := suggest(entry.name, design_tokens())):
                ctx.add(token_typo(entry.key_span, entry.name, similar), entry, key=True)
    return tokens


def _resources(ctx: Context, place: Place, url: str) -> tuple[Resource, ...]:
    if not isinstance(place.value, Sequence):
        helps = ["begin each item with `- `"]
        ctx.add(wrong_type(place.span, _subject(place), "a list", describe(place.value), help=helps), place)
        raise Unreadable
    found = []
    for item in ctx.items(place):
        try:
            found.append(_resource(ctx, item, url))
        except Unreadable:
            continue
    return tuple(found)


def _resource(ctx: Context, place: Place, url: str) -> Resource:
    if isinstance(place.value, Poisoned):
        raise Unreadable
    if not isinstance(place.value, Mapping):
        return Resource({url: _url(ctx, place)}, place.span)
    attributes: dict[str, str | bool] = {}
    failed = False
    for entry in ctx.entries(place):
        try:
            if entry.name not in _ATTRIBUTES[url]:
                where = "among the attributes of a style sheet" if url == "href" else "among the attributes of a script"
                ctx.add(unknown_key(entry.key_span, entry.name, where, _ATTRIBUTES[url]), entry, key=True)
                failed = True
            elif entry.name == url:
                attributes[url] = _url(ctx, entry)
            elif isinstance(entry.value, Scalar) and isinstance(entry.value.value, bool):
                attributes[entry.name] = entry.value.value
            else:
                attributes[entry.name] = _text(ctx, entry)
        except Unreadable:
            failed = True
    if url not in place.value.entries and not failed:
        ctx.add(missing_key(place.span, "this item", url, help=[f"write `{url}: https://…`"]), place)
        failed = True
    if failed:
        raise Unreadable
    return Resource(attributes, place.span)


def _meta(ctx: Context, place: Place) -> tuple[Map[str, str], ...]:
    if not isinstance(place.value, Sequence):
        helps = ["begin each item with `- `, such as `- {name: author, content: …}`"]
        ctx.add(wrong_type(place.span, _subject(place), "a list", describe(place.value), help=helps), place)
        raise Unreadable
    found = []
    for item in ctx.items(place):
        if isinstance(item.value, Poisoned):
            continue
        if not isinstance(item.value, Mapping):
            ctx.add(wrong_type(item.span, "an item of `meta`", "a mapping of attributes", describe(item.value)), item)
            continue
        attributes: dict[str, str] = {}
        for entry in ctx.entries(item):
            if entry.name not in _META_ATTRIBUTES:
                ctx.add(
                    unknown_key(entry.key_span, entry.name, "in an item of `meta`", _META_ATTRIBUTES), entry, key=True
                )
                continue
            try:
                attributes[entry.name] = _text(ctx, entry)
            except Unreadable:
                continue
        found.append(attributes)
    return tuple(found)


def _path(ctx: Context, place: Place) -> str:
    """A path inside the spec's folder."""
    text = _text(ctx, place)
    path = PurePosixPath(text)
    if not text.strip() or path.is_absolute() or ".." in path.parts or "\\" in text:
        helps = ["write a path relative to the spec, with forward slashes, inside of its folder"]
        ctx.add(bad_value(place.span, f"{_subject(place)} cannot be `{text}`", help=helps), place)
        raise Unreadable
    return text


def _folder(ctx: Context, place: Place) -> str:
    """A folder of its own: what lies in it is published, and in the spec's folder that would be the app's code."""
    text = _path(ctx, place)
    if not PurePosixPath(text).parts:
        helps = ["name a folder for what the browser may get, such as `assets`"]
        ctx.add(bad_value(place.span, f"{_subject(place)} cannot be the spec's own folder", help=helps), place)
        raise Unreadable
    return text


def _path_or_none(ctx: Context, place: Place) -> str | None:
    return _path(ctx, place)


def _base_path(ctx: Context, place: Place) -> str:
    text = _text(ctx, place)
    if not _BASE_PATH.fullmatch(text) or ".." in text.split("/"):
        wanted = f"/{text.strip('/')}/"
        good = _BASE_PATH.fullmatch(wanted) and ".." not in wanted.split("/")
        helps = [f"write `{wanted}`"] if good else ["write a path such as `/reports/`"]
        enclosed = text.startswith("/") and text.endswith("/")
        rule = "must be a plain path, as in a URL" if enclosed else "must begin and end with `/`"
        ctx.add(bad_value(place.span, f"`base_path` {rule}; got `{text}`", help=helps), place)
        raise Unreadable
    return text


def _subject(place: Place) -> str:
    """`title`, or what holds the item: `an item of `scripts``."""
    if place.key is not None:
        return f"`{place.name}`"
    return f"an item of `{place.parent.name}`" if place.parent else "this"
