/** Which components and known elements the page has, by id and by element. */

import type { Props } from "../types";
import { Instance } from "./instance";
import { elementsIn, parentElementOf } from "./unclobbered";

/** What a new instance is made of; a private key is found for it where it has none. */
export interface Born {
  id: string | undefined;
  type: string;
  el: HTMLElement;
  given: Props;
  key?: string | undefined;
  mark?: number | undefined;
}

export class Instances {
  private readonly byId = new Map<string, Instance>();
  private readonly byElement = new WeakMap<Element, Instance>();
  private made = 0;

  constructor(private readonly changed: (instance: Instance, changes: Props) => void) {}

  add({ id, type, el, given, key, mark }: Born): Instance {
    const known = key ?? this.newKey();
    const instance = new Instance(id ?? `@${known}`, type, known, el, given, mark, this.changed);
    this.byId.set(instance.id, instance);
    this.byElement.set(el, instance);
    return instance;
  }

  named(id: string): Instance | undefined {
    return this.byId.get(id);
  }

  of(el: Element): Instance | undefined {
    return this.byElement.get(el);
  }

  all(): Iterable<Instance> {
    return this.byId.values();
  }

  /** The innermost component around a node. */
  around(target: EventTarget | null): Instance | undefined {
    for (let el = target instanceof Element ? target : null; el; el = parentElementOf(el)) {
      const instance = this.byElement.get(el);
      if (instance) return instance;
    }
    return undefined;
  }

  /** Gives an instance another element. */
  move(instance: Instance, el: HTMLElement): void {
    this.byElement.delete(instance.el);
    this.byElement.set(el, instance);
    instance.el = el;
  }

  /** Forgets an element and all in it; gives the instances that were there. */
  remove(el: Element): Instance[] {
    const found: Instance[] = [];
    for (const inner of [el, ...elementsIn(el)]) {
      const instance = this.byElement.get(inner);
      if (!instance) continue;
      instance.removed = true;
      this.byElement.delete(inner);
      if (this.byId.get(instance.id) === instance) this.byId.delete(instance.id);
      found.push(instance);
    }
    return found;
  }

  private newKey(): string {
    this.made += 1;
    return `_dx-c${String(this.made)}`;
  }
}
