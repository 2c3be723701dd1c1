/** The functions of the markup language; pure, and neutral where an argument is of the wrong type. */

import type { JSON } from "../types";
import { equal, isObject, truthy } from "./json";
import { optionsOf, selectedOf } from "./options";
import { sliderModel } from "./slider";
import { textOf } from "./text";

type MarkupFunction = (...args: JSON[]) => JSON;

const NONE: JSON = null;

export const functions: ReadonlyMap<string, MarkupFunction> = new Map<string, MarkupFunction>([
  ["not", (x = NONE) => !truthy(x)],
  ["and", (...all) => (all.every(truthy) ? (all.at(-1) ?? null) : (all.find((x) => !truthy(x)) ?? null))],
  ["or", (...all) => all.find(truthy) ?? all.at(-1) ?? null],
  ["equal", (a = NONE, b = NONE) => equal(a, b)],
  ["includes", (list = NONE, x = NONE) => Array.isArray(list) && list.some((item) => equal(item, x))],
  ["length", (x = NONE) => (Array.isArray(x) ? x.length : isObject(x) ? Object.keys(x).length : 0)],
  ["text", (x = NONE) => textOf(x)],
  ["concat", (...all) => all.map(textOf).join("")],
  ["join", (x = NONE, separator = NONE) => (Array.isArray(x) ? x.map(textOf).join(textOf(separator)) : textOf(x))],
  ["replace", (template = NONE, from = NONE, to = NONE) => textOf(template).split(textOf(from)).join(textOf(to))],
  ["take", (list = NONE, n = NONE) => (Array.isArray(list) && typeof n === "number" ? list.slice(0, n) : [])],
  ["options", (options = NONE) => optionsOf(options) as unknown as JSON],
  ["selected", (options = NONE, value = NONE) => selectedOf(options, value) as unknown as JSON],
  ["slider", (...args) => sliderModel(args) as unknown as JSON],
]);
