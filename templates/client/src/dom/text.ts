/** Values as text. */

import type { JSON } from "../types";

/** As JavaScript's String shows text, numbers and booleans; nothing for everything else. */
export function textOf(value: JSON): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}
