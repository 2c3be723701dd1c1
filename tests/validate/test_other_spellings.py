"""Names of props and styles as other tools spell them: how they are written here, and nothing that is worse."""

import pytest

from tests.validate.validating import checked

PROPS = {
    "div: {className: x}": ("`className` is written `class` here, as in HTML", "write `class`"),
    "Input: {class_name: x}": ("`class_name` is written `class` here, as in HTML", "write `class`"),
    "div: {class: x, className: y}": (
        "`className` is written `class` here, as in HTML",
        "remove it: `class` is given already",
    ),
    "div: {data_foo: x, data-foo: y}": (
        "`data_foo` is written `data-foo` here, as in HTML",
        "remove it: `data-foo` is given already",
    ),
    "label: {html_for: x}": ("`html_for` is written `for` here, as in HTML", "write `for`"),
    "div: {ariaLabel: x}": ("`ariaLabel` is written `aria-label` here, as in HTML", "write `aria-label`"),
    "Input: {aria_label: x}": ("`aria_label` is written `aria-label` here, as in HTML", "write `aria-label`"),
    "Input: {dataFoo: x}": ("`dataFoo` is written `data-foo` here, as in HTML", "write `data-foo`"),
    "div: {data_foo_bar: x}": ("`data_foo_bar` is written `data-foo-bar` here, as in HTML", "write `data-foo-bar`"),
    "article: {itemScope: true}": ("`itemScope` is written `itemscope` here, as in HTML", "write `itemscope`"),
    "div: {tab_index: 1}": ("`div` has no prop `tab_index`", "did you mean `tabindex`?"),
    "Store: {id: s, storageType: local}": ("`Store` has no prop `storageType`", "did you mean `storage_type`?"),
    'div: {":title": x}': ("`:title` is written `title` here, as in HTML", "write `title`"),
    'div: {"[title]": x}': ("`[title]` is written `title` here, as in HTML", "write `title`"),
    'div: {"#id": x}': ("`#id` is written `id` here, as in HTML", "write `id`"),
    'Dropdown: {"options[]": [a]}': ("`options[]` is written `options` here, as in HTML", "write `options`"),
    "div: {style.color: red}": (
        "`style.color` names a part of the prop `style`, and a key names the whole",
        "write `style: {color: …}`",
    ),
    "div: {\"style['color']\": red}": (
        "`style['color']` names a part of the prop `style`, and a key names the whole",
        "write `style: {color: …}`",
    ),
    'Dropdown: {"options[0]": a}': (
        "`options[0]` names a part of the prop `options`, and a key names the whole",
        "write `options: […]`",
    ),
    "div: {color: red}": ("`color` is a property of CSS, and no prop of `div`", "write `style: {color: …}`"),
    "div: {backgroundColor: red}": (
        "`background-color` is a property of CSS, and no prop of `div`",
        "write `style: {background-color: …}`",
    ),
    "div: {text_align: center, style: {color: red}}": (
        "`text-align` is a property of CSS, and no prop of `div`",
        "write `text-align` below the `style` that is there",
    ),
    "Slider: {minimum: 1}": ("`Slider` has no prop `minimum`", "use `min`"),
    "Input: {id='town'}": ("`id='town'` has a `=` where YAML writes `: `", "write `id: 'town'`"),
    "Input: {type = text}": ("`type = text` has a `=` where YAML writes `: `", "write `type: text`"),
    "Input: {id=}": ("`id=` has a `=` where YAML writes `: `", "write `id: …`"),
    "div: {style: {color=red}}": ("`color=red` has a `=` where YAML writes `: `", "write `color: red`"),
    "div: {style: {text_align: center}}": ("`text_align` is no name of a CSS property", "write `text-align`"),
    "div: {style: {Text Align: center}}": ("`Text Align` is no name of a CSS property", "write `text-align`"),
    "div: {style: {background_Color: red}}": (
        "`background_Color` is no name of a CSS property",
        "write `background-color`",
    ),
    "div: {style: {text-align: left, text_align: left}}": (
        "`text_align` is no name of a CSS property",
        "remove it: `text-align` is given already",
    ),
    "div: {style: 'text_align: left'}": ("`text_align` is no name of a CSS property", "write `text-align`"),
    "div: {style: {++: 1}}": (
        "`++` is no name of a CSS property",
        "write it as in CSS, such as `background-color`",
    ),
}


@pytest.mark.parametrize("node", PROPS)
def test_a_name_that_others_write_is_translated(node: str) -> None:
    (finding,) = checked(f"dashc: 1\nlayout:\n  - {node}\n")[1]
    assert (finding.headline, *finding.help) == PROPS[node]


@pytest.mark.parametrize("node", PROPS)
def test_a_fix_that_is_taken_leaves_nothing_new(node: str) -> None:
    text = f"dashc: 1\nlayout:\n  - {node}\n"
    (finding,) = checked(text)[1]
    if finding.fix is None:
        return
    (edit,) = finding.fix.edits
    lines = text.splitlines()
    line = lines[edit.span.line - 1]
    lines[edit.span.line - 1] = line[: edit.span.column - 1] + edit.replacement + line[edit.span.end_column - 1 :]
    assert checked("\n".join(lines))[1] == []


@pytest.mark.parametrize("name", ["onclick", "onClick", "on_click", '"@click"', "v-on:click", '"(click)"'])
def test_a_handler_of_any_tool_is_one(name: str) -> None:
    (finding,) = checked(f"dashc: 1\nlayout: [button: {{{name}: f}}]\n")[1]
    assert finding.code == "DC311"
    assert "`n_clicks`" in finding.help[0]


@pytest.mark.parametrize(
    ("node", "note"),
    [
        ("Dropdown: {label: x}", "`label` is a prop of `optgroup`, `option` or `track`, not of `Dropdown`"),
        ("Input: {rows: 3}", "`rows` is a prop of `textarea`, not of `Input`"),
        ("p: {href: x}", "`href` is a prop of `a` or `area`, not of `p`"),
    ],
)
def test_a_prop_of_something_else_is_no_misspelt_one(node: str, note: str) -> None:
    """`labels` of a `Dropdown` takes a mapping, so no text was meant for it."""
    (finding,) = checked(f"dashc: 1\nlayout: [{node}]\n")[1]
    assert "did you mean" not in "".join(finding.help)
    assert finding.notes == (note,)


def test_an_id_after_an_equals_sign_is_known() -> None:
    (finding,) = checked(
        "dashc: 1\nlayout: [div: {id='town'}]\ncallbacks: [{call: os.getcwd, outputs: town.children}]\n"
    )[1]
    assert finding.code == "DC302"


def test_of_two_spellings_of_one_prop_the_first_counts() -> None:
    first, second = checked("dashc: 1\nlayout: [div: {className: a, class_name: b}]\n")[1]
    assert first.help == ("write `class`",)
    assert second.help == ("remove it: `class` is given already",)
    assert second.fix is None
