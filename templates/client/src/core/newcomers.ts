/** What nodes set off that a callback has brought (semantics S12). */

import type { PropRef } from "../types";
import type { Graph } from "./graph";
import type { Causes } from "./run";

export interface Newcomers {
  /** Their props, as far as callbacks read or write them. */
  props: ReadonlySet<PropRef>;
  /** Callbacks that write to them, and those without outputs that read them: they make their initial calls. */
  starting: ReadonlySet<number>;
  /** Callbacks that write elsewhere, and what they read. */
  triggers: readonly [place: number, ref: PropRef][];
}

/** `ids` are those of the nodes; what caused the nodes is not set off again. */
export function newcomers(graph: Graph, ids: readonly string[], causes: Causes): Newcomers {
  const props = new Set(ids.flatMap((id) => graph.propsOf(id)));
  const starting = new Set<number>();
  const triggers: [number, PropRef][] = [];
  for (const ref of props) {
    for (const place of [...graph.readers(ref), ...graph.writers(ref)]) {
      const { inputs, outputs, initial } = graph.at(place);
      if (causes.has(place)) continue;
      if (initial && (outputs.length === 0 || outputs.some((output) => props.has(output)))) starting.add(place);
      if (inputs.includes(ref) && outputs.some((output) => !props.has(output))) triggers.push([place, ref]);
    }
  }
  return { props, starting, triggers };
}
