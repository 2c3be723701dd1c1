import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";

import { BUNDLES, type Bundle, bundleFor } from "../src/charts/bundles";
import { type EventPoint, plain, pointsData } from "../src/charts/events";
import { relayouted, restyled } from "../src/charts/figure-edits";
import { STYLE_IDS } from "../src/charts/style-ids";
import { dropdownAction } from "../src/controls/dropdown-keys";
import { search, searchable } from "../src/controls/search";
import { legible } from "../src/controls/slider-marks";
import { markByKey, moved, nearestHandle, snap } from "../src/controls/slider-values";
import { optionsOf } from "../src/dom/options";
import type { JSON, Props } from "../src/types";

const STOPS = { min: 0, max: 1, step: 0.1, marks: [] };
const MARKS = { min: 0, max: 10, step: "any" as const, marks: [{ value: 1 }, { value: 4 }, { value: 9 }] };

function plotlySource(bundle: Bundle): Promise<string> {
  const { resolve } = createRequire(import.meta.url);
  return readFile(resolve(`plotly.js-${bundle}-dist-min/plotly-${bundle}.min.js`), "utf8");
}

/** The whole of `schemas/traces.json`; the tests run in `templates/client`. */
async function catalogued(): Promise<{ [bundle in Bundle]: string[] }> {
  return globalThis.JSON.parse(await readFile("../../schemas/traces.json", "utf8")) as { [bundle in Bundle]: string[] };
}

test("values snap to steps from the least value, within the bounds", () => {
  assert.equal(snap(0.31, STOPS), 0.3);
  assert.equal(snap(7, STOPS), 1);
  assert.equal(snap(-1, STOPS), 0);
  assert.equal(snap(9.9, { min: 1, max: 10, step: 4, marks: [] }), 9);
});

test("without a step values snap to marks, and keys go from mark to mark (B12)", () => {
  assert.equal(snap(5.9, MARKS), 4);
  assert.equal(markByKey("ArrowRight", 1, MARKS, false), 4);
  assert.equal(markByKey("ArrowRight", 4, MARKS, true), 1);
  assert.equal(markByKey("ArrowUp", 9, MARKS, true), 9);
  assert.equal(markByKey("End", 1, MARKS, false), 9);
  assert.equal(markByKey("Home", 9, MARKS, false), 1);
  assert.equal(markByKey("a", 1, MARKS, false), undefined);
  assert.equal(markByKey("ArrowLeft", 5, MARKS, false), 4);
});

test("handles pass, stop at, or push each other", () => {
  const stops = { min: 0, max: 100, step: 1, marks: [] };
  const move = (push: number | undefined, cross: boolean): unknown => moved([20, 60], 0, 80, stops, { push, cross });
  assert.deepEqual(move(undefined, true), { values: [60, 80], index: 1 });
  assert.deepEqual(move(undefined, false), { values: [60, 60], index: 0 });
  assert.deepEqual(move(10, true), { values: [80, 90], index: 0 });
});

test("of two handles at one place the press takes the one that can go there", () => {
  assert.equal(nearestHandle([50, 50], 70), 1);
  assert.equal(nearestHandle([50, 50], 30), 0);
  assert.equal(nearestHandle([20, 60], 45), 1);
});

test("labels are shown at regular places, without overlap", () => {
  const boxes = (width: number, gap: number, count: number): { start: number; end: number }[] =>
    Array.from({ length: count }, (_, i) => ({ start: i * gap, end: i * gap + width }));
  assert.deepEqual([...legible(boxes(20, 30, 4))], [0, 1, 2, 3]);
  assert.deepEqual([...legible(boxes(40, 30, 7))], [0, 2, 4, 6]);
  assert.deepEqual([...legible(boxes(30, 20, 5))], [0, 2, 4]);
  assert.deepEqual([...legible([])], []);
});

test("a search needs every word, in any case, with or without accents", () => {
  const all = searchable(
    optionsOf(["New York", "York", "Yorkshire", "Montréal", { label: "x", value: 1, search: "secret" }]),
  );
  const found = (typed: string, order: "index" | "original" = "index"): unknown[] =>
    search(all, typed, order).map(({ value }) => value);
  assert.deepEqual(found("york"), ["York", "Yorkshire", "New York"]);
  assert.deepEqual(found("york", "original"), ["New York", "York", "Yorkshire"]);
  assert.deepEqual(found("YOR new"), ["New York"]);
  assert.deepEqual(found("real"), ["Montréal"]);
  assert.deepEqual(found("secret"), [1]);
  assert.equal(found("  ").length, 5);
});

test("keys of a text that is being edited stay the text's", () => {
  const state = { isOpen: true, isInSearch: true, isQueryEmpty: false, isSearchable: true, isMulti: true };
  const key = (name: string) => ({ key: name, altKey: false, ctrlKey: false, metaKey: false, isComposing: false });
  assert.equal(dropdownAction(key("Home"), state), undefined);
  assert.equal(dropdownAction(key(" "), state), undefined);
  assert.equal(dropdownAction(key("Backspace"), state), undefined);
  assert.deepEqual(dropdownAction(key("Backspace"), { ...state, isQueryEmpty: true }), { do: "removeLast" });
  assert.equal(dropdownAction({ ...key("Enter"), isComposing: true }, state), undefined);
});

test("a figure takes the smallest bundle that draws all its traces, those of its frames too", () => {
  assert.equal(bundleFor({ data: [{}, { type: "bar" }] }), "basic");
  assert.equal(bundleFor({ data: [{ type: "bar" }, { type: "box" }] }), "cartesian");
  assert.equal(bundleFor({ data: [{ type: "bar" }], frames: [{ data: [{ type: "sunburst" }] }] }), "strict");
  assert.equal(bundleFor(null), "basic");
});

test("the catalogue lists the traces that plotly.js's bundles hold, and each figure takes the first that has them", async () => {
  const listed = await catalogued();
  let before: string[] = [];
  for (const bundle of BUNDLES) {
    const held = [...(await plotlySource(bundle)).matchAll(/moduleType:"trace",name:"(\w+)"/g)].map(([, name = ""]) => name);
    assert.deepEqual([...before, ...listed[bundle]].sort(), held.sort(), bundle);
    assert.ok(listed[bundle].every((type) => bundleFor({ data: [{ type }] }) === bundle), bundle);
    before = held;
  }
});

test("events become JSON: the point's own values, and nothing of the figure", () => {
  const point = {
    x: 1,
    y: new Date(0),
    data: {},
    xaxis: {},
    customdata: new Float64Array([1, 2]),
    bbox: { x0: 1 },
    f: () => 1,
  };
  assert.deepEqual(pointsData({ points: [point], range: { x: [1, 2] } }, []), {
    points: [{ x: 1, y: "1970-01-01T00:00:00.000Z", customdata: [1, 2], bbox: { x0: 1 } }],
    range: { x: [1, 2] },
  });
  assert.equal(pointsData(undefined, []), null);
  assert.deepEqual(plain({ a: undefined, b: NaN, c: [undefined] }), { b: null, c: [null] });
});

test("custom data is told as the figure has it, a list of it for a bin, all of it for an area", () => {
  const traces = [{ type: "pie", customdata: [["a"], ["b"], ["c"]] }];
  const custom = (point: EventPoint): JSON =>
    (pointsData({ points: [{ curveNumber: 0, ...point }] }, traces)?.["points"] as Props[])[0]?.["customdata"] ?? null;
  assert.deepEqual(custom({ pointNumber: 1, pointNumbers: [1], customdata: [["b"]] }), ["b"]);
  assert.deepEqual(custom({ pointNumbers: [0, 2] }), [["a"], ["c"]]);
  assert.deepEqual(custom({ pointNumber: undefined }), [["a"], ["b"], ["c"]]);
  assert.deepEqual(custom({ pointNumber: [0, 1], customdata: 5 }), 5);
  assert.deepEqual(custom({ curveNumber: 7, pointNumber: 0 }), null);
});

test("a figure follows what is done to its chart", () => {
  const figure = { data: [{ y: [1] }, { y: [2] }], layout: { title: "T", xaxis: { type: "log" } } };
  const drawn = { xaxis: { type: "log", range: [0, 1] }, width: 5, title: "T" };
  assert.deepEqual(relayouted(figure, ["xaxis.range[0]", "xaxis.range[1]", "width", "title.text"], drawn), {
    ...figure,
    layout: { title: "T", xaxis: { type: "log", range: [0, 1] } },
  });
  assert.equal(relayouted(figure, ["autosize"], { autosize: true }), undefined);
  assert.equal(relayouted(null, ["xaxis"], {}), undefined);
  const traces = [{ y: [1] }, { y: new Float64Array([2, 3]), visible: "legendonly" }] as unknown as JSON[];
  assert.deepEqual(restyled(figure, ["y", "visible"], [-1], traces), {
    ...figure,
    data: [{ y: [1] }, { y: [2, 3], visible: "legendonly" }],
  });
});

test("plotly.js's bundles look for the ids that keep their style sheets out of the page", async () => {
  for (const bundle of BUNDLES) {
    const source = await plotlySource(bundle);
    assert.ok(source.includes('"plotly.js-style-"'), bundle);
    const ids = [...source.matchAll(/getElementById\("([0-9a-f]{64})"/g)].map(([, id]) => id);
    assert.ok(
      ids.every((id) => (STYLE_IDS as readonly unknown[]).includes(id)),
      `${bundle} ${ids.join()}`,
    );
  }
});
