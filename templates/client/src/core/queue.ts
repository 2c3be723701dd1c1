/** The callbacks that have been triggered and not been sent. */

import type { PropRef } from "../types";
import type { Graph } from "./graph";
import { type Causes, commonCauses } from "./run";

export interface Waiting {
  triggered: Set<PropRef>;
  initial: boolean;
  /** The newest run when it first stayed behind; infinite before, since a run then may hold what triggered it. */
  since: number;
  causes: Causes;
}

export class Queue {
  private readonly waiting = new Map<number, Waiting>();

  constructor(private readonly graph: Graph) {}

  get all(): ReadonlyMap<number, Waiting> {
    return this.waiting;
  }

  trigger(place: number, ref: PropRef, causes: Causes): void {
    this.wait(place, causes).triggered.add(ref);
  }

  /** Its initial call. */
  begin(place: number, causes: Causes): void {
    this.wait(place, causes).initial = true;
  }

  /** The initial calls of those of some callbacks that start together which start by themselves. */
  beginAll(places: Iterable<number>, starting: ReadonlySet<number>, causes: Causes): void {
    for (const place of places) if (this.startsByItself(place, starting)) this.begin(place, causes);
  }

  /**
   * An initial callback that reads nothing but what others write that start with it runs because one of those wrote
   * something, and not at all when none did (S7).
   */
  startsByItself(place: number, starting: ReadonlySet<number>): boolean {
    const { inputs } = this.graph.at(place);
    const given = (ref: PropRef) => this.graph.writers(ref).some((w) => w !== place && starting.has(w));
    return inputs.length === 0 || !inputs.every(given);
  }

  remove(place: number): void {
    this.waiting.delete(place);
  }

  /** Those that are left have waited since that run, if not longer. */
  stayBehind(order: number): void {
    for (const left of this.waiting.values()) left.since = Math.min(left.since, order);
  }

  private wait(place: number, causes: Causes): Waiting {
    let waiting = this.waiting.get(place);
    if (waiting) waiting.causes = commonCauses([waiting.causes, causes]);
    else this.waiting.set(place, (waiting = { triggered: new Set(), initial: false, since: Infinity, causes }));
    return waiting;
  }
}
