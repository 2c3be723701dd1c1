/**
 * Which of the waiting callbacks can be sent now, together with all that they set off: one run, one request (B2).
 *
 * A callback stays behind while a prop that it waits for may still change through something that this run does not
 * hold: a run in flight, or a callback that stays behind itself. It must not stay behind for ever (B4): once nothing
 * that was under way when it began to wait holds it up any more, it goes with the values shown, if those belong
 * together; if they do not, nothing new that leads to it is started until it has gone.
 */

import type { PropRef } from "../types";
import type { Cells, Origin } from "./cells";
import type { Graph } from "./graph";
import type { Presence } from "./presence";
import type { Queue } from "./queue";
import { commonCauses, type Causes, type Entry, type Run } from "./run";

/** At most so many runs of one callback are in flight (B4). */
const MOST_IN_FLIGHT = 2;

export interface Situation {
  graph: Graph;
  cells: Cells;
  waiting: Queue["all"];
  /** Those in flight. */
  runs: readonly Run[];
  /** All that wait can be called. */
  presence: Presence;
}

/** The entries of the next run, in order; none when everything has to wait. */
export function compose(situation: Situation): Map<number, Entry> {
  const free = new Composition(situation, []);
  if (free.starving.length === 0) return free.entries;
  return new Composition(situation, free.starving).entries;
}

/** A prop that the run will write. */
interface Writing {
  origin: Origin;
  /** It will be computed from values that something still holds: when that was sent, or began to wait. */
  held: number[];
  causes: Causes;
}

class Composition {
  readonly entries = new Map<number, Entry>();
  /** Callbacks that have waited long enough and still lack values that belong together. */
  readonly starving: number[] = [];
  /** What this run will write. */
  private readonly written = new Map<PropRef, Writing>();
  /** What a callback that stays behind will write some time, and since when something of that has been waiting. */
  private readonly blocked = new Map<PropRef, number>();

  constructor(
    private readonly situation: Situation,
    private readonly favoured: readonly number[],
  ) {
    for (const place of situation.graph.closure(situation.waiting.keys())) this.consider(place);
  }

  private consider(place: number): void {
    const { graph, waiting } = this.situation;
    const callback = graph.at(place);
    const own = waiting.get(place);
    const reached = this.reasons(place).length > 0 && this.situation.presence.callable(place);
    if (!own && !reached) {
      if (callback.waits.some((ref) => this.blocked.has(ref))) this.block(place);
      return;
    }
    if (this.isFull(place) || this.isHeldBack(place)) return this.block(place);
    const direct = callback.waits.flatMap((ref) => this.holders(place, ref));
    const held = [...direct, ...callback.waits.flatMap((ref) => this.written.get(ref)?.held ?? [])];
    if (held.length === 0) return this.include(place, held);
    const waitedEnough = own ? held.every((began) => began > own.since) : direct.length === 0;
    if (waitedEnough && this.situation.cells.agree(this.origins(callback.waits))) return this.include(place, held);
    if (waitedEnough && own) this.starving.push(place);
    this.block(place);
  }

  /** When what may still change the prop, and is not in this run, was sent or began to wait. */
  private holders(place: number, ref: PropRef): number[] {
    const { cells, runs } = this.situation;
    const found: number[] = [];
    const blocked = this.blocked.get(ref);
    if (blocked !== undefined) found.push(blocked);
    if (this.written.has(ref)) return found;
    const newest = cells.get(ref).run;
    for (const run of runs) {
      // A callback is not held up by itself (S9), nor by a result that will come too late to be shown.
      const late = (writer: number) => newest > run.order && run.unsettled.has(writer);
      if (run.pending(ref).some((writer) => writer !== place && !late(writer))) found.push(run.order);
    }
    return found;
  }

  private isFull(place: number): boolean {
    return this.situation.runs.filter((run) => run.unsettled.has(place)).length >= MOST_IN_FLIGHT;
  }

  private isHeldBack(place: number): boolean {
    return this.favoured.some((starving) => this.situation.graph.leads(place, starving));
  }

  private block(place: number): void {
    const { graph, waiting } = this.situation;
    const { waits, outputs } = graph.at(place);
    const causes = waits.map((ref) => this.blocked.get(ref) ?? Infinity);
    const since = Math.min(waiting.get(place)?.since ?? Infinity, ...causes);
    for (const ref of outputs) this.blocked.set(ref, Math.min(since, this.blocked.get(ref) ?? Infinity));
  }

  private include(place: number, held: number[]): void {
    const { graph, cells, waiting } = this.situation;
    const own = waiting.get(place);
    const origin = cells.merge(this.origins(graph.at(place).inputs).values());
    const reasons = this.reasons(place);
    const causes = commonCauses(own ? [own.causes, ...reasons] : reasons);
    this.entries.set(place, { triggered: [...(own?.triggered ?? [])], initial: own?.initial ?? false, origin, causes });
    for (const ref of graph.at(place).outputs) this.written.set(ref, { origin, held, causes });
  }

  /** For each input that this run writes and that sets the callback off: what caused it. */
  private reasons(place: number): Causes[] {
    const written = this.situation.graph.at(place).inputs.map((ref) => this.written.get(ref)?.causes);
    return written.filter((causes) => causes !== undefined && !causes.has(place)) as Causes[];
  }

  private origins(refs: readonly PropRef[]): Map<PropRef, Origin> {
    const { cells } = this.situation;
    return new Map(refs.map((ref) => [ref, (this.written.get(ref) ?? cells.get(ref)).origin]));
  }
}
