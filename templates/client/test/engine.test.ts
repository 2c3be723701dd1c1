import assert from "node:assert/strict";
import { test } from "node:test";

import type { JSON } from "../src/types";
import { type Definition, settled, type Values, World } from "./support/world";

const CHAIN: Definition[] = [
  { name: "f", inputs: ["a.value"], outputs: ["x.value"] },
  { name: "g", inputs: ["x.value"], outputs: ["y.value"] },
];

const DIAMOND: Definition[] = [
  { name: "left", inputs: ["a.value"], outputs: ["l.value"] },
  { name: "right", inputs: ["a.value"], outputs: ["r.value"] },
  { name: "join", inputs: ["l.value", "r.value"], outputs: ["out.value"] },
];

/** Two sources, and a reader of what comes of both. */
const TWO_SOURCES: Definition[] = [
  { name: "f", inputs: ["a.value"], outputs: ["x.value"] },
  { name: "h", inputs: ["b.value"], outputs: ["z.value"] },
  { name: "g", inputs: ["x.value", "z.value"], outputs: ["y.value"] },
];

test("S4: changes of one task make one run that tells all of them", async () => {
  const world = new World([{ name: "f", inputs: ["a.value", "b.value"], outputs: ["x.value"] }]);
  world.values["a.value"] = 1;
  world.engine.edit(["a.value"]);
  world.values["b.value"] = 2;
  world.engine.edit(["b.value"]);
  await settled();
  assert.equal(world.sent.length, 1);
  assert.deepEqual(world.last.request, {
    run: [{ callback: "f", triggered: ["a.value", "b.value"] }],
    values: { "a.value": 1, "b.value": 2 },
  });
});

test("S4: a state is sent with its current value and triggers nothing", async () => {
  const world = new World([{ name: "f", inputs: ["a.n_clicks"], state: ["b.value"], outputs: ["x.value"] }]);
  await world.edit({ "b.value": "typed" });
  assert.equal(world.sent.length, 0);
  await world.edit({ "a.n_clicks": 1 });
  assert.deepEqual(world.last.request.values, { "a.n_clicks": 1, "b.value": "typed" });
});

test("B2: a chain is one request, and what is written within it is not sent", async () => {
  const world = new World(CHAIN, { "x.value": "large" });
  await world.edit({ "a.value": 1 });
  assert.deepEqual(world.last.request, {
    run: [{ callback: "f", triggered: ["a.value"] }, { callback: "g" }],
    values: { "a.value": 1 },
  });
  world.last.settle();
  await settled();
  assert.equal(world.sent.length, 1);
  assert.equal(world.values["y.value"], "g(f(1))");
});

test("B2: an input that may stay as it is is sent", async () => {
  const world = new World(DIAMOND, { "l.value": "L", "r.value": "R" });
  await world.edit({ "a.value": 1 });
  assert.deepEqual(world.last.request.values, { "a.value": 1, "l.value": "L", "r.value": "R" });
});

test("S5: a diamond runs once", async () => {
  const world = new World(DIAMOND, { "l.value": "", "r.value": "" });
  (await world.edit({ "a.value": 1 })).settle("right").settle("left").settle("join");
  await settled();
  assert.deepEqual(world.callsOf("join"), [
    { name: "join", args: { "l.value": "left(1)", "r.value": "right(1)" }, triggered: ["l.value", "r.value"] },
  ]);
});

test("S6: what is downstream only of a callback that wrote nothing does not run", async () => {
  const world = new World([{ ...CHAIN[0]!, body: () => null }, CHAIN[1]!]);
  (await world.edit({ "a.value": 1 })).settle();
  await settled();
  assert.deepEqual(world.callsOf("g"), []);
  assert.equal(world.sent.length, 1);
});

test("S6: an exception is reported, writes nothing, and leaves the rest running", async () => {
  const broken: Definition = {
    name: "broken",
    inputs: ["a.value"],
    outputs: ["l.value"],
    body: () => {
      throw new Error("no");
    },
  };
  const world = new World([broken, DIAMOND[1]!, DIAMOND[2]!], { "l.value": "old", "r.value": "" });
  (await world.edit({ "a.value": 1 })).settle();
  await settled();
  assert.deepEqual(world.failures, ["broken"]);
  assert.deepEqual(world.callsOf("join"), [
    { name: "join", args: { "l.value": "old", "r.value": "right(1)" }, triggered: ["r.value"] },
  ]);
});

test("S8: an equal value triggers what reads it, also outside its run", async () => {
  const definitions: Definition[] = [
    { name: "f", inputs: ["a.value"], outputs: ["x.value"], body: () => ({ "x.value": "same" }) },
    CHAIN[1]!,
  ];
  const world = new World(definitions, { "x.value": "same" });
  await world.edit({ "a.value": 1 });
  await world.edit({ "x.value": "same" });
  const [first, second] = world.sent;
  assert.equal(second, undefined, "`g` waits for the pending prop");
  first!.settle("f");
  await settled();
  first!.settle("g");
  world.last.settle();
  assert.equal(world.callsOf("g").length, 2);
});

test("S9: synchronised controls run once per edit, and typing is not undone", async () => {
  const sync: Definition = {
    name: "sync",
    inputs: ["slider.value", "input.value"],
    outputs: ["slider.value", "input.value"],
    body: (args, [trigger]) => ({ "slider.value": args[trigger!]!, "input.value": args[trigger!]! }),
  };
  const world = new World([sync], { "slider.value": 0 });
  const first = await world.edit({ "input.value": "1" });
  const second = await world.edit({ "input.value": "12" });
  first.settle();
  await settled();
  assert.equal(world.values["input.value"], "12");
  second.settle();
  await settled();
  assert.deepEqual(world.values, { "slider.value": "12", "input.value": "12" });
  assert.equal(world.calls.length, 2);
});

test("S9: a choice among options that are gone does not outlive the new ones", async () => {
  const definitions: Definition[] = [
    { name: "set_city", inputs: ["country.value"], outputs: ["city.value"] },
    { name: "show", inputs: ["city.value"], state: ["country.value"], outputs: ["out.children"] },
  ];
  const world = new World(definitions, { "city.value": "Paris" });
  const first = await world.edit({ "country.value": "Canada" });
  await world.edit({ "city.value": "Lyon" });
  first.settle();
  await settled();
  for (const flight of world.flights) flight.settle();
  assert.equal(world.values["city.value"], "set_city(Canada)");
  assert.ok(world.callsOf("show").every(({ args }) => args["city.value"] === "set_city(Canada)"));
});

test("B2: a reader of a prop that is pending in another run is sent when it settles, with all its triggers", async () => {
  const definitions: Definition[] = [
    { name: "slow", inputs: ["a.value"], outputs: ["x.value"] },
    { name: "read", inputs: ["x.value", "b.value", "c.value"], outputs: ["y.value"] },
    { name: "after", inputs: ["y.value", "c.value"], outputs: ["z.value"] },
  ];
  const world = new World(definitions, { "x.value": "", "y.value": "", "b.value": 0, "c.value": 0 });
  const first = await world.edit({ "a.value": 1 });
  await world.edit({ "b.value": 1 });
  await world.edit({ "c.value": 1 });
  assert.equal(world.sent.length, 1, "`after` is behind `read`, which is left out");
  first.settle("slow");
  await settled();
  assert.deepEqual(world.last.request.run, [
    { callback: "read", triggered: ["b.value", "c.value"] },
    { callback: "after", triggered: ["c.value"] },
  ]);
  assert.equal(world.last.request.values["x.value"], "slow(1)");
});

test("B3: a callback waits for the pending writer of a state that it keeps, which does not trigger it", async () => {
  const definitions: Definition[] = [
    { name: "slow", inputs: ["a.value"], outputs: ["s.data"] },
    { name: "save", inputs: ["button.n_clicks"], kept: ["s.data"], outputs: [] },
  ];
  const world = new World(definitions, { "s.data": "old" });
  const first = await world.edit({ "a.value": 1 });
  await world.edit({ "button.n_clicks": 1 });
  assert.equal(world.sent.length, 1);
  first.settle();
  await settled();
  world.last.settle();
  await settled();
  assert.deepEqual(world.callsOf("save"), [
    { name: "save", args: { "button.n_clicks": 1, "s.data": "slow(1)" }, triggered: ["button.n_clicks"] },
  ]);
});

test("B3: a state in the same run comes from its writer there", async () => {
  const definitions: Definition[] = [
    { name: "write", inputs: ["a.value"], outputs: ["s.data"] },
    { name: "read", inputs: ["a.value"], kept: ["s.data"], outputs: ["y.value"] },
  ];
  const world = new World(definitions, { "s.data": "old" });
  (await world.edit({ "a.value": 1 })).settle();
  assert.equal(world.values["y.value"], "read(1,write(1))");
});

test("B4: an older result never overwrites a newer one", async () => {
  const world = new World(CHAIN);
  const first = await world.edit({ "a.value": 1 });
  const second = await world.edit({ "a.value": 2 });
  second.settle();
  first.settle();
  await settled();
  assert.equal(world.values["x.value"], "f(2)");
  assert.equal(world.values["y.value"], "g(f(2))");
  assert.equal(world.sent.length, 2);
});

test("B4: a result that arrives while a newer run is under way is shown", async () => {
  const world = new World(CHAIN);
  const first = await world.edit({ "a.value": 1 });
  await world.edit({ "a.value": 2 });
  first.settle();
  assert.equal(world.values["y.value"], "g(f(1))");
});

test("B4: a late `no_update` does not throw away an earlier result", async () => {
  const f: Definition = {
    ...CHAIN[0]!,
    body: (args) => (args["a.value"] === 2 ? null : { "x.value": args["a.value"]! }),
  };
  const world = new World([f, CHAIN[1]!]);
  const first = await world.edit({ "a.value": 1 });
  const second = await world.edit({ "a.value": 2 });
  second.settle();
  first.settle();
  await settled();
  assert.equal(world.values["x.value"], 1);
  assert.equal(world.values["y.value"], "g(1)");
});

test("B4: what a newer run read too early is read again when the newer run left it alone", async () => {
  const definitions: Definition[] = [
    { ...CHAIN[0]!, body: (args) => (args["a.value"] === 2 ? null : { "x.value": args["a.value"]! }) },
    { name: "g", inputs: ["x.value", "b.value"], outputs: ["y.value"] },
  ];
  const world = new World(definitions, { "x.value": 0, "b.value": 0 });
  const first = await world.edit({ "a.value": 1 });
  const second = await world.edit({ "a.value": 2, "b.value": 2 });
  second.settle();
  first.settle();
  await settled();
  assert.deepEqual(world.last.request.run, [{ callback: "g", triggered: ["x.value"] }]);
  world.last.settle();
  assert.equal(world.values["y.value"], "g(1,2)");
});

test("B4: at most two runs of a callback are in flight, and further triggers merge", async () => {
  const world = new World([{ name: "f", inputs: ["a.value", "b.value"], outputs: ["x.value"] }]);
  const first = await world.edit({ "a.value": 1, "b.value": 0 });
  for (const [ref, value] of [["a", 2], ["a", 3], ["b", 4]] as const) await world.edit({ [`${ref}.value`]: value });
  assert.equal(world.sent.length, 2);
  first.settle();
  await settled();
  assert.deepEqual(world.last.request, {
    run: [{ callback: "f", triggered: ["a.value", "b.value"] }],
    values: { "a.value": 3, "b.value": 4 },
  });
});

test("B4: an interval faster than its callback still updates the page", async () => {
  const world = new World([{ name: "f", inputs: ["i.n_intervals"], outputs: ["x.value"] }]);
  const shown: unknown[] = [];
  for (let n = 1; n <= 12; n++) {
    await world.edit({ "i.n_intervals": n });
    if (n % 3 !== 0) continue;
    world.flights[0]!.settle();
    await settled();
    shown.push(world.values["x.value"]);
  }
  assert.deepEqual(shown, ["f(1)", "f(2)", "f(3)", "f(6)"]);
});

test("B4: a reader of two sources that are always pending runs, on values that belong together", async () => {
  const world = new World(TWO_SOURCES, { "x.value": "", "z.value": "" });
  for (let n = 1; n <= 40; n++) {
    await world.edit(n % 2 ? { "a.value": n } : { "b.value": n });
    const name = n % 2 ? "f" : "h";
    const flights = world.flights.filter((flight) => flight.isOpen(name));
    if (flights.length === 2) flights[0]!.settle(name);
    for (const flight of world.flights) if (flight.ready().includes("g")) flight.settle("g");
    await settled();
  }
  assert.ok(world.callsOf("g").length >= 5, `ran ${String(world.callsOf("g").length)} times`);
});

test("B4: a result that will come too late to be shown holds nothing up", async () => {
  const world = new World([CHAIN[0]!, { name: "g", inputs: ["x.value", "b.value"], outputs: ["y.value"] }], {
    "x.value": 0,
    "b.value": 0,
  });
  await world.edit({ "a.value": 1 });
  (await world.edit({ "a.value": 2 })).settle();
  await world.edit({ "b.value": 1 });
  assert.deepEqual(world.last.request.values, { "x.value": "f(2)", "b.value": 1 });
});

test("B4: a callback waits for what was sent when it began to wait", async () => {
  const world = new World([CHAIN[0]!, { name: "g", inputs: ["x.value", "b.value"], outputs: ["y.value"] }], {
    "x.value": 0,
    "b.value": 0,
  });
  const first = await world.edit({ "b.value": 1 });
  await world.edit({ "b.value": 2 });
  const third = await world.edit({ "a.value": 1, "b.value": 3 });
  assert.deepEqual(third.order, ["f"], "two of `g` are in flight");
  first.settle();
  await settled();
  assert.equal(world.last, third);
  third.settle();
  await settled();
  assert.deepEqual(world.last.request.values, { "x.value": "f(1)", "b.value": 3 });
});

test("B4: a reader that has waited for one source does not hold it up for another, slow one", async () => {
  const world = new World(TWO_SOURCES, { "x.value": "", "z.value": "" });
  const fast = await world.edit({ "a.value": 1 });
  (await world.edit({ "b.value": 1 })).settle("h");
  await settled();
  const slow = await world.edit({ "b.value": 2 });
  fast.settle("f").settle("g");
  await settled();
  assert.deepEqual(world.last.request.values, { "x.value": "f(1)", "z.value": "h(1)" });
  (await world.edit({ "a.value": 2 })).settle("f");
  assert.equal(world.values["x.value"], "f(2)");
  slow.settle();
  await settled();
  while (world.flights.length > 0) world.flights[0]!.settle();
  await settled();
  while (world.flights.length > 0) world.flights[0]!.settle();
  assert.equal(world.values["y.value"], "g(f(2),h(2))");
});

/** A run of `f` that had to leave `g` out, and a newer one that holds both. */
async function overtaken(second: (value: JSON) => Values | null): Promise<World> {
  const f: Definition = {
    ...CHAIN[0]!,
    body: ({ "a.value": value }) => (value === 1 ? { "x.value": 1 } : second(value!)),
  };
  const h: Definition = { ...TWO_SOURCES[1]!, body: () => null };
  const world = new World([f, h, TWO_SOURCES[2]!], { "x.value": 0, "z.value": 0 });
  const blocker = await world.edit({ "b.value": 1 });
  const first = await world.edit({ "a.value": 1 });
  assert.deepEqual(first.order, ["f"]);
  blocker.settle();
  const newer = await world.edit({ "a.value": 2 });
  first.settle();
  await settled();
  newer.settle();
  await settled();
  while (world.flights.length > 0) world.flights[0]!.settle();
  return world;
}

test("B4: a change that a newer run replaces sets nothing off by itself", async () => {
  const world = await overtaken((value) => ({ "x.value": value }));
  assert.deepEqual(world.callsOf("g").map(({ args }) => args["x.value"]), [2]);
});

test("B4: a change that a newer run could have replaced and did not sets off what reads it", async () => {
  const world = await overtaken(() => null);
  assert.deepEqual(world.callsOf("g").map(({ args }) => args["x.value"]), [1]);
});

test("B6: a lost run writes nothing, takes its marks back, and can be sent again", async () => {
  const world = new World(CHAIN);
  await world.edit({ "a.value": 1 });
  assert.deepEqual(world.marked, ["x.value", "y.value"]);
  world.last.fail();
  await settled();
  assert.deepEqual(world.marked, []);
  assert.deepEqual(world.losses, [[{ callback: "f", triggered: ["a.value"] }]]);
  world.engine.retry(world.losses[0]!);
  await settled();
  world.last.settle();
  assert.equal(world.values["y.value"], "g(f(1))");
});

test("B6: after a loss halfway only the rest is sent again", async () => {
  const world = new World(CHAIN);
  (await world.edit({ "a.value": 1 })).settle("f").fail();
  assert.deepEqual(world.losses, [[{ callback: "g", triggered: ["x.value"] }]]);
});

test("B6: an answer that ends too early leaves no marks", async () => {
  const world = new World(CHAIN);
  (await world.edit({ "a.value": 1 })).settle("f").end();
  await settled();
  assert.deepEqual(world.marked, []);
});

test("S19: what runs, and what is downstream of it, is marked until it settles", async () => {
  const world = new World([...CHAIN, { name: "other", inputs: ["b.value"], outputs: ["o.value"] }]);
  const flight = await world.edit({ "a.value": 1 });
  assert.deepEqual(world.marked, ["x.value", "y.value"]);
  flight.settle("f");
  assert.deepEqual(world.marked, ["y.value"]);
  flight.settle("g");
  assert.deepEqual(world.marked, []);
});

test("C1: results of the page's stream are shown and reach what is not in it", async () => {
  const definitions: Definition[] = [
    { ...CHAIN[0]!, initial: true },
    { ...CHAIN[1]!, initial: true, late: true },
  ];
  const world = new World(definitions, { "a.value": 1 });
  world.engine.start();
  await settled();
  assert.equal(world.sent.length, 0);
  world.engine.pageLine({ callback: "f", outputs: { "x.value": 5 }, placed: true });
  await settled();
  assert.deepEqual(world.placed, { "x.value": 5 });
  assert.deepEqual(world.last.request.run, [{ callback: "g", triggered: ["x.value"] }]);
});

test("C1: what the page's stream does not hold at its end is asked for", async () => {
  const definitions: Definition[] = [
    { name: "done", inputs: ["a.value"], outputs: ["x.value"], initial: true },
    { name: "rest", inputs: ["b.value"], outputs: ["y.value"], initial: true },
    { name: "both", inputs: ["x.value", "y.value"], outputs: ["z.value"], initial: true },
  ];
  const world = new World(definitions, { "a.value": 1, "b.value": 2, "y.value": 0 });
  world.engine.start();
  world.engine.pageLine({ callback: "done", outputs: { "x.value": 5 } });
  await settled();
  assert.deepEqual(world.marked, ["y.value", "z.value"]);
  world.engine.pageEnd();
  await settled();
  assert.deepEqual(world.last.request.run, [
    { callback: "rest", initial: true },
    { callback: "both", triggered: ["x.value"] },
  ]);
  world.last.settle();
  assert.equal(world.values["z.value"], "both(5,rest(2))");
});

test("C1: what the user did before the client was there goes in one run, once all of it is known", async () => {
  const world = new World([{ name: "f", inputs: ["go.n_clicks"], state: ["name.value"], outputs: ["x.children"] }]);
  world.engine.hold();
  await world.edit({ "go.n_clicks": 2 });
  await world.edit({ "name.value": "typed" });
  assert.equal(world.sent.length, 0);
  world.engine.release();
  await settled();
  assert.deepEqual(world.last.request.values, { "go.n_clicks": 2, "name.value": "typed" });
});

test("C1: an initial call that the user's edit has overtaken is not asked for", async () => {
  const world = new World([{ ...CHAIN[0]!, initial: true }], { "a.value": 1 });
  world.engine.start();
  await world.edit({ "a.value": 2 });
  world.engine.pageEnd();
  await settled();
  assert.deepEqual(world.sent.map(({ request }) => request.run), [[{ callback: "f", triggered: ["a.value"] }]]);
});

test("S7: an initial callback whose inputs all come from initial ones that wrote nothing is skipped", async () => {
  const definitions: Definition[] = [
    { name: "done", inputs: ["a.value"], outputs: ["x.value"], initial: true },
    { name: "rest", inputs: ["b.value"], outputs: ["y.value"], initial: true, late: true, body: () => null },
    { name: "both", inputs: ["x.value", "y.value"], outputs: ["z.value"], initial: true, late: true },
  ];
  const world = new World(definitions, { "b.value": 2, "x.value": 0 });
  world.engine.start();
  world.engine.pageLine({ callback: "done", outputs: {} });
  world.engine.pageEnd();
  await settled();
  for (const flight of world.flights) flight.settle();
  await settled();
  assert.deepEqual(world.callsOf("both"), []);
  assert.equal(world.callsOf("rest").length, 1);
});

test("S3: a callback that does not start by itself runs when an initial one writes its input", async () => {
  const world = new World([{ ...CHAIN[0]!, initial: true, late: true }, CHAIN[1]!], { "a.value": 1 });
  world.engine.start();
  world.engine.pageEnd();
  await settled();
  assert.deepEqual(world.last.request.run, [{ callback: "f", initial: true }, { callback: "g" }]);
});

test("C1: an edit made before the page's stream ended waits for what is pending in it", async () => {
  const definitions: Definition[] = [
    { ...CHAIN[0]!, initial: true },
    { name: "g", inputs: ["x.value", "b.value"], outputs: ["y.value"], initial: true },
  ];
  const world = new World(definitions, { "b.value": 0 });
  world.engine.start();
  await world.edit({ "b.value": 1 });
  assert.equal(world.sent.length, 0);
  world.engine.pageLine({ callback: "f", outputs: { "x.value": 5 } });
  await settled();
  assert.deepEqual(world.last.request, {
    run: [{ callback: "g", triggered: ["b.value"] }],
    values: { "x.value": 5, "b.value": 1 },
  });
});
