import assert from "node:assert/strict";
import { test } from "node:test";

import { expand, HTML_SLOT } from "../src/dom/markup";
import { PrivateKey } from "../src/dom/private-names";
import type { JSON } from "../src/types";

function expanded(markup: JSON, props: { [name: string]: JSON } = {}): JSON {
  return expand(markup, props, "_dx-1");
}

test("a path goes through own keys of mappings only", () => {
  const props = { a: { b: { c: 1 } }, "aria-label": "x", list: [1] };
  assert.equal(expanded({ $: "a.b.c" }, props), 1);
  assert.equal(expanded({ $: "aria-label" }, props), "x");
  assert.deepEqual(expanded({ $: "$key" }, props), new PrivateKey("_dx-1"));
  for (const path of ["a.x.c", "nothing", "list.0", "a.constructor", "toString", "__proto__"]) {
    assert.equal(expanded({ $: path }, props), null, path);
  }
});

test("empty lists and mappings are false, and without an else there is nothing", () => {
  for (const value of [null, false, 0, "", [], {}]) {
    assert.equal(expanded({ $if: { $: "x" }, $then: 1 }, { x: value }), null);
    assert.equal(expanded({ $if: { $: "x" }, $then: 1, $else: 2 }, { x: value }), 2);
  }
  for (const value of [true, 1, "0", [0], { a: null }]) {
    assert.equal(expanded({ $if: { $: "x" }, $then: 1, $else: 2 }, { x: value }), 1);
  }
});

test("a loop binds the item and its place, and takes its place among the children", () => {
  const loop = { $each: { $: "items" }, $as: "o", $do: { li: [{ $: "o.t" }, { $: "o$index" }] } };
  assert.deepEqual(expanded({ ul: [{ li: "first" }, loop] }, { items: [{ t: "a" }, { t: "b" }] }), {
    ul: [{ li: "first" }, { li: ["a", 0] }, { li: ["b", 1] }],
  });
  assert.deepEqual(expanded({ ul: [loop] }, { items: "no list" }), { ul: [] });
});

test("names that are bound are seen inside only, and hide props", () => {
  const markup = { $let: { x: { $: "y" }, y: { $: "x" } }, $in: [{ $: "x" }, { $: "y" }] };
  assert.deepEqual(expanded([markup, { $: "x" }], { x: 1, y: 2 }), [[2, 1], 1]);
});

test("what an expression gives is data, and is not evaluated again", () => {
  assert.deepEqual(expanded({ p: { $: "label" } }, { label: { $: "secret" }, secret: 1 }), { p: { $: "secret" } });
  assert.deepEqual(expanded({ p: { $: "label" } }, { label: { $html: "<b>" } }), { p: { $html: "<b>" } });
});

test("only the markup makes a slot for HTML", () => {
  assert.equal(expanded({ $html: { $: "x" } }, { x: "<b>" }), HTML_SLOT);
  assert.notEqual(expanded({ $: "x" }, { x: {} }), HTML_SLOT);
});

test("functions take wrong types for nothing", () => {
  const call = (name: string, ...args: JSON[]): JSON => expanded({ $fn: name, args });
  assert.equal(call("equal", { a: [1.0], b: 2 }, { b: 2, a: [1] }), true);
  assert.equal(call("equal", 1, true), false);
  assert.equal(call("includes", null, 1), false);
  assert.equal(call("length", "text"), 0);
  assert.equal(call("concat", "a", null, 1.5, true, ["x"]), "a1.5true");
  assert.equal(call("join", ["a", 1], "-"), "a-1");
  assert.equal(call("replace", "{n} of {n}", "{n}", 3), "3 of 3");
  assert.equal(call("and", 1, "", 2), "");
  assert.equal(call("or", 0, "x", 2), "x");
  assert.deepEqual(call("take", [1, 2, 3], 2), [1, 2]);
  assert.equal(call("unknown", 1), null);
});
