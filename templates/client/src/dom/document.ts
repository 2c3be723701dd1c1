/**
 * `document`, read past the names of nodes. By the HTML standard a form or picture named `getElementById` hides that
 * method of `document`; what the prototype holds it cannot hide.
 */

export const doc: Document = new Proxy({} as Document, {
  get(_, name) {
    const found: unknown = Reflect.get(Document.prototype, name, document);
    return typeof found === "function" ? (found.bind(document) as unknown) : found;
  },
  set: (_, name, value) => Reflect.set(Document.prototype, name, value, document),
});

/** Whether `document` has a property of this name by itself. */
export function isOfDocument(name: string): boolean {
  return Reflect.has(Document.prototype, name);
}
