/**
 * What a Dropdown does: a button of role combobox opens a listbox, with a field to search in unless `searchable` is
 * false. Keys as in the WAI-ARIA patterns for comboboxes.
 */

import { doc } from "../dom/document";
import { equal, isObject, own } from "../dom/json";
import { heldBy, optionsOf, type Option } from "../dom/options";
import { plainText } from "../dom/plain";
import { textOf } from "../dom/text";
import type { Handle, JSON, Props } from "../types";
import { dropdownAction } from "./dropdown-keys";
import { connectLabels } from "./labelling";
import { DropdownPopup } from "./dropdown-popup";
import { searchable, search, type Searchable } from "./search";

/** A pause after which typing on a closed list, or one without a search, begins a new word. */
const WORD_PAUSE_MS = 600;

/** The part of a chosen item, at its end, that removes it. */
const REMOVE_WIDTH = 22;

export class DropdownControl {
  private popup: DropdownPopup | undefined;
  /** What is chosen while the list is open and `debounce` holds the value back. */
  private draft: JSON[] | undefined;
  private word = "";
  private wordEnd: ReturnType<typeof setTimeout> | undefined;
  private all: Option[] = [];
  private index: Searchable[] | undefined;
  private readonly stops: (() => void)[] = [];

  constructor(private readonly handle: Handle) {
    const { el } = handle;
    this.all = optionsOf(own(handle.props, "options"));
    this.on(el, "click", (event) => this.click(event));
    this.on(el, "keydown", (event) => this.key(event));
    this.on(doc, "pointerdown", (event) => this.outside(event));
    this.on(el, "focusout", (event) => this.left(event));
    this.stops.push(connectLabels(handle, this.trigger));
  }

  stop(): void {
    clearTimeout(this.wordEnd);
    this.popup?.remove();
    for (const stop of this.stops) stop();
  }

  update(changed: ReadonlySet<string>): void {
    if (changed.has("options")) {
      this.all = optionsOf(own(this.handle.props, "options"));
      this.index = undefined;
      if (this.draft && this.popup?.query === "") this.draft = heldBy(own(this.handle.props, "options"), this.draft) as JSON[];
      this.fill();
    }
    if (changed.has("value")) this.popup?.mark();
    if (changed.has("disabled") && own(this.handle.props, "disabled") === true) this.close();
  }

  private get trigger(): HTMLButtonElement {
    return this.handle.el.querySelector(".dx-dropdown-trigger") as HTMLButtonElement;
  }

  private get isMulti(): boolean {
    return own(this.handle.props, "multi") === true;
  }

  private get isSearchable(): boolean {
    return own(this.handle.props, "searchable") !== false;
  }

  private labelled(name: string): string {
    const labels = own(this.handle.props, "labels");
    return isObject(labels) ? textOf(own(labels, name)) : "";
  }

  /** The chosen values. */
  private chosen(): JSON[] {
    const value = this.draft ?? own(this.handle.props, "value");
    return Array.isArray(value) ? value : value === null ? [] : [value];
  }

  open(typed = ""): void {
    if (this.popup || this.trigger.disabled) return;
    const { props, key, el } = this.handle;
    const optionHeight = own(props, "optionHeight");
    const maxHeight = own(props, "maxHeight");
    const chosen = (): ReadonlySet<JSON> => new Set(this.chosen());
    this.popup = new DropdownPopup({
      key,
      trigger: this.trigger,
      isMulti: this.isMulti,
      isSearchable: this.isSearchable,
      rowHeight: typeof optionHeight === "number" ? optionHeight : undefined,
      maxHeight: typeof maxHeight === "number" ? maxHeight : undefined,
      words: (name) => this.labelled(name),
      chosen,
      choose: (option) => this.choose(option),
      typed: () => this.searched(),
      all: (isChosen) => this.chooseAll(isChosen),
    });
    el.append(this.popup.el);
    this.popup.show(typed);
    this.fill();
    if (typed !== "") this.searched();
  }

  close(isFocusKept = true): void {
    const { popup } = this;
    if (!popup) return;
    const hadFocus = popup.el.contains(doc.activeElement);
    this.popup = undefined;
    popup.remove();
    if (isFocusKept && hadFocus) this.trigger.focus({ preventScroll: true });
    const changes: Props = {};
    if (this.draft && !equal(this.draft, own(this.handle.props, "value"))) changes["value"] = this.draft;
    this.draft = undefined;
    if (textOf(own(this.handle.props, "search_value")) !== "") changes["search_value"] = "";
    if (Object.keys(changes).length > 0) this.handle.set(changes);
  }

  /** Puts the options that match into the list, and goes to the chosen one, or to the best match. */
  private fill(): void {
    const { popup } = this;
    if (!popup) return;
    const order = own(this.handle.props, "search_order") === "original" ? "original" : "index";
    this.index ??= searchable(this.all);
    const found = search(this.index, popup.query, order);
    const [first] = this.chosen();
    const chosen = popup.query === "" ? found.findIndex(({ value }) => value === first) : -1;
    popup.fill(found, chosen >= 0 ? chosen : popup.query === "" ? -1 : 0);
  }

  private searched(): void {
    this.fill();
    const query = this.popup?.query ?? "";
    if (query !== textOf(own(this.handle.props, "search_value"))) this.handle.set({ search_value: query });
  }

  private choose(option: Option): void {
    if (option.disabled) return;
    if (this.isMulti) this.toggle(option.value);
    else if (own(this.handle.props, "value") !== option.value) this.handle.set({ value: option.value });
    const closes = own(this.handle.props, "closeOnSelect");
    if (typeof closes === "boolean" ? closes : !this.isMulti) this.close();
    else this.popup?.mark();
  }

  private toggle(value: JSON): void {
    const before = this.chosen();
    this.setChosen(before.includes(value) ? before.filter((item) => item !== value) : [...before, value]);
  }

  /** All that the search found are chosen, or none of them. */
  private chooseAll(isChosen: boolean): void {
    const found = new Set<JSON>(this.popup?.enabledValues() ?? []);
    const kept = this.chosen().filter((value) => !found.has(value));
    this.setChosen(isChosen ? [...this.chosen(), ...[...found].filter((v) => !this.chosen().includes(v))] : kept);
    this.popup?.mark();
  }

  private setChosen(values: JSON[]): void {
    if (this.popup && own(this.handle.props, "debounce") === true) this.draft = values;
    else this.handle.set({ value: values });
    this.popup?.mark();
  }

  private clear(): void {
    this.draft = undefined;
    this.handle.set({ value: this.isMulti ? [] : null });
    this.trigger.focus({ preventScroll: true });
  }

  private removeLast(): void {
    const values = this.chosen();
    if (values.length > 0) this.setChosen(values.slice(0, -1));
  }

  private click(event: MouseEvent): void {
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest(".dx-dropdown-clear")) this.clear();
    else if (target?.closest(".dx-dropdown-trigger") && !this.removedItem(event, target)) {
      if (this.popup) this.close();
      else this.open();
    }
  }

  /** The end of a chosen item removes it; by keyboard Backspace does, or the list. */
  private removedItem(event: MouseEvent, target: Element): boolean {
    const item = target.closest(".dx-dropdown-item");
    if (!item || event.clientX === 0) return false;
    const box = item.getBoundingClientRect();
    const isEnd =
      getComputedStyle(item).direction === "rtl"
        ? event.clientX < box.left + REMOVE_WIDTH
        : event.clientX > box.right - REMOVE_WIDTH;
    const place = [...(item.parentElement?.children ?? [])].indexOf(item);
    const known = new Map(this.all.map((option) => [option.value as JSON, option]));
    const value = this.chosen().filter((chosen) => known.has(chosen))[place];
    if (!isEnd || value === undefined) return false;
    this.toggle(value);
    return true;
  }

  private key(event: KeyboardEvent): void {
    const { popup } = this;
    const target = event.target as HTMLElement;
    const isInSearch = popup?.searchField === target;
    if (target !== this.trigger && !isInSearch) {
      if (event.key === "Escape" && popup) this.consume(event, () => this.close());
      return;
    }
    const action = dropdownAction(event, {
      isOpen: popup !== undefined,
      isInSearch,
      isQueryEmpty: (popup?.query ?? "") === "",
      isSearchable: this.isSearchable,
      isMulti: this.isMulti,
    });
    switch (action?.do) {
      case "open":
        return this.consume(event, () => this.openAt(action.at));
      case "close":
        return this.consume(event, () => this.close());
      case "move":
        return this.consume(event, () => popup?.move(action.by));
      case "choose":
        return this.consume(event, () => this.chooseActive());
      case "leave":
        if (!this.isMulti && popup?.isMovedByKeys) this.chooseActive();
        return this.close();
      case "removeLast":
        return this.consume(event, () => this.removeLast());
      case "clear":
        if (own(this.handle.props, "clearable") !== false && this.chosen().length > 0)
          this.consume(event, () => this.clear());
        return;
      case "type":
        return this.consume(event, () => this.type(event.key));
    }
  }

  private consume(event: Event, work: () => void): void {
    event.preventDefault();
    event.stopPropagation();
    work();
  }

  private openAt(at: "chosen" | "first" | "last"): void {
    this.open();
    if (at === "chosen" && this.popup?.hasActive) return;
    this.popup?.move(at === "last" ? Infinity : -Infinity);
  }

  private chooseActive(): void {
    const option = this.popup?.activeOption;
    if (option) this.choose(option);
    else this.close();
  }

  /** A letter opens the search with it, or, without a search, goes to the next option that begins with the word. */
  private type(letter: string): void {
    if (this.isSearchable) return this.open(letter);
    if (!this.popup) this.open();
    clearTimeout(this.wordEnd);
    this.word += letter.toLowerCase();
    this.wordEnd = setTimeout(() => (this.word = ""), WORD_PAUSE_MS);
    const isSame = [...this.word].every((character) => character === this.word[0]);
    const wanted = isSame ? this.word.charAt(0) : this.word;
    this.popup?.goToLabel((option) => plainText(option.label).toLowerCase().startsWith(wanted), isSame);
  }

  private outside(event: Event): void {
    if (this.popup && !event.composedPath().includes(this.handle.el)) this.close(false);
  }

  private left(event: FocusEvent): void {
    const to = event.relatedTarget;
    if (this.popup && to instanceof Node && !this.handle.el.contains(to)) this.close(false);
  }

  private on(target: Node, type: string, listener: (event: never) => void): void {
    const listening = listener as EventListener;
    target.addEventListener(type, listening);
    this.stops.push(() => target.removeEventListener(type, listening));
  }
}
