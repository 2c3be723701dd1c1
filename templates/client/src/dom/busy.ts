/**
 * Marks what callbacks may still write: `aria-busy` for everybody, `data-dx-loading` and Dash's `data-dash-is-loading` for
 * style sheets (semantics S19).
 */

import type { PropRef } from "../types";
import type { Instance } from "./instance";
import { getAttribute, removeAttribute, setAttribute } from "./unclobbered";

export const BUSY_MARKS = ["aria-busy", "data-dash-is-loading", "data-dx-loading"] as const;

export class BusyMarks {
  private marked = new Map<HTMLElement, string>();

  /** The server's HTML marks what its own callbacks still write. */
  adopt(instances: readonly Instance[]): void {
    for (const { el } of instances) if (getAttribute(el, "aria-busy") === "true") this.marked.set(el, "");
  }

  show(refs: ReadonlySet<PropRef>, find: (ref: PropRef) => { el: HTMLElement; prop: string } | undefined): void {
    const next = new Map<HTMLElement, string>();
    for (const ref of refs) {
      const found = find(ref);
      if (found) next.set(found.el, `${next.get(found.el) ?? ""} ${found.prop}`.trim());
    }
    for (const el of this.marked.keys()) {
      if (next.has(el)) continue;
      for (const name of BUSY_MARKS) removeAttribute(el, name);
    }
    for (const [el, props] of next) {
      if (this.marked.get(el) === props) continue;
      setAttribute(el, "aria-busy", "true");
      setAttribute(el, "data-dash-is-loading", "true");
      setAttribute(el, "data-dx-loading", props);
    }
    this.marked = next;
  }
}
