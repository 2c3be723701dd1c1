/** What plotly.js's events say, as Dash's props `clickData`, `hoverData`, … hold it. */

import type { JSON, Props } from "../types";
import { isObject } from "../dom/json";

/** A point of an event: plain values, and references into the figure that are left out. */
export interface EventPoint {
  [name: string]: unknown;
}

export interface PointsEvent {
  points?: EventPoint[];
  range?: unknown;
  lassoPoints?: unknown;
}

/** Parts of a point that are no plain values and yet are kept. */
const KEPT_OBJECTS: ReadonlySet<string> = new Set(["bbox", "customdata", "pointNumbers"]);

/** JSON of what plotly.js gives: typed arrays become lists, dates text, functions and missing values nothing. */
export function plain(value: unknown): JSON {
  const text = JSON.stringify(value, (_key, inner: unknown) =>
    ArrayBuffer.isView(inner) && !(inner instanceof DataView)
      ? Array.from(inner as unknown as ArrayLike<number>)
      : inner,
  );
  return text === undefined ? null : (JSON.parse(text) as JSON);
}

function pointData(point: EventPoint): JSON {
  const kept = Object.entries(point).filter(
    ([name, value]) => KEPT_OBJECTS.has(name) || typeof value !== "object" || value === null || value instanceof Date,
  );
  return plain(Object.fromEntries(kept));
}

/** The data of a click, a hover or a selection. */
export function pointsData(event: PointsEvent | undefined): JSON {
  if (!event) return null;
  const data: Props = { points: (event.points ?? []).map(pointData) };
  if (event.range !== undefined) data["range"] = plain(event.range);
  if (event.lassoPoints !== undefined) data["lassoPoints"] = plain(event.lassoPoints);
  return data;
}

/** The data of a click on an annotation. */
export function annotationData(event: unknown): JSON {
  if (!isObject(event)) return null;
  const kept = Object.entries(event).filter(([name]) => name !== "event" && name !== "fullAnnotation");
  return plain(Object.fromEntries(kept));
}
