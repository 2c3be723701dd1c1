/** Nodes inside of what a component's module draws itself, such as the label of an option: elements and text. */

import { doc } from "./document";
import type { JSON } from "../types";
import { Drawing } from "./draw";
import { isObject, onlyKey, own } from "./json";
import { nodesOf } from "./nodes";

const drawing = new Drawing({
  known: () => undefined,
  make: () => doc.createElement("span"),
  update: () => undefined,
  named: () => undefined,
  removed: () => undefined,
});

/** Makes an element hold nodes; components among them are left out. */
export function drawPlain(el: Element, nodes: JSON): void {
  drawing.children(
    el,
    nodesOf(nodes).filter(({ kind }) => kind !== "component"),
  );
}

/** The text in nodes, as a search reads it. */
export function plainText(nodes: JSON): string {
  if (Array.isArray(nodes)) return nodes.map(plainText).join("");
  if (typeof nodes === "string" || typeof nodes === "number") return String(nodes);
  const type = isObject(nodes) ? onlyKey(nodes) : undefined;
  if (!isObject(nodes) || type === undefined) return "";
  const inner = own(nodes, type);
  return plainText(isObject(inner) ? own(inner, "children") : inner);
}
