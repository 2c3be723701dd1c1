/** What a Dropdown opens: the list, with a search above it, and, for several values, buttons for all and none. */

import { doc } from "../dom/document";
import type { Option } from "../dom/options";
import type { JSON } from "../types";
import { Listbox } from "./listbox";
import { follow } from "./popup";

export interface DropdownPopupOptions {
  key: string;
  trigger: HTMLElement;
  isMulti: boolean;
  isSearchable: boolean;
  rowHeight: number | undefined;
  maxHeight: number | undefined;
  words(name: string): string;
  chosen(): ReadonlySet<JSON>;
  choose(option: Option): void;
  /** The text to search for changed. */
  typed(): void;
  all(isChosen: boolean): void;
}

export class DropdownPopup {
  readonly el = doc.createElement("div");
  readonly searchField: HTMLInputElement | undefined;
  /** The user went to the active option by keys, and did not only open the list. */
  isMovedByKeys = false;

  private readonly list: Listbox;
  private readonly empty = doc.createElement("div");
  private found: readonly Option[] = [];
  private chosenNow: ReadonlySet<JSON>;
  private unfollow: (() => void) | undefined;

  constructor(private readonly options: DropdownPopupOptions) {
    const { el, empty } = this;
    const { key, isMulti, rowHeight, maxHeight } = options;
    this.chosenNow = options.chosen();
    el.className = "dx-dropdown-popup";
    el.popover = "manual";
    // In a `label`, a click would go on to the button that opened the list.
    el.addEventListener("click", (event) => event.preventDefault());
    this.list = new Listbox({
      key,
      label: options.trigger.getAttribute("aria-label") ?? "Options",
      isMulti,
      rowHeight,
      maxHeight,
      isChosen: ({ value }) => this.chosenNow.has(value),
      choose: (option) => options.choose(option),
    });
    if (options.isSearchable) el.append(this.searchBar((this.searchField = this.makeSearch())));
    if (isMulti) el.append(this.actions());
    empty.className = "dx-dropdown-empty";
    empty.setAttribute("role", "status");
    el.append(this.list.el, empty);
  }

  get query(): string {
    return this.searchField?.value ?? "";
  }

  get hasActive(): boolean {
    return this.list.active >= 0;
  }

  get activeOption(): Option | undefined {
    return this.list.activeOption;
  }

  show(typed: string): void {
    const { trigger } = this.options;
    this.el.showPopover();
    this.unfollow = follow(this.el, trigger);
    for (const control of [trigger, this.searchField]) {
      control?.setAttribute("aria-expanded", "true");
      control?.setAttribute("aria-controls", this.list.el.id);
    }
    if (this.searchField) {
      this.searchField.value = typed;
      this.searchField.focus({ preventScroll: true });
    }
  }

  remove(): void {
    const { trigger } = this.options;
    trigger.setAttribute("aria-expanded", "false");
    trigger.removeAttribute("aria-controls");
    trigger.removeAttribute("aria-activedescendant");
    this.unfollow?.();
    this.el.remove();
  }

  fill(found: readonly Option[], active: number): void {
    this.found = found;
    this.isMovedByKeys = this.query !== "" && found.length > 0;
    this.list.fill(found, active);
    this.list.el.hidden = found.length === 0;
    this.empty.textContent = found.length === 0 ? this.options.words("no_options_found") || "No options found" : "";
    this.tellActive();
  }

  /** Shows again which options are chosen. */
  mark(): void {
    this.chosenNow = this.options.chosen();
    this.list.mark();
  }

  move(by: number | "page up" | "page down"): void {
    const { list } = this;
    const pages = by === "page up" ? -list.page : by === "page down" ? list.page : by;
    const step = pages < 0 ? -1 : 1;
    const from = list.active < 0 && step > 0 ? -1 : list.active;
    const target = Math.min(Math.max(from + pages, 0), list.size - 1);
    const isEnd = target === 0 || target === list.size - 1;
    const place = list.enabledFrom(target, isEnd && Math.abs(pages) > 1 ? (target === 0 ? 1 : -1) : step);
    this.isMovedByKeys = true;
    list.goTo(place);
    this.tellActive();
  }

  /** Goes to the next option that fits, beginning after the active one, or with it. */
  goToLabel(fits: (option: Option) => boolean, isAfter: boolean): void {
    const start = Math.max(0, this.list.active + (isAfter ? 1 : 0));
    const rotated = this.found.map((_, i) => (start + i) % this.found.length);
    const place = rotated.find((i) => {
      const option = this.found[i];
      return option !== undefined && !option.disabled && fits(option);
    });
    if (place === undefined) return;
    this.isMovedByKeys = true;
    this.list.goTo(place);
    this.tellActive();
  }

  enabledValues(): JSON[] {
    return this.found.filter(({ disabled }) => !disabled).map(({ value }) => value);
  }

  private tellActive(): void {
    const control = this.searchField ?? this.options.trigger;
    const { activeId } = this.list;
    if (activeId === undefined) control.removeAttribute("aria-activedescendant");
    else control.setAttribute("aria-activedescendant", activeId);
  }

  private makeSearch(): HTMLInputElement {
    const field = doc.createElement("input");
    const word = this.options.words("search") || "Search";
    field.type = "text";
    field.className = "dx-dropdown-search-field";
    field.placeholder = word;
    field.autocomplete = "off";
    field.spellcheck = false;
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-label", word);
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-haspopup", "listbox");
    field.addEventListener("input", (event) => {
      event.stopPropagation();
      this.options.typed();
    });
    return field;
  }

  private searchBar(field: HTMLInputElement): HTMLElement {
    const bar = doc.createElement("div");
    bar.className = "dx-dropdown-search";
    bar.append(field);
    return bar;
  }

  private actions(): HTMLElement {
    const { words, all } = this.options;
    const bar = doc.createElement("div");
    bar.className = "dx-dropdown-actions";
    for (const [word, fallback, isChosen] of [
      ["select_all", "Select All", true],
      ["deselect_all", "Deselect All", false],
    ] as const) {
      const button = doc.createElement("button");
      button.type = "button";
      button.className = "dx-dropdown-action";
      button.textContent = words(word) || fallback;
      button.addEventListener("click", () => all(isChosen));
      bar.append(button);
    }
    return bar;
  }
}
