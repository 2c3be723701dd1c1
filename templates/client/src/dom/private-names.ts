/** Names that are the client's own, or that hide something of the browser's: nodes are never called so. */

import { isOfDocument } from "./document";

const PREFIX = "_dx-";

/** Elements whose `name` becomes a property of `document` (HTML standard, named elements of the document). */
const ON_DOCUMENT: ReadonlySet<string> = new Set(["embed", "form", "iframe", "img", "object"]);

/** A component's private key, as its markup writes it; told by its class, so that no data can pass for it. */
export class PrivateKey {
  constructor(readonly text: string) {}
}

/** Whether ids and names that look like this are the client's own. */
export function isPrivateName(text: string): boolean {
  return text.startsWith(PREFIX);
}

/** Attributes by which the client knows its elements; `dashc/runtime/private_names.py` has the same ones. */
export function isPrivateMark(attribute: string): boolean {
  return attribute === "data-s" || attribute === "data-dx" || attribute.startsWith("data-dx-");
}

/** Whether an element of this `name`, or an `object` of this id, would hide a property of `document`. */
export function hidesOfDocument(tag: string, name: string): boolean {
  return ON_DOCUMENT.has(tag) && isOfDocument(name);
}
