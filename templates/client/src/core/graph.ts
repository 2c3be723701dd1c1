/** The plan of the page as look-up tables. Everything about order and reach was computed by the compiler (C2). */

import type { PageData, PlannedCallback, PropRef } from "../types";

const NONE: readonly number[] = [];

/** Callbacks go by their place in the plan: a writer always comes before the readers of what it writes. */
export class Graph {
  readonly callbacks: readonly PlannedCallback[];
  private readonly places = new Map<string, number>();
  private readonly inputsOf = new Map<PropRef, number[]>();
  private readonly outputsOf = new Map<PropRef, number[]>();
  private propsById: ReadonlyMap<string, readonly PropRef[]> | undefined;
  private readonly dispatch: ReadonlyMap<PropRef, readonly number[]>;

  constructor(page: Pick<PageData, "callbacks" | "dispatch">) {
    this.callbacks = page.callbacks;
    this.dispatch = new Map(Object.entries(page.dispatch));
    for (const [place, callback] of page.callbacks.entries()) {
      this.places.set(callback.name, place);
      for (const ref of callback.inputs) list(this.inputsOf, ref).push(place);
      for (const ref of callback.outputs) list(this.outputsOf, ref).push(place);
    }
  }

  at(place: number): PlannedCallback {
    return this.callbacks[place]!;
  }

  place(name: string): number | undefined {
    return this.places.get(name);
  }

  /** The callbacks that have the prop as an input. */
  readers(ref: PropRef): readonly number[] {
    return this.inputsOf.get(ref) ?? NONE;
  }

  /** The callbacks that have the prop as an output. */
  writers(ref: PropRef): readonly number[] {
    return this.outputsOf.get(ref) ?? NONE;
  }

  /** The props of a component that callbacks have as inputs or outputs; sorted when nodes first come. */
  propsOf(id: string): readonly PropRef[] {
    this.propsById ??= this.sortProps();
    return this.propsById.get(id) ?? [];
  }

  /** Whether a change of the one prop may in the end change the other. */
  reaches(source: PropRef, ref: PropRef): boolean {
    const reached = this.dispatch.get(source) ?? NONE;
    return this.writers(ref).some((writer) => reached.includes(writer));
  }

  /** These callbacks and all that their outputs may set off, in order. */
  closure(places: Iterable<number>): number[] {
    const found = new Set<number>();
    for (const place of places) {
      found.add(place);
      for (const next of this.after(place)) found.add(next);
    }
    return [...found].sort((a, b) => a - b);
  }

  /** Whether the outputs of one callback may set off the other. */
  leads(place: number, to: number): boolean {
    return this.after(place).includes(to);
  }

  /** Whether a callback waits for the other one when both are in a run. */
  follows(place: number, writer: number): boolean {
    const { outputs } = this.at(writer);
    return this.at(place).waits.some((ref) => outputs.includes(ref));
  }

  private sortProps(): ReadonlyMap<string, readonly PropRef[]> {
    const found = new Map<string, PropRef[]>();
    for (const ref of new Set([...this.inputsOf.keys(), ...this.outputsOf.keys()])) {
      list(found, ref.slice(0, ref.lastIndexOf("."))).push(ref);
    }
    return found;
  }

  private after(place: number): number[] {
    return this.at(place).outputs.flatMap((ref) => this.dispatch.get(ref)?.filter((next) => next !== place) ?? NONE);
  }
}

function list<Item>(map: Map<string, Item[]>, key: string): Item[] {
  let found = map.get(key);
  if (!found) map.set(key, (found = []));
  return found;
}
