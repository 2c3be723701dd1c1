/** What the catalogue says of HTML's elements. */

import elements from "catalogue:elements";

const VOID: ReadonlySet<string> = new Set(elements.void);
const NAMES: ReadonlySet<string> = new Set(elements.names);

/** Whether nodes may be of this type: an HTML element that the catalogue offers (no `script`, no `style`). */
export function isElementName(type: string): boolean {
  return NAMES.has(type);
}

export function isVoid(tag: string): boolean {
  return VOID.has(tag);
}
