"""Every node knows its exact place, both ends (diagnostics.md rule 1, facts 1 and 2)."""

from dashc.ir.span import Span, part
from dashc.ir.tree import Alias, Mapping, Scalar
from tests.load.loading import at, loaded, place


def test_scalars_with_and_without_quotes() -> None:
    root = loaded("a: plain\nb: \"dou ble\"\nc: 'sin gle'\n")[0].root
    assert place(at(root, "a").span) == (1, 4, 1, 9)
    assert place(at(root, "b").span) == (2, 4, 2, 13)
    assert place(at(root, "c").span) == (3, 4, 3, 13)


def test_columns_count_code_points() -> None:
    assert place(at(loaded('{"𝒳é": bad}\n')[0].root, "𝒳é").span) == (1, 8, 1, 11)


def test_a_block_collection_ends_where_its_last_scalar_ends() -> None:
    root = loaded("a:\n  b:\n    - x\n    - yy\n\n  # comment\n\nc: z\n")[0].root
    assert place(at(root, "a").span) == (2, 3, 4, 9)
    assert place(at(root, "a", "b").span) == (3, 5, 4, 9)


def test_a_flow_collection_ends_with_its_bracket() -> None:
    root = loaded("a: [x,\n  y ]\nb: {c: d}  # comment\n")[0].root
    assert place(at(root, "a").span) == (1, 4, 2, 6)
    assert place(at(root, "b").span) == (3, 4, 3, 10)


def test_anchors_and_tags_do_not_belong_to_the_span() -> None:
    root = loaded("a: &x !!str word\nb: &y\n  c: d\ne: &z [f]\ng: &w !!str\n")[0].root
    assert place(at(root, "a").span) == (1, 13, 1, 17)
    assert place(at(root, "b").span) == (3, 3, 3, 7)
    assert place(at(root, "e").span) == (4, 7, 4, 10)


def test_an_anchor_glued_to_a_key_ends_where_its_name_does() -> None:
    root = loaded("a:\n  - &field:Input: {type: text}\n")[0].root
    item = at(root, "a", 0)
    assert isinstance(item, Mapping)
    (key,) = [entry.key for entry in item.entries.values()]
    assert (key.text, place(key.span)) == (":Input", (2, 11, 2, 17))


def test_a_block_scalar_ends_with_its_text() -> None:
    root = loaded("a: |\n  one\n  two\n\nb: x\n")[0].root
    assert place(at(root, "a").span) == (1, 4, 3, 6)


def test_an_empty_value_stands_after_its_colon() -> None:
    assert place(at(loaded("a:\n\nb: x\n")[0].root, "a").span) == (1, 3, 1, 3)


def test_an_alias_has_the_place_of_its_use_and_shares_its_target() -> None:
    root = loaded("a: &x {b: c}\nd: *x\ne: [*x]\n")[0].root
    first, second = at(root, "d"), at(root, "e", 0)
    assert isinstance(first, Alias)
    assert isinstance(second, Alias)
    assert place(first.span) == (2, 4, 2, 6)
    assert place(second.span) == (3, 5, 3, 7)
    assert first.target is second.target is at(root, "a")


def test_an_anchor_given_again_means_the_later_node() -> None:
    root = loaded("a: &x 1\nb: *x\nc: &x 2\nd: *x\n")[0].root
    values = [alias.target.value for alias in (at(root, "b"), at(root, "d")) if isinstance(alias, Alias)]  # type: ignore[union-attr]
    assert values == [1, 2]


def test_crlf_and_a_byte_order_mark_change_no_place() -> None:
    plain = loaded("a: b\nc:\n  - d\n")[0].root
    other = loaded(b"\xef\xbb\xbfa: b\r\nc:\r\n  - d\r\n")[0].root
    assert at(plain, "c", 0).span == at(other, "c", 0).span


def test_a_part_of_a_scalar() -> None:
    assert part(Span("f", 2, 5, 2, 17), "region.valeu", 7, 12) == Span("f", 2, 12, 2, 17)
    assert part(Span("f", 2, 5, 2, 19), "region.valeu", 7, 12) == Span("f", 2, 13, 2, 18)
    folded = Span("f", 2, 5, 3, 8)
    assert part(folded, "region.valeu", 7, 12) == folded


def test_verbatim_says_whether_the_source_is_the_text() -> None:
    root = loaded("a: plain\nb: 'it''s'\nc: \"x\\ty\"\nd: two\n  lines\n")[0].root
    scalars = [at(root, key) for key in "abcd"]
    assert [scalar.verbatim for scalar in scalars if isinstance(scalar, Scalar)] == [True, False, False, False]


def test_merged_entries_stand_where_the_merge_stands_and_know_it() -> None:
    root = loaded("x: &x {a: 1, b: 2}\ny: &y {b: 3, c: 4}\nz:\n  first: 0\n  <<: [*x, *y]\n  a: 9\n")[0].root
    mapping = at(root, "z")
    assert isinstance(mapping, Mapping)
    values = {name: entry.value.value for name, entry in mapping.entries.items()}  # type: ignore[union-attr]
    assert values == {"first": 0, "b": 2, "c": 4, "a": 9}
    assert list(mapping.entries) == ["first", "b", "c", "a"]
    assert mapping.entries["a"].merge is None
    merge = mapping.entries["c"].merge
    assert merge is not None
    assert place(merge) == (5, 3, 5, 5)
