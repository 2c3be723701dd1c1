/** Values that options no longer hold: when they are put right, and what that sets off. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { heldBy } from "../src/dom/options";
import type { JSON } from "../src/types";
import { type Definition, settled, World } from "./support/world";

const OPTIONS: Definition = {
  name: "options",
  inputs: ["country.value"],
  outputs: ["city.options"],
  body: ({ "country.value": country }) => ({ "city.options": [`${String(country)}1`, `${String(country)}2`] }),
};
const SHOW: Definition = { name: "show", inputs: ["city.value"], outputs: ["out.children"] };
const BOTH: Definition = { name: "both", inputs: ["city.options"], state: ["city.value"], outputs: ["both.children"] };
const CHOSEN = { "country.value": "a", "city.value": "a1", "city.options": ["a1", "a2"] };

/** Chooses the first option, or writes nothing. */
function choosing(chooses: boolean): Definition {
  const first = ({ "city.options": options }: { [ref: string]: JSON }) => ({ "city.value": (options as JSON[])[0]! });
  return { name: "choose", inputs: ["city.options"], outputs: ["city.value"], body: chooses ? first : () => null };
}

function seen(world: World): JSON[] {
  return world.callsOf("show").map(({ args }) => args["city.value"]!);
}

test("a value that the options no longer hold is a change of its own, and triggers", async () => {
  const world = new World([OPTIONS, SHOW], { ...CHOSEN });
  (await world.edit({ "country.value": "b" })).settle();
  await settled();
  assert.equal(world.values["city.value"], null);
  assert.deepEqual(world.last.request, {
    run: [{ callback: "show", triggered: ["city.value"] }],
    values: { "city.value": null },
  });
  world.last.settle();
  await settled();
  assert.deepEqual([world.sent.length, seen(world)], [2, [null]]);
});

test("a value that comes with its options, or after them in one run, is never taken away", async () => {
  for (const definitions of [
    [OPTIONS, choosing(true), SHOW],
    [{ ...OPTIONS, outputs: ["city.options", "city.value"], body: () => ({ "city.options": ["b1"], "city.value": "b1" }) }, SHOW],
  ]) {
    const world = new World(definitions, { ...CHOSEN });
    const flight = await world.edit({ "country.value": "b" });
    while (!flight.done) {
      flight.settle(flight.ready()[0]);
      await settled();
    }
    assert.deepEqual([world.sent.length, world.values["city.value"], seen(world)], [1, "b1", ["b1"]]);
  }
});

test("it is taken away when the callback that may write it has written nothing", async () => {
  const world = new World([OPTIONS, choosing(false), SHOW], { ...CHOSEN });
  const flight = await world.edit({ "country.value": "b" });
  flight.settle("options");
  await settled();
  assert.equal(world.values["city.value"], "a1");
  flight.settle();
  await settled();
  world.last.settle();
  assert.deepEqual(seen(world), [null]);
});

test("a run that reads the value and is still under way is followed by one with what is left", async () => {
  const world = new World([OPTIONS, SHOW], { ...CHOSEN });
  const slow = await world.edit({ "city.value": "a2" });
  (await world.edit({ "country.value": "b" })).settle("options");
  await settled();
  world.last.settle();
  slow.settle();
  await settled();
  assert.deepEqual([world.values["out.children"], seen(world)], ["show()", [null, "a2"]]);
  assert.equal(world.flights.length, 0);
});

test("what the loss triggers is told together with what the options trigger elsewhere", async () => {
  const late: Definition = { name: "late", inputs: ["city.options", "city.value"], outputs: ["late.children"] };
  const world = new World([OPTIONS, late], { ...CHOSEN });
  (await world.edit({ "country.value": "b" })).settle();
  await settled();
  world.last.settle();
  assert.deepEqual(world.callsOf("late").at(-1), {
    name: "late",
    args: { "city.options": ["b1", "b2"], "city.value": null },
    triggered: ["city.value"],
  });
});

/** The server has seen that the choice is gone. */
const NARROWING: Definition = { ...OPTIONS, body: () => ({ "city.options": ["b1"], "city.value": null }) };

test("what the server left of a choice belongs to the run for what waited for the options", async () => {
  const both: Definition = { name: "both", inputs: ["city.options", "city.value"], outputs: ["both.children"] };
  const world = new World([NARROWING, both, SHOW], { ...CHOSEN });
  (await world.edit({ "country.value": "b" })).settle();
  await settled();
  assert.deepEqual(world.callsOf("both").map(({ triggered }) => triggered), [["city.options", "city.value"]]);
  world.last.settle();
  await settled();
  assert.deepEqual([world.sent.length, seen(world)], [2, [null]]);
});

test("what runs beside the options, and read the choice that is gone, runs again", async () => {
  const beside: Definition = { name: "beside", inputs: ["country.value", "city.value"], outputs: ["beside.children"] };
  for (const first of ["options", "beside"]) {
    const world = new World([NARROWING, beside], { ...CHOSEN });
    const flight = await world.edit({ "country.value": "b" });
    flight.settle(first).settle();
    await settled();
    world.last.settle();
    await settled();
    assert.deepEqual(world.last.request.run, [{ callback: "beside", triggered: ["city.value"] }], first);
    assert.equal(world.flights.length, 0);
  }
});

test("a choice that the user made meanwhile is looked at by itself", async () => {
  for (const [chosen, left] of [["b1", "b1"], ["a2", null]] as const) {
    const world = new World([NARROWING, SHOW], { ...CHOSEN });
    const flight = await world.edit({ "country.value": "b" });
    await world.edit({ "city.value": chosen });
    flight.settle();
    await settled();
    assert.equal(world.values["city.value"], left);
  }
});

test("a state that is lost triggers nothing", async () => {
  const world = new World([OPTIONS, BOTH], { ...CHOSEN });
  (await world.edit({ "country.value": "b" })).settle();
  await settled();
  assert.deepEqual([world.values["city.value"], world.sent.length], [null, 1]);
});

test("options that came with the page are looked at too", async () => {
  const world = new World([{ ...OPTIONS, initial: true }, { ...SHOW, initial: true }], { ...CHOSEN });
  world.engine.hold();
  world.engine.start();
  world.engine.pageLine({ callback: "options", outputs: { "city.options": ["b1"] }, placed: true });
  world.engine.pageLine({ callback: "show", outputs: { "out.children": "show(a1)" }, placed: true });
  world.engine.pageEnd();
  await settled();
  assert.equal(world.values["city.value"], "a1");
  world.engine.release();
  await settled();
  world.last.settle();
  assert.deepEqual(seen(world), [null]);
});

test("options hold values of their own type only", () => {
  assert.equal(heldBy([1, "2", true], 1), 1);
  assert.equal(heldBy([1, "2", true], "1"), null);
  assert.deepEqual(heldBy([1, "2", true], ["1", 2, true, 1]), [true, 1]);
  assert.equal(heldBy({ 1: "One" }, 1), null);
  assert.equal(heldBy({ 1: "One" }, "1"), "1");
  assert.equal(heldBy([{ label: "A", value: "a", disabled: true }], "a"), "a");
  assert.equal(heldBy(null, "a"), null);
  assert.deepEqual([heldBy([], null), heldBy([], ""), heldBy([], [])], [null, "", []]);
});
