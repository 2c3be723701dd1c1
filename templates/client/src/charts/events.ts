/** What plotly.js's events say, as Dash's props `clickData`, `hoverData`, … hold it. */

import type { JSON, Props } from "../types";
import { isObject, own } from "../dom/json";

/** A point of an event: plain values, and references into the figure that are left out. */
export interface EventPoint {
  [name: string]: unknown;
}

export interface PointsEvent {
  points?: EventPoint[];
  range?: unknown;
  lassoPoints?: unknown;
  xvals?: unknown;
  yvals?: unknown;
  xaxes?: readonly { _id: string }[];
  yaxes?: readonly { _id: string }[];
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

function pointData(point: EventPoint, traces: readonly JSON[]): JSON {
  const kept = Object.entries(point).filter(
    ([name, value]) => KEPT_OBJECTS.has(name) || typeof value !== "object" || value === null || value instanceof Date,
  );
  const custom = customData(point, traces);
  return plain(Object.fromEntries(custom === undefined ? kept : [...kept, ["customdata", custom]]));
}

/** As the figure has it, for the kinds of charts of which plotly.js says something else, or nothing. */
function customData(point: EventPoint, traces: readonly JSON[]): JSON | undefined {
  const trace = traces[Number(point["curveNumber"])];
  const all = isObject(trace) ? own(trace, "customdata") : null;
  if (!isObject(trace) || !Array.isArray(all)) return undefined;
  const { pointNumber, pointNumbers } = point;
  if (typeof pointNumber === "number") return all[pointNumber];
  if (pointNumber === undefined && "pointNumber" in point) return all;
  if ("pointNumber" in point || !Array.isArray(pointNumbers)) return undefined;
  return pointNumbers.map((number) => all[Number(number)] ?? null);
}

/** The data of a click, a hover or a selection; `traces` are those of the figure. */
export function pointsData(event: PointsEvent | undefined, traces: readonly JSON[]): Props | null {
  if (!event) return null;
  const data: Props = { points: (event.points ?? []).map((point) => pointData(point, traces)) };
  if (event.range !== undefined) data["range"] = plain(event.range);
  if (event.lassoPoints !== undefined) data["lassoPoints"] = plain(event.lassoPoints);
  return data;
}

/** Where the pointer is, in the terms of the axes: told where a layout asks for events anywhere. */
export function placeData({ xvals, yvals, xaxes, yaxes }: PointsEvent): Props {
  const data: Props = {};
  if (xvals !== undefined) data["xvals"] = plain(xvals);
  if (yvals !== undefined) data["yvals"] = plain(yvals);
  if (xaxes?.[0]) data["xaxes_id"] = xaxes[0]._id;
  if (yaxes?.[0]) data["yaxes_id"] = yaxes[0]._id;
  return data;
}

/** The data of a click on an annotation. */
export function annotationData(event: unknown): Props {
  if (!isObject(event)) return {};
  const kept = Object.entries(event).filter(([name]) => name !== "event" && name !== "fullAnnotation");
  return plain(Object.fromEntries(kept)) as Props;
}
