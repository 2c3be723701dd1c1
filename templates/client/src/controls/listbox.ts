/**
 * A listbox (WAI-ARIA) over any number of options: of many only those in view are in the document, so 10,000 open as
 * fast as ten.
 */

import { doc } from "../dom/document";
import type { Option } from "../dom/options";
import { drawPlain } from "../dom/plain";

/** Up to here all options are drawn, each as high as its label needs. */
const FEW = 60;

/** Options drawn beyond both ends of the view. */
const OVERSCAN = 4;

const FALLBACK_HEIGHT = 36;

export interface ListboxOptions {
  key: string;
  label: string;
  isMulti: boolean;
  /** In pixels; undefined: as the style sheet and the labels say. */
  rowHeight: number | undefined;
  maxHeight: number | undefined;
  isChosen(option: Option): boolean;
  choose(option: Option): void;
}

export class Listbox {
  readonly el = doc.createElement("div");
  /** The place of the option that the keyboard is at; -1 for none. */
  active = -1;

  private items: readonly Option[] = [];
  private readonly space = doc.createElement("div");
  private readonly rows = new Map<number, HTMLElement>();
  private rowHeight = FALLBACK_HEIGHT;

  constructor(private readonly options: ListboxOptions) {
    const { el, space } = this;
    el.className = "dx-listbox";
    el.id = `${options.key}-list`;
    el.setAttribute("role", "listbox");
    el.setAttribute("aria-label", options.label);
    if (options.isMulti) el.setAttribute("aria-multiselectable", "true");
    if (options.maxHeight !== undefined) el.style.setProperty("max-height", `${String(options.maxHeight)}px`);
    space.className = "dx-listbox-space";
    space.setAttribute("role", "presentation");
    el.append(space);
    el.addEventListener("scroll", () => this.draw(), { passive: true });
    el.addEventListener("pointermove", (event) => this.hover(event));
    // The focus stays where the keyboard is.
    el.addEventListener("mousedown", (event) => event.preventDefault());
    el.addEventListener("click", (event) => this.click(event));
  }

  get size(): number {
    return this.items.length;
  }

  get activeOption(): Option | undefined {
    return this.items[this.active];
  }

  /** The id of the active option's element, for `aria-activedescendant`. */
  get activeId(): string | undefined {
    return this.rows.get(this.active)?.id;
  }

  /** Shows other options; `active` is the place of the one to go to. */
  fill(items: readonly Option[], active: number): void {
    this.items = items;
    for (const row of this.rows.values()) row.remove();
    this.rows.clear();
    this.el.classList.toggle("dx-virtual", this.isVirtual);
    this.measure();
    this.space.style.setProperty("height", this.isVirtual ? `${String(items.length * this.rowHeight)}px` : "");
    this.active = active;
    this.el.scrollTop = 0;
    this.draw();
    this.goTo(active, "center");
  }

  /** Makes an option the active one, and brings it into view. */
  goTo(place: number, block: "nearest" | "center" = "nearest"): void {
    this.rows.get(this.active)?.classList.remove("dx-active");
    this.active = Math.min(Math.max(place, -1), this.items.length - 1);
    if (this.active < 0) return;
    if (this.isVirtual) this.scrollToRow(this.active, block);
    this.draw();
    const row = this.rows.get(this.active);
    row?.classList.add("dx-active");
    if (!this.isVirtual) row?.scrollIntoView({ block, behavior: "instant" });
  }

  /** The nearest place from `place` on, going by `step`, whose option can be chosen. */
  enabledFrom(place: number, step: 1 | -1): number {
    for (let i = place; i >= 0 && i < this.items.length; i += step) if (this.items[i]?.disabled === false) return i;
    return this.active;
  }

  /** How many options a page holds. */
  get page(): number {
    return Math.max(1, Math.floor(this.el.clientHeight / this.rowHeight) - 1);
  }

  /** Shows again which options are chosen. */
  mark(): void {
    for (const [place, row] of this.rows) this.markRow(row, place);
  }

  private get isVirtual(): boolean {
    return this.items.length > FEW;
  }

  private measure(): void {
    const { rowHeight } = this.options;
    const [first] = this.items;
    if (rowHeight !== undefined) this.rowHeight = rowHeight;
    else if (first && this.el.isConnected) {
      const row = this.row(first, 0);
      this.space.append(row);
      this.rowHeight = row.offsetHeight || FALLBACK_HEIGHT;
      row.remove();
    }
  }

  private draw(): void {
    const { scrollTop, clientHeight } = this.el;
    const first = this.isVirtual ? Math.max(0, Math.floor(scrollTop / this.rowHeight) - OVERSCAN) : 0;
    const shown = Math.ceil((clientHeight || this.rowHeight) / this.rowHeight) + 2 * OVERSCAN;
    const end = this.isVirtual ? Math.min(this.items.length, first + shown) : this.items.length;
    for (const [place, row] of this.rows) {
      if (place >= first && place < end) continue;
      row.remove();
      this.rows.delete(place);
    }
    for (let place = first; place < end; place += 1) {
      const option = this.items[place];
      if (!option || this.rows.has(place)) continue;
      const row = this.row(option, place);
      this.rows.set(place, row);
      this.space.append(row);
    }
  }

  private row(option: Option, place: number): HTMLElement {
    const row = doc.createElement("div");
    const label = doc.createElement("span");
    row.className = "dx-listbox-option";
    row.id = `${this.options.key}-option-${String(option.index)}`;
    row.setAttribute("role", "option");
    row.setAttribute("aria-setsize", String(this.items.length));
    row.setAttribute("aria-posinset", String(place + 1));
    row.dataset["place"] = String(place);
    if (option.disabled) row.setAttribute("aria-disabled", "true");
    if (option.title !== null) row.title = option.title;
    label.className = "dx-listbox-label";
    drawPlain(label, option.label);
    row.append(label);
    if (this.isVirtual) row.style.setProperty("top", `${String(place * this.rowHeight)}px`);
    if (this.isVirtual || this.options.rowHeight !== undefined)
      row.style.setProperty("height", `${String(this.rowHeight)}px`);
    this.markRow(row, place);
    return row;
  }

  private markRow(row: HTMLElement, place: number): void {
    const option = this.items[place];
    row.setAttribute("aria-selected", String(option !== undefined && this.options.isChosen(option)));
    row.classList.toggle("dx-active", place === this.active);
  }

  private scrollToRow(place: number, block: "nearest" | "center"): void {
    const { el, rowHeight } = this;
    const top = place * rowHeight;
    if (block === "center")
      el.scrollTop = Math.round((top - (el.clientHeight - rowHeight) / 2) / rowHeight) * rowHeight;
    else if (top < el.scrollTop) el.scrollTop = top;
    else if (top + rowHeight > el.scrollTop + el.clientHeight) el.scrollTop = top + rowHeight - el.clientHeight;
  }

  private placeOf(event: Event): number {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>(".dx-listbox-option") : null;
    return row ? Number(row.dataset["place"]) : -1;
  }

  private hover(event: PointerEvent): void {
    const place = this.placeOf(event);
    if (place < 0 || place === this.active || (event.movementX === 0 && event.movementY === 0)) return;
    this.rows.get(this.active)?.classList.remove("dx-active");
    this.active = place;
    this.rows.get(place)?.classList.add("dx-active");
  }

  private click(event: Event): void {
    const option = this.items[this.placeOf(event)];
    if (option && !option.disabled) this.options.choose(option);
  }
}
