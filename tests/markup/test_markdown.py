"""Literal Markdown at build: what CommonMark says, and nothing that runs."""

from collections.abc import Callable

import pytest

from dashc.generate.markdown import markdown_html


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("# A title\n\nSome *text*.", "<h1>A title</h1>\n<p>Some <em>text</em>.</p>"),
        ("~~gone~~", "<p><s>gone</s></p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. c", '<ol start="3">\n<li>c</li>\n</ol>'),
        ("```python\nx = 1\n```", '<pre><code class="language-python">x = 1\n</code></pre>'),
        ("[a](b.html 'c')", '<p><a href="b.html" title="c">a</a></p>'),
        ("![a](b.png)", '<p><img src="b.png" alt="a"></p>'),
        ("https://example.com", "<p>https://example.com</p>"),
        ("a  \nb", "<p>a<br>\nb</p>"),
        ("", ""),
    ],
)
def test_it_is_commonmark(source: str, html: str) -> None:
    assert markdown_html(source) == html


def test_a_table_has_classes_for_its_alignment_since_the_policy_admits_no_style() -> None:
    html = markdown_html("| a | b |\n|:-:|--:|\n| 1 | 2 |")
    assert '<th class="dx-align-center">a</th>' in html
    assert '<td class="dx-align-right">2</td>' in html
    assert "style" not in html


def test_a_list_of_texts_is_its_lines() -> None:
    assert markdown_html(["# a", "", "b"]) == "<h1>a</h1>\n<p>b</p>"


def test_numbers_are_text() -> None:
    assert markdown_html([1.0, 2]) == "<p>1\n2</p>"


def test_the_blanks_that_all_lines_begin_with_are_taken_off() -> None:
    source = "\n    # a\n\n      - b\n   \n"
    assert markdown_html(source) == "<h1>a</h1>\n<ul>\n<li>b</li>\n</ul>"
    assert markdown_html(source, dedent=False) == "<pre><code># a\n\n  - b\n</code></pre>"


def test_tabs_and_blanks_are_taken_off_only_where_they_are_the_same() -> None:
    assert markdown_html("\ta\n    b", dedent=True) == markdown_html("\ta\n    b", dedent=False)


def test_links_open_where_the_component_says() -> None:
    html = markdown_html("[a](b)", link_target="_blank")
    assert html == '<p><a href="b" target="_blank" rel="noopener noreferrer">a</a></p>'


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt&#58;alert(1))",
        "[a](&#x6A;avascript:alert(1))",
        "[a](java\tscript:alert(1))",
        "[a](<java&#10;script:alert(1)>)",
        "[a](data:text/html,<script>alert(1)</script>)",
        "![a](data:text/html,x)",
        "[a](vbscript:x)",
        "[a]: javascript:alert(1)\n\n[a]",
        "<javascript:alert(1)>",
        '[a](b "onmouseover=alert(1) x=\\"")',
        '```"><script>alert(1)</script>\nx\n```',
        "`<b onclick=x>`",
        "| <script> |\n|---|\n| <iframe src=javascript:x> |",
    ],
)
def test_nothing_in_the_text_runs(source: str, assert_harmless: Callable[[str], None]) -> None:
    assert_harmless(markdown_html(source, link_target='"><script>'))
