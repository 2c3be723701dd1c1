/** The chained callbacks of the cities example, with a second action inside the first one's flight, in every order. */

import assert from "node:assert/strict";
import { test } from "node:test";

import type { JSON } from "../src/types";
import { type Definition, settled, type Values, World } from "./support/world";

const CITIES: { [country: string]: string[] } = {
  America: ["New York City", "San Francisco", "Cincinnati"],
  Canada: ["Montréal", "Toronto", "Ottawa"],
};

const DEFINITIONS: Definition[] = [
  {
    name: "set_cities_options",
    inputs: ["countries.value"],
    outputs: ["cities.options"],
    body: (args) => ({ "cities.options": CITIES[args["countries.value"] as string]! }),
  },
  {
    name: "set_cities_value",
    inputs: ["cities.options"],
    outputs: ["cities.value"],
    body: (args) => ({ "cities.value": (args["cities.options"] as string[])[0]! }),
  },
  {
    name: "set_display_children",
    inputs: ["countries.value", "cities.value"],
    outputs: ["display.children"],
    body: (args) => ({ "display.children": [args["countries.value"]!, args["cities.value"]!] }),
  },
];

type Action = (world: World) => Values;

const otherCountry: Action = () => ({ "countries.value": "America" });
const otherCity: Action = ({ values }) => ({ "cities.value": (values["cities.options"] as string[])[1]! });

function assertPair([country, city]: JSON[]): void {
  assert.ok(CITIES[country as string]!.includes(city as string), `${String(city)} is not in ${String(country)}`);
}

/** One thing that can happen next; the last is the user's second action. */
function moves(world: World, actions: readonly Action[]): (() => Promise<unknown>)[] {
  const settle = world.flights.flatMap((flight) => flight.ready().map((name) => async () => flight.settle(name)));
  const [action] = actions;
  return action ? [...settle, () => world.edit(action(world))] : settle;
}

/** Plays the choices, then always the first; returns how many there were at each turn. */
async function play(actions: readonly Action[], choices: readonly number[]): Promise<number[]> {
  const world = new World(DEFINITIONS, {
    "countries.value": "America",
    "cities.options": CITIES["America"]!,
    "cities.value": "New York City",
    "display.children": [],
  });
  const left = [...actions];
  await world.edit({ "countries.value": "Canada" });
  const counts: number[] = [];
  for (let turn = 0; ; turn++) {
    await settled();
    const possible = moves(world, left);
    if (possible.length === 0) break;
    const choice = choices[turn] ?? 0;
    if (left.length > 0 && choice === possible.length - 1) left.shift();
    counts.push(possible.length);
    await possible[choice]!();
  }
  for (const { args } of world.callsOf("set_display_children")) {
    assertPair([args["countries.value"]!, args["cities.value"]!]);
  }
  const shown = [world.values["countries.value"]!, world.values["cities.value"]!];
  assert.deepEqual(world.values["display.children"], shown, `at rest after ${choices.join()}`);
  assert.ok((world.values["cities.options"] as string[]).includes(shown[1] as string));
  assert.ok(world.calls.length <= 3 * (1 + actions.length) + 1, "no callback runs more often than it must");
  return counts;
}

/** All sequences of choices, depth first. */
async function playAll(actions: readonly Action[]): Promise<number> {
  let games = 0;
  for (let choices: number[] | undefined = []; choices; games++) {
    const counts = await play(actions, choices);
    const taken: number[] = counts.map((_, turn) => choices![turn] ?? 0);
    while (taken.length > 0 && taken.at(-1)! + 1 >= counts[taken.length - 1]!) taken.pop();
    choices = taken.length > 0 ? [...taken.slice(0, -1), taken.at(-1)! + 1] : undefined;
  }
  return games;
}

test("S5: no country is ever seen with another country's city, whatever the second action and the order", async () => {
  for (const actions of [[otherCountry], [otherCity], [otherCountry, otherCity], [otherCity, otherCountry]]) {
    assert.ok((await playAll(actions)) >= 3);
  }
});

test("B2: an action costs one request, also inside the flight of another", async () => {
  const world = new World(DEFINITIONS, { "countries.value": "America", "cities.value": "New York City" });
  const first = await world.edit({ "countries.value": "Canada" });
  const second = await world.edit({ "countries.value": "America" });
  second.settle();
  first.settle();
  await settled();
  assert.equal(world.sent.length, 2);
  assert.deepEqual(world.values["display.children"], ["America", "New York City"]);
});
