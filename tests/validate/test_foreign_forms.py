"""Variables, conditions and loops as other tools write them: what is said is right when it is followed."""

import pytest

from tests.validate.validating import checked, found

LISTS = {
    "environment:\n  - NAME=x\nlayout: '${NAME}'": (
        2, "unknown key `environment` at the top level", "use `vars`",
    ),
    "vars:\n  - title: Sales\n  - unit: kg\nlayout: '${title}'": (
        3, "`vars` needs a mapping from names, got a list",
        "write a mapping: `title: …` without the `- ` before it, and so for each item",
    ),
    "vars:\n  - TITLE=Sales\nlayout: '${TITLE}'": (
        3, "`vars` needs a mapping from names, got a list",
        "write a mapping: `TITLE: Sales` in the place of `TITLE=Sales`, and so for each item",
    ),
    "vars: [{title: Sales}]\nlayout: '${title}'": (
        2, "`vars` needs a mapping from names, got a list",
        "write braces in the place of the brackets: `{title: …}`",
    ),
    "vars: Sales\nlayout: x": (2, '`vars` needs a mapping from names, got the text "Sales"', "write `vars: {name: …}`"),
    "components:\n  - Card: {layout: x}\nlayout: [Card: ]": (
        3, "`components` needs a mapping from names, got a list",
        "write a mapping: `Card: …` without the `- ` before it, and so for each item",
    ),
    "components: {Card: {params: [name], layout: '${name}'}}\nlayout: [Card: {name: x}]": (
        2, "`params` of component `Card` needs a mapping, got a list",
        "write a mapping: `name: …` in the place of `name`, and so for each item",
    ),
    "app:\n  - title: x\nlayout: x": (
        3, "`app` needs a mapping, got a list",
        "write a mapping: `title: …` without the `- ` before it, and so for each item",
    ),
    "layout: [div: {style: [color: red]}]": (
        2, "prop `style` of `div` needs text or a mapping, got a list",
        "write braces in the place of the brackets: `{color: …}`",
    ),
}  # fmt: skip

BESIDE = {
    "- p: text\n    if: debug": "write `{$if: debug, $then: {p: …}}`",
    "- p: text\n    when: debug": "write `{$if: debug, $then: {p: …}}`",
    "- p: {if: debug, children: text}": "write `{$if: debug, $then: {p: …}}`",
    "- p: {v-if: debug, children: text}": "write `{$if: debug, $then: {p: …}}`",
    '- p: {"*ngIf": debug, children: text}': "write `{$if: debug, $then: {p: …}}`",
    "- p: text\n    loop: [a, b]": "write `{$for: {name: [one, two]}, $do: {p: …}}`",
    "- p: text\n    with_items: [a, b]": "write `{$for: {name: [one, two]}, $do: {p: …}}`",
    "- p: {v-for: item in items}": "write `{$for: {name: [one, two]}, $do: {p: …}}`",
    "- p: text\n    class: note": "write `p: {class: …, children: …}`, with the text as `children`",
    "- label: text\n    for: town": "write `label: {for: …, children: …}`, with the text as `children`",
    "- p: |\n    class: note": "indent it deeper than `p`: to column 7",
    "- p: text\n    children: more": "put both among the children, or remove one of them",
    "- p: {id: x}\n    class: note": "write it into the braces: `p: {…, class: …}`",
    "- p:\n      - x\n    class: note": "write `class: …` and `children: …` below `p:`, with the list as `children`",
    "- p:\n      id: x\n    class: note": "indent it deeper than `p`: to column 7",
    "- p:\n    class: note": "indent it deeper than `p`: to column 7",
}

LOOPS = {
    "{city: cities}": 'write `"${cities}"` for the value of the variable `cities`',
    "{city: $cities}": 'write `"${cities}"` for the value of the variable `cities`',
    '{city: "{{ cities }}"}': 'write `"${cities}"` for the value of the variable `cities`',
    "{city: more.cities}": 'write `"${more.cities}"` for the value of the variable `more.cities`',
    "city in cities": 'write `$for: {city: "${cities}"}`',
    "city in ${cities}": 'write `$for: {city: "${cities}"}`',
    "{city: range(3)}": "write `{city: {range: 3}}`",
    '{city: "range(1, 4)"}': "write `{city: {range: [1, 4]}}`",
    "{city: 1..3}": "write `{city: {range: [1, 4]}}`",
    "{city: 3}": "write `{city: {range: 3}}`",
    "{city: Rome}": "as in `$for: {name: [one, two]}` or `$for: {name: {range: [1, 10]}}`",
}

CONDITIONS = {
    '"{{ debug }}"': "write `$if: debug`",
    "$debug": "write `$if: debug`",
    "debug == true": "write `$if: debug`",
    "debug is true": "write `$if: debug`",
    "not debug": "write `$if: debug`, and what stands here otherwise after `$else`",
    '"!debug"': "write `$if: debug`, and what stands here otherwise after `$else`",
    "debug and 1 > 2": "let a variable of `vars`, or a branch of its own, say what is compared",
}

REFERENCES = {
    "${{ vars.title }}": "write `${title}`",
    "${{ title }}": "write `${title}`",
    "${{ inputs.title }}": "write `${title}`",
    "${{ github.sha }}": "compute values in Python, and take them by `$from`",
    "${{ vars.other }}": "define what it stands for under `vars`, and write `${name}`",
    "${{ env.STAGE }}": "define it under `vars`: `stage: {env: STAGE}`, and write `${stage}`",
    "${{ secrets.KEY }}": "let Python read secrets when it runs; they do not belong in a spec",
    "${ title }": "write `${title}`",
    "${title:-Sales}": "give it a default under `vars`: `title: {env: TITLE, default: Sales}`",
    "${title:Sales}": "give it a default under `vars`: `title: {env: TITLE, default: Sales}`",
    "${env:STAGE}": "define it under `vars`: `stage: {env: STAGE}`, and write `${stage}`",
    "${env('STAGE')}": "define it under `vars`: `stage: {env: STAGE}`, and write `${stage}`",
    "${title | upper}": "compute values in Python, or in `vars`",
    "${title + 1}": "compute values in Python, or in `vars`",
    "${env.STAGE}": "a value of the environment is a variable: `vars: {name: {env: NAME}}`, and `${name}`",
}

SWALLOWED = {
    "app:\n  theme:\n    accent: #0a7\nlayout: x": ("DC203", "#0a7", 'write `"#0a7"`, in quotes'),
    "app:\n  theme:\n    accent: #0a7 # green\nlayout: x": ("DC203", "#0a7", 'write `"#0a7"`, in quotes'),
    "app:\n  theme:\n    border: 1px #0a7\nlayout: x": ("DC116", "#0a7", 'write `"1px #0a7"`, in quotes'),
    "callbacks:\n  - call: #main\nlayout: x": ("DC203", "#main", "put text that begins with `#` in quotes"),
    "layout:\n  - p:\n      style:\n        color: #FFF": ("DC116", "#FFF", 'write `"#FFF"`, in quotes'),
    "layout:\n  - p:\n      style:\n        border: 1px #11223344": (
        "DC116", "#11223344", 'write `"1px #11223344"`, in quotes'
    ),
    "layout:\n  - a:\n      href: #top": ("DC116", "#top", 'write `"#top"`, in quotes'),
}  # fmt: skip

CODE = {
    'html.Div([html.H1("x")])': "write `div: {…}`",
    'dcc.Dropdown(id="a", options=["b"])': "write `Dropdown: {…}`",
    "Dropdown(options=['a'], id='x')": "write `Dropdown: {…}`",
    'Input: id="town" type="text"': 'write `Input: {id: "town", type: "text"}`',
    'div: class="note"': 'write `div: {class: "note"}`',
    "Input id=town": "write `Input: {id: town}`",
    "{type: Input, id: town}": "write `Input: {id: …}`",
    "{component: Input, props: {id: town}}": "write `Input: {props: …}`",
    "{type: Input}": "write `Input:`",
}
TEXT = (
    "\"Dropdown(options=['a'])\"",
    "Slider(min, max)",
    "Price(2024)",
    "p: x = 5",
    "p: y=5",
    "p: 'class=\"note\"'",
    "Total = 5",
    "Input and output=both",
)

COMMAS = {
    "p: {id: a,b}": 'write `id: "a,b"`',
    "p: {title: Hello, World}": 'write `title: "Hello, World"`',
    "p: {title: Hello,World, class: x}": 'write `title: "Hello,World"`',
}

BULLETS = ("-", "-- ", "–", "— ", "• ", "· ", "+ ", "▪")

COMMENTS = (
    "app:\n  theme:\n    border: 1px # 123\nlayout: x",
    "layout:\n  - p:\n      style:\n        margin: 1px #todo",
    "layout:\n  - p:\n      style:\n        color: 'red' #fff",
    "layout:\n  - p:\n      title: #abc\n      children: x",
    "layout:\n  - a:\n      href: /a #top",
    "layout:\n  - a:\n      href: # none",
    "layout:\n  - p: x #fff",
)


@pytest.mark.parametrize("text", LISTS)
def test_a_list_in_the_place_of_a_mapping(text: str) -> None:
    """The names in it are known not to be known: their uses are no further findings."""
    (finding,) = checked(f"dashc: 1\n{text}\n")[1]
    assert (finding.primary.line, finding.headline, *finding.help) == LISTS[text]


@pytest.mark.parametrize("node", BESIDE)
def test_what_stands_beside_or_in_a_component(node: str) -> None:
    (finding,) = checked(f"dashc: 1\nlayout:\n  {node}\n")[1]
    assert finding.help == (BESIDE[node],)


@pytest.mark.parametrize("loop", LOOPS)
def test_what_a_loop_was_meant_to_go_over(loop: str) -> None:
    variables = "_v: 1" if "cities" not in loop else "cities: [a]" if "more" not in loop else "more: {cities: [a]}"
    text = f'dashc: 1\nvars: {{{variables}}}\nlayout:\n  - $for: {loop}\n    $do: {{p: "${{city}}"}}\n'
    (finding,) = checked(text)[1]
    assert (finding.code, finding.help) == ("DC125", (LOOPS[loop],))
    if finding.fix is not None:
        (edit,) = finding.fix.edits
        lines = text.split("\n")
        lines[3] = lines[3][: edit.span.column - 1] + edit.replacement + lines[3][edit.span.end_column - 1 :]
        assert found("\n".join(lines)) == []


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_condition_that_is_more_than_a_name(condition: str) -> None:
    text = f"dashc: 1\nvars: {{debug: true}}\nlayout:\n  - $if: {condition}\n    $then: {{p: x}}\n"
    (finding,) = checked(text)[1]
    assert (finding.code, finding.help) == ("DC121", (CONDITIONS[condition],))


def test_an_include_without_its_sign() -> None:
    (finding,) = checked("dashc: 1\nlayout: [include: parts/a.yaml]\n")[1]
    assert (finding.code, finding.help) == ("DC314", ("write `$include`",))


def test_a_component_by_the_words_of_others() -> None:
    """What is under these keys counts, so nothing more is said."""
    text = "dashc: 1\ncomponents: {Card: {props: {title: {}}, template: '${title}'}}\nlayout: [Card: {title: x}]\n"
    assert [finding.help for finding in checked(text)[1]] == [("use `params`",), ("use `layout`",)]


@pytest.mark.parametrize("reference", REFERENCES)
def test_a_variable_as_others_write_it(reference: str) -> None:
    text = f'dashc: 1\nvars: {{title: Sales}}\nlayout: [p: "${{title}}", p: "{reference}"]\n'
    (finding,) = checked(text)[1]
    assert finding.code in ("DC120", "DC121")
    assert finding.help[0] == REFERENCES[reference]


@pytest.mark.parametrize("text", SWALLOWED)
def test_a_comment_in_the_place_of_a_value(text: str) -> None:
    written = f"dashc: 1\n{text}\n"
    finding = checked(written)[1][0]
    code, comment, help = SWALLOWED[text]
    where = finding.primary
    line = written.split("\n")[where.line - 1]
    assert (finding.code, line[where.column - 1 : where.end_column - 1], finding.help) == (code, comment, (help,))


@pytest.mark.parametrize("bullet", BULLETS)
def test_an_item_that_begins_with_another_sign(bullet: str) -> None:
    """One finding, however many there are: the others are keys of the same mapping."""
    (finding,) = checked(f"dashc: 1\nlayout:\n  {bullet}p: x\n  {bullet}p: y\n")[1]
    assert finding.code == "DC309"
    assert finding.help == ("write `- p: …`",)
    assert finding.primary.column == 3
    assert finding.primary.end_column == 3 + len(bullet)


@pytest.mark.parametrize(
    ("name", "meant"), [("ｄｉｖ", "div"), ("p\u200f", "p"), ("Ｉｎput", "Input"), ("s\u00adpan", "span")]
)
def test_letters_that_only_look_alike(name: str, meant: str) -> None:
    (finding,) = checked(f"dashc: 1\nlayout: [{name}: ]\n")[1]
    assert f"`{meant}`" in finding.help[0]


def test_an_id_in_typographic_quotes() -> None:
    text = "dashc: 1\nlayout: [p: {id: “town”}]\ncallbacks: [{call: os.getcwd, outputs: town.children}]\n"
    (finding,) = checked(text)[1]
    assert (finding.code, finding.help) == ("DC305", ('write `"town"`',))


@pytest.mark.parametrize("node", COMMAS)
def test_a_comma_that_ends_a_text_in_braces(node: str) -> None:
    text = f"dashc: 1\nlayout:\n  - {node}\n"
    (finding,) = checked(text)[1]
    assert finding.help == (COMMAS[node],)
    assert finding.fix is not None
    (edit,) = finding.fix.edits
    line = text.split("\n")[2]
    mended = line[: edit.span.column - 1] + edit.replacement + line[edit.span.end_column - 1 :]
    assert found(f"dashc: 1\nlayout:\n{mended}\n") == []


def test_an_id_with_a_comma_can_be_referred_to() -> None:
    """No id holds a blank or a dot, so this is not two references."""
    text = 'dashc: 1\nlayout: [p: {id: "a,b"}]\ncallbacks: [{call: os.getcwd, outputs: OUT}]\n'
    assert found(text.replace("OUT", '"a,b.children"')) == []
    assert "not a list" in found(text.replace("OUT", '"a.b, c.d"'))[0]
    assert "not a list" in found(text.replace("OUT", '"a.b,c.d"'))[0]


@pytest.mark.parametrize("name", ["Input {id", "Input(id", "Input["])
def test_a_bracket_right_after_a_name(name: str) -> None:
    (finding,) = checked(f'dashc: 1\nlayout: [{{"{name}": x}}]\n')[1]
    assert finding.headline == "a `: ` is missing after `Input`"


@pytest.mark.parametrize("node", CODE)
def test_code_in_the_place_of_a_node(node: str) -> None:
    text = f"dashc: 1\nlayout:\n  - {node}\ncallbacks: [{{call: os.getcwd, outputs: town.value}}]\n"
    (finding,) = checked(text)[1]
    assert (finding.code, finding.help[0]) == ("DC309", CODE[node])


@pytest.mark.parametrize("node", TEXT)
def test_text_that_only_looks_like_code(node: str) -> None:
    assert found(f"dashc: 1\nlayout:\n  - {node}\n") == []


@pytest.mark.parametrize("text", COMMENTS)
def test_a_comment_that_is_one(text: str) -> None:
    assert found(f"dashc: 1\n{text}\n") == []
