/** `n_clicks` of every element that the page knows, by one listener; a click counts for all elements around it. */

import { doc } from "./document";
import type { Props } from "../types";
import type { Instance } from "./instance";
import { own } from "./json";
import { parentElementOf } from "./unclobbered";

/** What the inline recorder keeps: the events themselves. */
export type EarlyEvent = Pick<Event, "type" | "target" | "timeStamp">;

export class Clicks {
  constructor(
    private readonly known: (el: Element) => Instance | undefined,
    private readonly changed: (changes: ReadonlyMap<Instance, Props>) => void,
  ) {}

  listen(): void {
    doc.addEventListener("click", (event) => this.count([event]));
  }

  /** Counts clicks from before the client was there, all in one change. */
  replay(events: readonly EarlyEvent[]): void {
    this.count(events.filter(({ type }) => type === "click"));
  }

  private count(clicks: readonly EarlyEvent[]): void {
    const counts = new Map<Instance, number>();
    for (const { target } of clicks) {
      for (let el = target instanceof Element ? target : null; el; el = parentElementOf(el)) {
        const instance = this.known(el);
        if (instance?.isElement) counts.set(instance, (counts.get(instance) ?? 0) + 1);
      }
    }
    if (counts.size === 0) return;
    const now = Date.now();
    const changes = [...counts].map(([instance, count]): [Instance, Props] => {
      const before = own(instance.given, "n_clicks");
      const n_clicks = (typeof before === "number" ? before : 0) + count;
      return [instance, { n_clicks, n_clicks_timestamp: now }];
    });
    this.changed(new Map(changes));
  }
}
