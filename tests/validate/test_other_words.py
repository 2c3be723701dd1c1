"""Keys by the names that they have elsewhere: what they are called here, or where they stand."""

import pytest

from tests.validate.validating import checked

HELP = {
    "app.layout: [p: x]": "use `layout`",
    "dash.layout: [p: x]": "use `layout`",
    "views: [p: x]": "use `layout`",
    "Body: [p: x]": "use `layout`",
    "layout: x\napp.callbacks: []": "did you mean `callbacks`?",
    "layout: x\nautomations: []": "use `callbacks`",
    "layout: x\nsubstitutions: {a: 1}": "use `vars`",
    "layout: x\nlocals: {a: 1}": "use `vars`",
    "layout: x\nValues: {a: 1}": "use `vars`",
    "layout: x\nimports: [a.yaml]": "use `include`",
    "layout: x\nmacros: {}": "use `components`",
    "layout: x\nconfig: {title: x}": "use `app`",
    "layout: x\ntitle: x": "write it below `app`: `app: {title: …}`",
    "layout: x\nupdate_title: x": "write it below `app`: `app: {update_title: …}`",
    "layout: x\nframe: x": "write it below `app`: `app: {frame: …}`",
    "layout: x\nbase-path: /a/": "write it below `app`: `app: {base_path: …}`",
    "layout: x\napp.title: x": "write it below `app`: `app: {title: …}`",
    "layout: x\nname: x": "write it below `app`: `app: {title: …}`",
    "layout: x\nexternal_stylesheets: []": "write it below `app`: `app: {stylesheets: …}`",
    "layout: x\napp: {name: x}": "use `title`",
    "layout: x\napp: {url_base_pathname: /a/}": "use `base_path`",
    "layout: x\npagse: {}": "`pages` is not supported yet by this version of dashc",
    "pagse: {}": "`pages` is not supported yet by this version of dashc",
    "layout: x\nteests: {}": "`tests` is not supported yet by this version of dashc",
    "layout: x\n.anchors: {a: &a {b: 1}}": "write `x-anchors`: dashc ignores what stands below such a key",
    "layout: x\n_anchors: {a: &a {b: 1}}": "write `x-anchors`: dashc ignores what stands below such a key",
    "layout: x\nbase: &base {b: 1}": "write `x-base`: dashc ignores what stands below such a key",
    "layout: x\nfoobar: 1": "use `app`, `python`, `vars`, `include`, `components`, `callbacks` or `dynamic`",
    "layout: x\ncallbacks: [{call: a.b, modee: x}]": "`mode` is not supported yet by this version of dashc",
}


@pytest.mark.parametrize("text", HELP)
def test_a_key_of_another_tool_is_named(text: str) -> None:
    (finding,) = checked(f"dashc: 1\n{text}\n")[1]
    assert finding.code == "DC201"
    assert finding.help == (HELP[text],)
