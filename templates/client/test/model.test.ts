/** Random graphs, edits, delays and orders of lines, against the same callbacks run one after the other. */

import assert from "node:assert/strict";
import { test } from "node:test";

import type { JSON, PropRef, RunEntry } from "../src/types";
import {
  below,
  contradictions,
  pick,
  type Random,
  randomGraph,
  seeded,
  sequential,
  type Shape,
  sourceValue,
  type Traced,
  traced,
} from "./support/random";
import { type Body, type Definition, settled, type Values, World } from "./support/world";

interface Chances {
  edit: number;
  /** A run is lost on its way. */
  loss?: number;
  /** A callback writes nothing, or raises. */
  nothing?: number;
  /** The user changes what a callback wrote. */
  override?: number;
}

class Trial {
  readonly world: World;
  readonly problems: string[] = [];
  /** What happened, for the message of a failure. */
  readonly log: string[] = [];
  private readonly versions = new Map<PropRef, number>();
  private readonly lost: RunEntry[][] = [];

  constructor(
    readonly definitions: Definition[],
    readonly sources: PropRef[],
    private readonly random: Random,
    private readonly chances: Chances,
  ) {
    const initial = sequential(
      definitions,
      Object.fromEntries(sources.map((ref): [string, JSON] => [ref, sourceValue(ref, 0)])),
    );
    this.world = new World(
      definitions.map((definition) => ({ ...definition, body: this.checked(definition) })),
      initial,
    );
    this.world.lost = (entries) => this.lost.push(entries);
  }

  private checked(definition: Definition): Body {
    const body = traced(definition);
    return (args, triggered) => {
      const wrong = contradictions(args);
      const versions = Object.entries(args).map(([ref, value]) => `${ref} ${JSON.stringify((value as Traced).from)}`);
      this.log.push(`  ${definition.name}: ${versions.join("; ")}`);
      if (wrong.length > 0) this.log.push("    !!!");
      if (wrong.length > 0) this.problems.push(`${definition.name} saw two versions of ${wrong.join()}`);
      const chance = this.random() / (this.chances.nothing ?? 0);
      if (chance < 0.3) throw new Error("as agreed");
      return chance < 1 ? null : body(args, triggered);
    };
  }

  edit(ref: PropRef): void {
    const version = (this.versions.get(ref) ?? 0) + 1;
    this.versions.set(ref, version);
    this.world.values[ref] = sourceValue(ref, version);
    this.log.push(`edit ${ref} ${String(version)}`);
    this.world.engine.edit([ref]);
  }

  /** One thing happens. */
  step(): void {
    const { random, chances, world } = this;
    const written = this.definitions.flatMap(({ outputs }) => outputs);
    if (random() < (chances.override ?? 0)) this.edit(pick(random, written));
    else if (random() < chances.edit) this.edit(pick(random, this.sources));
    else if (random() < (chances.loss ?? 0) && world.flights.length > 0) pick(random, world.flights).fail();
    else if (this.lost.length > 0 && random() < 0.3) world.engine.retry(this.lost.shift()!);
    else this.settleOne();
    this.checkFlights();
  }

  settleOne(): void {
    if (this.world.flights.length === 0) return;
    const flight = pick(this.random, this.world.flights);
    const name = pick(this.random, flight.ready());
    this.log.push(`settle ${name} of run ${String(this.world.sent.indexOf(flight))}: ${flight.order.join()}`);
    flight.settle(name);
  }

  /** Fails with the graph and all that happened. */
  conclude(seed: number): void {
    const graph = this.definitions.map(({ name, inputs, kept, outputs }) =>
      [name, inputs, kept?.length ? `(${kept.join()})` : "", "->", outputs].join(" "),
    );
    assert.deepEqual(this.problems, [], [`seed ${String(seed)}`, ...graph, ...this.log].join("\n"));
  }

  private checkFlights(): void {
    for (const { name } of this.definitions) {
      const flights = this.world.flights.filter((flight) => flight.isOpen(name));
      if (flights.length > 2) this.problems.push(`${name} is in flight ${String(flights.length)} times`);
    }
  }

  /** Lets everything that is under way come to its end. */
  async drain(): Promise<void> {
    for (let turns = 0; ; turns++) {
      await settled();
      const entries = this.lost.shift();
      if (entries) this.world.engine.retry(entries);
      else if (this.world.flights.length > 0) this.settleOne();
      else break;
      assert.ok(turns < 10_000, "it comes to rest");
    }
    if (this.world.marked.length > 0) this.problems.push(`at rest, ${this.world.marked.join()} are marked busy`);
  }

  /** Each callback's newest call must have seen what its inputs are now. */
  checkNewestCalls(): void {
    const newest = new Map(this.world.newestCalls().map((call) => [call.name, call]));
    for (const { name, inputs } of this.definitions) {
      const call = newest.get(name);
      for (const ref of call ? inputs : []) {
        const seen = JSON.stringify(call!.args[ref]);
        const now = JSON.stringify(this.world.values[ref]);
        if (seen !== now) this.problems.push(`${name} last saw ${ref} as ${seen}, it is ${now}`);
      }
    }
  }

  /** What is downstream of a callback that wrote nothing keeps its old value (S6), until it is sent again (B6). */
  forgiveOldValues(): void {
    this.problems.splice(0, Infinity, ...this.problems.filter((problem) => !problem.includes("two versions")));
  }

  checkValues(): void {
    const expected: Values = sequential(this.definitions, this.world.values);
    for (const [ref, value] of Object.entries(expected)) {
      const is = JSON.stringify(this.world.values[ref]);
      if (is !== JSON.stringify(value)) this.problems.push(`${ref} is ${is}, not ${JSON.stringify(value)}`);
    }
  }
}

const SHAPE: Shape = { sources: 3, callbacks: 6, state: 0 };
const TRIALS = 250;
const STEPS = 60;

async function trials(shape: Shape, chances: Chances, check: (trial: Trial) => void): Promise<void> {
  for (let seed = 1; seed <= TRIALS; seed++) {
    const random = seeded(seed);
    const { definitions, sources } = randomGraph(random, { ...shape, callbacks: 1 + below(random, shape.callbacks) });
    const trial = new Trial(definitions, sources, random, chances);
    for (let i = 0; i < STEPS; i++) {
      trial.step();
      if (random() < 0.7) await settled();
    }
    await trial.drain();
    check(trial);
    trial.conclude(seed);
  }
}

test("B4: in any order of edits and answers functions see values that belong together, and the end is right", async () => {
  await trials(SHAPE, { edit: 0.3 }, (trial) => trial.checkValues());
});

test("B4: so too when edits are rare, or as many as there can be", async () => {
  await trials(SHAPE, { edit: 0.1 }, (trial) => trial.checkValues());
  await trials({ ...SHAPE, callbacks: 10 }, { edit: 0.6 }, (trial) => trial.checkValues());
});

test("B3: so too with states that callbacks wait for", async () => {
  await trials({ ...SHAPE, state: 0.5 }, { edit: 0.3 }, (trial) => trial.checkNewestCalls());
});

test("B6: with runs that are lost and sent again, the end is right", async () => {
  await trials(SHAPE, { edit: 0.3, loss: 0.1 }, (trial) => {
    trial.forgiveOldValues();
    trial.checkValues();
  });
});

test("S9: so too when the user changes what callbacks wrote", async () => {
  await trials(SHAPE, { edit: 0.25, override: 0.1 }, (trial) => trial.checkNewestCalls());
});

test("S6: with callbacks that write nothing or raise, each sees the last values of its inputs in the end", async () => {
  await trials(SHAPE, { edit: 0.3, nothing: 0.2 }, (trial) => {
    trial.forgiveOldValues();
    trial.checkNewestCalls();
  });
});

test("B4: nothing starves while every source changes all the time", async () => {
  for (let seed = 1; seed <= 25; seed++) {
    const random = seeded(seed);
    const { definitions, sources } = randomGraph(random, { sources: 3, callbacks: 6, state: 0 });
    const trial = new Trial(definitions, sources, random, { edit: 1 });
    for (let i = 0; i < 600; i++) {
      trial.step();
      await settled();
      trial.settleOne();
      await settled();
    }
    for (const { name } of definitions) {
      const calls = trial.world.callsOf(name).length;
      if (calls < 20) trial.problems.push(`${name} ran ${String(calls)} times`);
    }
    trial.conclude(seed);
  }
});
