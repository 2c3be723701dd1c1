/** The prop `style`, CSS text or a mapping, as declarations; `dashc/runtime/styles.py` holds the same rules. */

import type { JSON } from "../types";
import { isObject } from "./json";
import { isSafeImageUrl } from "./urls";

export type Style = ReadonlyMap<string, string>;

export const NO_STYLE: Style = new Map();

/** Properties whose bare numbers are not pixels; React's list, which users of Dash rely on. */
const UNITLESS: ReadonlySet<string> = new Set(
  (
    "animation-iteration-count aspect-ratio border-image-outset border-image-slice border-image-width box-flex " +
    "box-flex-group box-ordinal-group column-count columns fill-opacity flex flex-grow flex-negative flex-order " +
    "flex-positive flex-shrink flood-opacity font-weight grid-area grid-column grid-column-end grid-column-span " +
    "grid-column-start grid-row grid-row-end grid-row-span grid-row-start line-clamp line-height opacity order orphans " +
    "scale stop-opacity stroke-dasharray stroke-dashoffset stroke-miterlimit stroke-opacity stroke-width tab-size " +
    "widows z-index zoom"
  ).split(" "),
);

const PROPERTY = /^(-?[a-z][a-z0-9-]*|--[A-Za-z0-9_\u{80}-\u{10ffff}-]+)$/u;
const FORBIDDEN = /[{}<>@\\\u0000-\u001f\u007f]|\/\*/;
/** Each part can end in one way only, so that no text takes longer than its length. */
const URLS = /url\((?:\s*(?:"([^"]*)"|'([^']*)')\s*|([^()"']*))\)/gi;
const IMPORTANT = /!\s*important$/i;
const FETCHES = /url\(|image\(|image-set\(|src\(/i;
const SCRIPTING: ReadonlySet<string> = new Set(["behavior", "-moz-binding"]);
const CLOSING: { readonly [open: string]: string } = { "(": ")", "[": "]" };

/** The declarations of a `style`, in order; what could leave its declaration is dropped. */
export function styleOf(style: JSON): Style {
  const pairs: Iterable<[string, JSON]> =
    typeof style === "string" ? parsed(style) : isObject(style) ? Object.entries(style) : [];
  const found = new Map<string, string>();
  for (const [name, value] of pairs) {
    const property = propertyName(name);
    const text = propertyValue(property, value);
    if (text === undefined || !PROPERTY.test(property) || SCRIPTING.has(property)) continue;
    found.delete(property);
    found.set(property, text);
  }
  return found;
}

/** Through the CSSOM, which the Content-Security-Policy admits where a `style` attribute is refused. */
export function setStyle(target: CSSStyleDeclaration, name: string, value: string): void {
  const text = value.trimEnd();
  const mark = IMPORTANT.exec(text);
  target.setProperty(name, mark ? text.slice(0, mark.index).trimEnd() : text, mark ? "important" : "");
}

/** `backgroundColor` -> `background-color`, `WebkitMask` -> `-webkit-mask`; custom properties stay as they are. */
function propertyName(given: string): string {
  const name = given.trim();
  if (name.startsWith("--")) return name;
  if (name.includes("-")) return name.toLowerCase();
  const dashed = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return dashed.startsWith("ms-") ? `-${dashed}` : dashed;
}

function propertyValue(name: string, value: JSON): string | undefined {
  if (typeof value === "number") {
    const bare = value === 0 || name.startsWith("--") || UNITLESS.has(name);
    return bare ? String(value) : `${String(value)}px`;
  }
  if (typeof value !== "string") return undefined;
  const text = value.replace(/[\t\n\f\r]+/g, " ").trim();
  return text !== "" && isSafe(text) ? text : undefined;
}

/** Whether the text stays within its declaration and fetches nothing that is not allowed. */
function isSafe(text: string): boolean {
  const stretches = split(text);
  if (FORBIDDEN.test(text) || stretches.length !== 1 || stretches[0] !== text) return false;
  const withoutUrls = text.replace(URLS, (whole, double?: string, single?: string, bare?: string) =>
    isSafeImageUrl((double ?? single ?? bare ?? "").trim()) ? "" : whole,
  );
  return !FETCHES.test(withoutUrls);
}

/** The stretches between `;` outside of brackets and quotes; nothing more after an unclosed one. */
function split(text: string): string[] {
  const stretches: string[] = [];
  const open: string[] = [];
  let start = 0;
  let quote = "";
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (quote !== "") quote = character === quote ? "" : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (CLOSING[character] !== undefined) open.push(CLOSING[character]);
    else if (character === ")" || character === "]") {
      if (open.pop() !== character) return stretches;
    } else if (character === ";" && open.length === 0) {
      stretches.push(text.slice(start, index));
      start = index + 1;
    }
  }
  if (quote === "" && open.length === 0) stretches.push(text.slice(start));
  return stretches;
}

/** The declarations of CSS text, comments taken off. */
function parsed(style: string): [string, JSON][] {
  const pairs: [string, JSON][] = [];
  for (const declaration of split(style.replace(/\/\*[\s\S]*?(\*\/|$)/g, " "))) {
    const colon = declaration.indexOf(":");
    const name = declaration.slice(0, Math.max(colon, 0)).trim();
    if (colon >= 0) pairs.push([name.startsWith("--") ? name : name.toLowerCase(), declaration.slice(colon + 1)]);
  }
  return pairs;
}
