/**
 * Methods and properties of elements, whatever fields are called: one named `attributes` hides that property of its
 * form (HTML standard, forms); what the prototypes hold it cannot hide. Only forms are affected, so this is for code
 * that meets any element.
 */

/** A method as a function of its object; looked up when it is first called, since tests of the rest have no DOM. */
function method<T, A extends unknown[], R>(of: () => (this: T, ...args: A) => R): (self: T, ...args: A) => R {
  return (self, ...args) => Reflect.apply(of(), self, args);
}

/** A property as a function of its object. */
function property<T extends object, K extends keyof T>(of: () => T, name: K): (self: T) => T[K] {
  let read: (() => T[K]) | undefined;
  return (self) => Reflect.apply((read ??= Object.getOwnPropertyDescriptor(of(), name)?.get as () => T[K]), self, []);
}

const element = (): Element => Element.prototype;
const node = (): Node => Node.prototype;

export const getAttribute = method(() => element().getAttribute);
export const hasAttribute = method(() => element().hasAttribute);
export const setAttribute = method(() => element().setAttribute);
export const removeAttribute = method(() => element().removeAttribute);
export const remove = method(() => element().remove);
export const replaceWith = method(() => element().replaceWith);
export const insertBefore = method<Node, [node: Node, place: Node | null], Node>(() => node().insertBefore);
export const normalize = method(() => node().normalize);

export const attributesIn = property(element, "attributes");
export const idOf = property(element, "id");
export const localNameOf = property(element, "localName");
export const inlineStyleOf = property(() => HTMLElement.prototype, "style");
export const childNodesOf = property(node, "childNodes");
export const firstChildOf = property(node, "firstChild");
export const nextSiblingOf = property(node, "nextSibling");
export const parentElementOf = property(node, "parentElement");
export const isConnected = property(node, "isConnected");

/** All elements in an element. */
export function elementsIn(el: Element): NodeListOf<Element> {
  return Reflect.apply(element().querySelectorAll, el, ["*"]) as NodeListOf<Element>;
}
