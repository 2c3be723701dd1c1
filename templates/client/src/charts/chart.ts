/** One chart: draws the latest figure, one drawing at a time, and tells what the user does with it. */

import { doc } from "../dom/document";
import { equal, isObject, merged, own, type JSONObject } from "../dom/json";
import type { Handle, JSON, Props } from "../types";
import { bundleFor } from "./bundles";
import { annotationData, placeData, plain, pointsData, type PointsEvent } from "./events";
import { relayouted, restyled } from "./figure-edits";
import { plotlyFor, type PlotElement, type Plotly } from "./plotly";
import { isFixed, sizedLayout } from "./sizing";
import { onThemeChange, themeAt, themedLayout } from "./theme";

type Extension = "extendData" | "prependData";

export class Chart {
  private readonly plot = doc.createElement("div");
  private plotly: Plotly | undefined;
  private isWanted = false;
  /** The size that it was drawn for. */
  private size = "";
  private isDrawing = false;
  private isDrawn = false;
  private isStopped = false;
  private wasNarrow = false;
  /** The figure that was drawn last. */
  private figure: JSON = null;
  private extensions: [Extension, JSON][] = [];
  private readonly stops: (() => void)[] = [];

  constructor(private readonly handle: Handle) {
    this.plot.className = "dx-graph-plot";
    handle.el.append(this.plot);
    const sizes = new ResizeObserver(() => this.resized());
    sizes.observe(handle.el);
    this.stops.push(
      () => sizes.disconnect(),
      onThemeChange(() => this.draw()),
    );
    this.extend("prependData");
    this.extend("extendData");
    this.draw();
  }

  stop(): void {
    this.isStopped = true;
    for (const stop of this.stops) stop();
    this.plotly?.purge(this.plot);
  }

  /** Draws the figure of the props; while another one is being drawn, after it. */
  draw(): void {
    this.isWanted = true;
    if (!this.isDrawing) void this.drawAll();
  }

  /** Adds data to the traces that are drawn. */
  extend(prop: Extension): void {
    const data = own(this.handle.props, prop);
    if (data === null) return;
    this.extensions.push([prop, data]);
    this.draw();
  }

  private async drawAll(): Promise<void> {
    this.isDrawing = true;
    try {
      while ((this.isWanted || this.extensions.length > 0) && !this.isStopped) {
        const isFigureWanted = this.isWanted;
        this.isWanted = false;
        if (isFigureWanted) await this.drawFigure(own(this.handle.props, "figure"));
        await this.drawExtensions();
        if (this.isResized) this.fit();
      }
    } catch (error) {
      console.error(error);
      this.handle.el.dataset["dxState"] = "failed";
    } finally {
      this.isDrawing = false;
    }
  }

  private async drawFigure(figure: JSON): Promise<void> {
    if (!isObject(figure)) return this.clear();
    const plotly = await plotlyFor(bundleFor(figure));
    if (this.isStopped) return;
    if (this.plotly && this.plotly !== plotly) this.clear();
    this.plotly = plotly;
    if (this.isDrawn) await this.redraw(plotly, figure);
    else await plotly.react(this.plot, this.prepared(figure));
    if (!this.isDrawn) this.listen(this.plot as unknown as PlotElement);
    this.isDrawn = true;
    this.figure = figure;
    this.plot.classList.toggle("dx-fixed", isFixed(this.handle.props));
    this.handle.el.dataset["dxState"] = "drawn";
  }

  /** From the figure that is drawn; from nothing where plotly.js finds no way, as with transitions to other subplots. */
  private async redraw(plotly: Plotly, figure: JSONObject): Promise<void> {
    const prepared = this.prepared(figure);
    try {
      if (this.isAnimated(figure, prepared)) await this.animate(plotly, prepared);
      else await plotly.react(this.plot, prepared);
    } catch {
      this.clear();
      if (!this.isStopped) await plotly.react(this.plot, this.prepared(figure));
    }
  }

  private clear(): void {
    if (!this.isDrawn) return;
    this.plotly?.purge(this.plot);
    this.isDrawn = false;
    this.figure = null;
    delete this.handle.el.dataset["dxState"];
  }

  /** plotly.js writes into what it is given, so it gets a copy, in the page's colours and asking no other host. */
  private prepared(figure: JSONObject): JSONObject {
    const copy = structuredClone(figure);
    const layout = own(copy, "layout");
    // A transition of plotly.js's leaves the drawing at its former size.
    const isStill = this.isResized || isMotionReduced();
    this.size = sizeOf(this.handle.el);
    if (isObject(layout) && isStill) delete layout["transition"];
    const config = own(this.handle.props, "config");
    const local = {
      topojsonURL: new URL("topojson/", import.meta.url).href,
      displaylogo: false,
      showSendToCloud: false,
    };
    const theme = themeAt(this.handle.el);
    this.wasNarrow = theme.isNarrow;
    const themed = themedLayout(isObject(layout) ? layout : {}, theme);
    return merged(copy, {
      data: own(copy, "data") ?? [],
      layout: sizedLayout(themed, this.handle.props),
      config: merged(local, isObject(config) ? structuredClone(config) : {}),
    });
  }

  /** Animates from one figure to the next, where that has as many traces. */
  private isAnimated(figure: JSONObject, prepared: JSONObject): boolean {
    if (own(this.handle.props, "animate") !== true || figure === this.figure || isMotionReduced()) return false;
    const traces = own(prepared, "data");
    return Array.isArray(traces) && traces.length === this.drawn.data?.length;
  }

  private get drawn(): PlotElement {
    return this.plot as unknown as PlotElement;
  }

  private async animate(plotly: Plotly, figure: JSONObject): Promise<void> {
    const frames = own(figure, "frames");
    if (Array.isArray(frames)) {
      await plotly.deleteFrames(this.plot);
      await plotly.addFrames(this.plot, frames);
    }
    await plotly.animate(this.plot, figure, own(this.handle.props, "animation_options"));
  }

  private async drawExtensions(): Promise<void> {
    const extensions = this.isDrawn ? this.extensions.splice(0) : [];
    for (const [prop, given] of extensions) {
      const [data, traces, most] = Array.isArray(given) ? given : [given];
      if (!isObject(data ?? null)) continue;
      const [first = []] = Object.values(data as JSONObject);
      const all = Array.isArray(first) ? first.map((_, i) => i) : [];
      const add = prop === "extendData" ? this.plotly?.extendTraces : this.plotly?.prependTraces;
      await add?.(this.plot, data ?? null, traces ?? all, most ?? undefined);
      this.keep(Object.keys(data as JSONObject), traces ?? all);
    }
    if (!this.isDrawn && !this.isWanted) this.extensions = [];
  }

  private get isResized(): boolean {
    return sizeOf(this.handle.el) !== this.size;
  }

  /** While a figure is being drawn, that comes first. */
  private resized(): void {
    if (!this.isDrawing && this.isResized) this.fit();
  }

  private fit(): void {
    if (!this.isDrawn || isFixed(this.handle.props) || this.plot.offsetWidth === 0) return;
    if (themeAt(this.handle.el).isNarrow !== this.wasNarrow) return this.draw();
    this.size = sizeOf(this.handle.el);
    void this.plotly?.Plots.resize(this.plot);
  }

  private listen(plot: PlotElement): void {
    const points = (event: PointsEvent | undefined): Props | null => pointsData(event, plot.data ?? []);
    const isAnywhere = (name: string): boolean => own(plot.layout ?? {}, name) === true;
    plot.on("plotly_click", (event: PointsEvent) => {
      const place = isAnywhere("clickanywhere") ? placeData(event) : {};
      this.tell({ clickData: { ...points(event), ...place, timestamp: Date.now() } });
    });
    plot.on("plotly_clickannotation", (event: unknown) =>
      this.tell({ clickAnnotationData: { ...annotationData(event), timestamp: Date.now() } }),
    );
    plot.on("plotly_hover", (event: PointsEvent) => {
      const place = isAnywhere("hoveranywhere") ? placeData(event) : {};
      this.tellNew("hoverData", { ...points(event), ...place });
    });
    plot.on("plotly_unhover", () => {
      if (own(this.handle.props, "clear_on_unhover") === true) this.tellNew("hoverData", null);
    });
    plot.on("plotly_selected", (event: PointsEvent | undefined) => {
      if (event) this.tellNew("selectedData", points(event));
    });
    plot.on("plotly_deselect", () => this.tellNew("selectedData", null));
    plot.on("plotly_relayout", (event: object) => this.relayouted(event));
    plot.on("plotly_restyle", (event: [object, JSON]) => {
      this.keep(Object.keys(event[0]), event[1]);
      this.tellNew("restyleData", plain(event));
    });
  }

  /** The figure keeps what the user did to its layout, and callbacks that read it are told. */
  private relayouted(event: object): void {
    const changes: Props = { relayoutData: plain(event) };
    if (equal(own(this.handle.props, "relayoutData"), changes["relayoutData"] ?? null)) delete changes["relayoutData"];
    const figure = relayouted(own(this.handle.props, "figure"), Object.keys(event), this.drawn.layout ?? {});
    if (figure) changes["figure"] = figure;
    if (Object.keys(changes).length > 0) this.tell(changes);
    if (figure) this.figure = figure;
  }

  /** The figure keeps what has changed in its traces, which by itself is no change of the prop (as in Dash). */
  private keep(paths: Iterable<string>, places: JSON): void {
    const figure = restyled(own(this.handle.props, "figure"), paths, places, this.drawn.data ?? []);
    this.handle.keep({ figure });
    this.figure = figure;
  }

  private tellNew(prop: string, data: JSON): void {
    if (!equal(own(this.handle.props, prop), data)) this.tell({ [prop]: data });
  }

  private tell(changes: Props): void {
    this.handle.set(changes);
  }
}

function sizeOf(el: HTMLElement): string {
  return `${String(el.offsetWidth)} ${String(el.offsetHeight)}`;
}

function isMotionReduced(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
