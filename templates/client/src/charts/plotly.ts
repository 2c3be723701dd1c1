/** The part of plotly.js's interface that is used, and how it gets into the page. */

import { doc } from "../dom/document";
import files from "plotly:files";

import { setStyle, styleOf } from "../dom/styles";
import type { JSON } from "../types";
import { covers, type Bundle } from "./bundles";
import { STYLE_IDS } from "./style-ids";

export interface PlotElement extends HTMLElement {
  /** The figure as plotly.js has it now, with what the user changed. */
  data?: JSON[];
  layout?: { [name: string]: JSON };
  on(event: string, handler: (data: never) => void): void;
}

export interface Plotly {
  react(el: HTMLElement, figure: JSON): Promise<PlotElement>;
  animate(el: HTMLElement, figure: JSON, options: JSON): Promise<void>;
  addFrames(el: HTMLElement, frames: JSON): Promise<void>;
  deleteFrames(el: HTMLElement): Promise<void>;
  extendTraces(el: HTMLElement, data: JSON, traces: JSON, most?: JSON): Promise<void>;
  prependTraces(el: HTMLElement, data: JSON, traces: JSON, most?: JSON): Promise<void>;
  purge(el: HTMLElement): void;
  Plots: { resize(el: HTMLElement): Promise<void> };
}

/**
 * plotly.js writes `style` attributes (of formatted text, links, images of heatmaps, fills of colour bars), which the
 * policy refuses; the same declarations through the CSSOM are admitted.
 */
function admitStyles(): void {
  const { setAttribute } = Element.prototype;
  SVGElement.prototype.setAttribute = function (this: SVGElement, name: string, value: string): void {
    if (name === "style") writeStyle(this.style, value);
    else setAttribute.call(this, name, value);
  };
}

/** Texts of a figure may be anybody's: what would fetch something is left out. */
function writeStyle(target: CSSStyleDeclaration, style: string): void {
  target.cssText = "";
  for (const [name, value] of styleOf(style)) if (!/url\(/i.test(value)) setStyle(target, name, value);
}

interface Loaded {
  bundle: Bundle;
  plotly: Promise<Plotly>;
}

let loaded: Loaded | undefined;

/** plotly.js in a bundle that holds at least this one. */
export function plotlyFor(bundle: Bundle): Promise<Plotly> {
  if (!loaded || !covers(loaded.bundle, bundle)) {
    const plotly = load(bundle);
    const current = { bundle, plotly };
    loaded = current;
    // What could not be fetched is tried again by the next figure.
    plotly.catch(() => {
      if (loaded === current) loaded = undefined;
    });
  }
  return loaded.plotly;
}

function load(bundle: Bundle): Promise<Plotly> {
  if (!doc.getElementById(STYLE_IDS[0])) admitStyles();
  for (const id of STYLE_IDS) {
    if (doc.getElementById(id)) continue;
    const link = doc.createElement("link");
    link.id = id;
    link.className = "no-inline-styles";
    doc.head.append(link);
  }
  return new Promise((resolve, reject) => {
    const script = doc.createElement("script");
    script.src = new URL(files[bundle], import.meta.url).href;
    script.onload = () => resolve((window as unknown as { Plotly: Plotly }).Plotly);
    script.onerror = () => {
      script.remove();
      reject(new Error("The chart library could not be loaded."));
    };
    doc.head.append(script);
  });
}
