"""What people who come from other tools call the keys of a spec and of its `app`: by their word, that of dashc."""

from collections.abc import Mapping

TOP_LEVEL: Mapping[str, str] = {
    **dict.fromkeys(("body", "content", "page", "ui", "children", "view", "views", "root", "widgets"), "layout"),
    **dict.fromkeys(
        ("variables", "constants", "substitutions", "locals", "globals", "values", "parameters", "env", "environment"),
        "vars",
    ),
    **dict.fromkeys(("includes", "imports", "packages", "extends"), "include"),
    **dict.fromkeys(("macros", "partials", "templates", "definitions"), "components"),
    **dict.fromkeys(("events", "handlers", "interactions", "automation", "automations", "actions"), "callbacks"),
    **dict.fromkeys(("settings", "config", "metadata"), "app"),
    **dict.fromkeys(("pythonpath", "modules"), "python"),
    **dict.fromkeys(("version", "schema"), "dashc"),
}

COMPONENT: Mapping[str, str] = {
    **dict.fromkeys(("props", "parameters", "args", "arguments", "inputs", "properties"), "params"),
    **dict.fromkeys(("template", "body", "content", "view", "render", "children"), "layout"),
}

APP: Mapping[str, str] = {
    **dict.fromkeys(("name", "heading"), "title"),
    **dict.fromkeys(("language", "locale"), "lang"),
    **dict.fromkeys(("icon", "logo"), "favicon"),
    **dict.fromkeys(("css", "styles", "external_stylesheets"), "stylesheets"),
    **dict.fromkeys(("js", "javascript", "external_scripts"), "scripts"),
    **dict.fromkeys(("assets_folder", "static"), "assets"),
    **dict.fromkeys(("meta_tags", "metas"), "meta"),
    **dict.fromkeys(("url_base_pathname", "requests_pathname_prefix", "prefix", "root_path"), "base_path"),
    **dict.fromkeys(("index_string", "template"), "frame"),
}
