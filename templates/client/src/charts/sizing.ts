/** What decides the size of a chart: its place, or the figure (Dash's `responsive`). */

import type { Props } from "../types";
import { isObject, own, type JSONObject } from "../dom/json";

/** Whether the chart keeps the size that the figure has, or plotly.js's own. */
export function isFixed(props: Props): boolean {
  const responsive = own(props, "responsive");
  if (typeof responsive === "boolean") return !responsive;
  const figure = own(props, "figure");
  const layout = isObject(figure) ? own(figure, "layout") : null;
  if (!isObject(layout)) return false;
  return own(layout, "autosize") === false || (own(layout, "width") !== null && own(layout, "height") !== null);
}

/** The layout of a chart that is fixed, or that takes the size of its place. */
export function sizedLayout(layout: JSONObject, props: Props): JSONObject {
  if (own(props, "responsive") === false) return { ...layout, autosize: false };
  if (isFixed(props)) return layout;
  const kept = Object.entries(layout).filter(([name]) => name !== "width" && name !== "height");
  return { ...Object.fromEntries(kept), autosize: true };
}
