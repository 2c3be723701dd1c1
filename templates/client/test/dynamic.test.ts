/** Nodes that callbacks bring, and props that are not in the page (semantics S12, S14). */

import assert from "node:assert/strict";
import { test } from "node:test";

import type { JSON } from "../src/types";
import { type Definition, settled, type Values, World } from "./support/world";

function nodes(props: Values): JSON {
  return { nodes: props };
}

/** `fill` puts a field and a note into a box; they are not there before. */
function world(definitions: readonly Definition[], field = "typed"): World {
  const fill: Definition = {
    name: "fill",
    inputs: ["way.value"],
    outputs: ["box.children"],
    body: () => ({ "box.children": nodes({ "field.value": field, "note.children": "" }) }),
  };
  const made = new World([fill, ...definitions], { "way.value": "a" });
  for (const id of ["field", "note"]) made.absent.add(id);
  return made;
}

test("S12: a callback whose output has come with nodes gets its initial call", async () => {
  const page = world([{ name: "hint", inputs: ["field.value"], outputs: ["note.children"], initial: true }]);
  (await page.edit({ "way.value": "b" })).settle();
  await settled();
  assert.deepEqual(page.last.request.run, [{ callback: "hint", initial: true }]);
  page.last.settle();
  assert.equal(page.values["note.children"], "hint(typed)");
});

test("S12: a callback outside that reads what has come runs, even if it makes no initial call", async () => {
  const page = world([{ name: "echo", inputs: ["field.value"], outputs: ["out.children"] }]);
  (await page.edit({ "way.value": "b" })).settle();
  await settled();
  assert.deepEqual(page.last.request, {
    run: [{ callback: "echo", triggered: ["field.value"] }],
    values: { "field.value": "typed" },
  });
});

test("S12: a callback inside that makes no initial call waits for its inputs to change", async () => {
  const page = world([{ name: "hint", inputs: ["field.value"], outputs: ["note.children"] }]);
  (await page.edit({ "way.value": "b" })).settle();
  await settled();
  assert.deepEqual(page.callsOf("hint"), []);
  (await page.edit({ "field.value": "x" })).settle();
  assert.equal(page.values["note.children"], "hint(x)");
});

test("S12: nodes that are written again are wired again, and their readers get the new values", async () => {
  const page = world([{ name: "echo", inputs: ["field.value"], outputs: ["out.children"] }]);
  for (const way of ["b", "c"]) {
    (await page.edit({ "way.value": way })).settle();
    await settled();
    page.last.settle();
  }
  assert.equal(page.callsOf("echo").length, 2);
});

test("S12: what has no outputs makes its initial call when its input comes", async () => {
  const page = world([
    { name: "log", inputs: ["field.value"], outputs: [], initial: true },
    { name: "quiet", inputs: ["field.value"], outputs: [] },
  ]);
  (await page.edit({ "way.value": "b" })).settle();
  await settled();
  assert.deepEqual(page.last.request.run, [{ callback: "log", initial: true }]);
});

test("S7: of callbacks that come together one that only gets what another writes waits for that", async () => {
  const page = world([
    { name: "first", inputs: ["field.value"], outputs: ["note.title"], initial: true, body: () => null },
    { name: "second", inputs: ["note.title"], outputs: ["note.children"], initial: true },
  ]);
  (await page.edit({ "way.value": "b" })).settle();
  await settled();
  page.last.settle();
  assert.deepEqual(
    page.calls.map(({ name }) => name),
    ["fill", "first"],
  );
});

test("nodes that set off what brought them bring no endless loop", async () => {
  const page = new World(
    [
      { name: "query", inputs: ["field.value"], outputs: ["query.data"] },
      {
        name: "fill",
        inputs: ["query.data"],
        outputs: ["box.children"],
        body: () => ({ "box.children": nodes({ "field.value": "again" }) }),
      },
    ],
    { "field.value": "x" },
  );
  (await page.edit({ "field.value": "y" })).settle();
  for (let turn = 0; turn < 5; turn++) {
    await settled();
    if (page.flights.length > 0) page.last.settle();
  }
  assert.deepEqual(
    page.calls.map(({ name }) => name),
    ["query", "fill", "query"],
  );
  (await page.edit({ "field.value": "z" })).settle();
  assert.equal(page.callsOf("fill").length, 2, "the user sets it off again");
});

test("a callback that writes to the nodes it brings does so when they are there", async () => {
  const page = new World(
    [
      {
        name: "fill",
        inputs: ["way.value"],
        outputs: ["field.value", "box.children"],
        body: () => ({ "field.value": "set", "box.children": nodes({ "field.value": "as made" }) }),
      },
    ],
    { "way.value": "a" },
  );
  page.absent.add("field");
  (await page.edit({ "way.value": "b" })).settle();
  assert.equal(page.values["field.value"], "set");
});

test("what the page's own run writes to the nodes it brings is shown, as the server has drawn only the nodes", () => {
  const page = new World(
    [{ name: "fill", inputs: ["way.value"], outputs: ["box.children", "field.value"], initial: true }],
    { "way.value": "a" },
  );
  page.absent.add("field");
  page.engine.start();
  const outputs = { "box.children": nodes({ "field.value": "as made" }), "field.value": "set" };
  page.engine.pageLine({ callback: "fill", outputs, placed: true });
  assert.equal(page.values["field.value"], "set");
  assert.deepEqual(Object.keys(page.placed), ["box.children"]);
});

test("S12: an older result does not overwrite what came with newer nodes", async () => {
  const page = world([{ name: "hint", inputs: ["text.value"], outputs: ["field.value"] }]);
  page.absent.clear();
  const older = await page.edit({ "text.value": "x" });
  (await page.edit({ "way.value": "b" })).settle();
  older.settle();
  assert.equal(page.values["field.value"], "typed");
});

test("S14: without any of its outputs in the page a callback is not called, nor without any of its inputs", async () => {
  const page = world([
    { name: "unshown", inputs: ["text.value"], outputs: ["note.children"], initial: true },
    { name: "unfed", inputs: ["field.value"], state: ["text.value"], outputs: ["out.children"], initial: true },
  ]);
  page.engine.start();
  page.engine.pageEnd();
  await page.edit({ "text.value": "x" });
  assert.deepEqual(page.sent, []);
  assert.deepEqual(page.incompletes, []);
});

test("S14: some outputs in the page are enough, and the others are left out", async () => {
  const page = world([{ name: "both", inputs: ["text.value"], outputs: ["note.children", "out.children"] }]);
  (await page.edit({ "text.value": "x" })).settle();
  assert.equal(page.values["out.children"], "both(x)");
  assert.equal(page.values["note.children"], undefined);
});

test("S14: with some inputs or a state missing a callback is not called, and that is said", async () => {
  const page = world([
    { name: "join", inputs: ["text.value", "field.value"], outputs: ["out.children"] },
    { name: "peek", inputs: ["text.value"], state: ["field.value"], outputs: ["out.title"] },
  ]);
  await page.edit({ "text.value": "x" });
  assert.deepEqual(page.sent, []);
  assert.deepEqual(page.incompletes, ["join: field.value", "peek: field.value"]);
});

test("S14: what is optional and missing is left out of the request; the callback gets nothing for it", async () => {
  const optional = ["field.value", "note.title"];
  const page = world([
    { name: "join", inputs: ["text.value", "field.value"], state: ["note.title"], outputs: ["out.children"], optional },
  ]);
  const flight = await page.edit({ "text.value": "x" });
  assert.deepEqual(flight.request.values, { "text.value": "x" });
  flight.settle();
  assert.deepEqual(page.calls[0]?.args, { "text.value": "x", "field.value": null, "note.title": null });
});

test("B8: what nothing can change is not sent", async () => {
  const page = world([
    { name: "scale", inputs: ["a.value", "a.id"], state: ["a.max"], outputs: ["out.title"], fixed: ["a.id", "a.max"] },
  ]);
  const { request } = await page.edit({ "a.value": 1 });
  assert.deepEqual(request.values, { "a.value": 1 });
});

test("S14: what a callback writes for something that is missing reaches no reader of it", async () => {
  const page = world([
    { name: "load", inputs: ["text.value"], outputs: ["name.value", "field.value"] },
    { name: "join", inputs: ["name.value", "field.value"], outputs: ["out.children"], optional: ["field.value"] },
  ]);
  (await page.edit({ "text.value": "x" })).settle();
  assert.deepEqual(page.callsOf("join")[0]?.args, { "name.value": "load(x)", "field.value": null });
});

test("S14: what follows a callback that cannot be called starts without it", () => {
  const page = world([
    { name: "unfed", inputs: ["field.value"], outputs: ["text.value"], initial: true },
    { name: "echo", inputs: ["text.value"], outputs: ["out.children"], initial: true },
  ]);
  page.engine.start();
  assert.deepEqual(page.marked, ["out.children"], "only `echo` is under way");
  page.engine.pageLine({ callback: "echo", outputs: { "out.children": "early" } });
  assert.deepEqual(page.marked, []);
});

test("S14: components that were removed count as missing", async () => {
  const page = world([{ name: "echo", inputs: ["text.value"], outputs: ["out.children"] }]);
  page.absent.add("out");
  await page.edit({ "text.value": "x" });
  assert.deepEqual(page.sent, []);
});
