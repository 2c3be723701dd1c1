/** One component or known element of the page. */

import { isElementName } from "./elements";
import type { ComponentModule, Handle, Props } from "../types";
import { merged } from "./json";

/** Derived from other props, by the compiler or by a component's module; says nothing once a prop is written. */
export function isPrivate(prop: string): boolean {
  return prop.startsWith("$");
}

export class Instance implements Handle {
  /** What was set in the spec or written since, without defaults. */
  given: Props;
  /** What the server's HTML shows, until the module is there. */
  shown: Props;
  props: Props;
  module: ComponentModule | undefined;
  /** Undoes `mount`. */
  stop: (() => void) | undefined;
  removed = false;

  constructor(
    readonly id: string,
    readonly type: string,
    readonly key: string,
    public el: HTMLElement,
    given: Props,
    /** The mark in `data-dx` of a component without a public id. */
    readonly mark: number | undefined,
    private readonly changed: (instance: Instance, changes: Props) => void,
  ) {
    this.given = given;
    this.shown = given;
    this.props = given;
  }

  set(changes: Props): void {
    if (!this.removed) this.changed(this, changes);
  }

  keep(values: Props): void {
    if (!this.removed) this.assign(values);
  }

  /** Takes values over; drawing is the page's business. */
  assign(changes: Props): void {
    const kept = Object.entries(this.given).filter(([name]) => !isPrivate(name));
    this.replace(merged(Object.fromEntries(kept), changes));
  }

  /** Takes new props over, in place of all. */
  replace(given: Props): void {
    this.given = given;
    this.props = merged(this.module?.catalogue.defaults ?? {}, given);
  }

  /** The module is there: its defaults fill in what is not set. */
  complete(module: ComponentModule): void {
    this.module = module;
    this.props = merged(module.catalogue.defaults, this.given);
  }

  get isElement(): boolean {
    return isElementName(this.type);
  }
}
