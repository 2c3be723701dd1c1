/** Which values the handles of a slider may take. */

import type { SliderModel } from "../dom/slider";

export type Stops = Pick<SliderModel, "min" | "max" | "step"> & { marks: readonly { value: number }[] };

/** How far a page key goes, in parts of the way, as native sliders do. */
const PAGE_PARTS = 10;

export function decimalsOf(x: number): number {
  const [digits = "", exponent = "0"] = String(x).split("e");
  return Math.max(0, (digits.split(".")[1] ?? "").length - Number(exponent));
}

/** The nearest value that can be had: a step from the least value, or, without a step, a mark (semantics B12). */
export function snap(value: number, stops: Stops): number {
  const { min, max, step } = stops;
  if (step === "any") return nearestMark(value, stops) ?? clamp(value, min, max);
  const steps = Math.min(Math.round((value - min) / step), Math.floor((max - min) / step + 1e-9));
  const decimals = Math.min(20, Math.max(decimalsOf(min), decimalsOf(step)));
  return clamp(Number((min + Math.max(0, steps) * step).toFixed(decimals)), min, max);
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

function nearestMark(value: number, { marks }: Stops): number | undefined {
  const distance = (mark: number): number => Math.abs(mark - value);
  return marks
    .map((mark) => mark.value)
    .reduce<number | undefined>(
      (best, mark) => (best === undefined || distance(mark) < distance(best) ? mark : best),
      undefined,
    );
}

/** Where a key leads from a value when there are only marks; undefined for keys that move nothing. */
export function markByKey(key: string, value: number, stops: Stops, isReversed: boolean): number | undefined {
  const marks = stops.marks.map((mark) => mark.value);
  const page = Math.max(1, Math.round(marks.length / PAGE_PARTS));
  const sideways = isReversed ? -1 : 1;
  const moves: { readonly [key: string]: number } = {
    ArrowUp: 1,
    ArrowDown: -1,
    ArrowRight: sideways,
    ArrowLeft: -sideways,
    PageUp: page,
    PageDown: -page,
    Home: -Infinity,
    End: Infinity,
  };
  const move = moves[key];
  if (move === undefined || marks.length === 0) return undefined;
  const rest = move > 0 ? marks.filter((mark) => mark > value) : marks.filter((mark) => mark < value).reverse();
  return rest[Math.min(Math.abs(move), rest.length) - 1] ?? value;
}

export interface Meeting {
  /** The distance that a handle keeps, by pushing the others; undefined where it pushes none. */
  push: number | undefined;
  cross: boolean;
}

/** The handles' values, ascending, after one is moved, and which one is moved now. */
export function moved(
  values: readonly number[],
  index: number,
  value: number,
  stops: Stops,
  { push, cross }: Meeting,
): { values: number[]; index: number } {
  const next = [...values];
  if (push !== undefined) return { values: pushed(next, index, value, stops, push), index };
  if (!cross) {
    next[index] = clamp(value, values[index - 1] ?? stops.min, values[index + 1] ?? stops.max);
    return { values: next, index };
  }
  next[index] = value;
  next.sort((a, b) => a - b);
  // Of several handles at one place it is the one nearest to where it was.
  const places = next.flatMap((item, i) => (item === value ? [i] : []));
  const distance = (place: number): number => Math.abs(place - index);
  return { values: next, index: places.reduce((best, place) => (distance(place) < distance(best) ? place : best)) };
}

function pushed(given: number[], index: number, value: number, stops: Stops, push: number): number[] {
  const values = [...given];
  const [before, after] = [index * push, (values.length - 1 - index) * push];
  let last = snap(clamp(value, stops.min + before, stops.max - after), stops);
  values[index] = last;
  for (let i = index + 1; i < values.length; i += 1) {
    last = Math.max(values[i] ?? last, snap(last + push, stops));
    values[i] = last;
  }
  last = values[index];
  for (let i = index - 1; i >= 0; i -= 1) {
    last = Math.min(values[i] ?? last, snap(last - push, stops));
    values[i] = last;
  }
  return values;
}

/** The handle that a press at a value takes: the nearest, and of two at the same place the one that can go there. */
export function nearestHandle(values: readonly number[], value: number): number {
  let best = 0;
  values.forEach((candidate, i) => {
    const distance = Math.abs(candidate - value);
    const least = Math.abs((values[best] ?? 0) - value);
    if (distance < least || (distance === least && value > candidate)) best = i;
  });
  return best;
}
