/** Props that no longer fit what callbacks have written to their components, such as a choice that is no option now. */

import type { JSON, PropRef, Props } from "../types";
import type { Instance } from "./instance";
import { equal, own } from "./json";

export class Corrections {
  /** By component: the props that no callback may be about to write when it is looked at. */
  private readonly unchecked = new Map<Instance, readonly string[]>();

  /** The component is in the page, with its module, or came anew; it may have come before what it depends on. */
  came(instance: Instance): void {
    const dependent = instance.module?.behaviour.dependent;
    if (dependent) this.unchecked.set(instance, [dependent.prop, dependent.on]);
  }

  /** A callback wrote props of the component. */
  written(instance: Instance, before: Props): void {
    const dependent = instance.module?.behaviour.dependent;
    if (!dependent || equal(own(before, dependent.on), own(instance.given, dependent.on))) return;
    this.unchecked.set(instance, [dependent.prop]);
  }

  /** What has to change now. */
  *due(isPending: (ref: PropRef) => boolean): Generator<[instance: Instance, prop: string, value: JSON]> {
    for (const [instance, awaited] of this.unchecked) {
      const dependent = instance.module?.behaviour.dependent;
      if (dependent && !instance.removed && awaited.some((prop) => isPending(`${instance.id}.${prop}`))) continue;
      this.unchecked.delete(instance);
      if (!dependent || instance.removed) continue;
      const value = dependent.fitting(instance.props);
      if (!equal(value, own(instance.props, dependent.prop))) yield [instance, dependent.prop, value];
    }
  }
}
