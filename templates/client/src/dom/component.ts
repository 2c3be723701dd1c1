/** The outermost element of a component, from its markup and its props. */

import type { Catalogue, JSON, Props } from "../types";
import { isObject, merged, onlyKey, own, type JSONObject } from "./json";
import { expand } from "./markup";
import { elementOf, type ElementNode } from "./nodes";
import { styleOf } from "./styles";

/** Props of every component that the outermost element carries as they are. */
const UNIVERSAL: ReadonlySet<string> = new Set(["title", "hidden"]);

/** How the outermost element says which component it is: by its public id, or by a mark. */
export interface Identity {
  id?: string;
  mark?: number;
}

/** The element to draw for a component; undefined where its markup is not one element. */
export function componentElement(
  catalogue: Catalogue,
  props: Props,
  key: string,
  identity: Identity,
): ElementNode | undefined {
  const expanded = expand(catalogue.markup, props, key);
  const tag = isObject(expanded) ? onlyKey(expanded) : undefined;
  if (!isObject(expanded) || tag === undefined) return undefined;
  const inner = own(expanded, tag);
  const root: JSONObject = isObject(inner) ? inner : { children: inner };
  const node = elementOf(tag, merged(root, outermost(catalogue, root, props, identity)));
  node.style = new Map([...styleOf(own(root, "style")), ...styleOf(own(props, "style"))]);
  if (identity.mark !== undefined) node.attributes = new Map([...node.attributes, ["data-dx", String(identity.mark)]]);
  return node;
}

function outermost(catalogue: Catalogue, inner: JSONObject, props: Props, identity: Identity): JSONObject {
  const added: JSONObject = {};
  const placed = ariaPlaced(catalogue);
  for (const [name, value] of Object.entries(props)) {
    const carried = UNIVERSAL.has(name) || name.startsWith("data-") || (name.startsWith("aria-") && !placed.has(name));
    if (carried) added[name] = value;
  }
  const users = own(props, "class") ?? own(props, "className");
  if (users !== null) added["class"] = [own(inner, "class"), users].flat();
  if (identity.id !== undefined) added["id"] = identity.id;
  else delete inner["id"];
  return added;
}

const placedBy = new WeakMap<Catalogue, ReadonlySet<string>>();

/** The `aria-*` props that the markup puts somewhere itself. */
function ariaPlaced(catalogue: Catalogue): ReadonlySet<string> {
  let placed = placedBy.get(catalogue);
  if (!placed) placedBy.set(catalogue, (placed = new Set(ariaPaths(catalogue.markup))));
  return placed;
}

function ariaPaths(markup: JSON): string[] {
  if (Array.isArray(markup)) return markup.flatMap(ariaPaths);
  if (!isObject(markup)) return [];
  const path = own(markup, "$");
  if (typeof path === "string") return path.startsWith("aria-") ? [path] : [];
  return Object.values(markup).flatMap(ariaPaths);
}
