/**
 * Makes a figure fit the page: what the figure leaves to plotly's default template follows the page's colours, so that
 * it can be read on a dark page too. A template of the user's own choice stays as it is.
 */

import { doc } from "../dom/document";
import type { JSON, Props } from "../types";
import { isObject, merged, own, type JSONObject } from "../dom/json";

/** The page's colours and font where the chart stands, as resolved by the browser. */
export interface PageTheme {
  text: string;
  muted: string;
  grid: string;
  surface: string;
  accent: string;
  font: string;
  /** There is no room for a legend beside the chart. */
  isNarrow: boolean;
}

const NARROW = 520;

/** Colours of plotly's default template `plotly`, by which it is told. */
const DEFAULT_PLOT_BACKGROUND = "#E5ECF6";

/** The margin at the top that plotly.express sets, with a title or without. */
const EXPRESS_TOP = 60;

export function themeAt(el: HTMLElement): PageTheme {
  const { color, borderTopColor, outlineColor, backgroundColor, caretColor, fontFamily } = getComputedStyle(el);
  return {
    isNarrow: el.clientWidth < NARROW,
    text: color,
    muted: outlineColor,
    grid: borderTopColor,
    surface: backgroundColor,
    accent: caretColor,
    font: fontFamily,
  };
}

function layoutOf(template: JSON): JSONObject | undefined {
  const layout = isObject(template) ? own(template, "layout") : null;
  return isObject(layout) ? layout : undefined;
}

/** Whether the figure leaves its look to plotly. */
function isDefault(template: JSON): boolean {
  const layout = layoutOf(template);
  return layout === undefined || own(layout, "plot_bgcolor") === DEFAULT_PLOT_BACKGROUND;
}

/** The figure's layout in the page's colours; the figure itself is not changed. */
export function themedLayout(layout: JSONObject, theme: PageTheme): JSONObject {
  const template = own(layout, "template");
  if (!isDefault(template)) return layout;
  const base = layoutOf(template) ?? {};
  const themed: JSONObject = { ...(isObject(template) ? template : {}), layout: withTheme(base, theme) };
  return merged(layout, { template: themed, margin: margins(layout, base) });
}

/** Room for a title only where there is one; plotly's own margins leave a card half empty. */
function margins(layout: JSONObject, base: JSONObject): JSONObject {
  const [given, preset] = [own(layout, "margin"), own(base, "margin")];
  const title = own(layout, "title");
  const isTitled = typeof title === "string" ? title !== "" : isObject(title) && own(title, "text") !== null;
  const roomy = { l: 56, r: 28, t: isTitled ? 64 : 32, b: 48 };
  const usual = merged(roomy, isObject(preset) ? preset : {});
  // plotly.express always leaves room for a title.
  const asked = isObject(given) && !isTitled && own(given, "t") === EXPRESS_TOP ? { ...given, t: roomy.t } : given;
  return merged(usual, isObject(asked) ? asked : {});
}

function withTheme(base: JSONObject, { text, grid, surface, accent, muted, font, isNarrow }: PageTheme): JSONObject {
  const axis = { automargin: true, gridcolor: grid, linecolor: grid, zerolinecolor: grid, tickcolor: grid };
  const extended = (name: string, added: Props): JSONObject => {
    const known = own(base, name);
    return merged(isObject(known) ? known : {}, added);
  };
  const plane = { bgcolor: "rgba(0,0,0,0)" };
  const polar = { ...plane, angularaxis: axis, radialaxis: axis };
  const ternary = { ...plane, aaxis: axis, baxis: axis, caxis: axis };
  const walls = { backgroundcolor: "rgba(0,0,0,0)", gridcolor: grid, zerolinecolor: grid, showbackground: true };
  const geo = { ...plane, landcolor: grid, lakecolor: surface, subunitcolor: surface, showland: true, showlakes: true };
  return merged(base, {
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    font: extended("font", { color: text, family: font }),
    xaxis: extended("xaxis", axis),
    yaxis: extended("yaxis", axis),
    polar: extended("polar", polar),
    ternary: extended("ternary", ternary),
    scene: extended("scene", { xaxis: walls, yaxis: walls, zaxis: walls }),
    geo: extended("geo", geo),
    legend: extended("legend", isNarrow ? { orientation: "h", x: 0, yref: "container", y: 0, yanchor: "bottom" } : {}),
    modebar: { bgcolor: "rgba(0,0,0,0)", color: muted, activecolor: accent },
    annotationdefaults: extended("annotationdefaults", { arrowcolor: text }),
    shapedefaults: extended("shapedefaults", { line: { color: text } }),
  });
}

/** Calls back when the page's colours change: the system's preference, or `data-theme` of the doc. */
export function onThemeChange(changed: () => void): () => void {
  const preference = matchMedia("(prefers-color-scheme: dark)");
  const attribute = new MutationObserver(changed);
  preference.addEventListener("change", changed);
  attribute.observe(doc.documentElement, { attributes: true, attributeFilter: ["data-theme", "class"] });
  return () => {
    preference.removeEventListener("change", changed);
    attribute.disconnect();
  };
}
