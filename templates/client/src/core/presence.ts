/** Whether what a callback needs is in the page (semantics S14). */

import type { Host, PropRef } from "../types";
import type { Graph } from "./graph";

export class Presence {
  constructor(
    private readonly graph: Graph,
    private readonly host: Pick<Host, "mounted">,
  ) {}

  callable(place: number): boolean {
    return this.missing(place) === undefined;
  }

  /**
   * Undefined for a callback that can be called. Else the props that it lacks and that are not optional, none where
   * nothing is to be said: none of its outputs or none of its inputs is in the page.
   */
  missing(place: number): readonly PropRef[] | undefined {
    const { inputs, state, outputs, optional = [] } = this.graph.at(place);
    const isAbsent = (ref: PropRef): boolean => !this.host.mounted(ref);
    if (outputs.length > 0 && outputs.every(isAbsent)) return [];
    if (inputs.length > 0 && inputs.every(isAbsent)) return [];
    const missing = [...inputs, ...state].filter((ref) => isAbsent(ref) && !optional.includes(ref));
    return missing.length > 0 ? missing : undefined;
  }
}
