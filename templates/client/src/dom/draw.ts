/**
 * Makes DOM of nodes, and changes DOM to other nodes. What was drawn last is remembered per element; of an element
 * from the server's HTML it is read off when it is first needed. Only differences are written, so what a component's
 * module does to its elements meanwhile stays.
 */

import { BUSY_MARKS } from "./busy";
import { doc } from "./document";
import { isLive, writeLive, type Writing } from "./live";
import type { ComponentNode, DrawnNode, ElementNode } from "./nodes";
import { NO_STYLE, setStyle, type Style } from "./styles";
import {
  attributesIn,
  childNodesOf,
  firstChildOf,
  hasAttribute,
  idOf,
  inlineStyleOf,
  insertBefore,
  isConnected,
  localNameOf,
  nextSiblingOf,
  normalize,
  parentElementOf,
  remove,
  removeAttribute,
  replaceWith,
  setAttribute,
} from "./unclobbered";

/** What drawing needs to know of components; the page gives it. */
export interface Components {
  /** The component that an element of the page is the outermost one of. */
  known(el: Element): { type: string; id: string } | undefined;
  make(node: ComponentNode): Element;
  update(el: Element, node: ComponentNode): void;
  /** An element with a public id was made, or got other props. */
  named(el: HTMLElement, node: ElementNode): void;
  /** The element leaves the page, with all in it. */
  removed(el: Element): void;
}

interface Kid {
  node: Text | Element;
  /** Element's name, component's type, or `#text`. */
  type: string;
  id: string | undefined;
}

interface Drawn {
  attributes: Map<string, string>;
  style: Style;
  kids: Kid[];
}

/** Carries a rule of the style sheet that stands for a `style` (semantics B9). */
const STYLE_MARK = "data-s";

/** Set by others than drawing: the rule's mark, and the marks of busy components. */
const FOREIGN: ReadonlySet<string> = new Set([STYLE_MARK, "style", ...BUSY_MARKS]);

export class Drawing {
  private readonly drawn = new WeakMap<Element, Drawn>();

  constructor(private readonly components: Components) {}

  /** A new element for a node. */
  element(node: ElementNode): HTMLElement {
    const el = doc.createElement(node.tag);
    this.drawn.set(el, { attributes: new Map(), style: NO_STYLE, kids: [] });
    this.attributes(el, node.attributes, "all");
    this.style(el, node.style);
    if (!node.opaque) this.children(el, node.children);
    return el;
  }

  /** Makes an element show a node of the same tag. */
  patch(el: HTMLElement, node: ElementNode, writing: Writing): void {
    this.attributes(el, node.attributes, writing);
    this.style(el, node.style);
    if (!node.opaque) this.children(el, node.children, writing);
  }

  /**
   * Takes over an element that the server drew from this node: what differs is put right, except what the user did to
   * controls, and styles that stand as rules in the style sheet.
   */
  adopt(el: HTMLElement, node: ElementNode): void {
    const drawn = this.drawnOf(el);
    this.attributes(el, node.attributes, "user");
    if (hasAttribute(el, STYLE_MARK) && node.style.size > 0) drawn.style = node.style;
    else this.style(el, node.style);
    if (node.opaque) return;
    const kids = drawn.kids;
    const matches = kids.length === node.children.length && node.children.every((child, i) => fits(kids[i], child));
    if (!matches) this.children(el, node.children);
    else node.children.forEach((child, i) => this.adoptKid(kids[i] as Kid, child));
  }

  attribute(el: Element, name: string, text: string | undefined, writing: Writing): void {
    const { attributes } = this.drawnOf(el);
    if (attributes.get(name) === text) return;
    if (text === undefined) {
      attributes.delete(name);
      removeAttribute(el, name);
    } else {
      attributes.set(name, text);
      setAttribute(el, name, text);
    }
    if (writing === "all" && isLive(el, name)) writeLive(el, name, text);
  }

  style(el: HTMLElement, style: Style): void {
    const drawn = this.drawnOf(el);
    let before = drawn.style;
    if (hasAttribute(el, STYLE_MARK)) {
      if (same(before, style)) return;
      removeAttribute(el, STYLE_MARK);
      before = NO_STYLE;
    }
    const target = inlineStyleOf(el);
    for (const name of before.keys()) if (!style.has(name)) target.removeProperty(name);
    for (const [name, value] of style) if (before.get(name) !== value) setStyle(target, name, value);
    drawn.style = style;
  }

  children(el: Element, nodes: readonly DrawnNode[], writing: Writing = "all"): void {
    const drawn = this.drawnOf(el);
    const free = new Map<string, Kid[]>();
    for (const kid of drawn.kids) {
      const name = matchName(kid.type, kid.id);
      const same = free.get(name);
      if (same) same.push(kid);
      else free.set(name, [kid]);
    }
    const next = nodes.map((node): [Kid | undefined, DrawnNode] => [free.get(nameOf(node))?.shift(), node]);
    for (const kids of free.values()) for (const kid of kids) this.remove(kid);
    let place = firstChildOf(el);
    drawn.kids = next.map(([kid, node]) => {
      const kept = kid ? this.patchKid(kid, node, writing) : this.makeKid(node);
      if (kept.node === place) place = nextSiblingOf(place);
      else put(el, kept.node, place);
      return kept;
    });
  }

  /** An element stands where another one did. */
  replaced(before: Element, after: Element): void {
    const parent = parentElementOf(before);
    replaceWith(before, after);
    const kid = parent && this.drawn.get(parent)?.kids.find(({ node }) => node === before);
    if (kid) kid.node = after;
  }

  /** An element turned out to stand for nothing: it leaves, and is made anew where the node comes again. */
  dropped(el: Element): void {
    const parent = parentElementOf(el);
    const drawn = parent && this.drawn.get(parent);
    if (drawn) drawn.kids = drawn.kids.filter(({ node }) => node !== el);
    this.components.removed(el);
    remove(el);
  }

  private attributes(el: Element, attributes: ReadonlyMap<string, string>, writing: Writing): void {
    const gone = [...this.drawnOf(el).attributes.keys()].filter((name) => !attributes.has(name));
    for (const name of gone) this.attribute(el, name, undefined, writing);
    // The value comes last: what a control makes of it depends on its type and its bounds.
    for (const [name, text] of attributes) if (name !== "value") this.attribute(el, name, text, writing);
    if (attributes.has("value")) this.attribute(el, "value", attributes.get("value"), writing);
  }

  private patchKid(kid: Kid, node: DrawnNode, writing: Writing): Kid {
    if (node.kind === "text") {
      if ((kid.node as Text).data !== node.text) (kid.node as Text).data = node.text;
    } else if (node.kind === "component") {
      this.components.update(kid.node as Element, node);
    } else {
      this.patch(kid.node as HTMLElement, node, writing);
      if (node.id !== undefined) this.components.named(kid.node as HTMLElement, node);
    }
    return kid;
  }

  private adoptKid(kid: Kid, node: DrawnNode): void {
    if (node.kind === "element" && node.id === undefined) this.adopt(kid.node as HTMLElement, node);
    else if (node.kind === "text") this.patchKid(kid, node, "user");
  }

  private makeKid(node: DrawnNode): Kid {
    if (node.kind === "text") return { node: doc.createTextNode(node.text), type: "#text", id: undefined };
    if (node.kind === "component") return { node: this.components.make(node), type: node.type, id: node.id };
    const el = this.element(node);
    if (node.id !== undefined) this.components.named(el, node);
    return { node: el, type: node.tag, id: node.id };
  }

  private remove(kid: Kid): void {
    if (kid.node instanceof Text) return kid.node.remove();
    this.components.removed(kid.node);
    remove(kid.node);
  }

  private drawnOf(el: Element): Drawn {
    let drawn = this.drawn.get(el);
    if (!drawn) this.drawn.set(el, (drawn = this.describe(el)));
    return drawn;
  }

  /** What an element of the server's HTML shows. */
  private describe(el: Element): Drawn {
    normalize(el);
    const attributes = new Map<string, string>();
    for (const { name, value } of attributesIn(el)) if (!FOREIGN.has(name)) attributes.set(name, value);
    const kids: Kid[] = [];
    for (const node of childNodesOf(el)) {
      if (node instanceof Text) kids.push({ node, type: "#text", id: undefined });
      else if (node instanceof Element) {
        const known = this.components.known(node);
        kids.push({ node, type: known?.type ?? localNameOf(node), id: known?.id ?? (idOf(node) || undefined) });
      }
    }
    return { attributes, style: NO_STYLE, kids };
  }
}

function same(a: Style, b: Style): boolean {
  return a.size === b.size && [...a].every(([name, value]) => b.get(name) === value);
}

function matchName(type: string, id: string | undefined): string {
  return id === undefined ? type : `${type} ${id}`;
}

function nameOf(node: DrawnNode): string {
  if (node.kind === "text") return "#text";
  return matchName(node.kind === "element" ? node.tag : node.type, node.id);
}

function fits(kid: Kid | undefined, node: DrawnNode): boolean {
  return kid !== undefined && matchName(kid.type, kid.id) === nameOf(node);
}

/** `moveBefore` keeps focus, frames and scrolling of what is only moved; not every browser has it. */
function put(parent: Element, node: Text | Element, place: ChildNode | null): void {
  const { moveBefore } = Element.prototype as { moveBefore?: (node: Node, place: Node | null) => void };
  if (moveBefore && isConnected(node) && isConnected(parent)) moveBefore.call(parent, node, place);
  else insertBefore(parent, node, place);
}
