/** The attributes of an element, from its props. */

import type { JSON, Props } from "../types";
import { hidesOfDocument, isPrivateMark, isPrivateName, PrivateKey } from "./private-names";
import { isObject } from "./json";
import { isSafeUrl, isUrlAttribute } from "./urls";

/** React's names, which Dash uses, for HTML's. Others differ in case only, and HTML's are lower case. */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ["className", "class"],
  ["htmlFor", "for"],
  ["acceptCharset", "accept-charset"],
  ["httpEquiv", "http-equiv"],
]);

/** Props that are no attributes: what they mean stands elsewhere. */
const NOT_ATTRIBUTES: ReadonlySet<string> = new Set([
  "children",
  "id",
  "style",
  "key",
  "n_clicks",
  "n_clicks_timestamp",
  "disable_n_clicks",
]);

const ALLOWED_NAME = /^[a-z][a-z0-9._:-]*$/;

/** Attributes whose "false" is a value, not an absence. */
const ENUMERATED: ReadonlySet<string> = new Set(["contenteditable", "draggable", "spellcheck", "writingsuggestions"]);

/** HTML's name of an attribute; undefined where the prop is none or is never written (handlers of events). */
export function attributeName(prop: string): string | undefined {
  const name = RENAMED.get(prop) ?? prop.toLowerCase();
  if (NOT_ATTRIBUTES.has(name) || name.startsWith("on") || !ALLOWED_NAME.test(name) || isPrivateMark(name))
    return undefined;
  return name;
}

/** The text of an attribute; undefined where it is left out. */
export function attributeText(tag: string, name: string, value: JSON): string | undefined {
  if (value === null) return undefined;
  if (typeof value === "boolean") {
    if (name.startsWith("aria-") || name.startsWith("data-") || ENUMERATED.has(name)) return String(value);
    return value ? "" : undefined;
  }
  if (name === "class" && Array.isArray(value)) return classText(value);
  if (value instanceof PrivateKey) return value.text;
  if (isObject(value) || Array.isArray(value)) return undefined;
  const text = String(value);
  if (name === "name" && (isPrivateName(text) || hidesOfDocument(tag, text))) return undefined;
  return isUrlAttribute(name) && !isSafeUrl(text, tag, name) ? undefined : text;
}

function classText(parts: JSON[]): string | undefined {
  const names = parts.filter((part) => typeof part === "string" && part !== "");
  return names.length > 0 ? names.join(" ") : undefined;
}

/** All attributes that an element with these props carries, its public id among them. */
export function attributesOf(tag: string, props: Props, id: string | undefined): Map<string, string> {
  const found = new Map<string, string>();
  if (id !== undefined && !id.startsWith("@")) found.set("id", id);
  for (const [prop, value] of Object.entries(props)) {
    const name = value === null ? undefined : attributeName(prop);
    if (name === undefined) continue;
    const text = attributeText(tag, name, value);
    if (text === undefined) found.delete(name);
    else found.set(name, text);
  }
  // Somebody's HTML runs nothing unless the spec says so.
  if (tag === "iframe" && found.has("srcdoc") && !found.has("sandbox")) found.set("sandbox", "");
  return found;
}
