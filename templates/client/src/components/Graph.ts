/** A plotly chart. */

import { Chart } from "../charts/chart";
import type { Behaviour, Handle } from "../types";

const charts = new WeakMap<Handle, Chart>();

const DRAWN_FROM = ["figure", "config", "responsive", "animate"];

export default {
  mount(handle) {
    const chart = new Chart(handle);
    charts.set(handle, chart);
    return () => chart.stop();
  },
  update(handle, changed, writing) {
    const chart = charts.get(handle);
    if (changed.has("prependData")) chart?.extend("prependData");
    if (changed.has("extendData")) chart?.extend("extendData");
    // What the user did to the chart is in the drawing already.
    if (writing === "all" && DRAWN_FROM.some((name) => changed.has(name))) chart?.draw();
  },
} satisfies Behaviour;
