import assert from "node:assert/strict";
import { test } from "node:test";

import { automaticMarks } from "../src/dom/automatic-marks";
import { attributesOf } from "../src/dom/attributes";
import { nodesOf } from "../src/dom/nodes";
import { optionsOf, selectedOf } from "../src/dom/options";
import { setStyle, styleOf } from "../src/dom/styles";
import { isSafeUrl } from "../src/dom/urls";
import type { JSON as Json } from "../src/types";

function attributes(tag: string, props: { [name: string]: Json }): { [name: string]: string } {
  return Object.fromEntries(attributesOf(tag, props, undefined));
}

test("URLs are relative, http, https, mailto or tel, however they are disguised", () => {
  for (const url of ["", "/x", "x?y=a:b", "#a:b", "HTTPS://e.com", "mailto:a@b", "tel:+1", "//e.com"]) {
    assert.equal(isSafeUrl(url, "a", "href"), true, url);
  }
  for (const url of [
    "javascript:x",
    " java\tscript:x",
    "\u0001javascript:x",
    "vbscript:x",
    "data:text/html,x",
    "x:y",
  ]) {
    assert.equal(isSafeUrl(url, "a", "href"), false, url);
  }
});

test("data of an image may be the source of an image, and nothing else", () => {
  assert.equal(isSafeUrl("data:image/png;base64,A", "img", "src"), true);
  assert.equal(isSafeUrl("data:image/svg+xml,A", "iframe", "src"), false);
  assert.equal(isSafeUrl("data:image/png;base64,A", "a", "href"), false);
  assert.equal(isSafeUrl("data:text/html,A", "img", "src"), false);
});

test("attributes are HTML's, whatever spelling they come in, and handlers are none", () => {
  const props = {
    className: "c",
    htmlFor: "f",
    tabIndex: 0,
    onClick: "x",
    ONLOAD: "x",
    n_clicks: 1,
    "a b": 1,
    'x"': 1,
  };
  assert.deepEqual(attributes("div", props), { class: "c", for: "f", tabindex: "0" });
});

test("true is an empty attribute, except where false is a value", () => {
  const props = { hidden: true, disabled: false, "aria-hidden": true, "data-x": false, draggable: false, title: null };
  assert.deepEqual(attributes("div", props), {
    hidden: "",
    "aria-hidden": "true",
    "data-x": "false",
    draggable: "false",
  });
});

test("a class may be a list; other lists and mappings are no attributes", () => {
  assert.deepEqual(attributes("div", { class: ["a", null, "", false, "b"], title: ["x"], lang: {} }), { class: "a b" });
});

test("HTML in a frame runs nothing unless the spec says so", () => {
  assert.deepEqual(attributes("iframe", { srcdoc: "<b>" }), { srcdoc: "<b>", sandbox: "" });
  assert.deepEqual(attributes("iframe", { srcdoc: "x", sandbox: "allow-scripts" }), {
    srcdoc: "x",
    sandbox: "allow-scripts",
  });
});

test("styles are declarations, from text or from a mapping in either spelling", () => {
  const text = "color: red; background: url('a;b.png') ; /* no */ --X: 1 ; width";
  assert.deepEqual(
    [...styleOf(text)],
    [
      ["color", "red"],
      ["background", "url('a;b.png')"],
      ["--X", "1"],
    ],
  );
  const mapping = {
    backgroundColor: "red",
    WebkitMask: "none",
    width: 5,
    zIndex: 5,
    margin: 0,
    "--dx-x": 2,
    color: null,
  };
  const declared = [
    ["background-color", "red"],
    ["-webkit-mask", "none"],
    ["width", "5px"],
    ["z-index", "5"],
    ["margin", "0"],
  ];
  assert.deepEqual([...styleOf(mapping)], [...declared, ["--dx-x", "2"]]);
});

test("a style cannot leave its declaration, nor fetch from where it may not", () => {
  for (const value of [
    "red}",
    "a{b",
    "x\\",
    "<x",
    "url(javascript:x)",
    "image-set('x')",
    "red; color: blue",
    "(",
    '"',
  ]) {
    assert.deepEqual([...styleOf({ color: value })], [], value);
  }
});

test("texts that meet are one, and null and booleans show nothing", () => {
  assert.deepEqual(nodesOf(["a", null, [1, true], "", "b"]), [{ kind: "text", text: "a1b" }]);
});

test("rows in a table get the body that a parser would insert", () => {
  const [table] = nodesOf({ table: [{ tr: null }, { tr: null }, { tfoot: null }, { tr: null }] });
  assert.equal(table?.kind, "element");
  const tags =
    table?.kind === "element" ? table.children.map((child) => (child.kind === "element" ? child.tag : "")) : [];
  assert.deepEqual(tags, ["tbody", "tfoot", "tbody"]);
});

test("options come in three forms, and values keep their type", () => {
  const labels = (options: Json): unknown[] =>
    optionsOf(options).map(({ label, value, index }) => [label, value, index]);
  assert.deepEqual(labels(["a", 1, true, null, []]), [
    ["a", "a", 0],
    ["1", 1, 1],
    ["true", true, 2],
  ]);
  assert.deepEqual(labels([{ label: { b: "x" }, value: 2 }, { label: "no value" }, { value: 3 }]), [
    [{ b: "x" }, 2, 0],
    ["3", 3, 1],
  ]);
  assert.deepEqual(labels(JSON.parse('{"__proto__": "p", "b": 1}') as Json), [
    ["p", "__proto__", 0],
    ["1", "b", 1],
  ]);
});

test("what is selected comes in the order of the value, each once", () => {
  const chosen = (value: Json): unknown[] => selectedOf(["a", 1, true, "a"], value).map(({ index }) => index);
  assert.deepEqual(chosen([true, "a", "z", true]), [2, 0]);
  assert.deepEqual(chosen(1), [1]);
  assert.deepEqual(chosen(null), []);
});

test("automatic marks are round, and few enough to be read", () => {
  const labels = (low: number, high: number, step: number): string[] =>
    automaticMarks(low, high, step).map(({ label }) => label);
  assert.deepEqual(labels(0, 10, 1), ["0", "2", "4", "6", "8", "10"]);
  assert.deepEqual(labels(0, 0.3, 0.1), ["0", "0.1", "0.2", "0.3"]);
  assert.ok(labels(0, 2e6, 1).every((label) => label === "0" || label.endsWith("M")));
  assert.deepEqual(labels(3, 3, 1), ["3"]);
});

test("a style of any length is read in the time of its length; where that is not so, this never ends", () => {
  for (const piece of ["(", ")", "[", "'", '"', ";", ":", "/*", "/* ", "url(", "url( ", "url('", 'url("', " ", "!", "! ", "a"]) {
    const text = piece.repeat(1_000_000 / piece.length);
    styleOf(text);
    styleOf({ color: text, background: `url(${text}""${")".repeat(100)}` });
    styleOf({ background: `${"url(".repeat(200_000)}""${")".repeat(200_000)}` });
    setStyle({ setProperty: () => undefined } as unknown as CSSStyleDeclaration, "color", `${text}x`);
  }
});

test("`!important` is told apart from the value", () => {
  const set: unknown[] = [];
  const target = { setProperty: (...args: unknown[]) => set.push(args) } as unknown as CSSStyleDeclaration;
  for (const value of ["red", "red !important", "red!  IMPORTANT ", "important", "a !important b"]) {
    setStyle(target, "color", value);
  }
  assert.deepEqual(set, [
    ["color", "red", ""],
    ["color", "red", "important"],
    ["color", "red", "important"],
    ["color", "important", ""],
    ["color", "a !important b", ""],
  ]);
});
