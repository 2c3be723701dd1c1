/** The figure as it is after what the user did to the chart, or after data was added: the prop `figure` follows. */

import { equal, isObject, merged, own, type JSONObject } from "../dom/json";
import type { JSON } from "../types";
import { plain } from "./events";

/** These follow from the place of the chart, not from what the user did. */
const SIZES: ReadonlySet<string> = new Set(["autosize", "width", "height"]);

/** `xaxis.range[0]` changes `xaxis`, `shapes[1].x0` changes `shapes`. */
function changedKeys(paths: Iterable<string>): string[] {
  return [...new Set([...paths].map((path) => path.split(/[.[]/, 1)[0] ?? ""))];
}

/** With the parts of the layout that an event of plotly.js's names; undefined where they are as before. */
export function relayouted(figure: JSON, paths: Iterable<string>, drawn: JSONObject): JSONObject | undefined {
  if (!isObject(figure)) return undefined;
  const before = own(figure, "layout");
  const layout = isObject(before) ? before : {};
  const edits = changedKeys(paths)
    .filter((key) => !SIZES.has(key))
    .map((key): [string, JSON] => [key, plain(own(drawn, key))])
    .filter(([key, value]) => !equal(value, own(layout, key)));
  return edits.length > 0 ? merged(figure, { layout: merged(layout, Object.fromEntries(edits)) }) : undefined;
}

/** With the parts of some traces that these paths name; negative places count from the end. */
export function restyled(figure: JSON, paths: Iterable<string>, places: JSON, drawn: readonly JSON[]): JSON {
  const data = isObject(figure) ? own(figure, "data") : null;
  if (!isObject(figure) || !Array.isArray(data)) return figure;
  const keys = changedKeys(paths);
  const edited = new Set([places].flat().map((place) => (typeof place === "number" && place < 0 ? data.length + place : place)));
  const traces = data.map((trace, place) => {
    const now = drawn[place];
    if (!edited.has(place) || !isObject(trace) || !isObject(now)) return trace;
    return merged(trace, Object.fromEntries(keys.map((key) => [key, plain(own(now, key))])));
  });
  return merged(figure, { data: traces });
}
