/**
 * What a Slider and a RangeSlider do: the handles are native ranges, for the keyboard and for assistive technology; the
 * pointer is followed here, since handles may push and pass each other and may rest on marks only.
 */

import { doc } from "../dom/document";
import { equal, own } from "../dom/json";
import { sliderModel, type SliderModel } from "../dom/slider";
import type { Handle, JSON, Props } from "../types";
import { connectLabels } from "./labelling";
import { thinMarks } from "./slider-marks";
import { clamp, markByKey, moved, nearestHandle, snap, type Meeting } from "./slider-values";

const MODEL_PROPS = [
  "min",
  "max",
  "step",
  "marks",
  "value",
  "$drag",
  "included",
  "dots",
  "count",
  "tooltip",
  "aria-label",
];

/** What is shown. */
function modelOf(props: Props): SliderModel {
  return sliderModel(MODEL_PROPS.map((name) => own(props, name)));
}

export class SliderControl {
  /** The handle that the pointer moves. */
  private dragged: number | undefined;
  private readonly stops: (() => void)[] = [];

  constructor(
    private readonly handle: Handle,
    private readonly isRange: boolean,
  ) {
    const { el } = handle;
    this.on(el, "pointerdown", (event) => this.press(event));
    this.on(el, "mousedown", (event) => this.keepFocus(event));
    this.on(el, "click", (event) => this.keepFocus(event));
    this.on(el, "pointermove", (event) => this.drag(event));
    this.on(el, "pointerup", (event) => this.release(event));
    this.on(el, "pointercancel", (event) => this.release(event));
    this.on(el, "keydown", (event) => this.key(event));
    this.on(el, "input", (event) => this.native(event));
    this.on(el, "change", (event) => this.typed(event));
    const [first] = this.handles();
    if (first && !isRange) this.stops.push(connectLabels(handle, first));
    const sizes = new ResizeObserver(() => thinMarks(el));
    sizes.observe(el);
    this.stops.push(() => sizes.disconnect());
    this.show();
  }

  stop(): void {
    for (const stop of this.stops) stop();
  }

  /** After a drawing: the marks may be others. */
  update(): void {
    this.show();
    thinMarks(this.handle.el);
  }

  /** Brings the native controls to the values that are shown; drawing leaves them alone while the user changes them. */
  show(): void {
    const { handles } = this.model();
    for (const input of this.handle.el.querySelectorAll<HTMLInputElement>("input[data-handle]")) {
      const value = handles[Number(input.dataset["handle"])]?.value;
      const isBeingTyped = input.type === "number" && input === doc.activeElement;
      if (value !== undefined && !isBeingTyped && Number(input.value) !== value) input.value = String(value);
    }
  }

  private model(): SliderModel {
    return modelOf(this.handle.props);
  }

  private handles(): HTMLInputElement[] {
    return [...this.handle.el.querySelectorAll<HTMLInputElement>("input.dx-slider-handle")];
  }

  private values(): number[] {
    return this.model().handles.map(({ value }) => value);
  }

  private meeting(): Meeting {
    const { props } = this.handle;
    const pushable = own(props, "pushable");
    const { step } = this.model();
    const push = typeof pushable === "number" ? pushable : pushable === true ? (step === "any" ? 0 : step) : undefined;
    return { push, cross: own(props, "allowCross") !== false };
  }

  /** Moves a handle; `isFinal` when it stays there. Tells which handle has the focus now. */
  private move(index: number, value: number, isFinal: boolean): number {
    const before = this.values();
    const after = moved(before, index, value, this.model(), this.meeting());
    if (after.values.some((item, i) => item !== before[i])) this.tell(after.values, isFinal);
    this.show();
    return after.index;
  }

  private tell(values: number[], isFinal: boolean): void {
    const shown: JSON = this.isRange ? values : (values[0] ?? null);
    const atOnce = isFinal || own(this.handle.props, "updatemode") === "drag";
    const changes: Props = { drag_value: shown };
    if (atOnce && !equal(own(this.handle.props, "value"), shown)) changes["value"] = shown;
    if (!isFinal) changes["$drag"] = shown;
    this.handle.set(changes);
  }

  private get isDisabled(): boolean {
    return own(this.handle.props, "disabled") === true;
  }

  private isInBody(event: Event): boolean {
    return event.target instanceof Element && event.target.closest(".dx-slider-body") !== null;
  }

  /** A press gives the focus to the handle that it takes, not to what lies under the pointer. */
  private keepFocus(event: MouseEvent): void {
    if (this.isInBody(event)) event.preventDefault();
  }

  private press(event: PointerEvent): void {
    if (!this.isInBody(event) || event.button !== 0 || this.isDisabled) return;
    const value = this.valueAt(event);
    this.dragged = nearestHandle(this.values(), value);
    this.handle.el.setPointerCapture(event.pointerId);
    this.handle.el.dataset["dxDragging"] = "";
    this.follow(value);
  }

  private drag(event: PointerEvent): void {
    if (this.dragged !== undefined) this.follow(this.valueAt(event));
  }

  private follow(value: number): void {
    if (this.dragged === undefined) return;
    this.dragged = this.move(this.dragged, snap(value, this.model()), false);
    this.handles()[this.dragged]?.focus({ preventScroll: true });
  }

  private release(event: PointerEvent): void {
    if (this.dragged === undefined) return;
    this.dragged = undefined;
    delete this.handle.el.dataset["dxDragging"];
    if (this.handle.el.hasPointerCapture(event.pointerId)) this.handle.el.releasePointerCapture(event.pointerId);
    if (own(this.handle.props, "$drag") !== null) this.tell(this.values(), true);
  }

  /** The value under the pointer; the ends of the way lie half a handle inside the track. */
  private valueAt(event: PointerEvent): number {
    const { min, max } = this.model();
    const isVertical = own(this.handle.props, "vertical") === true;
    const track = this.handle.el.querySelector(".dx-slider-track")?.getBoundingClientRect() ?? new DOMRect();
    const thumb = parseFloat(getComputedStyle(this.handle.el).getPropertyValue("--dx-thumb")) || 0;
    const length = (isVertical ? track.height : track.width) - thumb;
    const along = isVertical ? track.bottom - event.clientY : event.clientX - track.left;
    const way = length > 0 ? clamp((along - thumb / 2) / length, 0, 1) : 0;
    return min + (own(this.handle.props, "reverse") === true ? 1 - way : way) * (max - min);
  }

  /** Without a step the keys lead from mark to mark (semantics B12). */
  private key(event: KeyboardEvent): void {
    const index = this.handles().indexOf(event.target as HTMLInputElement);
    const model = this.model();
    if (index < 0 || model.step !== "any" || this.isDisabled) return;
    const isReversed = own(this.handle.props, "reverse") === true;
    const value = markByKey(event.key, this.values()[index] ?? model.min, model, isReversed);
    if (value === undefined) return;
    event.preventDefault();
    this.focusAfter(this.move(index, value, true));
  }

  /** The browser moved a handle: by the keyboard, or for assistive technology. */
  private native(event: Event): void {
    const input = event.target as HTMLInputElement;
    const index = this.handles().indexOf(input);
    if (index >= 0) this.focusAfter(this.move(index, snap(Number(input.value), this.model()), true));
  }

  private focusAfter(index: number): void {
    this.handles()[index]?.focus({ preventScroll: true });
  }

  private typed(event: Event): void {
    const field = event.target as HTMLInputElement;
    if (!field.classList.contains("dx-slider-number")) return;
    const index = Number(field.dataset["handle"]);
    const value = field.value === "" ? undefined : snap(Number(field.value), this.model());
    if (value !== undefined) this.move(index, value, true);
    const shown = this.values()[index];
    if (shown !== undefined) field.value = String(shown);
  }

  private on<K extends keyof HTMLElementEventMap>(
    el: HTMLElement,
    type: K,
    listener: (event: HTMLElementEventMap[K]) => void,
  ): void {
    el.addEventListener(type, listener);
    this.stops.push(() => el.removeEventListener(type, listener));
  }
}

const controls = new WeakMap<Handle, SliderControl>();

export function mountSlider(handle: Handle, isRange: boolean): () => void {
  const control = new SliderControl(handle, isRange);
  controls.set(handle, control);
  return () => control.stop();
}

export function updateSlider(handle: Handle): void {
  controls.get(handle)?.update();
}

/** A handle that stands elsewhere than the server drew it: it was moved before the client was there. */
export function editedSlider({ el, props }: Handle, isRange: boolean): Props {
  const inputs = [...el.querySelectorAll<HTMLInputElement>("input.dx-slider-handle")];
  const isMoved = inputs.some((input) => {
    const drawn = input.cloneNode() as HTMLInputElement;
    drawn.value = input.defaultValue;
    return drawn.value !== input.value;
  });
  if (!isMoved) return {};
  const model = modelOf(props);
  const values = inputs.map((input) => snap(Number(input.value), model));
  const value: JSON = isRange ? values.sort((a, b) => a - b) : (values[0] ?? null);
  return { value, drag_value: value };
}
