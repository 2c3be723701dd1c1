/** What is known of each prop beside its value: which change it holds, and what that came from. */

import type { PropRef } from "../types";
import type { Graph } from "./graph";

/** The stamps of the user's changes that a value was computed from. */
export type Origin = ReadonlyMap<PropRef, number>;

export interface Cell {
  /** Grows with every change that is shown; two changes never share one. */
  stamp: number;
  /** The number of the newest run that has written it; -1 before. */
  run: number;
  /** The number of the user's edit that it shows; -1 when it shows what a callback wrote, or the layout. */
  edit: number;
  /** The callback that wrote what it shows; -1 for the user and the layout. */
  writer: number;
  origin: Origin;
}

const NOWHERE: Origin = new Map();
const UNTOUCHED: Cell = { stamp: 0, run: -1, edit: -1, writer: -1, origin: NOWHERE };

export class Cells {
  private readonly cells = new Map<PropRef, Cell>();
  private stamps = 0;

  constructor(private readonly graph: Graph) {}

  get(ref: PropRef): Cell {
    return this.cells.get(ref) ?? UNTOUCHED;
  }

  /** The user changed a prop, in view of what it came from: a city is chosen among those of a country. */
  edit(ref: PropRef, order: number): void {
    const stamp = ++this.stamps;
    const { run, origin } = this.get(ref);
    this.cells.set(ref, { stamp, run, edit: order, writer: -1, origin: new Map(origin).set(ref, stamp) });
  }

  /** A callback of that run wrote a prop and it is shown. */
  write(ref: PropRef, run: number, writer: number, origin: Origin): void {
    this.cells.set(ref, { stamp: ++this.stamps, run, edit: -1, writer, origin });
  }

  /** What a callback's result comes from, given what it reads. Of contradicting stamps the older counts. */
  merge(origins: Iterable<Origin>): Origin {
    const merged = new Map<PropRef, number>();
    for (const origin of origins) {
      for (const [source, stamp] of origin) merged.set(source, Math.min(stamp, merged.get(source) ?? stamp));
    }
    return merged;
  }

  /** Whether values belong together: those that depend on the same prop come from the same change of it. */
  agree(values: ReadonlyMap<PropRef, Origin>): boolean {
    for (const source of this.merge(values.values()).keys()) {
      const stamps = new Set<number>();
      for (const [ref, origin] of values) {
        const stamp = origin.get(source);
        if (stamp !== undefined) stamps.add(stamp);
        else if (ref === source || this.graph.reaches(source, ref)) stamps.add(0);
      }
      if (stamps.size > 1) return false;
    }
    return true;
  }
}
