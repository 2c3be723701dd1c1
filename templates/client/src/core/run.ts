/** A run: callbacks that were sent together, and what has come back of them. */

import type { PropRef, RunEntry } from "../types";
import type { Cells, Origin } from "./cells";
import type { Graph } from "./graph";

/** Callbacks, by their places. */
export type Causes = ReadonlySet<number>;

export const NO_CAUSES: Causes = new Set();

/** What several reasons to run have in common: one of them that is new is enough to go on. */
export function commonCauses(reasons: readonly Causes[]): Causes {
  const [first = NO_CAUSES, ...others] = reasons;
  return others.length === 0 ? first : new Set([...first].filter((place) => others.every((other) => other.has(place))));
}

/** A callback within a run. */
export interface Entry {
  triggered: readonly PropRef[];
  /** Makes its initial call. */
  initial: boolean;
  /** What its results come from, if it runs on what was known when it was sent. */
  origin: Origin;
  /** Callbacks that it runs because of, by way of nodes that they brought: it does not set them off again (S12). */
  causes: Causes;
}

export class Run {
  /** What has been written in this run. */
  readonly wrote = new Set<PropRef>();
  /** The stamps of the inputs as the callbacks of this run see them. */
  readonly seen = new Map<PropRef, number>();
  private readonly open: Set<number>;
  private downstream: ReadonlySet<number> | undefined;

  constructor(
    readonly order: number,
    readonly entries: ReadonlyMap<number, Entry>,
    private readonly graph: Graph,
    cells: Cells,
  ) {
    this.open = new Set(entries.keys());
    for (const place of entries.keys()) {
      for (const ref of graph.at(place).inputs) this.seen.set(ref, cells.get(ref).stamp);
    }
  }

  get unsettled(): ReadonlySet<number> {
    return this.open;
  }

  settle(place: number): void {
    this.open.delete(place);
    this.downstream = undefined;
  }

  /** Whether a callback of this run may still write the prop. */
  writes(ref: PropRef): boolean {
    return this.graph.writers(ref).some((writer) => this.open.has(writer));
  }

  /** The callbacks that may still write the prop because of this run: those downstream that it left out do it later. */
  pending(ref: PropRef): number[] {
    const downstream = (this.downstream ??= new Set(this.graph.closure(this.open)));
    return this.graph.writers(ref).filter((writer) => downstream.has(writer));
  }

  /** Whether the callback has run or will run, as far as is known by now. */
  runs(place: number): boolean {
    const entry = this.entries.get(place);
    return !!entry && (entry.initial || this.triggers(place).length > 0);
  }

  /** All that triggers a callback in this run: what it was sent with, and what was written for it. */
  triggers(place: number): PropRef[] {
    const written = this.graph.at(place).inputs.filter((ref) => this.wrote.has(ref));
    return [...new Set([...(this.entries.get(place)?.triggered ?? []), ...written])];
  }

  /**
   * What has to be sent to make up for what has not settled; what is only downstream of it comes along by itself. An
   * initial call is not made up for where the callback is called anyway.
   */
  remainder(isCalled: (place: number) => boolean): RunEntry[] {
    const entries: RunEntry[] = [];
    for (const place of [...this.open].sort((a, b) => a - b)) {
      const triggered = this.triggers(place);
      const initial = this.entries.get(place)!.initial && !isCalled(place);
      if (triggered.length === 0 && !initial) continue;
      entries.push(runEntry(this.graph.at(place).name, triggered, initial));
    }
    return entries;
  }
}

export function runEntry(callback: string, triggered: readonly PropRef[], initial: boolean): RunEntry {
  const entry: RunEntry = { callback };
  if (triggered.length > 0) entry.triggered = [...triggered];
  if (initial) entry.initial = true;
  return entry;
}
