/** Which of plotly.js's bundles can draw a figure: each holds what the one before it holds, and more. */

import traces from "catalogue:traces";

import type { JSON } from "../types";
import { isObject, own } from "../dom/json";

export const BUNDLES = ["basic", "cartesian", "strict"] as const;
export type Bundle = (typeof BUNDLES)[number];

/** What each adds to the one before it; all else is left to the largest. */
const BASIC: ReadonlySet<string> = new Set(traces.basic);
const CARTESIAN: ReadonlySet<string> = new Set(traces.cartesian);

function traceTypes(traces: JSON): string[] {
  if (!Array.isArray(traces)) return [];
  return traces.filter(isObject).map((trace) => {
    const type = own(trace, "type");
    return typeof type === "string" ? type : "scatter";
  });
}

/** The smallest bundle for a figure; frames may bring traces of other types. */
export function bundleFor(figure: JSON): Bundle {
  if (!isObject(figure)) return "basic";
  const frames = own(figure, "frames");
  const inFrames = Array.isArray(frames)
    ? frames.filter(isObject).flatMap((frame) => traceTypes(own(frame, "data")))
    : [];
  const types = [...traceTypes(own(figure, "data")), ...inFrames];
  if (types.every((type) => BASIC.has(type))) return "basic";
  return types.every((type) => BASIC.has(type) || CARTESIAN.has(type)) ? "cartesian" : "strict";
}

/** Whether a bundle holds all that another one holds. */
export function covers(have: Bundle, need: Bundle): boolean {
  return BUNDLES.indexOf(have) >= BUNDLES.indexOf(need);
}
