/** Reading plain data whose keys are anybody's: `__proto__` and `constructor` are ordinary names (semantics B11). */

import type { JSON, Props } from "../types";

export type JSONObject = { [key: string]: JSON };

export function isObject(value: unknown): value is JSONObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value under a key of the object itself; null where there is none. */
export function own(object: Props, key: string): JSON {
  return Object.hasOwn(object, key) ? (object[key] ?? null) : null;
}

/** The only key of an object with one key. */
export function onlyKey(object: JSONObject): string | undefined {
  const keys = Object.keys(object);
  return keys.length === 1 ? keys[0] : undefined;
}

/** A copy with changes; safe for any key, since spreading defines and never assigns. */
export function merged(object: Props, changes: Props): Props {
  return { ...object, ...changes };
}

/** JSON equality: 1 equals 1.0, true does not equal 1, the order of keys does not matter. */
export function equal(a: JSON, b: JSON): boolean {
  if (a === b) return true;
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((item, i) => equal(item, b[i] ?? null));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && equal(own(a, key), own(b, key)));
}

/** JavaScript's truth, except that an empty list and an empty mapping are false (the markup language). */
export function truthy(value: JSON): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (isObject(value)) return Object.keys(value).length > 0;
  return Boolean(value);
}
