"""`dashc explain`: codes, components and props, and what was probably meant."""

import pytest
from click.testing import CliRunner, Result

from dashc.catalogue import load_catalogue
from dashc.cli import main
from dashc.diagnostics.codes import known_codes
from dashc.explain import explain


def run(*topic: str) -> Result:
    return CliRunner().invoke(main, ["explain", *topic])


@pytest.mark.parametrize("topic", ["DC302", "dc302", "unknown-prop"])
def test_a_code_is_explained_with_a_wrong_and_a_right_example(topic: str) -> None:
    text = run(topic).stdout
    assert text.startswith("# DC302 unknown-prop\n\n*Error.*\n\n")
    assert "## Wrong\n\n```yaml\ndashc: 1\n" in text
    assert "error[DC302]: `Dropdown` has no prop `valeu`" in text
    assert "## Right\n\n```yaml\ndashc: 1\n" in text
    assert "<!--" not in text


def test_without_a_topic_the_codes_are_listed() -> None:
    assert run().stdout.splitlines() == [f"{code}  {name}" for code, name in known_codes().items()]
    assert run("DC50").stdout.splitlines()[0] == "DC501  module-not-found"


def test_a_component_is_explained_with_its_props() -> None:
    text = run("Slider").stdout
    assert text.startswith("# Slider (component)\n\n")
    assert "\nmin " in text
    assert "`dashc explain Slider." in text


def test_an_element_is_explained_with_its_attributes() -> None:
    text = run("img").stdout
    assert text.startswith("# img (HTML element)\n\n")
    assert "\nsrc " in text
    assert "It takes no children." in text


def test_a_prop_is_explained() -> None:
    assert run("Dropdown.multi").stdout == (
        "# Dropdown.multi\n\nSeveral values can be chosen.\n\nType: boolean.\nDefault: `false`.\n"
    )
    assert "The user's interaction sets it.\n" in run("Dropdown.value").stdout
    assert run("a.href").stdout.endswith("It holds a URL: `http:`, `https:`, `mailto:`, `tel:` or a relative one.\n")
    assert run("div.data-x").exit_code == 0
    assert run("Graph.id").stdout.startswith("# Graph.id\n\nThe name by which callbacks know the component;")


def test_every_component_and_every_prop_can_be_explained() -> None:
    catalogue = load_catalogue()
    for kind in (*catalogue.components.values(), *catalogue.elements.values()):
        assert explain(kind.name, catalogue)
        for prop in kind.own_props:
            assert explain(f"{kind.name}.{prop}", catalogue)


@pytest.mark.parametrize(
    ("topic", "message"),
    [
        ("Dropdwon", "there is no code, component or element `Dropdwon`; did you mean `Dropdown`?"),
        ("unknown-porp", "there is no code, component or element `unknown-porp`; did you mean `unknown-prop`?"),
        ("Dropdown.optoins", "`Dropdown` has no prop `optoins`; did you mean `Dropdown.options`?"),
        ("Dropdwon.options", "there is no component or element `Dropdwon`; did you mean `Dropdown.options`?"),
        ("Dropdown.zzzzz", "`Dropdown` has no prop `zzzzz`; `dashc explain Dropdown` lists its props."),
        ("Graph.idd", "`Graph` has no prop `idd`; did you mean `Graph.id`?"),
        ("div.className", "`div` has no prop `className`; did you mean `div.class`?"),
        (
            "div.onclick",
            "`onclick` is an inline event handler, which is not allowed; `dashc explain event-handler` says more.",
        ),
        (".value", "`.value` is only a part of a name; write a component and its prop, such as `Dropdown.value`."),
        (
            "Dropdown.",
            "`Dropdown.` is only a part of a name; write a component and its prop, such as `Dropdown.value`.",
        ),
        ("zzzzz", "there is no code, component or element `zzzzz`; `dashc explain` lists the codes."),
    ],
)
def test_an_unknown_topic_is_wrong_usage_with_a_suggestion(topic: str, message: str) -> None:
    result = run(topic)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"dashc: {message}\n")
