/**
 * What the page shows: the components by their ids, their current values, and how values get into the DOM. The core
 * reads and writes through it and is told what the user changed.
 */

import type { Entered, Entry } from "../renewal";
import { doc } from "./document";
import type { ComponentModule, Handle, JSON, PageComponent, PropRef, Props } from "../types";
import { attributeName, attributeText } from "./attributes";
import { BusyMarks } from "./busy";
import { Clicks, type EarlyEvent } from "./clicks";
import { componentElement } from "./component";
import { Corrections } from "./corrections";
import { Drawing, type Components } from "./draw";
import { enteredIn, valuesOf } from "./entered";
import { isPrivate, type Instance } from "./instance";
import { Instances } from "./instances";
import { merged, own } from "./json";
import type { Writing } from "./live";
import { linkStyle, placeholder, sayUnknown } from "./newcomers";
import { elementOf, holdsInstance, type ComponentNode, type ElementNode } from "./nodes";
import { styleOf } from "./styles";
import { getAttribute } from "./unclobbered";

export interface PageOptions {
  /** The user changed these, all in one interaction. */
  changed(values: { [ref: PropRef]: JSON }): void;
  /** A component's chunk; undefined where the catalogue has no such component. */
  loadComponent(type: string): Promise<ComponentModule> | undefined;
  /** Milliseconds for which the page as a whole waits for chunks that are late. */
  patience: number;
  /** In development mode what cannot be shown says so. */
  dev: boolean;
}

export class Page implements Components {
  /** The chunks of the adopted components are there, but for late ones, and what the user did before is reported. */
  ready: Promise<void> = Promise.resolve();

  private readonly instances = new Instances((instance, changes) => this.userChanged(new Map([[instance, changes]])));
  private readonly modules = new Map<string, ComponentModule>();
  private readonly drawing = new Drawing(this);
  private readonly busyMarks = new BusyMarks();
  private readonly clicks: Clicks;
  private mounting: Instance[] = [];
  /** The ids of the nodes that are being written. */
  private brought: string[] = [];
  private readonly corrections = new Corrections();

  constructor(private readonly options: PageOptions) {
    this.clicks = new Clicks(
      (el) => this.instances.of(el),
      (changes) => this.userChanged(changes),
    );
  }

  /** Takes over the components of the server's HTML. */
  adopt(components: readonly PageComponent[]): void {
    const marked = new Map<string, HTMLElement>();
    for (const el of doc.querySelectorAll<HTMLElement>("[data-dx]")) marked.set(getAttribute(el, "data-dx") ?? "", el);
    const adopted: Instance[] = [];
    for (const [index, { id, type, mark, props }] of components.entries()) {
      const el = mark === undefined ? doc.getElementById(id) : marked.get(String(mark));
      if (el) adopted.push(this.instances.add({ id, type, el, mark, key: `_dx-${String(index)}`, given: props }));
    }
    this.busyMarks.adopt(adopted);
    this.clicks.listen();
    this.ready = this.complete(adopted.filter((instance) => !instance.isElement));
  }

  /** Does again what the user did before the client was there. */
  replay(events: readonly EarlyEvent[]): void {
    this.clicks.replay(events);
    void this.ready.then(() => {
      for (const event of events) {
        const instance = this.instances.around(event.target);
        if (instance) this.guarded(() => instance.module?.behaviour.early?.(instance, event as Event));
      }
    });
  }

  /** The current value of a prop; null where it was neither set nor written (semantics S1). */
  read(ref: PropRef): JSON {
    const [id, prop] = splitRef(ref);
    const instance = this.instances.named(id);
    if (!instance) return null;
    return prop === "id" ? id : own(instance.given, prop);
  }

  /** Whether the component of a prop is in the page. */
  mounted(ref: PropRef): boolean {
    return this.instances.named(splitRef(ref)[0]) !== undefined;
  }

  /** Shows values; `placed` ones are in the server's HTML already. Gives the ids of the nodes among them. */
  write(outputs: { [ref: PropRef]: JSON }, placed: boolean): readonly string[] {
    this.brought = [];
    const changes = new Map<Instance, Map<string, JSON>>();
    for (const [ref, value] of Object.entries(outputs)) {
      const [id, prop] = splitRef(ref);
      const instance = this.instances.named(id);
      if (!instance) continue;
      const changed = changes.get(instance) ?? new Map<string, JSON>();
      changes.set(instance, changed.set(prop, value));
    }
    for (const [instance, changed] of changes) {
      const before = instance.given;
      instance.assign(Object.fromEntries(changed));
      this.corrections.written(instance, before);
      if (!placed) this.show(instance, new Set(changed.keys()), "all");
      else if (instance.module) this.show(instance, new Set(changed.keys()), "user");
      else {
        if (before === instance.shown) instance.shown = instance.given;
        if (changed.has("children")) this.adoptNewcomers(instance);
      }
    }
    this.mountAll();
    return this.brought;
  }

  /** Lets components put right what no longer fits; gives the props that this has changed. */
  correct(isPending: (ref: PropRef) => boolean): readonly PropRef[] {
    const refs: PropRef[] = [];
    for (const [instance, prop, value] of this.corrections.due(isPending)) {
      instance.assign({ [prop]: value });
      this.show(instance, new Set([prop]), "all");
      refs.push(`${instance.id}.${prop}`);
    }
    return refs;
  }

  /** The server draws the nodes of a callback, but only the client makes the components among them work. */
  private adoptNewcomers({ el, type, given }: Instance): void {
    const { children } = elementOf(type, { children: own(given, "children") });
    if (children.some(holdsInstance)) this.drawing.children(el, children);
  }

  /** What the user has entered; `isEntered` tells it from what callbacks have written. */
  entered(isEntered: (ref: PropRef) => boolean): Entered {
    return enteredIn(this.instances.all(), (el) => this.instances.around(el), isEntered);
  }

  /** Puts in again what the user had entered before the page was loaded anew, where there still is such a control. */
  enter(entries: readonly Entry[]): void {
    const values: { [ref: PropRef]: JSON } = {};
    for (const { id, type, prop, value } of entries) {
      const instance = this.instances.named(id);
      if (!instance || instance.type !== type || !valuesOf(instance).includes(prop)) continue;
      instance.assign({ [prop]: value });
      this.show(instance, new Set([prop]), "all");
      values[`${id}.${prop}`] = value;
    }
    this.mountAll();
    if (Object.keys(values).length > 0) this.options.changed(values);
  }

  /** Marks the components whose props callbacks may still write (semantics S19). */
  busy(refs: ReadonlySet<PropRef>): void {
    this.busyMarks.show(refs, (ref) => {
      const [id, prop] = splitRef(ref);
      const instance = this.instances.named(id);
      return instance && { el: instance.el, prop };
    });
  }

  // What drawing asks (Components):

  known(el: Element): { type: string; id: string } | undefined {
    return this.instances.of(el);
  }

  make({ type, id, props }: ComponentNode): Element {
    if (id !== undefined) this.brought.push(id);
    const module = this.modules.get(type);
    const instance = this.instances.add({ id, type, el: placeholder(), given: props });
    if (module) this.bring(instance, module);
    else this.bringLater(instance);
    return instance.el;
  }

  update(el: Element, node: ComponentNode): void {
    const instance = this.instances.of(el);
    if (!instance) return;
    if (node.id !== undefined) this.brought.push(node.id);
    const names = new Set([...Object.keys(instance.given), ...Object.keys(node.props)]);
    instance.replace(node.props);
    this.corrections.came(instance);
    this.show(instance, names, "all");
  }

  named(el: HTMLElement, { id, tag, props }: ElementNode): void {
    if (id !== undefined) this.brought.push(id);
    const instance = this.instances.of(el);
    if (instance) instance.replace(props);
    else this.instances.add({ id, type: tag, el, given: props });
  }

  removed(el: Element): void {
    for (const instance of this.instances.remove(el)) this.guarded(() => instance.stop?.());
  }

  /** Fetches the modules of adopted components, and hands over to them. */
  private async complete(instances: Instance[]): Promise<void> {
    let values: { [ref: PropRef]: JSON } = {};
    const report = (): void => {
      if (Object.keys(values).length > 0) this.options.changed(values);
      values = {};
    };
    let isReady = false;
    const loaded = instances.map(async (instance) => {
      const module = await this.load(instance.type);
      if (!module || instance.removed) return;
      this.guarded(() => {
        for (const name of this.takeOver(instance, module)) values[`${instance.id}.${name}`] = own(instance.given, name);
      });
      if (isReady) report();
    });
    await Promise.race([Promise.all(loaded), new Promise((resolve) => setTimeout(resolve, this.options.patience))]);
    isReady = true;
    report();
  }

  private async load(type: string): Promise<ComponentModule | undefined> {
    try {
      const module = await this.options.loadComponent(type);
      if (module) this.modules.set(type, module);
      return module;
    } catch (error) {
      console.error(error);
      return undefined;
    }
  }

  /** The names of the props that the user changed in the HTML, before its module was there. */
  private takeOver(instance: Instance, module: ComponentModule): string[] {
    const drawn = module.behaviour.drawn?.(instance.el, instance.shown) ?? {};
    const shown = merged(instance.shown, drawn);
    const given = instance.given === instance.shown ? shown : instance.given;
    instance.given = shown;
    instance.complete(module);
    const node = this.nodeOf(instance);
    if (node) this.drawing.adopt(instance.el, node);
    const edits = module.behaviour.adopt?.(instance) ?? {};
    instance.replace(given);
    const written = Object.keys(given).filter((name) => own(given, name) !== own(shown, name));
    const found = Object.keys(edits).filter((name) => !written.includes(name));
    if (found.length > 0) instance.assign(Object.fromEntries(found.map((name) => [name, own(edits, name)])));
    this.redraw(instance, "user");
    if (written.length > 0) this.redraw(instance, "all");
    this.corrections.came(instance);
    this.mounting.push(instance);
    this.mountAll();
    return found;
  }

  private userChanged(changes: ReadonlyMap<Handle, Props>): void {
    const values: { [ref: PropRef]: JSON } = {};
    for (const [handle, changed] of changes) {
      const instance = handle as Instance;
      instance.assign(changed);
      this.show(instance, new Set(Object.keys(changed)), "user");
      for (const [name, value] of Object.entries(changed))
        if (!isPrivate(name)) values[`${instance.id}.${name}`] = value;
    }
    this.mountAll();
    if (Object.keys(values).length > 0) this.options.changed(values);
  }

  private show(instance: Instance, changed: ReadonlySet<string>, writing: Writing): void {
    if (instance.isElement) this.showElement(instance, changed, writing);
    else if (instance.module) {
      this.redraw(instance, writing);
      this.guarded(() => instance.module?.behaviour.update?.(instance, changed, writing));
    }
  }

  private showElement({ el, type, given }: Instance, changed: ReadonlySet<string>, writing: Writing): void {
    for (const prop of changed) {
      const value = own(given, prop);
      const name = attributeName(prop);
      if (prop === "children") this.drawing.children(el, elementOf(type, { children: value }).children);
      else if (prop === "style") this.drawing.style(el, styleOf(value));
      else if (name !== undefined) this.drawing.attribute(el, name, attributeText(type, name, value), writing);
    }
  }

  private nodeOf({ module, props, key, id, mark }: Instance): ElementNode | undefined {
    const identity = mark === undefined ? (id.startsWith("@") ? {} : { id }) : { mark };
    return module && componentElement(module.catalogue, props, key, identity);
  }

  private redraw(instance: Instance, writing: Writing): void {
    const node = this.nodeOf(instance);
    if (node) this.drawing.patch(instance.el, node, writing);
  }

  /** Makes the element of a component that came with a callback's nodes. */
  private bring(instance: Instance, module: ComponentModule): void {
    instance.complete(module);
    const node = this.nodeOf(instance);
    if (!node) return;
    const before = instance.el;
    this.instances.move(instance, this.drawing.element(node));
    this.drawing.replaced(before, instance.el);
    this.corrections.came(instance);
    this.mounting.push(instance);
  }

  private bringLater(instance: Instance): void {
    void this.load(instance.type).then((module) => {
      if (instance.removed) return;
      if (module) {
        if (module.style) linkStyle(module.style);
        this.bring(instance, module);
        this.mountAll();
      } else if (this.options.dev) {
        sayUnknown(instance);
      } else {
        this.drawing.dropped(instance.el);
      }
    });
  }

  /** Modules get their components when all that was being drawn is in the page. */
  private mountAll(): void {
    const mounting = this.mounting;
    this.mounting = [];
    for (const instance of mounting) {
      if (instance.removed) continue;
      this.guarded(() => {
        instance.stop = instance.module?.behaviour.mount?.(instance) ?? undefined;
      });
    }
  }

  /** An error of one component's module does not stop the others. */
  private guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      console.error(error);
    }
  }
}

/** `id.prop`, split at the last dot. */
function splitRef(ref: PropRef): [id: string, prop: string] {
  const dot = ref.lastIndexOf(".");
  return [ref.slice(0, dot), ref.slice(dot + 1)];
}
